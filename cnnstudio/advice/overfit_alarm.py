"""Is a run learning its images by heart? Four causes, each with its numbers.

It does where validation has been getting worse for some epochs while the training loss
went on falling. A gap alone is none: training images are always known better.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cnnstudio.graph.text import plural, translate

LATE = 3
"""Epochs after the lowest loss before which a worse validation may be chance."""

RISEN = 1.1
"""How many times the lowest validation loss `LATE` ones in a row must be."""

Kind = Literal["capacity", "epochs", "data", "representative"]

_Told = tuple[int, float, float]
"""An epoch's number, its training and its validation loss."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A run so far: its losses by epoch, its network's parameters and its data.

    `epochs` are the numbers of the epochs that the losses are of, empty: from 1 on.
    `counts` are the samples of each class in all parts, empty where they are unknown.
    `parameters` is 0 and `augments` None where they are unknown, `classes` 0 or 1 for
    data without classes.
    """

    train: Sequence[float]
    validation: Sequence[float]
    parameters: int
    images: int
    checked: int
    classes: int = 0
    counts: Sequence[float] = ()
    augments: bool | None = False
    epochs: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing that may be the cause, with its numbers, and its page of help."""

    kind: Kind
    text: str
    topic: str


@dataclass(frozen=True, slots=True)
class OverfitAlarm:
    """What is seen, in a sentence, and what may be the cause.

    `lowest_epoch`, from 1, has the lowest validation loss; the run may judge its best
    epoch by something else.
    """

    message: str
    lowest_epoch: int
    causes: tuple[Cause, ...]


def overfit_alarm(run: Learned) -> OverfitAlarm | None:
    """Judge a run by its losses; None if it does not overfit as far as one can see.

    What was seen once holds until the validation loss is lower than ever.
    """
    count = min(len(run.train), len(run.validation))
    numbers = run.epochs or range(1, count + 1)
    told = [
        pair
        for pair in zip(numbers, run.train, run.validation, strict=False)
        if math.isfinite(pair[1]) and math.isfinite(pair[2])
    ]
    if not told:
        return None
    lowest = min(range(len(told)), key=lambda i: told[i][2])
    epoch, _, low = told[lowest]
    seen = _last_seen(told[lowest:])
    if seen is None:
        return None
    _, learned, high = seen
    message = translate(
        "OverfitAlarm",
        "This run learns its images by heart: since epoch {epoch} the validation loss "
        "rose from {low:.3g} to {high:.3g}, while the training loss fell to "
        "{train:.2g}.",
    ).format(epoch=epoch, low=low, high=high, train=learned)
    known = [_capacity(run)] if run.parameters and run.images else []
    known.append(_epochs(epoch, numbers[-1]))
    if run.images:
        known += [] if run.augments is None else [_data(run)]
        known += [_representative(run)] if run.checked else []
    return OverfitAlarm(message, epoch, tuple(known))


def _last_seen(told: Sequence[_Told]) -> _Told | None:
    """Return the last epoch by which a run overfits, of those from the lowest loss on.

    All of the `LATE` up to it are worse in validation, and it is better in training.
    """
    _, train, low = told[0]
    for end in range(len(told) - 1, LATE - 1, -1):
        late = told[end - LATE + 1 : end + 1]
        if told[end][1] < train and min(v for _, _, v in late) >= RISEN * low:
            return told[end]
    return None


def _capacity(run: Learned) -> Cause:
    each = run.parameters / run.images
    text = translate(
        "OverfitAlarm",
        "Capacity: {parameters:,} parameters learn {images:,} images, {each} for each.",
    ).format(
        parameters=run.parameters,
        images=run.images,
        each=f"{each:,.0f}" if each >= 10 else f"{each:.3g}",
    )
    return Cause("capacity", text, "layer/Dropout")


def _epochs(lowest: int, last: int) -> Cause:
    text = plural(
        "OverfitAlarm", last - lowest,
        "Epochs: {n} was trained after the lowest validation loss, epoch {lowest}.",
        "Epochs: {n} were trained after the lowest validation loss, epoch {lowest}.",
    ).format(n=last - lowest, lowest=lowest)  # fmt: skip
    return Cause("epochs", text, "setting/early_stopping")


def _data(run: Learned) -> Cause:
    if run.classes < 2:
        text = _data_without_classes(run)
    elif run.augments:
        text = translate(
            "OverfitAlarm",
            "Amount of data: {images:,} training images, about {each:,.0f} a class; "
            "they are augmented.",
        )
    else:
        text = translate(
            "OverfitAlarm",
            "Amount of data: {images:,} training images, about {each:,.0f} a class; "
            "nothing is augmented.",
        )
    each = run.images / max(1, run.classes)
    return Cause("data", text.format(images=run.images, each=each), "page/augmentation")


def _data_without_classes(run: Learned) -> str:
    if run.augments:
        return translate(
            "OverfitAlarm",
            "Amount of data: {images:,} training images; they are augmented.",
        )
    return translate(
        "OverfitAlarm",
        "Amount of data: {images:,} training images; nothing is augmented.",
    )


def _representative(run: Learned) -> Cause:
    if len(run.counts) > 1:
        text = translate(
            "OverfitAlarm",
            "Representative data: {checked:,} images check the run; of all images the "
            "rarest class has {least:,.0f}, the most frequent {most:,.0f}.",
        ).format(least=min(run.counts), most=max(run.counts), checked=run.checked)
    else:
        text = translate(
            "OverfitAlarm",
            "Representative data: {checked:,} images check what was learned from "
            "{images:,}.",
        ).format(checked=run.checked, images=run.images)
    return Cause("representative", text, "page/overfitting")
