"""Steps that turn pixels into the numbers of the network: the last before it.

What they measure, they measure on the training images alone; the same numbers then
serve training, validation and prediction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.param import choice_param, float_param, numbers_param
from cnnstudio.graph.text import marked
from cnnstudio.project.steps.step import STEPS, Place, Step

MOST_CHANNELS = 512
MOST_VALUES = 8_192
"""Values of an input whose covariance can be worked out: the matrix has 512 MiB."""
ENTERED = {"statistics": ("entered",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberStep(Step):
    """Base of what changes the scale of values; before it they are from 0 to 1.

    `centres` and `scales` say whether the mean becomes 0 and the deviation 1.
    """

    place: ClassVar[Place] = "numbers"
    ranks: ClassVar[tuple[int, ...]] = (1, 3, 4)
    centres: ClassVar[bool] = False
    scales: ClassVar[bool] = False


@STEPS.register("scale", marked("Steps", "Range of values"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(NumberStep):
    """Spread pixels over a range: 0 to 1, −1 to 1, or 0 to 255 as they are in files."""

    range: str = choice_param(
        "0-1",
        ("0-1", "-1-1", "0-255"),
        label="Range",
        help="What black and white become. 0 to 255 makes gradients a hundred times "
        "larger: try it to see why pixels are normalized.",
    )

    @property
    def bounds(self) -> tuple[float, float]:
        """What black and white become."""
        ends = {"0-1": (0.0, 1.0), "-1-1": (-1.0, 1.0), "0-255": (0.0, 255.0)}
        return ends[self.range]


@STEPS.register("zero_center", marked("Steps", "Zero-centre"))
@dataclass(frozen=True, slots=True, kw_only=True)
class ZeroCenter(NumberStep):
    """Subtract the mean of the training images, so that values lie around 0."""

    centres: ClassVar[bool] = True
    mean: str = choice_param(
        "channel",
        ("channel", "pixel"),
        label="Mean",
        help="One mean per channel, or the mean image: one per channel and place.",
    )


@STEPS.register("standardize", marked("Steps", "Standardize"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Standardize(NumberStep):
    """Subtract one mean and divide by one deviation, measured over all values."""

    centres: ClassVar[bool] = True
    scales: ClassVar[bool] = True


@STEPS.register("normalize", marked("Steps", "Normalize per channel"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Normalize(NumberStep):
    """Mean 0 and deviation 1 in each channel: the practical default.

    The means and deviations are measured on the training images, or entered: those
    that a pretrained network was trained with, for example.
    """

    centres: ClassVar[bool] = True
    scales: ClassVar[bool] = True
    statistics: str = choice_param(
        "measured",
        ("measured", "entered"),
        label="Statistics",
        help="Measured on the training images, or entered per channel.",
    )
    mean: tuple[float, ...] = numbers_param(
        (0.0,),
        minimum=-1e6,
        maximum=1e6,
        most=MOST_CHANNELS,
        label="Mean",
        help="One per channel, or one for all, of pixels from 0 to 1.",
        when=ENTERED,
    )
    std: tuple[float, ...] = numbers_param(
        (1.0,),
        minimum=1e-6,
        maximum=1e6,
        most=MOST_CHANNELS,
        label="Deviation",
        help="One per channel, or one for all, of pixels from 0 to 1.",
        when=ENTERED,
    )


@STEPS.register("decorrelate", marked("Steps", "Decorrelate"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Decorrelate(NumberStep):
    """Turn the axes of all values to the principal components (PCA).

    Neighbouring pixels are alike; behind this step no two values are correlated. A
    convolution finds no neighbours any more: it is meant for dense networks.
    """

    centres: ClassVar[bool] = True


@STEPS.register("whiten", marked("Steps", "Whiten"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Whiten(NumberStep):
    """Decorrelate, and give every component the variance 1.

    It needs a matrix of values × values, and per-channel normalization is usually
    enough.
    """

    centres: ClassVar[bool] = True
    scales: ClassVar[bool] = True
    how: str = choice_param(
        "zca",
        ("zca", "pca"),
        label="How",
        help="ZCA turns back afterwards, so that images still look like images; PCA "
        "keeps the components. Per-channel normalization is usually enough.",
    )
    eps: float = float_param(
        1e-2,
        minimum=0.0,
        maximum=10.0,
        label="Epsilon",
        help="Added to each variance, so that noise of components that hardly vary is "
        "not blown up.",
    )
