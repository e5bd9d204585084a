"""An epoch of augmented images as tutorials load them: PIL, DataLoader, workers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import torch
from PIL import Image
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Sample = tuple[torch.Tensor, int]


class Pictures(Dataset[Sample]):
    """Images (N, H, W) or (N, H, W, 3) uint8 in memory, transformed one by one."""

    def __init__(
        self, images: NDArray[np.uint8], labels: NDArray[np.int64], degrees: float
    ) -> None:
        self.images, self.labels = images, labels
        channels = 1 if images.ndim == 3 else images.shape[-1]
        self.transform = transforms.Compose([
            transforms.RandomAffine(degrees, translate=(0.1, 0.1), scale=(0.9, 1.1)),
            transforms.ToTensor(),
            transforms.Normalize((0.13,) * channels, (0.31,) * channels),
        ])  # fmt: skip

    def __len__(self) -> int:
        return len(self.images)

    def __getitem__(self, index: int) -> Sample:
        picture = Image.fromarray(self.images[index])
        return self.transform(picture), int(self.labels[index])


def batches(
    images: NDArray[np.uint8],
    labels: NDArray[np.int64],
    *,
    batch_size: int = 64,
    workers: int = 2,
    degrees: float = 10.0,
) -> DataLoader[Sample]:
    """Iterate this for an epoch; the workers stay for the next one."""
    return DataLoader(
        Pictures(images, labels, degrees),
        batch_size=batch_size,
        shuffle=True,
        num_workers=workers,
        persistent_workers=workers > 0,
    )


def count(loader: DataLoader[Sample]) -> int:
    """Take every batch of an epoch; return how many images there were."""
    epoch: Iterator[tuple[torch.Tensor, torch.Tensor]] = iter(loader)
    return sum(len(labels) for _, labels in epoch)
