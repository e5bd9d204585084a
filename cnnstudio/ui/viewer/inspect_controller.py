"""Decides what is looked at, asks the engine for it, and hands out what comes."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QObject, QTimer

from cnnstudio.bridge.attribution_messages import PREDICTED
from cnnstudio.bridge.engine_messages import EngineReady, RequestFailed
from cnnstudio.bridge.look_messages import (
    CancelCapture,
    Capture,
    Maps,
    ShowDocument,
    WeightsShown,
)
from cnnstudio.bridge.message import Message, Part, Study
from cnnstudio.bridge.run_messages import EpochEnded
from cnnstudio.project import file_format
from cnnstudio.project.project import ProjectChange
from cnnstudio.ui.document import Document
from cnnstudio.ui.overlays import Overlays
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.training.flow_layers import place_of_layer
from cnnstudio.ui.viewer.model.browsing import Browsing
from cnnstudio.ui.viewer.model.captured import pictured, with_others
from cnnstudio.ui.viewer.model.comparing import Comparing
from cnnstudio.ui.viewer.model.explaining import Explaining
from cnnstudio.ui.viewer.model.inspect_model import InspectModel
from cnnstudio.ui.viewer.model.maps_memory import MapsMemory
from cnnstudio.ui.viewer.model.mistakes import Mistakes
from cnnstudio.ui.viewer.model.own import OwnImages
from cnnstudio.ui.viewer.model.picture_reader import PictureReader
from cnnstudio.ui.viewer.model.pins import Pins
from cnnstudio.ui.viewer.model.studies import Studies
from cnnstudio.ui.viewer.model.subject import STARTING, EnginePort, RunPort
from cnnstudio.ui.viewer.model.thumbnails import Thumbnails
from cnnstudio.ui.viewer.model.way_back import WayBack
from cnnstudio.ui.viewer.view_choice import ViewChoice

EVERY = 0.1
"""Seconds between two captures while a run trains, as far as its account allows."""

EDIT_PAUSE = 200
"""Milliseconds without an edit before the engine builds the document's network."""

# The engine answers by number: these are told from those of other panels.
_FIRST_REQUEST = 1_000_000
_NONE = -1  # 0 is what the engine says of requests without a number


