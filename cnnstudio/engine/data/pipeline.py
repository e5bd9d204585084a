"""What lies between the samples and the network: steps, in the order of the project.

Three moments: `prepare` brings images to the Input's shape, `normalize` is what every
sample gets on its way into the network, `plan` draws what training samples get besides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

import torch
from torch.nn import functional

from cnnstudio.engine.data.augment import Augmentation, sampling_grid, warp
from cnnstudio.engine.data.raw import size_text
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.project.settings import DatasetConfig, fit_of
from cnnstudio.project.steps.basic import Normalize

BLOCK = 4_096


class Plan(Protocol):
    """What was drawn for some samples, one after the other."""

    def apply(self, pixels: torch.Tensor, first: int) -> torch.Tensor:
        """Change the pixels (B, …) of the planned samples from `first` on."""

    def apply_to_masks(self, masks: torch.Tensor, first: int) -> torch.Tensor:
        """Change the masks (B, H, W) of these samples as their images."""


@dataclass(frozen=True, slots=True)
class Warps:
    """An affine map (N, 2, 3) for each sample."""

    matrices: torch.Tensor

    def apply(self, pixels: torch.Tensor, first: int) -> torch.Tensor:
        """Warp images (B, C, H, W)."""
        return warp(pixels, self.matrices[first : first + len(pixels)])

    def apply_to_masks(self, masks: torch.Tensor, first: int) -> torch.Tensor:
        """Warp masks (B, H, W) without mixing classes; outside is class 0."""
        matrices = self.matrices[first : first + len(masks)]
        grid = sampling_grid(matrices, *masks.shape[1:])
        warped = functional.grid_sample(
            masks[:, None].float(), grid, mode="nearest", align_corners=False
        )
        return warped[:, 0].to(masks.dtype)


class Pipeline:
    """The steps of a project, for samples of one shape; measured by `fit`."""

    def __init__(self, config: DatasetConfig, shape: tuple[int, ...]) -> None:
        self.shape = tuple(shape)
        self._how = fit_of(config)
        self._normalizes = any(
            isinstance(step, Normalize) and step.on for step in config.pipeline
        )
        self.augmentation = Augmentation.of(config)
        self.mean = torch.zeros(shape[0])
        self.std = torch.ones(shape[0])

    def is_ready(self, found: tuple[int, ...]) -> bool:
        """True if samples of this shape need no preparing."""
        return found == self.shape

    def prepare(self, samples: torch.Tensor) -> torch.Tensor:
        """Bring samples (N, …) to the Input's shape; raises `DataError`."""
        return fit_images(samples, self.shape, self._how)

    def prepare_masks(self, masks: torch.Tensor) -> torch.Tensor:
        """Bring masks (N, H, W) to the Input's height and width, without mixing."""
        return fit_masks(masks, self.shape[1:], self._how)

    def fit(self, samples: torch.Tensor, indices: torch.Tensor) -> None:
        """Measure what the steps need on the training samples."""
        if self._normalizes:
            self.mean, self.std = channel_statistics(samples, indices, self.prepare)

    def to(self, device: torch.device) -> None:
        """Take what was measured to a device."""
        self.mean, self.std = self.mean.to(device), self.std.to(device)

    def normalize(self, pixels: torch.Tensor) -> torch.Tensor:
        """What the network is given: (pixels − mean) / std per channel, in place."""
        # Two plain operations and no fused one: a sample then gives the same bits in
        # whatever batch it comes.
        ones = (1,) * (pixels.dim() - 2)
        mean, std = self.mean.reshape(-1, *ones), self.std.reshape(-1, *ones)
        return pixels.sub_(mean).div_(std)

    def plan(
        self, indices: torch.Tensor, seed: int, epoch: int, device: torch.device
    ) -> Plan | None:
        """Draw for training samples (N,), given by index on the CPU; None: nothing.

        What is drawn depends on seed, epoch and index alone.
        """
        if not self.augmentation.is_on or len(self.shape) != 3:
            return None
        height, width = self.shape[1:]
        maps = self.augmentation.matrices(indices, seed, epoch, (height, width))
        return Warps(maps.to(device))


