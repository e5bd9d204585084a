"""Augmentation that changes what pixels look like, and leaves them in their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.param import float_param
from cnnstudio.graph.text import marked
from cnnstudio.project.steps.moves import AugmentStep
from cnnstudio.project.steps.step import STEPS


@STEPS.register("brightness", marked("Steps", "Brightness"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Brightness(AugmentStep):
    """Add the same amount to all pixels of an image."""

    shift: float = float_param(
        0.1,
        maximum=1.0,
        label="Shift",
        help="Most that is added or taken away, where white is 1.",
    )


@STEPS.register("color_jitter", marked("Steps", "Colour jitter"))
@dataclass(frozen=True, slots=True, kw_only=True)
class ColorJitter(AugmentStep):
    """Change brightness, contrast, saturation and hue, in this order.

    Grey images have neither saturation nor hue: these are left out.
    """

    brightness: float = float_param(
        0.2, maximum=1.0, label="Brightness", help="Largest change of its factor."
    )
    contrast: float = float_param(
        0.2, maximum=1.0, label="Contrast", help="Largest change of its factor."
    )
    saturation: float = float_param(
        0.2,
        maximum=1.0,
        label="Saturation",
        help="Largest change of its factor. Colour images only.",
    )
    hue: float = float_param(
        0.02,
        maximum=0.5,
        label="Hue",
        help="Largest turn of the colour circle to either side, as a share of it. "
        "Colour images only.",
    )


@STEPS.register("noise", marked("Steps", "Gaussian noise"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Noise(AugmentStep):
    """Add a random number to every pixel."""

    ranks: ClassVar[tuple[int, ...]] = (1, 3, 4)
    sigma: float = float_param(
        0.05,
        maximum=1.0,
        label="Deviation",
        help="Standard deviation of what is added, where white is 1.",
    )


@STEPS.register("erase", marked("Steps", "Erase"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Erase(AugmentStep):
    """Black out a rectangle, so that no single place decides."""

    p: float = float_param(
        0.5, maximum=1.0, label="Probability", help="Share of the images concerned."
    )
    largest: float = float_param(
        0.2,
        minimum=0.01,
        maximum=0.9,
        label="Largest part",
        help="Of the image's area; the smallest is a tenth of it.",
    )
