"""Arrays of somebody's as samples and targets: what each axis and number means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from cnnstudio.engine.data.raw import size_text
from cnnstudio.engine.data.targets import FEW, ordered
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.project.facts import Task

if TYPE_CHECKING:
    from numpy.typing import NDArray

CHANNELS = (1, 2, 3, 4)
MOST_CLASSES = 100_000


def bytes_of(inputs: NDArray[Any], layout: str, notes: list[str]) -> NDArray[Any]:
    """Return rows (N, F) as float32, or images and clips, channels first, as bytes.

    What was done to values is added to `notes`. Raises `DataError`.
    """
    if inputs.dtype.kind not in "uifb":
        text = translate("Engine", "The samples are {dtype}: expected numbers.")
        raise DataError(text.format(dtype=inputs.dtype))
    if inputs.ndim == 2:
        return np.ascontiguousarray(inputs, dtype=np.float32)
    if not 3 <= inputs.ndim <= 5 or not inputs.size:
        text = translate(
            "Engine",
            "The samples are {shape}: expected rows, images or clips, one behind the "
            "other.",
        )
        raise DataError(text.format(shape=size_text(inputs.shape)))
    return np.ascontiguousarray(_as_bytes(channels_first(inputs, layout), notes))


def channels_first(inputs: NDArray[Any], layout: str) -> NDArray[Any]:
    """Bring the axis of channels to the second place; images without get one."""
    if inputs.ndim == 3:
        return inputs[:, None]
    if layout == "auto":
        last, second = inputs.shape[-1] in CHANNELS, inputs.shape[1] in CHANNELS
        layout = "channels_last" if last or not second else "channels_first"
    return np.moveaxis(inputs, -1, 1) if layout == "channels_last" else inputs


def _as_bytes(inputs: NDArray[Any], notes: list[str]) -> NDArray[np.uint8]:
    if inputs.dtype == np.uint8:
        return inputs
    if inputs.dtype == np.bool_:
        return inputs.astype(np.uint8) * np.uint8(255)
    if not np.isfinite(inputs).all():
        text = translate("Engine", "The samples hold NaN or infinity.")
        raise DataError(text)
    low, high = float(inputs.min()), float(inputs.max())
    is_real = inputs.dtype.kind == "f"
    if low < 0 or high > 65_535:
        text = translate(
            "Engine",
            "The samples have values from {low:g} to {high:g}: expected images of 0 to "
            "1, 0 to 255 or 0 to 65,535.",
        )
        raise DataError(text.format(low=low, high=high))
    most = 1.0 if is_real and high <= 1 else 255.0 if high <= 255 else 65_535.0
    if most != 255 or is_real:
        text = translate("Engine", "Values of 0 to {most:,.0f} are kept as bytes.")
        notes.append(text.format(most=most))
    scaled = np.rint(inputs * (255 / most)) if most != 255 or is_real else inputs
    return scaled.astype(np.uint8)


def labelled(
    targets: NDArray[Any], samples: tuple[int, ...]
) -> tuple[Task, NDArray[Any], tuple[str, ...]]:
    """Tell what targets are: the task, the targets as `RawData` has them, the classes.

    Raises `DataError`.
    """
    if targets.dtype.kind in "US":
        texts = targets.reshape(len(targets)).astype(str)
        classes = ordered(set(texts.tolist()))
        numbers = {name: n for n, name in enumerate(classes)}
        return "classes", np.array([numbers[t] for t in texts], np.int64), classes
    if targets.dtype.kind not in "uifb":
        text = translate("Engine", "Targets are {dtype}: expected numbers or texts.")
        raise DataError(text.format(dtype=targets.dtype))
    if targets.ndim == 2 and targets.shape[1] == 1:
        targets = targets[:, 0]
    whole = targets.dtype.kind in "uib" or bool((targets == np.rint(targets)).all())
    if targets.ndim == 1:
        few = targets.dtype.kind in "uib" or len(np.unique(targets)) <= FEW
        if whole and few:
            return "classes", targets.astype(np.int64), _numbered(targets)
        return "values", targets.astype(np.float32)[:, None], ("value",)
    if targets.ndim == 2:
        return _columns(targets)
    if targets.ndim == 3 and targets.shape[1:] == samples[-2:] and whole:
        return "masks", targets.astype(np.uint8), _numbered(targets)
    text = translate(
        "Engine",
        "The targets are {shape}: expected one number, some numbers or a mask for each "
        "sample.",
    )
    raise DataError(text.format(shape=size_text(targets.shape)))


def _columns(targets: NDArray[Any]) -> tuple[Task, NDArray[Any], tuple[str, ...]]:
    count = targets.shape[1]
    names = tuple(str(n) for n in range(count))
    if bool(np.isin(targets, (0, 1)).all()):
        if bool((targets.sum(1) == 1).all()):  # one-hot: one class each
            return "classes", targets.argmax(1).astype(np.int64), names
        return "labels", targets.astype(np.float32), names
    names = tuple(translate("Engine", "value {0}").format(n + 1) for n in range(count))
    return "values", targets.astype(np.float32), names


def _numbered(targets: NDArray[Any]) -> tuple[str, ...]:
    """Names of classes by number; what is below 0 is refused by `RawData`."""
    highest = int(targets.max(initial=0))
    if highest >= MOST_CLASSES:
        text = translate(
            "Engine", "The targets go up to {highest:,}: so many classes there are not."
        )
        raise DataError(text.format(highest=highest))
    return tuple(str(n) for n in range(highest + 1))
