"""Batches of one part, in an order that is a function of (seed, epoch)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import torch

from cnnstudio.engine.data.augment import Augmentation, warp
from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.data.split import Part
from cnnstudio.engine.hashing import key

NO_AUGMENTATION = Augmentation()


class Batch(NamedTuple):
    """Inputs (B, C, H, W) float32 as the network is given them, and labels (B,)."""

    inputs: torch.Tensor
    labels: torch.Tensor


class Batches:
    """All batches of a part; the last one may be smaller.

    Position in an epoch is one number: epochs can be entered anywhere. Augmentation
    is applied to the training part only, whatever is asked for.
    """

    def __init__(
        self,
        dataset: Dataset,
        part: Part,
        batch_size: int,
        *,
        seed: int = 0,
        shuffle: bool = False,
        augmentation: Augmentation = NO_AUGMENTATION,
        memory_format: torch.memory_format = torch.contiguous_format,
    ) -> None:
        self.dataset = dataset
        self.part = part
        self.batch_size = batch_size
        self.seed = seed
        self.shuffle = shuffle
        self.augmentation = augmentation if part == "train" else NO_AUGMENTATION
        self.memory_format = memory_format

    def __len__(self) -> int:
        return -(-self.dataset.size(self.part) // self.batch_size)

    def size(self, number: int) -> int:
        """How many images batch `number` has."""
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
        """Yield the batches of an epoch from batch `start` on.

        Order and affine maps of the whole epoch go to the device at once, so that no
        batch waits for the processor.
        """
        device = self.dataset.device
        order = self.order(number)
        maps = None
        if self.augmentation.is_on:
            _, height, width = self.dataset.shape
            maps = self.augmentation.matrices(order, self.seed, number, (height, width))
            maps = maps.to(device)
        order = order.to(device)
        for first in range(start * self.batch_size, len(order), self.batch_size):
            last = first + self.batch_size
            indices = order[first:last]
            pixels = self.dataset.pixels(indices)
            if maps is not None:
                pixels = warp(pixels, maps[first:last])
            inputs = self.dataset.normalized(pixels)
            yield Batch(
                inputs.contiguous(memory_format=self.memory_format),
                self.dataset.labels.index_select(0, indices),
            )
