"""Augmentation that changes what pixels look like, in torchvision's formulas."""

from __future__ import annotations

import math

import torch

from cnnstudio.engine.data.steps.perform import Look, performs
from cnnstudio.engine.hashing import normal_values
from cnnstudio.project.steps.looks import Brightness, ColorJitter, Erase, Noise

LUMA = (0.2989, 0.587, 0.114)  # as torchvision's rgb_to_grayscale
SMALLEST_ERASED = 0.1
"""The smallest rectangle, as a share of the largest."""


@performs(Brightness)
class BrightnessLook(Look):
    """Adds one amount to all pixels."""

    draws = 1

    def __init__(self, step: Brightness) -> None:
        self.step = step

    def apply(
        self, pixels: torch.Tensor, draws: torch.Tensor, keys: torch.Tensor
    ) -> torch.Tensor:
        """Return changed pixels (B, C, …)."""
        return pixels + _each((draws[:, 0] * 2 - 1) * self.step.shift, pixels)


@performs(Noise)
class NoiseLook(Look):
    """Adds a number to every pixel."""

    def __init__(self, step: Noise) -> None:
        self.step = step

    def apply(
        self, pixels: torch.Tensor, draws: torch.Tensor, keys: torch.Tensor
    ) -> torch.Tensor:
        """Return changed pixels (B, …)."""
        noise = normal_values(keys, math.prod(pixels.shape[1:]))
        return pixels + noise.reshape(pixels.shape).mul_(self.step.sigma)


@performs(ColorJitter)
class ColorJitterLook(Look):
    """Multiplies brightness, contrast and saturation, and turns the hue."""

    draws = 4

    def __init__(self, step: ColorJitter) -> None:
        self.step = step

    def apply(
        self, pixels: torch.Tensor, draws: torch.Tensor, keys: torch.Tensor
    ) -> torch.Tensor:
        """Return changed pixels (B, C, …)."""
        step, spread = self.step, draws * 2 - 1
        if step.brightness:
            factor = _each(1 + spread[:, 0] * step.brightness, pixels)
            pixels = (pixels * factor).clamp_(0, 1)
        if step.contrast:
            factor = _each(1 + spread[:, 1] * step.contrast, pixels)
            middle = _each(_mean(grey(pixels)), pixels)
            pixels = blended(pixels, middle, factor)
        if pixels.shape[1] != 3:
            return pixels
        if step.saturation:
            factor = _each(1 + spread[:, 2] * step.saturation, pixels)
            pixels = blended(pixels, grey(pixels), factor)
        if step.hue:
            pixels = hue_turned(pixels, _each(spread[:, 3] * step.hue, pixels))
        return pixels


@performs(Erase)
class EraseLook(Look):
    """Blacks out a rectangle in some images."""

    draws = 5

    def __init__(self, step: Erase) -> None:
        self.step = step

    def apply(
        self, pixels: torch.Tensor, draws: torch.Tensor, keys: torch.Tensor
    ) -> torch.Tensor:
        """Return changed pixels (B, C, …, H, W)."""
        height, width = pixels.shape[-2:]
        least = self.step.largest * SMALLEST_ERASED
        area = least + draws[:, 1] * (self.step.largest - least)
        bend = (draws[:, 2] - 0.5) * math.log(3)
        rows = _covered(area.sqrt() * bend.exp(), draws[:, 3], height)
        columns = _covered(area.sqrt() * (-bend).exp(), draws[:, 4], width)
        erased = rows[:, :, None] & columns[:, None, :]
        erased &= (draws[:, 0] < self.step.p)[:, None, None]
        between = [1] * (pixels.dim() - 3)
        return pixels * ~erased.reshape(len(pixels), *between, height, width)


def _covered(share: torch.Tensor, place: torch.Tensor, count: int) -> torch.Tensor:
    """Return which of `count` pixels lie in a stretch of this share: (B, count)."""
    length = (share * count).round_().clamp_(1, count)
    start = (place * (count - length + 1)).floor_()
    line = torch.arange(count, device=share.device)
    return (line >= start[:, None]) & (line < (start + length)[:, None])


def _each(values: torch.Tensor, pixels: torch.Tensor) -> torch.Tensor:
    """Shape one number an image (B,) so that it reaches all of its pixels."""
    return values.reshape(-1, *[1] * (pixels.dim() - 1))


def grey(pixels: torch.Tensor) -> torch.Tensor:
    """Mix three channels to one (B, 1, …); one channel is grey already."""
    if pixels.shape[1] != 3:
        return pixels
    red, green, blue = pixels.unbind(1)
    return (red * LUMA[0] + green * LUMA[1] + blue * LUMA[2])[:, None]


def _mean(pixels: torch.Tensor) -> torch.Tensor:
    """Mean of each image (B,).

    Halves are added to each other: torch's own mean rounds otherwise where there are
    few images.
    """
    values = pixels.flatten(1)
    count = values.shape[1]
    while values.shape[1] > 1:
        half = values.shape[1] // 2
        rest = values[:, 2 * half :]
        values = values[:, :half] + values[:, half : 2 * half]
        values = torch.cat((values, rest), 1)
    return values[:, 0] / count


def blended(
    pixels: torch.Tensor, other: torch.Tensor, factor: torch.Tensor
) -> torch.Tensor:
    """Go from `other` towards the pixels and beyond, and stay within 0 and 1."""
    return (pixels * factor + other * (1 - factor)).clamp_(0, 1)


def hue_turned(pixels: torch.Tensor, turn: torch.Tensor) -> torch.Tensor:
    """Turn the colour circle by a share (B, 1, …) of it: to HSV and back.

    Smith (1978), Color gamut transform pairs.
    """
    red, green, blue = pixels.unbind(1)
    value, low = pixels.amax(1), pixels.amin(1)
    chroma = value - low
    safe = torch.where(chroma > 0, chroma, 1.0)
    of_red = ((green - blue) / safe).remainder(6)
    of_green, of_blue = (blue - red) / safe + 2, (red - green) / safe + 4
    sixths = torch.where(
        value == red, of_red, torch.where(value == green, of_green, of_blue)
    )
    sixths = (sixths + turn[:, 0] * 6).remainder(6)
    channels = []
    for offset in (5, 3, 1):
        place = (sixths + offset).remainder(6)
        share = torch.minimum(place, 4 - place).clamp_(0, 1)
        channels.append(value - chroma * share)
    return torch.stack(channels, 1)
