"""The image that is looked at: one of a part of the data, or a person's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cnnstudio.bridge.message import Part
from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.errors import EngineError
from cnnstudio.graph.text import translate

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True, slots=True)
class Sample:
    """One image, as it is stored and as the network is given it.

    `pixels` is of the Input's shape (C, H, W), 0 to 1, before normalisation; `prepared`
    (1, C, H, W) is normalised. `label` is −1 where there is not one class. `index`
    counts within the part of `count` images.
    """

    pixels: torch.Tensor
    prepared: torch.Tensor
    label: int
    part: Part
    index: int
    count: int


def sample_of(dataset: Dataset, part: Part, number: int) -> Sample:
    """Return an image of a part; the number counts around it. Raises `EngineError`."""
    if part == "own":
        raise EngineError(
            translate("Engine", "There is no image of your own yet: draw or open one.")
        )
    count = dataset.size(part)
    if not count:
        raise EngineError(
            translate("Engine", "The {part} part has no images.").format(part=part)
        )
    number %= count
    index = dataset.index(part, number)
    return Sample(
        dataset.pixels(index)[0],
        dataset.prepared(index),
        label_of(dataset, index),
        part,
        number,
        count,
    )


def label_of(dataset: Dataset, index: torch.Tensor) -> int:
    """Return the class of the sample at an index (1,); −1 if it has not just one."""
    return int(dataset.targets_of(index)) if dataset.task == "classes" else -1
