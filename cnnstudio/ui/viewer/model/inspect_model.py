"""What there is to see of a network: the state that the views of Inspect read."""

from __future__ import annotations

from typing import TypedDict

from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.attribution_messages import PREDICTED
from cnnstudio.bridge.message import Part, Subject
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.viewer.model.data_task import task_of_project, why_no_classes
from cnnstudio.ui.viewer.model.held_weights import HeldWeights
from cnnstudio.ui.viewer.model.shown_maps import ShownMaps
from cnnstudio.ui.viewer.model.subject import (
    EnginePort,
    Phase,
    RunLike,
    RunPort,
    SubjectChoice,
)
from cnnstudio.ui.viewer.model.weights_words import words_of_weights


class Looking(TypedDict):
    """What every question says of what is looked at: weights, image and layer."""

    request: int
    subject: Subject
    epoch: int
    part: Part
    index: int
    node: str


class InspectModel(ShownMaps):
    """What is looked at: whose weights, one image, a node of the network.

    `changed`: phase, node, weights or notices, or anything of the maps;
    `network_shown`: the document's network is built anew, of this text. Views read the
    properties then.
    """

    network_shown = Signal(str)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        client: EnginePort,
        run_controller: RunPort,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(document, selection, parent)
        self._client = client
        self._choice = SubjectChoice(document, run_controller)
        self._held = HeldWeights(document, self._choice)
        self._subject: Subject = self._choice.choose()
        self._part: Part = "validation"
        self._index = 0
        self._data_place: tuple[Part, int] = ("validation", 0)
        self._epoch = self._shown_epoch = 0
        self._epoch_run = ""  # of which the epoch is
        self._explained = PREDICTED
        self._failure = ""

    @property
    def part(self) -> Part:
        """Where the image comes from: a part of the data, or one's own images."""
        return self._part

    @property
    def index(self) -> int:
        """Index of the image within its part, from 0."""
        return self._index

    @property
    def data_place(self) -> tuple[Part, int]:
        """Part and index of the image of the data that was looked at last."""
        return self._data_place

    @property
    def epoch(self) -> int:
        """The kept epoch whose weights are looked at; 0: those that were opened."""
        return self._epoch

    @property
    def opened_epoch(self) -> int:
        """The epoch of the weights that were opened; 0 before any were."""
        return self._held.opened_epoch

    @property
    def is_loading(self) -> bool:
        """True while the maps that are shown are of another epoch than is wanted."""
        return self._epoch != self._shown_epoch and not self._failure

    @property
    def explained(self) -> int:
        """The class whose score is explained; `PREDICTED` for the predicted one."""
        return self._explained

    def looking(self) -> Looking:
        """Return the fields with which a question asks about what is looked at."""
        return Looking(
            request=0,
            subject=self._subject,
            epoch=self._epoch,
            part=self._part,
            index=self._index,
            node=self.captured_node.partition(":")[0],
        )

    def why_no_image(self) -> str:
        """Say that there is no image to look at; empty if there is one."""
        return "" if self.count else self.tr("No image has been shown yet.")

    def why_no_search(self) -> str:
        """Say why no mistake can be searched for; empty if one can."""
        maps = self._maps
        if maps is None:
            return self.why_no_image()
        if not len(maps.logits):
            return self.tr("Mistakes need an Output layer at the end.")
        project = self.document.project
        if why := why_no_classes(project):
            return why
        if task_of_project(project) == "classes" and maps.label < 0:
            return self.tr("Nobody knows the class of this image.")
        return self.why_no_image()

    def why_no_map(self) -> str:
        """Say that the layer shows no maps; empty if it does."""
        if self.tiles is not None:
            return ""
        return self.tr("Select a layer that has maps.")

    @property
    def subject(self) -> Subject:
        """Whose weights are looked at: the run's, or the document's fresh ones."""
        return self._subject

    @property
    def run(self) -> RunLike:
        """The run whose weights are looked at, or would be."""
        return self._choice.run

    @property
    def network_key(self) -> object:
        """Equal for the same network and data, whatever its weights."""
        return self._choice.fingerprint

    @property
    def is_live(self) -> bool:
        """True while the weights are those of a run that has not ended."""
        return self._subject == "run" and self._choice.run.is_active

    @property
    def trains(self) -> bool:
        """True while the weights that are looked at change."""
        return self._subject == "run" and self._choice.trains and not self._epoch

    @property
    def is_held(self) -> bool:
        """True if the engine has the network that is wanted, or will have it first."""
        return self._held.has(self._subject)

    @property
    def weights_key(self) -> object:
        """Equal as long as the weights that are looked at are the same.

        While a run trains they are those of its last epoch's end.
        """
        return self._held.key(self._subject, self._epoch)

    @property
    def differs_from_run(self) -> bool:
        """True if there is a run, but of another network than the document's."""
        return self._choice.has_run and self._subject == "document"

    @property
    def failure(self) -> str:
        """Why nothing can be shown, as a sentence; empty if it can."""
        return self._failure

    @property
    def phase(self) -> Phase:
        """What there is to see."""
        if self._client.engine is None:
            return Phase.STARTING
        if self._subject == "document" and not self.document.whole.is_clean:
            return Phase.PROBLEMS
        if self.node is None:
            return Phase.NOTHING
        if self._failure:
            return Phase.FAILED
        return Phase.SHOWN if self.captured is not None else Phase.WAITING

    @property
    def engine_state(self) -> str:
        """Where the engine stands: "stopped", "starting", "ready" or "dead"."""
        return self._client.state

    @property
    def weights_text(self) -> str:
        """Which weights are looked at: "epoch 3, training", "untrained weights"."""
        if self._maps is None:
            return ""
        run = self._choice.run
        held = self._held.description
        return words_of_weights(self._maps, run, self._shown_epoch, held)

    def explain(self, label: int) -> None:
        """Explain the score of a class, or of `PREDICTED`."""
        if label != self._explained:
            self._explained = label
            self.changed.emit()
