"""The image that is looked at: one of a part of the data, or a person's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from cnnstudio.bridge.message import Bytes, Part
from cnnstudio.engine.data.augmentation import as_numbers, as_stored
from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.errors import EngineError
from cnnstudio.graph.text import translate

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_OWN = 64
"""A person's own images that are kept: while one draws, each is followed by others."""


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


class OwnImages:
    """A person's own images by number, as the samples of the data are stored."""

    def __init__(self) -> None:
        self._images: dict[int, Bytes] = {}

    @property
    def images(self) -> Mapping[int, Bytes]:
        """Bytes (C, H, W) of those that are kept."""
        return self._images

    def put(self, number: int, pixels: Bytes) -> None:
        """Keep an image, and forget the oldest of many."""
        self._images.pop(number, None)
        self._images[number] = pixels
        while len(self._images) > MOST_OWN:
            del self._images[next(iter(self._images))]


def sample_of(
    dataset: Dataset, part: Part, number: int, own: OwnImages | None = None
) -> Sample:
    """Return an image of a part; the number counts around it. Raises `EngineError`."""
    if part == "own":
        return _own_sample(dataset, number, own.images if own is not None else {})
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


def _own_sample(dataset: Dataset, number: int, images: Mapping[int, Bytes]) -> Sample:
    """Prepare an image of a person's own as one of the data; it has no label."""
    if not images:
        raise EngineError(
            translate("Engine", "There is no image of your own yet: draw or open one.")
        )
    if number not in images:
        raise EngineError(
            translate(
                "Engine", "This image of your own is no longer kept: open it again."
            )
        )
    # A copy: what came with a message must not be written into.
    stored = torch.from_numpy(images[number].copy())[None]
    fit = dataset.pipeline.prepare(stored).to(dataset.device)
    return Sample(
        as_numbers(fit)[0],
        dataset.pipeline.numbers(as_stored(fit)),
        -1,
        "own",
        number,
        max(images) + 1,
    )


def label_of(dataset: Dataset, index: torch.Tensor) -> int:
    """Return the class of the sample at an index (1,); −1 if it has not just one."""
    return int(dataset.targets_of(index)) if dataset.task == "classes" else -1
