"""What is to be explained of one image: two classes, and where Grad-CAM looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.attribution_messages import (
    Attribution,
    AttributionOf,
    GradCamOf,
)
from cnnstudio.bridge.message import Study
from cnnstudio.graph.map_layers import layers_with_maps, usual_layer
from cnnstudio.graph.text import translate
from cnnstudio.ui.format import percent
from cnnstudio.ui.viewer.model.attribution_methods import (
    BY_KEY,
    AttributionChoices,
    Method,
)
from cnnstudio.ui.viewer.model.inspect_model import InspectModel
from cnnstudio.ui.viewer.model.studies import Studies

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cnnstudio.graph.inference import ShapeReport


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
    """Holds what is chosen about attributions, and asks for them with it.

    The class itself is the model's. `changed`: another choice.
    """

    changed = Signal()

    def __init__(
        self, model: InspectModel, studies: Studies, is_live: Callable[[], bool]
    ) -> None:
        super().__init__(model)
        self._model, self._studies, self._is_live = model, studies, is_live
        self._choices = AttributionChoices()
        self._opacity = 0.85
        self._stopped: dict[type[Study], AttributionOf] = {}
        self._held: tuple[object, NDArray[np.float32]] | None = None
        self._layers: tuple[ShapeReport, tuple[list[str], str]] | None = None

    # All choices

    @property
    def choices(self) -> AttributionChoices:
        """All that is chosen; a part of what a link says."""
        return self._choices

    @property
    def method(self) -> Method:
        """The method that stands beside the image."""
        return BY_KEY[self._choices.method]

    def take(self, choices: AttributionChoices) -> None:
        """Choose all of it at once."""
        if choices != self._choices:
            self._choices = choices
            self.changed.emit()

    def choose(self, **changed: Any) -> None:
        """Change some of the choices, by their names."""
        self.take(replace(self._choices, **changed))

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
        second = self._choices.beside
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
        return self._choices.beside

    def compare(self, label: int) -> None:
        """Choose the class beside, or `OTHER`."""
        self.choose(beside=label)

    def swap(self) -> None:
        """Explain the class beside, and have this one beside it."""
        targets = self.targets
        if len(targets) == 2:
            self._choices = replace(self._choices, beside=targets[0])
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
        graph = self._model.document.without_blocks()[0]
        names = {n: graph.nodes[n].name for n in self._with_maps()[0]}
        short = {node: shortened(name) for node, name in names.items()}
        often = Counter(short.values())
        return [(n, short[n] if often[short[n]] == 1 else names[n]) for n in names]

    @property
    def layer_choice(self) -> str:
        """The layer as it was chosen: an id, `SELECTED`, or empty for the usual one."""
        return self._choices.layer

    @property
    def last_layer(self) -> str:
        """The layer that is weighted unless another is chosen; empty without any."""
        return self._with_maps()[1]

    @property
    def layer(self) -> str:
        """What the engine calls the layer that Grad-CAM weights; empty without any."""
        layers, usual = self._with_maps()
        wanted = self._choices.layer
        if wanted == SELECTED:
            wanted = self._model.looking()["node"]
        return wanted if wanted in layers else usual

    def _with_maps(self) -> tuple[list[str], str]:
        """Return the layers with maps and the usual one of the network as it is."""
        graph, report = self._model.document.without_blocks()
        if self._layers is None or self._layers[0] is not report:
            found = layers_with_maps(graph, report), usual_layer(graph, report)
            self._layers = report, found
        return self._layers[1]

    def choose_layer(self, layer: str) -> None:
        """Choose the layer: an id, `SELECTED`, or empty for the usual one."""
        self.choose(layer=layer)

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

    def question(self, method: Method) -> AttributionOf:
        """Return the question for a method, of both classes, with what is chosen."""
        looking = self._model.looking()
        looking["node"] = self.layer if method.kind is GradCamOf else ""
        settings: dict[str, Any] = self._choices.settings_of(method)
        return method.kind(**looking, targets=self.targets, **settings)

    def ask(self, question: AttributionOf) -> Attribution | None:
        """Return the answer, or meanwhile that for other weights or settings.

        None while there is neither. What was stopped is not asked for.
        """
        studies = self._studies
        if not self.is_stopped(question):
            found = studies.ask(question, Attribution)
            if found is not None or studies.refusal(question):
                return found
        newest = studies.newest(type(question), Attribution)
        return newest if newest is not None and is_about(newest, question) else None

    def progress(self, question: AttributionOf) -> tuple[int, int] | None:
        """How much of an answer that takes long is done; None if it does not."""
        studies = self._studies
        done = studies.progress(type(question))
        return done if done and done[1] and studies.waits_for(question) else None

    def stop(self, method: Method) -> None:
        """Do not wait for a method's answer, until one goes on or asks another."""
        self._stopped[method.kind] = self.question(method)
        self._studies.cancel(method.kind)
        self.changed.emit()

    def go_on(self, method: Method) -> None:
        """Ask again for what was stopped."""
        if self._stopped.pop(method.kind, None) is not None:
            self.changed.emit()

    def is_stopped(self, question: AttributionOf) -> bool:
        """True if the answer to just this question was stopped."""
        return self._stopped.get(type(question)) == question


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