class InspectController(InspectModel):
    """Asks the engine for what is looked at, and fills the canvas's thumbnails."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        client: EnginePort,
        run_controller: RunPort,
        overlays: Overlays,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(document, selection, client, run_controller, parent)
        self._overlays = overlays
        self._requests = count(_FIRST_REQUEST)
        self._request = _NONE
        self._capture = Capture(_NONE, self._subject, ())
        self._memory = MapsMemory()
        self._visible = self._repeating = False
        self._awaits_network = self._document_shown = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look_again)
        self._held = ""  # the finished run that the engine has loaded
        self._seed = -1
        self._asked: frozenset[str] = frozenset()
        self._thumbnails = Thumbnails(document, overlays, self)
        self._versions = self._run_epoch = 0
        self.views = ViewChoice(self)
        self.studies = Studies(client, self._key_of, lambda: self.is_held, self)
        self.own = OwnImages(self, client, self)  # hears of a new engine first
        self.pictures = PictureReader(document, self.own, client, self)
        self.explaining = Explaining(self, self.studies, lambda: self.is_live)
        self._connect(run_controller)
        self.mistakes = Mistakes(self, self)
        self.pins = Pins(self, self._lasting_weights, self)
        self.comparing = Comparing(self, self.studies, self.pins, run_controller, self)
        self.browsing = Browsing(self, self)
        self.way_back = WayBack(document, overlays, self)
        self._soon.start(0)

    def _connect(self, runs: RunPort) -> None:
        self.document.changed.connect(self._edited)
        self.document.validated.connect(self._validated)
        self.document.reset.connect(self._reset)
        self.document.place_changed.connect(self._moved)
        self._selection.changed.connect(self._selected)
        self._client.received.connect(self._receive)
        self._client.died.connect(self._engine_died)
        self._overlays.seen_changed.connect(self._others_seen)
        runs.changed.connect(self._run_changed)

    # What views ask for

    def set_visible(self, visible: bool) -> None:
        """Say whether anybody looks: only then captures are repeated."""
        if visible == self._visible:
            return
        self._visible = visible
        if visible:
            self._ask()
        elif self._repeating:
            self._repeating = False
            self._client.submit(CancelCapture())

    def show_image(self, index: int) -> None:
        """Look at another image; an index beyond the ends is refused."""
        if index == self._index or not 0 <= index < max(1, self.count):
            return
        self.show_part(self._part, index)

    def show_part(self, part: Part, index: int = 0, quietly: bool = False) -> None:
        """Look at an image of another part of the data, or at one of one's own.

        Of one that is `quietly` looked at the answer tells first.
        """
        if (part, index) != (self._part, self._index):
            self._part, self._index = part, index
            self._data_place = (part, index) if part != "own" else self._data_place
            self._ask()
            if not quietly:
                self.changed.emit()

    def show_epoch(self, epoch: int) -> None:
        """Look at the weights of a kept epoch or `INITIAL`; 0: at those opened."""
        if epoch != self._epoch:
            self._epoch, self._epoch_run = epoch, self.run.id
            self._ask()
            if self.is_loading:
                self.changed.emit()  # else it was, with the maps

    def choose_layer(self, path: str) -> None:
        """Select a layer by its path through the blocks that it lies in.

        What is looked at stays otherwise: a scope of the whole network, too.
        """
        scope = self.views.scope
        place, node = place_of_layer(path)
        self.document.go_to(place)
        if node in self.document.graph.nodes:
            self._selection.select([node])
            self.views.show(scope)

    # Asking the engine

    def _ask(self) -> None:
        """Ask for the maps of the nodes in sight, and in full for those of this one."""
        current, wanted = self.current, self._overlays.is_wanted
        asked = [n for n in self.document.graph.nodes if n == current or wanted(n)]
        names = [self.document.engine_id(node) for node in asked]
        if current:
            names.append(self.captured_node)
        nodes = tuple(dict.fromkeys(names))
        if self._client.engine is None or not nodes or not self.is_held:
            self._repeating = False
            return
        live = self._wants_repeats()
        self._asked = frozenset(asked)
        self._request = next(self._requests)
        self._repeating = live
        node = self.node
        self._capture = Capture(
            self._request,
            self._subject,
            nodes,
            self._part,
            self._index,
            detail=self.captured_node if node is not None else "",
            filters=node is not None and node.type == "Conv2d" and not node.off,
            every=EVERY if live else 0.0,
            epoch=self._epoch,
        )
        known = self._memory.recall(self.run.id, self._capture)
        if known is None:
            self._client.submit(self._capture)
        else:
            self._set_maps(known)

    @property
    def is_held(self) -> bool:
        """True if the engine has the network that is wanted, or will have it first."""
        if self._subject == "document":
            return self._document_shown
        if self.run.is_active:
            return bool(self.run.state.value != STARTING)
        return self._held == self.run.id

    @property
    def weights_key(self) -> object:
        """Equal as long as the weights that are looked at are the same.

        While a run trains they are those of its last epoch's end.
        """
        if self._subject == "document":
            return self._versions
        run = self._choice.run
        if self._epoch:
            return run.id, self._epoch
        now = (run.state.value, self._run_epoch) if run.is_active else self._weights
        return run.id, now

    def _lasting_weights(self) -> object:
        return None if self.is_live else self.weights_key

    def _key_of(self, question: Study) -> object:
        """Return what the answer to a question is true of, besides its values."""
        kept = self.run.id, question.epoch
        return kept if question.epoch or question.is_elsewhere else self.weights_key

    def _wants_repeats(self) -> bool:
        live = self._subject == "run" and self._choice.trains
        return self._visible and live and not self._epoch

    def end(self) -> None:
        """The window closes: nobody looks any more."""
        self._soon.stop()
        self.pictures.end()
        self._thumbnails.end()

    def _look_again(self) -> None:
        """Look at what fits now: the run's weights, or the document's fresh ones."""
        self._soon.stop()
        changed = self._choose_subject()
        if self._subject == "document":
            self._show_document()
        elif changed:
            self._ask()

    def _show_document(self) -> None:
        """Have the document's network built afresh, if it can be."""
        network = self.document.project.graph
        clean = self.document.whole.is_clean and bool(network.nodes)
        if self._client.engine is None or not clean:
            return
        self._failure = ""
        self._versions += 1
        self._document_shown = self._awaits_network = True
        self._seed = self.document.project.training.seed
        self.network_shown.emit(text := file_format.dumps(self.document.project))
        self._client.submit(ShowDocument(text))
        self._ask()

    def _choose_subject(self) -> bool:
        subject = self._choice.choose()
        if subject == self._subject:
            return False
        self._subject = subject
        self._failure = ""
        self._document_shown = False
        self._epoch = 0
        self._follow()
        return True

    # What happens elsewhere

    def _edited(self, change: ProjectChange) -> None:
        if change.graph is not None and change.graph.only_looks:
            return
        seed = self.document.project.training.seed
        if change.settings == "training" and seed == self._seed:
            return
        self._document_shown = False
        self._soon.start(EDIT_PAUSE)

    def _validated(self) -> None:
        nodes = self.document.graph.nodes
        if not self.document.place:
            self._channels = {n: c for n, c in self._channels.items() if n in nodes}
        self._choice.forget_document()
        self.changed.emit()

    def _reset(self) -> None:
        self._channels.clear()
        self.browsing.forget()
        self._part, self._index, self._epoch = "validation", 0, 0
        self._data_place = "validation", 0
        self._explained, self._failure = PREDICTED, ""
        self._document_shown = False
        self._set_maps(None)
        self._soon.start(0)

    def _selected(self) -> None:
        self._failure = ""
        self.point_at(None)
        self._follow(selected_anew=True)
        if self._visible:
            self._ask()
        self.maps_changed.emit()
        self.changed.emit()

    def _follow(self, selected_anew: bool = False) -> None:
        """Let the scope fit: an Output, or nothing after a run, is about all images."""
        node = self.node
        about_all = node.type == "Output" if node else self._subject == "run"
        self.views.follow("all" if about_all else "layer", selected_anew)

    def _run_changed(self) -> None:
        if self.run.is_active:
            self._weights = self._held = ""
        if self.run.id != self._epoch_run:
            self._epoch = 0
        if self._choice.choose() != self._subject:
            self._look_again()
        elif self._wants_repeats() != self._repeating:
            self._ask()
        self.changed.emit()

    def _engine_died(self, _reason: str) -> None:
        self._document_shown = self._repeating = False
        self._held = ""
        self.changed.emit()

    def _receive(self, message: Message) -> None:
        match message:
            case Maps() if message.request == self._request:
                self._memory.keep(message.run, self._capture, message)
                if not self.own.passes_over(message):
                    self._set_maps(pictured(message))
            case RequestFailed():
                self._refused(message)
            case WeightsShown():
                self._weights_shown(message)
            case EngineReady():
                self._engine_ready()
            case EpochEnded():
                self._epoch_ended(message)

    def _epoch_ended(self, message: EpochEnded) -> None:
        self._run_epoch = message.epoch
        if self._subject == "run":
            if not self._visible:
                self._ask()  # The thumbnails on the canvas follow, epoch by epoch.
            self.changed.emit()

    def _engine_ready(self) -> None:
        """Begin afresh: a new engine knows nothing, or the device is another one."""
        self._document_shown, self._failure = False, ""
        self._look_again()
        if self._subject == "run":
            self._ask()
        self.changed.emit()

    def _refused(self, message: RequestFailed) -> None:
        if message.request == self._request or self._is_about_weights(message):
            # That there is no network is the lesser news after why there is none.
            self._failure = self._failure or message.message
            self.changed.emit()

    def _is_about_weights(self, message: RequestFailed) -> bool:
        """True if the network that is waited for could not be made."""
        document = self._subject == "document"
        waits = self._awaits_network if document else not self.is_held
        return message.request == 0 and waits

    def _weights_shown(self, message: WeightsShown) -> None:
        if message.subject == "document":
            self._awaits_network = False
            return
        others = self._held == message.run and self._weights != message.description
        if others or message.run != self._epoch_run:
            self._epoch = 0  # these were chosen after the epoch was
        self._held, self._weights = message.run, message.description
        self._opened_epoch = message.epoch
        if self._subject == "run" and not self._repeating:
            self._ask()
        self.changed.emit()

    def _set_maps(self, maps: Maps | None) -> None:
        self._maps = with_others(maps, self._maps) if maps is not None else None
        self.maps_number += 1
        if maps is not None:
            self._failure, self._shown_epoch = "", self._capture.epoch
            self._index = maps.index
        self._thumbnails.show(maps, self._versions)
        self.maps_changed.emit()
        self.changed.emit()

    def _others_seen(self) -> None:
        """Ask for the nodes that came into sight, unless that was done."""
        seen = self._overlays.seen or frozenset()
        if not seen <= self._asked:
            self._ask()

    def _moved(self) -> None:
        """Look at the layers that are shown now: inside of a block, or outside."""
        self._thumbnails.show(self._maps, self._versions)
        self._ask()
        self.changed.emit()
