"""A data set ready for training: all images resident on the device, divided, scaled."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import torch
from torch.nn import functional

from cnnstudio.engine.data.sources import RawImages, load
from cnnstudio.engine.data.split import PARTS, Part, stratified
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.project.settings import DatasetConfig, fit_of, settings_to
from cnnstudio.project.split_sizes import part_sizes
from cnnstudio.project.steps.basic import Normalize


@dataclass(frozen=True)
class Dataset:
    """Images (N, C, H, W) uint8 and labels (N,) int64 on one device.

    `parts` holds the indices of each part; `mean` and `std` (C,) are measured on the
    training images, on the scale 0 to 1 (0 and 1 without normalisation).
    """

    images: torch.Tensor
    labels: torch.Tensor
    classes: tuple[str, ...]
    parts: dict[Part, torch.Tensor]
    mean: torch.Tensor
    std: torch.Tensor
    fingerprint: str

    @property
    def shape(self) -> tuple[int, int, int]:
        """(channels, height, width) of one image."""
        _, c, h, w = self.images.shape
        return c, h, w

    @property
    def device(self) -> torch.device:
        """Where the images are."""
        return self.images.device

    def size(self, part: Part) -> int:
        """How many images a part has."""
        return len(self.parts[part])

    def pixels(self, indices: torch.Tensor) -> torch.Tensor:
        """Images (B, C, H, W) as float32 from 0 to 1, not normalised."""
        return self.images.index_select(0, indices).to(torch.float32).div_(255)

    def normalized(self, pixels: torch.Tensor) -> torch.Tensor:
        """What the network is given: (pixels − mean) / std per channel, in place."""
        # Two plain operations and no fused one: an image then gives the same bits in
        # whatever batch it comes.
        return pixels.sub_(self.mean[:, None, None]).div_(self.std[:, None, None])

    def prepared(self, indices: torch.Tensor) -> torch.Tensor:
        """Images (B, C, H, W) as the network is given them, without augmentation."""
        return self.normalized(self.pixels(indices))

    def index(self, part: Part, number: int) -> torch.Tensor:
        """Index (1,) into `images` of the part's image `number`, counted from 0."""
        return self.parts[part][number : number + 1]


def load_dataset(
    config: DatasetConfig, shape: tuple[int, ...], device: torch.device
) -> Dataset:
    """Load the images of a project for an Input of `shape`; raises `DataError`."""
    return make_dataset(load(config), config, shape, device)


def make_dataset(
    raw: RawImages, config: DatasetConfig, shape: tuple[int, ...], device: torch.device
) -> Dataset:
    """Divide, fit and measure images that are in memory already."""
    wanted = part_sizes(config)
    sizes: dict[Part, int] = {
        "train": wanted.train,
        "validation": wanted.validation,
        "test": wanted.test,
    }
    parts = stratified(raw.labels, len(raw.classes), sizes, config.split_seed)
    images = fit_images(torch.from_numpy(raw.images), shape, fit_of(config))
    channels = images.shape[1]
    mean, std = torch.zeros(channels), torch.ones(channels)
    if any(isinstance(step, Normalize) and step.on for step in config.pipeline):
        mean, std = channel_statistics(images, parts["train"])
    marks = f"{raw.fingerprint()} {sorted(settings_to(config).items())} {shape}"
    return Dataset(
        images.to(device),
        torch.from_numpy(raw.labels).to(device),
        raw.classes,
        {part: parts[part].to(device) for part in PARTS},
        mean.to(device),
        std.to(device),
        hashlib.sha256(marks.encode()).hexdigest()[:16],
    )


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
    expected = " × ".join(str(n) for n in shape)
    got = " × ".join(str(n) for n in found)
    return DataError(
        translate(
            "Engine", "The Input expects {expected}, the images are {got}. {remedy}"
        ).format(expected=expected, got=got, remedy=remedy)
    )


def channel_statistics(
    images: torch.Tensor, indices: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Mean and deviation (C,) of uint8 images on the scale 0 to 1, exactly.

    Counting how often each of the 256 values occurs gives exact sums whatever the
    size of the set. A channel without any variation gets the deviation 1.
    """
    means, deviations = [], []
    values = torch.arange(256, dtype=torch.float64) / 255
    for channel in range(images.shape[1]):
        counts = torch.zeros(256, dtype=torch.int64)
        for block in torch.split(indices, 4096):
            pixels = images[block, channel].reshape(-1)
            counts += torch.bincount(pixels, minlength=256)
        share = counts.to(torch.float64) / counts.sum()
        mean = (share * values).sum()
        deviation = (share * (values - mean) ** 2).sum().sqrt()
        means.append(mean)
        deviations.append(deviation if deviation > 0 else torch.ones_like(deviation))
    return torch.stack(means).float(), torch.stack(deviations).float()
