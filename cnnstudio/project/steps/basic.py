"""The steps of a new project: fit to the Input, normalize, move a little."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.param import choice_param, float_param
from cnnstudio.graph.text import marked
from cnnstudio.project.steps.step import STEPS, Stage, Step


@STEPS.register("fit", marked("Steps", "Fit to Input"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Fit(Step):
    """Bring images to the height and width of the Input."""

    how: str = choice_param(
        "resize",
        ("resize", "pad"),
        label="How",
        help="Scale the image, or add a border of the background.",
    )


@STEPS.register("normalize", marked("Steps", "Normalize"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Normalize(Step):
    """Mean 0 and deviation 1 per channel, measured on the training images."""


@STEPS.register("affine", marked("Steps", "Affine"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Affine(Step):
    """Shift, turn and scale every training image a little, as one warp."""

    stage: ClassVar[Stage] = "augment"
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
