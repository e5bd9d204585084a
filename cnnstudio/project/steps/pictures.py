"""Steps that every image goes through once, when the data are loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.param import choice_param, pair_param
from cnnstudio.graph.text import marked
from cnnstudio.project.steps.step import STEPS, Place, Shape, Step

LARGEST_SIDE = 4_096


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureStep(Step):
    """Base of what changes the pictures themselves: their size or their channels."""

    place: ClassVar[Place] = "pictures"
    ranks: ClassVar[tuple[int, ...]] = (3, 4)


@STEPS.register("fit", marked("Steps", "Fit to Input"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Fit(PictureStep):
    """Bring images to the height and width of the Input.

    They are scaled (bilinear, smoothed where they become smaller), get a border of
    black, or lose what is outside of the middle.
    """

    how: str = choice_param(
        "resize",
        ("resize", "pad", "crop"),
        label="How",
        help="Scale the image, add a black border, or cut off what is too much.",
    )

    def output(self, shape: Shape, target: Shape) -> Shape:
        """Return the Input's size, as far as it can be reached this way."""
        if len(target) != len(shape):
            return shape
        return (*shape[:-2], *_reached(self.how, shape[-2:], target[-2:]))


@STEPS.register("resize", marked("Steps", "Resize"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Resize(PictureStep):
    """Scale images to a size: bilinear, smoothed where they become smaller."""

    size: tuple[int, int] = pair_param(
        32,
        minimum=1,
        maximum=LARGEST_SIDE,
        label="Size",
        help="Height and width in pixels; their proportion is not kept.",
    )

    def output(self, shape: Shape, target: Shape) -> Shape:
        """Return the size asked for."""
        return (*shape[:-2], *self.size)


@STEPS.register("pad", marked("Steps", "Pad"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Pad(PictureStep):
    """Add a border around images, so that windows see their edges too."""

    border: tuple[int, int] = pair_param(
        2,
        maximum=LARGEST_SIDE,
        label="Border",
        help="Pixels above and below, left and right.",
    )
    fill: str = choice_param(
        "black",
        ("black", "edge", "mirror"),
        label="Fill",
        help="Black, the outermost pixels repeated, or the image mirrored.",
    )

    def output(self, shape: Shape, target: Shape) -> Shape:
        """Return the size with the border."""
        rows, columns = self.border
        return (*shape[:-2], shape[-2] + 2 * rows, shape[-1] + 2 * columns)


@STEPS.register("crop", marked("Steps", "Crop the middle"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Crop(PictureStep):
    """Keep the middle of images; a side that is shorter stays as it is."""

    size: tuple[int, int] = pair_param(
        28,
        minimum=1,
        maximum=LARGEST_SIDE,
        label="Size",
        help="Height and width of what is kept, in pixels.",
    )

    def output(self, shape: Shape, target: Shape) -> Shape:
        """Return the size of what is kept."""
        return (*shape[:-2], *_reached("crop", shape[-2:], self.size))


@STEPS.register("greyscale", marked("Steps", "Greyscale"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Greyscale(PictureStep):
    """Turn colours into one channel: 0.299 red + 0.587 green + 0.114 blue."""

    def output(self, shape: Shape, target: Shape) -> Shape:
        """Return one channel instead of three."""
        return (1, *shape[1:]) if shape[0] == 3 else shape


@STEPS.register("rgb", marked("Steps", "Grey to RGB"))
@dataclass(frozen=True, slots=True, kw_only=True)
class ToRgb(PictureStep):
    """Repeat the one channel of grey images three times, as red, green and blue."""

    def output(self, shape: Shape, target: Shape) -> Shape:
        """Return three channels instead of one."""
        return (3, *shape[1:]) if shape[0] == 1 else shape


def _reached(how: str, given: Shape, wanted: Shape) -> Shape:
    """Return the size that padding or cropping alone can reach."""
    reach = {"pad": max, "crop": min}.get(how)
    if reach is None:
        return wanted
    return tuple(reach(a, b) for a, b in zip(given, wanted, strict=True))
