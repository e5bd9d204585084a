"""What is to be explained of one image: two classes, and where Grad-CAM looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.attribution_messages import (
    Attribution,
    AttributionOf,
    GradCamOf,
)
from cnnstudio.graph.map_layers import layers_with_maps, usual_layer
from cnnstudio.graph.text import translate
from cnnstudio.ui.format import percent
from cnnstudio.ui.viewer.inspect_model import InspectModel
from cnnstudio.ui.viewer.studies import Studies

if TYPE_CHECKING:
    from numpy.typing import NDArray


OTHER = -1
"""As the class beside: the true one after a mistake, else the second in the scores."""
SELECTED = "selected"
"""As the layer of Grad-CAM: whichever is selected, if it has maps."""


def class_scores(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the scores (K,) of all classes as the engine explains them.

    Of maps of scores (K, …) they are the means; a single score stands for the second
    of two classes.
    """
    flat = scores.reshape(len(scores), -1).mean(1) if scores.ndim > 1 else scores
    return np.concatenate((-flat, flat)) if len(flat) == 1 else flat


class Explaining(QObject):
    """The choices that all attributions share; asks for them with these.

    The class itself is the model's. `changed`: another choice.
    """

    changed = Signal()

    def __init__(
        self, model: InspectModel, studies: Studies, is_live: Callable[[], bool]
    ) -> None:
        super().__init__(model)
        self._model, self._studies, self._is_live = model, studies, is_live
        self._compared = OTHER
        self._layer = ""
        self._opacity = 0.85
        self._held: tuple[object, NDArray[np.float32]] | None = None

    # Classes

    @property
    def scores(self) -> NDArray[np.float32] | None:
        """Scores (K,) of the image's classes; None if there is nothing to explain."""
        maps = self._model.maps
        if maps is None or not len(maps.logits):
            return None
        found = class_scores(maps.logits)
        if self._is_live():
            # Those of the epoch's first maps: with the prediction changing every half
            # second no answer would ever be of what is asked.
            key = maps.run, maps.epoch, maps.part, maps.index, len(found)
            if self._held is None or self._held[0] != key:
                self._held = key, found
            found = self._held[1]
        return found if np.isfinite(found).all() else None

    @property
    def is_held(self) -> bool:
        """True while `predicted` is that of the epoch's first maps: a run trains."""
        return self._is_live()

    @property
    def predicted(self) -> int:
        """The class of the highest score."""
        scores = self.scores
        return int(scores.argmax()) if scores is not None else 0

    @property
    def label(self) -> int:
        """The image's own class; −1 if it has not just one."""
        maps = self._model.maps
        return maps.label if maps is not None else -1

    @property
    def targets(self) -> tuple[int, ...]:
        """The class that is explained and the one beside it; empty without scores."""
        scores = self.scores
        if scores is None:
            return ()
        first = self._model.explained
        first = first if 0 <= first < len(scores) else self.predicted
        second = self._compared
        known = 0 <= second < len(scores)
        return first, second if known else self._other_than(first, scores)

    @property
    def natural_other(self) -> int:
        """The class beside, as long as none is chosen."""
        scores, targets = self.scores, self.targets
        return self._other_than(targets[0], scores) if scores is not None else 0

    def _other_than(self, first: int, scores: NDArray[np.float32]) -> int:
        """Return the class that is most worth comparing with another."""
        for natural in (self.label, self.predicted):
            if 0 <= natural != first:
                return natural
        order = [int(n) for n in np.argsort(-scores, kind="stable")]
        return next((n for n in order if n != first), first)

    @property
    def compared(self) -> int:
        """The class beside as it was chosen; `OTHER` if it was not."""
        return self._compared

    def compare(self, label: int) -> None:
        """Choose the class beside, or `OTHER`."""
        if label != self._compared:
            self._compared = label
            self.changed.emit()

    def swap(self) -> None:
        """Explain the class beside, and have this one beside it."""
        targets = self.targets
        if len(targets) == 2:
            self._compared = targets[0]
            self._model.explain(targets[1])
            self.changed.emit()

    def why_not(self) -> str:
        """Say why there is no score to be explained; empty if there is one."""
        return self._model.why_no_image() or self.why_not_here()

    def why_not_here(self) -> str:
        """Say why scores of this network's images cannot be explained; else empty."""
        model = self._model
        graph, report = model.document.without_blocks()
        inputs = [n for n, node in graph.nodes.items() if node.type == "Input"]
        shape = report.nodes[inputs[0]].output if len(inputs) == 1 else None
        if shape is None or not shape.is_image:
            return self.tr(
                "Attributions explain the score of one image: this network takes "
                "something else."
            )
        if model.maps is not None and self.scores is None:
            return self.tr(
                "Without an Output, or finite scores, there is no score to explain."
            )
        return ""

    def class_name(self, label: int) -> str:
        """Name of a class, or its number if it has none."""
        maps = self._model.maps
        names = maps.classes if maps is not None else ()
        return names[label] if 0 <= label < len(names) else str(label)

    # The layer of Grad-CAM

    def layers(self) -> list[tuple[str, str]]:
        """Return the layers with maps: what the engine calls them, and their names.

        Of one deep inside of blocks the middle is left out, if that names no other.
        """
        graph, report = self._model.document.without_blocks()
        names = {n: graph.nodes[n].name for n in layers_with_maps(graph, report)}
        short = {node: shortened(name) for node, name in names.items()}
        often = Counter(short.values())
        return [(n, short[n] if often[short[n]] == 1 else names[n]) for n in names]

    @property
    def layer_choice(self) -> str:
        """The layer as it was chosen: an id, `SELECTED`, or empty for the usual one."""
        return self._layer

    @property
    def last_layer(self) -> str:
        """The layer that is weighted unless another is chosen; empty without any."""
        return usual_layer(*self._model.document.without_blocks())

    @property
    def layer(self) -> str:
        """What the engine calls the layer that Grad-CAM weights; empty without any."""
        graph, report = self._model.document.without_blocks()
        wanted = self._layer
        if wanted == SELECTED:
            wanted = self._model.looking()["node"]
        there = wanted in layers_with_maps(graph, report)
        return wanted if there else usual_layer(graph, report)

    def choose_layer(self, layer: str) -> None:
        """Choose the layer: an id, `SELECTED`, or empty for the usual one."""
        if layer != self._layer:
            self._layer = layer
            self.changed.emit()

    # How strongly it is drawn

    @property
    def opacity(self) -> float:
        """How far the strongest evidence covers the image, 0 to 1."""
        return self._opacity

    def set_opacity(self, opacity: float) -> None:
        """Cover the image more or less."""
        if opacity != self._opacity:
            self._opacity = opacity
            self.changed.emit()

    # Asking

    def grad_cam(self) -> GradCamOf:
        """Return the question for the Grad-CAM of both classes."""
        looking = self._model.looking()
        looking["node"] = self.layer
        return GradCamOf(**looking, targets=self.targets)

    def of_both(self, kind: type[AttributionOf]) -> AttributionOf:
        """Return the question for another method, of both classes."""
        looking = self._model.looking()
        looking["node"] = ""
        return kind(**looking, targets=self.targets)

    def ask(self, question: AttributionOf) -> Attribution | None:
        """Return the answer, or meanwhile that for other weights; else None."""
        studies = self._studies
        found = studies.ask(question, Attribution)
        if found is not None or studies.refusal(question):
            return found
        newest = studies.newest(type(question), Attribution)
        return newest if newest is not None and is_about(newest, question) else None


def shortened(path: str) -> str:
    """Return a path of a layer with its first and last part: `up1/…/relu2`."""
    parts = path.split("/")
    return path if len(parts) < 3 else f"{parts[0]}/…/{parts[-1]}"


def evidence_sentence(name: str, share: float) -> str:
    """Say how concentrated the evidence for a class is."""
    if np.isnan(share):
        return translate(
            "Attributions", "Nothing here raises the score of class {name}."
        ).format(name=name)
    return translate(
        "Attributions",
        "80 % of the evidence for class {name} lies in {share} of the pixels.",
    ).format(name=name, share=percent(share, 0).replace(" ", "\u00a0"))


def is_about(found: Attribution, question: AttributionOf) -> bool:
    """True if an answer is to this question, for whatever weights."""
    same = (found.part, found.subject) == (question.part, question.subject)
    return (
        same
        and found.index == question.index
        and tuple(found.targets) == question.targets
        and (not question.node or found.node == question.node)
    )
