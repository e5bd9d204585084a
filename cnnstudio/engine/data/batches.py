"""Batches of one part, in an order that is a function of (seed, epoch)."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from typing import NamedTuple

import torch

from cnnstudio.engine.data.augmentation import as_stored
from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.data.loader import loaded
from cnnstudio.engine.data.split import Part
from cnnstudio.engine.device import send
from cnnstudio.engine.hashing import key

AHEAD = 4_096
"""Samples for which is drawn at once: no batch waits for the processor, and what is
drawn for a million samples is never there as a whole."""

TOGETHER = 400_000
"""Values that are worked on at once: of small images those of several batches, as many
as stay near the processor."""


Share = Callable[[int], slice]
"""Which samples of a batch of so many this process takes."""


def whole(size: int) -> slice:
    """Return all of a batch."""
    return slice(0, size)


class Batch(NamedTuple):
    """Inputs (B, …) float32 as the network is given them, targets, their indices."""

    inputs: torch.Tensor
    targets: torch.Tensor
    indices: torch.Tensor


class Piece(NamedTuple):
    """Samples of some batches, on the CPU: their indices, and those `drawn` for with
    them, in which they begin at `first`.
    """

    drawn: torch.Tensor
    first: int
    sizes: list[int]
    indices: torch.Tensor


class Batches:
    """All batches of a part; the last one may be smaller, or is dropped.

    Position in an epoch is one number: epochs can be entered anywhere. Augmentation
    is applied to the training part only, whatever is asked for. `batch_size` 0 is the
    whole part. Of several processes each takes its `share` of every batch. So many
    `workers` read ahead where the data are in a file.
    """

    def __init__(
        self,
        dataset: Dataset,
        part: Part,
        batch_size: int,
        *,
        seed: int = 0,
        shuffle: bool = False,
        augment: bool = False,
        drop_last: bool = False,
        memory_format: torch.memory_format = torch.contiguous_format,
        share: Share = whole,
        workers: int = 0,
    ) -> None:
        self.dataset = dataset
        self.part = part
        self.batch_size = batch_size or max(1, dataset.size(part))
        self.seed = seed
        self.shuffle = shuffle
        self.augment = augment and part == "train"
        self.drop_last = drop_last and dataset.size(part) >= self.batch_size
        # channels_last is a layout of images: neither rows nor clips have it.
        is_image = len(dataset.shape) == 3
        self.memory_format = memory_format if is_image else torch.contiguous_format
        self.share = share
        self.workers = workers

    def __len__(self) -> int:
        whole, rest = divmod(self.dataset.size(self.part), self.batch_size)
        return whole + (1 if rest and not self.drop_last else 0)

    def size(self, number: int) -> int:
        """How many samples batch `number` has, those of all shares together."""
        left = self.dataset.size(self.part) - number * self.batch_size
        return min(self.batch_size, left)

    def order(self, epoch: int) -> torch.Tensor:
        """Indices into the data set in the order of this epoch, on the CPU."""
        indices = self.dataset.parts[self.part].cpu()
        if not self.shuffle:
            return indices
        generator = torch.Generator().manual_seed(key(self.seed, "order", epoch))
        return indices[torch.randperm(len(indices), generator=generator)]

    def epoch(self, number: int = 0, start: int = 0) -> Iterator[Batch]:
        """Yield the batches of an epoch from batch `start` on."""
        order = self.order(number)[start * self.batch_size :]
        order = order[: (len(self) - start) * self.batch_size]
        data, plan = self.dataset, None
        with closing(self._stored(order)) as stored:
            for piece, samples in zip(self._pieces(order), stored, strict=True):
                if self.augment and piece.first == 0:
                    plan = data.pipeline.plan(
                        piece.drawn, self.seed, number, data.device
                    )
                indices = send(piece.indices, data.device)
                targets = data.targets_of(indices)
                if plan is None:
                    pixels = as_stored(samples)
                else:
                    pixels = plan.changed(samples, piece.first)
                    if data.task == "masks":
                        targets = plan.apply_to_masks(targets, piece.first)
                inputs = data.pipeline.numbers(pixels)
                inputs = inputs.contiguous(memory_format=self.memory_format)
                split = (x.split(piece.sizes) for x in (inputs, targets, indices))
                yield from map(Batch, *split)

    def _pieces(self, order: torch.Tensor) -> Iterator[Piece]:
        """Yield what is worked on at once, of the samples of this process's share."""
        size = self.batch_size
        together = max(1, TOGETHER // (size * math.prod(self.dataset.shape)))
        for ahead in order.split(max(1, AHEAD // size) * size):
            parts = [part[self.share(len(part))] for part in ahead.split(size)]
            drawn, first = torch.cat(parts), 0
            for number in range(0, len(parts), together):
                sizes = [len(part) for part in parts[number : number + together]]
                indices = drawn[first : first + sum(sizes)]
                yield Piece(drawn, first, sizes, indices)
                first += sum(sizes)

    def _stored(self, order: torch.Tensor) -> Generator[torch.Tensor, None, None]:
        """Yield the stored samples of each piece, on the device."""
        data = self.dataset
        if data.file is None or not self.workers:
            for piece in self._pieces(order):
                in_memory = data.file is None  # else they are read by their places
                place = data.device if in_memory else piece.indices.device
                yield data.stored(send(piece.indices, place))
            return

        def places() -> Iterator[list[int]]:
            return (piece.indices.tolist() for piece in self._pieces(order))

        shape = data.inputs.shape[1:]
        file, pipeline = data.file.reader, data.pipeline
        for samples in loaded(file, shape, pipeline, places, self.workers):
            yield send(samples, data.device)
