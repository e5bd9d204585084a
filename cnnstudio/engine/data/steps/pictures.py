"""Size and channels of pictures: performed once, on bytes, when data are loaded."""

from __future__ import annotations

import torch
from torch.nn import functional

from cnnstudio.engine.data.steps.geometry import within
from cnnstudio.engine.data.steps.perform import Picture, performs
from cnnstudio.project.steps.pictures import Crop, Fit, Greyscale, Pad, Resize, ToRgb

LUMA = (0.299, 0.587, 0.114)  # ITU-R BT.601, as Pillow's "L"

Size = tuple[int, int]


@performs(Fit)
class Fitted(Picture):
    """Scales, pads or crops to the Input's size, as far as this way leads."""

    def __init__(self, step: Fit) -> None:
        self.how = step.how

    def images(self, images: torch.Tensor, target: tuple[int, ...]) -> torch.Tensor:
        """Change bytes (N, C, H, W)."""
        size = _size(target)
        if self.how == "resize":
            return resized(images, size)
        return _padded_to(images, size) if self.how == "pad" else cropped(images, size)

    def masks(self, masks: torch.Tensor, target: tuple[int, ...]) -> torch.Tensor:
        """Change classes (N, H, W): the nearest pixel's, and 0 outside."""
        size = _size(target)
        if self.how == "resize":
            return nearest(masks, size)
        return _padded_to(masks, size) if self.how == "pad" else cropped(masks, size)


@performs(Resize)
class Resized(Picture):
    """Scales to a size."""

    def __init__(self, step: Resize) -> None:
        self.size = _size(step.size)

    def images(self, images: torch.Tensor, target: tuple[int, ...]) -> torch.Tensor:
        """Change bytes (N, C, H, W)."""
        return resized(images, self.size)

    def masks(self, masks: torch.Tensor, target: tuple[int, ...]) -> torch.Tensor:
        """Change classes (N, H, W): the nearest pixel's."""
        return nearest(masks, self.size)


@performs(Pad)
class Padded(Picture):
    """Adds a border."""

    def __init__(self, step: Pad) -> None:
        rows, columns = step.border
        self.border = (columns, columns, rows, rows)
        self.fill = step.fill

    def images(self, images: torch.Tensor, target: tuple[int, ...]) -> torch.Tensor:
        """Change bytes (N, C, H, W)."""
        if self.fill == "black":
            return functional.pad(images, self.border)
        rows = _with_border(images.shape[-2], self.border[2], self.fill)
        columns = _with_border(images.shape[-1], self.border[0], self.fill)
        return images.index_select(-2, rows).index_select(-1, columns)

    def masks(self, masks: torch.Tensor, target: tuple[int, ...]) -> torch.Tensor:
        """Change classes (N, H, W)."""
        return self.images(masks, target)


@performs(Crop)
class Cropped(Picture):
    """Keeps the middle."""

    def __init__(self, step: Crop) -> None:
        self.size = _size(step.size)

    def images(self, images: torch.Tensor, target: tuple[int, ...]) -> torch.Tensor:
        """Change bytes (N, C, H, W)."""
        return cropped(images, self.size)

    def masks(self, masks: torch.Tensor, target: tuple[int, ...]) -> torch.Tensor:
        """Change classes (N, H, W)."""
        return cropped(masks, self.size)


@performs(Greyscale)
class Grey(Picture):
    """Mixes three channels to one."""

    def __init__(self, step: Greyscale) -> None:
        self.step = step

    def images(self, images: torch.Tensor, target: tuple[int, ...]) -> torch.Tensor:
        """Change bytes (N, 3, H, W) to (N, 1, H, W); others stay."""
        if images.shape[1] != 3:
            return images
        red, green, blue = (images[:, c].to(torch.float32) for c in range(3))
        grey = red.mul_(LUMA[0]).add_(green, alpha=LUMA[1]).add_(blue, alpha=LUMA[2])
        return grey.round_().to(torch.uint8)[:, None]


@performs(ToRgb)
class Tripled(Picture):
    """Repeats the channel."""

    def __init__(self, step: ToRgb) -> None:
        self.step = step

    def images(self, images: torch.Tensor, target: tuple[int, ...]) -> torch.Tensor:
        """Change bytes (N, 1, H, W) to (N, 3, H, W); others stay."""
        return images.repeat_interleave(3, 1) if images.shape[1] == 1 else images


def resized(images: torch.Tensor, size: Size) -> torch.Tensor:
    """Scale bytes (N, C, …, H, W): bilinear, and smoothed where they become smaller."""
    if _size(images.shape) == size:
        return images
    flat = images.flatten(1, -3).to(torch.float32)
    scaled = functional.interpolate(
        flat, size=size, mode="bilinear", align_corners=False, antialias=True
    )
    pixels = scaled.round_().clamp_(0, 255).to(torch.uint8)
    return pixels.reshape(*images.shape[:-2], *size)


def nearest(masks: torch.Tensor, size: Size) -> torch.Tensor:
    """Scale classes (N, H, W) of any integer type: that of the nearest pixel."""
    rows = _nearest(masks.shape[-2], size[0])
    columns = _nearest(masks.shape[-1], size[1])
    return masks.index_select(-2, rows).index_select(-1, columns)


def _nearest(count: int, wanted: int) -> torch.Tensor:
    places = (torch.arange(wanted, dtype=torch.float64) + 0.5) * (count / wanted)
    return places.floor().to(torch.int64).clamp_(0, count - 1)


def cropped(images: torch.Tensor, size: Size) -> torch.Tensor:
    """Keep the middle (…, H, W); a side that is shorter stays as it is."""
    height, width = images.shape[-2:]
    rows, columns = min(size[0], height), min(size[1], width)
    top, left = (height - rows) // 2, (width - columns) // 2
    return images[..., top : top + rows, left : left + columns].contiguous()


def _padded_to(images: torch.Tensor, size: Size) -> torch.Tensor:
    down = max(0, size[0] - images.shape[-2])
    across = max(0, size[1] - images.shape[-1])
    border = (across // 2, across - across // 2, down // 2, down - down // 2)
    return functional.pad(images, border)


def _with_border(count: int, border: int, fill: str) -> torch.Tensor:
    """Return which of `count` pixels each of a line with its borders repeats."""
    return within(torch.arange(-border, count + border), count, fill)


def _size(shape: tuple[int, ...] | torch.Size) -> Size:
    return int(shape[-2]), int(shape[-1])
