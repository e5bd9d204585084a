"""One image, changed a little more each time: moved, brighter, cropped, noisy, covered.

Pixels are (C, H, W) from 0 to 1, as they are before the steps on numbers. Each function
returns (K, C, H, W), one image for each of K strengths; where the strength is that of
no change, the image itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch.nn import functional

STEPS = 13
"""Strengths of a kind, at least; shifts are whole pixels."""

FURTHEST = 0.25
"""The furthest shift as a share of the width."""

SEED = 7
CLOSE = 0.1
"""A pixel whose channels are all this near to the border's colour is background."""

LEAST_BACKGROUND = 0.2
"""With a smaller share of such pixels an image has no background to speak of."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to change an image; `start` is the strength of no change."""

    start: float
    strengths: Callable[[torch.Tensor], torch.Tensor]
    change: Callable[[torch.Tensor, torch.Tensor], torch.Tensor]


def shifted(pixels: torch.Tensor, strengths: torch.Tensor) -> torch.Tensor:
    """Move by whole pixels to the right; the edge's pixels fill what comes free."""
    width = pixels.shape[-1]
    columns = torch.arange(width)
    moved = [
        pixels[..., (columns - int(shift)).clamp(0, width - 1)] for shift in strengths
    ]
    return torch.stack(moved)


def brightened(pixels: torch.Tensor, strengths: torch.Tensor) -> torch.Tensor:
    """Add an amount to every pixel; what leaves 0 to 1 is cut off."""
    return (pixels + strengths.view(-1, 1, 1, 1)).clamp(0, 1)


def cropped(pixels: torch.Tensor, strengths: torch.Tensor) -> torch.Tensor:
    """Cut out the middle, this share of each side, and scale it up (bilinear)."""
    height, width = pixels.shape[-2:]
    found = []
    for share in strengths.tolist():
        rows = max(1, min(height, round(height * share)))
        columns = max(1, min(width, round(width * share)))
        top, left = (height - rows) // 2, (width - columns) // 2
        part = pixels[None, :, top : top + rows, left : left + columns]
        if (rows, columns) != (height, width):
            part = functional.interpolate(part, (height, width), mode="bilinear")
        found.append(part[0])
    return torch.stack(found)


def noisy(pixels: torch.Tensor, strengths: torch.Tensor) -> torch.Tensor:
    """Add Gaussian noise of this deviation; of all strengths it is the same pattern."""
    generator = torch.Generator().manual_seed(SEED)
    pattern = torch.randn(pixels.shape, generator=generator)
    return (pixels + strengths.view(-1, 1, 1, 1) * pattern).clamp(0, 1)


def occluded(pixels: torch.Tensor, strengths: torch.Tensor) -> torch.Tensor:
    """Cover a square in the middle, this share of the shorter side, with the mean."""
    height, width = pixels.shape[-2:]
    mean = pixels.mean((1, 2), keepdim=True)
    found = []
    for share in strengths.tolist():
        side = round(min(height, width) * share)
        top, left = (height - side) // 2, (width - side) // 2
        covered = pixels.clone()
        covered[:, top : top + side, left : left + side] = mean
        found.append(covered)
    return torch.stack(found)


def border_colour(pixels: torch.Tensor) -> torch.Tensor:
    """Return the median colour (C, 1, 1) of the outermost pixels."""
    edges = (pixels[:, 0], pixels[:, -1], pixels[:, :, 0], pixels[:, :, -1])
    return torch.cat(edges, 1).median(1).values[:, None, None]


def background_of(pixels: torch.Tensor) -> torch.Tensor:
    """Tell which pixels (H, W) have about the colour of the image's border."""
    return ((pixels - border_colour(pixels)).abs() <= CLOSE).all(0)


def has_background(pixels: torch.Tensor) -> bool:
    """True if enough of the image is of its border's colour to be told from the rest.

    Without anything else in it there would be no image left on another ground.
    """
    share = float(background_of(pixels).float().mean())
    return LEAST_BACKGROUND <= share < 1


def on_another_ground(pixels: torch.Tensor, strengths: torch.Tensor) -> torch.Tensor:
    """Move the background's pixels this share of the way to black or to white.

    A dark background goes towards white, a light one towards black.
    """
    ground = background_of(pixels)
    target = 1.0 if float(border_colour(pixels).mean()) < 0.5 else 0.0
    amounts = strengths.view(-1, 1, 1, 1) * ground
    return pixels + amounts * (target - pixels)


def _spread(first: float, last: float) -> Callable[[torch.Tensor], torch.Tensor]:
    """Return what gives STEPS numbers from the first to the last, for any image."""
    step = (last - first) / (STEPS - 1)
    numbers = [round(first + step * place, 6) for place in range(STEPS)]

    def strengths(pixels: torch.Tensor) -> torch.Tensor:
        return torch.tensor(numbers)

    return strengths


def _whole_pixels(pixels: torch.Tensor) -> torch.Tensor:
    """Return shifts to both sides, 0 among them, about STEPS of them."""
    furthest = max(1, round(pixels.shape[-1] * FURTHEST))
    step = max(1, round(furthest / (STEPS // 2)))
    return torch.arange(-(furthest // step), furthest // step + 1).float() * step


KINDS: dict[str, Kind] = {
    "shift": Kind(0, _whole_pixels, shifted),
    "brightness": Kind(0, _spread(-0.6, 0.6), brightened),
    "crop": Kind(1, _spread(1, 0.4), cropped),
    "noise": Kind(0, _spread(0, 0.6), noisy),
    "occlusion": Kind(0, _spread(0, 0.6), occluded),
    "background": Kind(0, _spread(0, 1), on_another_ground),
}
"""How an image is changed, in the order in which it is shown."""