def fit_images(images: torch.Tensor, shape: tuple[int, ...], fit: str) -> torch.Tensor:
    """Bring uint8 images (N, C, H, W) to the Input's shape, as `fit` says."""
    found = tuple(images.shape[1:])
    if found == tuple(shape):
        return images.contiguous()
    if len(shape) != 3 or found[0] != shape[0]:
        raise _mismatch(
            shape,
            found,
            translate("Engine", "Set the Input's shape to that of the images."),
        )
    height, width = shape[1:]
    if fit == "pad":
        across, down = width - found[2], height - found[1]
        if across < 0 or down < 0:
            raise _mismatch(
                shape,
                found,
                translate(
                    "Engine", "A border cannot make images smaller: choose resize."
                ),
            )
        border = (across // 2, across - across // 2, down // 2, down - down // 2)
        return functional.pad(images, border)
    if fit == "resize":
        return torch.cat([_resized(i, height, width) for i in torch.split(images, 512)])
    raise _mismatch(
        shape,
        found,
        translate(
            "Engine",
            "Set the Input's shape to that of the images, or choose pad or "
            "resize in the data settings.",
        ),
    )


def _resized(images: torch.Tensor, height: int, width: int) -> torch.Tensor:
    scaled = functional.interpolate(
        images.to(torch.float32),
        size=(height, width),
        mode="bilinear",
        align_corners=False,
        antialias=True,
    )
    return scaled.round_().clamp_(0, 255).to(torch.uint8)


def _mismatch(shape: tuple[int, ...], found: tuple[int, ...], remedy: str) -> DataError:
    return DataError(
        translate(
            "Engine", "The Input expects {expected}, the images are {got}. {remedy}"
        ).format(expected=size_text(shape), got=size_text(found), remedy=remedy)
    )


def fit_masks(masks: torch.Tensor, size: tuple[int, ...], fit: str) -> torch.Tensor:
    """Bring masks (N, H, W) to a size as their images are; a border is class 0."""
    if tuple(masks.shape[1:]) == tuple(size):
        return masks.contiguous()
    layers = masks[:, None]
    if fit == "pad":
        return fit_images(layers, (1, *size), fit)[:, 0]
    scaled = functional.interpolate(layers.float(), size=size, mode="nearest-exact")
    return scaled[:, 0].to(masks.dtype)


def channel_statistics(
    samples: torch.Tensor,
    indices: torch.Tensor,
    prepare: Callable[[torch.Tensor], torch.Tensor] | None = None,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Mean and deviation (C,) of samples, block by block, after `prepare`.

    Of bytes on the scale 0 to 1: counting how often each of the 256 values occurs
    gives exact sums whatever the size of the set. A channel without any variation gets
    the deviation 1.
    """
    measure = _of_bytes if samples.dtype == torch.uint8 else _of_numbers
    blocks = (
        samples[block] if prepare is None else prepare(samples[block])
        for block in torch.split(indices, BLOCK)
    )
    mean, variance = measure(blocks)
    deviation = variance.clamp(min=0).sqrt()
    deviation[deviation == 0] = 1
    return mean.float(), deviation.float()


def _of_bytes(blocks: Iterable[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    counts = torch.zeros(1, 256, dtype=torch.int64)
    for block in blocks:
        channels = block.transpose(0, 1).flatten(1)
        found = [torch.bincount(channel, minlength=256) for channel in channels]
        counts = counts + torch.stack(found)
    values = torch.arange(256, dtype=torch.float64) / 255
    shares = counts.to(torch.float64) / counts.sum(1, keepdim=True)
    mean = (shares * values).sum(1)
    return mean, (shares * (values - mean[:, None]) ** 2).sum(1)


def _of_numbers(blocks: Iterable[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    """Chan, Golub & LeVeque's way to put the variances of blocks together (1983)."""
    count, mean, squares = 0, torch.zeros(1).double(), torch.zeros(1).double()
    for block in blocks:
        values = block.transpose(0, 1).flatten(1).double()
        size, own = values.shape[1], values.mean(1)
        apart, total = own - mean, count + size
        squares = squares + ((values - own[:, None]) ** 2).sum(1)
        squares = squares + apart**2 * (count * size / total)
        mean, count = mean + apart * (size / total), total
    return mean, squares / max(1, count)
