"""Messages about one image's attributions: which pixels raise which score.

A target is a class by number, or `PREDICTED`: the one with the highest score. Several
targets are answered together, so that they are of the same weights. Every method is a
question of its own, so that the quick ones do not wait for the slow ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cnnstudio.bridge.message import FloatArray, Numbers, Part, Studied, Study

PREDICTED = -1
"""As the explained class: whichever is predicted."""

Fill = Literal["black", "white", "mean", "blurred"]
"""What stands for an absent pixel; the mean is that of the image, by channel.

Blurred is the image itself, smoothed by a Gaussian of a tenth of its shorter side.
"""

MOST_SAMPLES, MOST_STEPS = 1_000, 500
"""Copies of SmoothGrad, and points of integrated gradients, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionOf(Study):
    """Base: explain the scores of `targets` for one image; answered by Attribution."""

    targets: tuple[int, ...] = (PREDICTED,)


@dataclass(frozen=True, slots=True, kw_only=True)
class GradCamOf(AttributionOf):
    """Grad-CAM at the layer `node`; without one, at the last that has maps.

    `signed`: without the ReLU, so that what lowers the score is below 0.
    """

    signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CamOf(AttributionOf):
    """The class activation map; refused where the head does not allow it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaliencyOf(AttributionOf):
    """Absolute gradients, the largest of the channels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SmoothGradOf(AttributionOf):
    """Mean gradients over copies with noise of `noise` times the image's range."""

    samples: int = 50
    noise: float = 0.15
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegratedGradientsOf(AttributionOf):
    """Gradients along the way from an image without content, at `steps` points."""

    steps: int = 50
    baseline: Fill = "black"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidedBackpropagationOf(AttributionOf):
    """Gradients of which only what is above 0 passes a ReLU."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OcclusionOf(AttributionOf):
    """Falls of the score under a window; 0 for `window` or `stride`: as suits.

    A stride is never larger than the window: pixels between windows would have none.
    """

    window: int = 0
    stride: int = 0
    fill: Fill = "mean"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidedProjectionOf(Study):
    """What the largest value of a channel of `node` goes back to in the image."""

    channel: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceInMasksOf(Study):
    """How much of the Grad-CAM at `node` lies on the objects of up to `images` images.

    For data that say where the objects are; answered by EvidenceInMasks.
    """

    images: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Studied):
    """What raises the scores of some classes in one image, by one method.

    `values` (T, H, W) are of the image's size, one map a target: above 0 where a pixel
    raises the score, below where it lowers it (methods that know no sign give none).
    `grid` is the size (rows, columns) at which they were computed. `scores` (T,) are
    before any softmax. `shares` (T,) are the least shares of the pixels that hold 80 %
    of what is above 0, NaN where nothing is. `totals` (T,) is what the method's values
    come to and `due` (T,) what theory asks for, NaN where it asks for nothing: the mean
    of CAM is the score less the bias, the sum of integrated gradients the rise of the
    score from the baseline. `node` is the layer of (Grad-)CAM. `settings` are the
    numbers that were used: copies and noise, steps, window and stride; `fill` is what
    stood for absent pixels. `signed`: values below 0 lower the score.
    """

    method: str
    part: Part
    index: int
    node: str
    targets: Numbers
    scores: FloatArray
    values: FloatArray
    shares: FloatArray
    totals: FloatArray
    due: FloatArray
    grid: tuple[int, ...]
    settings: tuple[float, ...] = ()
    fill: Fill | None = None
    signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidedProjection(Studied):
    """What a channel's largest value goes back to: `values` (C, H, W), as the input.

    The value is at `row` and `column` of its map, and `value` is how large it is.
    """

    part: Part
    index: int
    node: str
    channel: int
    row: int
    column: int
    value: float
    values: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceInMasks(Studied):
    """How much of the evidence for the objects' class lies outside of the objects.

    One entry an image that has an object and any evidence: its `indices` in the part,
    `labels`, the share `outside` of the Grad-CAM, and the share of the picture that is
    `background`, which an even map would have outside.
    """

    part: Part
    node: str
    classes: tuple[str, ...]
    indices: Numbers
    labels: Numbers
    outside: FloatArray
    background: FloatArray
