"""The methods of attribution, and all that one chooses about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from cnnstudio.bridge.attribution_messages import (
    MOST_SAMPLES,
    MOST_STEPS,
    AttributionOf,
    CamOf,
    Fill,
    GradCamOf,
    GuidedBackpropagationOf,
    IntegratedGradientsOf,
    OcclusionOf,
    SaliencyOf,
    SmoothGradOf,
)
from cnnstudio.graph.param import bool_param, choice_param, float_param, int_param
from cnnstudio.graph.text import marked

OTHER = -1
"""As the class beside: the true one after a mistake, else the second in the scores."""
FILLS: tuple[str, ...] = get_args(Fill)
_WIDEST = 4_096


@dataclass(frozen=True, slots=True)
class Method:
    """A method: its card of help, whose name is its key; its question and title.

    `settings` are the fields of its question that are chosen.
    """

    topic: str
    kind: type[AttributionOf]
    title: str
    settings: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What the method is called in links, and by the engine."""
        return self.topic.removeprefix("panel/")


METHODS: tuple[Method, ...] = (
    Method(
        "panel/grad_cam", GradCamOf, marked("Attributions", "Grad-CAM"),
        ("signed",),
    ),
    Method("panel/cam", CamOf, marked("Attributions", "CAM")),
    Method("panel/saliency", SaliencyOf, marked("Attributions", "Saliency")),
    Method(
        "panel/smooth_grad", SmoothGradOf, marked("Attributions", "SmoothGrad"),
        ("samples", "noise"),
    ),
    Method(
        "panel/guided_backpropagation", GuidedBackpropagationOf,
        marked("Attributions", "Guided backpropagation"),
    ),
    Method(
        "panel/integrated_gradients", IntegratedGradientsOf,
        marked("Attributions", "Integrated gradients"),
        ("steps", "baseline"),
    ),
    Method(
        "panel/occlusion", OcclusionOf, marked("Attributions", "Occlusion"),
        ("window", "stride", "fill"),
    ),
)  # fmt: skip
BY_KEY = {method.key: method for method in METHODS}


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionChoices:
    """The method that stands beside the image, the class beside, and every setting.

    `layer` is where Grad-CAM looks: an id, `SELECTED`, or empty for the usual one.
    `signed`: what lowers the score is drawn, too, with the methods that can tell it.
    """

    method: str = choice_param("grad_cam", tuple(BY_KEY), label="Evidence by")
    beside: int = int_param(OTHER, minimum=OTHER)
    layer: str = ""
    signed: bool = bool_param(False, label="For and against")
    samples: int = int_param(
        50, minimum=1, maximum=MOST_SAMPLES, label="Copies",
        help="How many copies of the image with noise the gradient is the mean of.",
        when={"method": ("smooth_grad",)},
    )  # fmt: skip
    noise: float = float_param(
        0.15, minimum=0, maximum=1, label="Noise",
        help="Deviation of the noise as a share of the image's range; 0.1 to 0.2 is "
        "usual.",
        when={"method": ("smooth_grad",)},
    )  # fmt: skip
    steps: int = int_param(
        50, minimum=1, maximum=MOST_STEPS, label="Steps",
        help="At how many points of the way from the baseline the gradient is taken.",
        when={"method": ("integrated_gradients",)},
    )  # fmt: skip
    baseline: str = choice_param(
        "black", FILLS, label="Baseline",
        help="The image without content at which the way begins.",
        when={"method": ("integrated_gradients",)},
    )  # fmt: skip
    window: int = int_param(
        0, minimum=0, maximum=_WIDEST, label="Window",
        help="Side of the square that is covered, in pixels; 0 is an eighth of the "
        "shorter side.",
        when={"method": ("occlusion",)},
    )  # fmt: skip
    stride: int = int_param(
        0, minimum=0, maximum=_WIDEST, label="Stride",
        help="How far the square moves, in pixels, at most by its side; 0 is half "
        "of it.",
        when={"method": ("occlusion",)},
    )  # fmt: skip
    fill: str = choice_param(
        "mean", FILLS, label="Covered by",
        help="What the square shows instead of the image.",
        when={"method": ("occlusion",)},
    )  # fmt: skip

    def settings_of(self, method: Method) -> dict[str, object]:
        """Return the fields of a method's question that are chosen."""
        return {name: getattr(self, name) for name in method.settings}
