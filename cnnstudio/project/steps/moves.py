"""Augmentation that moves pixels: where each pixel of the result comes from.

Steps next to each other become one warp, so that an image is sampled once. Masks are
moved with their images.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.param import choice_param, float_param, int_param, pair_param
from cnnstudio.graph.text import marked
from cnnstudio.project.steps.step import STEPS, Place, Stage, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class AugmentStep(Step):
    """Base of what happens to training images only, anew in every epoch."""

    stage: ClassVar[Stage] = "augment"
    place: ClassVar[Place] = "training"
    ranks: ClassVar[tuple[int, ...]] = (3, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveStep(AugmentStep):
    """Base of what moves pixels: `fill` is what comes from outside of the image."""

    fill: str = choice_param(
        "black",
        ("black", "edge", "mirror"),
        label="Outside",
        help="What comes from outside of the image: black, its outermost pixels, or "
        "its mirror image.",
        group="Step",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WarpStep(MoveStep):
    """Base of what looks pixels up between others."""

    interpolation: str = choice_param(
        "bilinear",
        ("bilinear", "nearest"),
        label="Between pixels",
        help="Bilinear mixes the four pixels around a place; nearest takes one of "
        "them, which is faster and leaves steps.",
        group="Step",
    )


@STEPS.register("flip", marked("Steps", "Flip"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Flip(AugmentStep):
    """Mirror some of the images: left and right, or top and bottom."""

    direction: str = choice_param(
        "horizontal",
        ("horizontal", "vertical"),
        label="Direction",
        help="Horizontal swaps left and right, vertical swaps top and bottom.",
    )
    p: float = float_param(
        0.5, maximum=1.0, label="Probability", help="Share of the images flipped."
    )


@STEPS.register("translate", marked("Steps", "Translate"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Translate(MoveStep):
    """Shift images by whole pixels, so that they stay as sharp as they are."""

    shift: tuple[int, int] = pair_param(
        2,
        maximum=1_000,
        label="Shift",
        help="Most pixels up or down, left or right.",
    )


@STEPS.register("random_crop", marked("Steps", "Random crop"))
@dataclass(frozen=True, slots=True, kw_only=True)
class RandomCrop(MoveStep):
    """Add a border and cut the image's size out of it anywhere."""

    padding: int = int_param(
        4, maximum=1_000, label="Border", help="Pixels on every side."
    )


@STEPS.register("random_resized_crop", marked("Steps", "Random resized crop"))
@dataclass(frozen=True, slots=True, kw_only=True)
class RandomResizedCrop(WarpStep):
    """Cut a part out and scale it to the image's size, as for ImageNet."""

    smallest: float = float_param(
        0.5,
        minimum=0.01,
        maximum=1.0,
        label="Smallest part",
        help="Share of the image's area; the largest part is all of it.",
    )
    stretch: float = float_param(
        1.33,
        minimum=1.0,
        maximum=4.0,
        label="Largest stretch",
        help="How many times wider than high the part may be, or the other way round.",
    )


@STEPS.register("affine", marked("Steps", "Affine"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Affine(WarpStep):
    """Shift, turn, scale and shear every training image a little, as one warp."""

    shift: float = float_param(
        0.1,
        maximum=0.5,
        label="Shift",
        help="Largest shift as a share of the image size.",
    )
    rotation: float = float_param(
        10.0,
        maximum=180.0,
        label="Rotation",
        help="Largest turn to either side, in degrees.",
    )
    scale: float = float_param(
        0.1,
        maximum=0.5,
        label="Scale",
        help="Largest change of size as a share.",
    )
    shear: float = float_param(
        0.0,
        maximum=45.0,
        label="Shear",
        help="Largest slant to either side, in degrees.",
    )


@STEPS.register("rotate", marked("Steps", "Rotate"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Rotate(WarpStep):
    """Turn images about their middle."""

    degrees: float = float_param(
        10.0,
        maximum=180.0,
        label="Angle",
        help="Largest turn to either side, in degrees.",
    )


@STEPS.register("zoom", marked("Steps", "Zoom"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Zoom(WarpStep):
    """Scale what is on images; their size stays."""

    smallest: float = float_param(
        0.8, minimum=0.1, maximum=1.0, label="Smallest", help="1 is as it is."
    )
    largest: float = float_param(
        1.2, minimum=1.0, maximum=10.0, label="Largest", help="2 is twice as large."
    )


@STEPS.register("elastic", marked("Steps", "Elastic"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Elastic(WarpStep):
    """Shift every pixel by a smooth random field, as if the image were of rubber."""

    alpha: float = float_param(
        20.0,
        maximum=1_000.0,
        label="Strength",
        help="Alpha: pixels by which random noise would shift twice a pixel before "
        "it is smoothed.",
    )
    sigma: float = float_param(
        4.0,
        minimum=0.5,
        maximum=20.0,
        label="Smoothness",
        help="Sigma of the Gaussian in pixels: larger bends larger parts.",
    )
