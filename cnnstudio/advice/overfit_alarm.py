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
"""Epochs after the best one before which a worse validation may be chance."""

RISEN = 1.1
"""How many times the best validation loss all of the last `LATE` ones must be."""

Kind = Literal["capacity", "epochs", "data", "representative"]


@dataclass(frozen=True, slots=True)
class Learned:
    """A run so far: its losses by epoch, its network's parameters and its data.

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


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing that may be the cause, with its numbers, and its page of help."""

    kind: Kind
    text: str
    topic: str


@dataclass(frozen=True, slots=True)
class OverfitAlarm:
    """What is seen, in a sentence; the best epoch, from 1; what may be the cause."""

    message: str
    best_epoch: int
    causes: tuple[Cause, ...]


def overfit_alarm(run: Learned) -> OverfitAlarm | None:
    """Judge a run by its losses; None if it does not overfit as far as one can see."""
    count = min(len(run.train), len(run.validation))
    train, validation = run.train[:count], run.validation[:count]
    if not count or not all(map(math.isfinite, (*train, *validation))):
        return None
    best = min(range(count), key=validation.__getitem__)
    late = validation[best + 1 :][-LATE:]
    risen = len(late) == LATE and min(late) >= RISEN * validation[best]
    if not risen or train[-1] >= train[best]:
        return None
    message = translate(
        "OverfitAlarm",
        "This run learns its images by heart: since epoch {epoch} the validation loss "
        "rose from {low:.3g} to {high:.3g}, while the training loss fell to "
        "{train:.2g}.",
    ).format(
        epoch=best + 1, low=validation[best], high=validation[-1], train=train[-1]
    )
    known = [_capacity(run)] if run.parameters and run.images else []
    known.append(_epochs(best + 1, count))
    if run.images:
        known += [] if run.augments is None else [_data(run)]
        known += [_representative(run)] if run.checked else []
    return OverfitAlarm(message, best + 1, tuple(known))


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


def _epochs(best: int, count: int) -> Cause:
    text = plural(
        "OverfitAlarm", count - best,
        "Epochs: {n} was trained after the best one, epoch {best}.",
        "Epochs: {n} were trained after the best one, epoch {best}.",
    ).format(n=count - best, best=best)  # fmt: skip
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
    return Cause(
        "data", text.format(images=run.images, each=each), "page/augmentation"
    )


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
            "Representative data: {checked:,} images check the run; the rarest class "
            "has {least:,.0f}, the most frequent {most:,.0f}.",
        ).format(least=min(run.counts), most=max(run.counts), checked=run.checked)
    else:
        text = translate(
            "OverfitAlarm",
            "Representative data: {checked:,} images check what was learned from "
            "{images:,}.",
        ).format(checked=run.checked, images=run.images)
    return Cause("representative", text, "page/overfitting")
