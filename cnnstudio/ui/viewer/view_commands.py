"""What Ctrl+K finds of Inspect: every view, by its title."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from cnnstudio.graph.text import translate
from cnnstudio.ui.commands.command import Command
from cnnstudio.ui.viewer.all_views import VIEWS
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.view_choice import Scope

WORDS: dict[str, tuple[str, ...]] = {
    "maps": ("activations", "features", "channels", "kernels"),
    "weights": ("filters", "kernels", "similar", "redundant", "parameters"),
    "statistics": ("histogram", "distribution", "dead", "saturated", "gradients"),
    "excites": ("patches", "strongest", "activation maximisation", "dream"),
    "curve": ("relu", "derivative", "saturation"),
    "attention": ("heads", "transformer"),
    "shift": ("equivariance", "invariance", "translate"),
    "compare": ("difference", "epochs", "runs", "before", "after"),
    "through_time": ("drift", "epochs", "mean", "deviation"),
    "lab": ("convolution", "kernel", "stride", "padding", "step by step"),
    "attributions": ("grad-cam", "saliency", "explain", "heat map", "evidence"),
    "stages": ("softmax", "logits", "temperature", "probabilities"),
    "robustness": ("noise", "brightness", "perturbation", "robust"),
    "confusion": ("confused", "mistakes", "taken for", "errors"),
    "gallery_of_mistakes": ("wrong", "errors", "worst", "label"),
    "classes": ("precision", "recall", "f1"),
    "calibration": ("reliability", "ece", "confidence", "temperature"),
    "curves": ("auc", "threshold", "average precision"),
    "slices": ("subgroups", "bias", "brightness", "size", "folder"),
    "embedding": ("pca", "features", "clusters", "points", "lasso"),
    "masks": ("segmentation", "iou", "overlay"),
    "residuals": ("regression", "scatter"),
    "objects": ("background", "grad-cam", "boxes"),
    "gallery": ("all layers", "overview", "depth"),
    "signal": ("vanishing", "exploding", "variance", "dead", "zeros"),
    "times": ("speed", "slow", "latency", "milliseconds"),
}
"""Other words by which a view is found, besides its title."""


class ViewCommands:
    """A command for every view: arrange the window for looking inside, and show it."""

    listed = False

    def __init__(
        self, controller: InspectController, show_inspect: Callable[[], object]
    ) -> None:
        self._controller, self._show_inspect = controller, show_inspect

    def commands(self) -> list[Command]:
        """Return the commands; what does not fit what is selected says why."""
        path = translate("Commands", "Inspect")
        return [
            Command(
                f"inspect/{key}",
                translate("Commands", "Inspect: {0}").format(
                    translate("InspectViews", spec.title)
                ),
                partial(self._show, spec.scope, key),
                icon="eye",
                path=path,
                reason=spec.kind.why_not(self._controller),
                words=(translate("InspectViews", spec.title), *WORDS.get(key, ())),
            )
            for key, spec in VIEWS.items()
        ]

    def _show(self, scope: Scope, key: str) -> None:
        self._show_inspect()
        self._controller.views.show(scope, key)
