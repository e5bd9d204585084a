"""Decides what is looked at, asks the engine for it, and hands out what comes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from cnnstudio.bridge.attribution_messages import PREDICTED
from cnnstudio.bridge.engine_messages import EngineReady, RequestFailed
from cnnstudio.bridge.look_messages import Maps, ShowDocument, WeightsShown
from cnnstudio.bridge.message import Message, Part, Study
from cnnstudio.bridge.run_messages import EpochEnded
from cnnstudio.project.project import ProjectChange
from cnnstudio.ui.document import Document
from cnnstudio.ui.overlays import Overlays
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.training.flow_layers import place_of_layer
from cnnstudio.ui.viewer.model.browsing import Browsing
from cnnstudio.ui.viewer.model.captured import pictured, with_others
from cnnstudio.ui.viewer.model.captures import Captures
from cnnstudio.ui.viewer.model.comparing import Comparing
from cnnstudio.ui.viewer.model.explaining import Explaining
from cnnstudio.ui.viewer.model.inspect_model import InspectModel
from cnnstudio.ui.viewer.model.mistakes import Mistakes
from cnnstudio.ui.viewer.model.own import OwnImages
from cnnstudio.ui.viewer.model.picture_reader import PictureReader
from cnnstudio.ui.viewer.model.pins import Pins
from cnnstudio.ui.viewer.model.studies import Studies
from cnnstudio.ui.viewer.model.subject import EnginePort, RunPort
from cnnstudio.ui.viewer.model.thumbnails import Thumbnails
from cnnstudio.ui.viewer.model.way_back import WayBack
from cnnstudio.ui.viewer.view_choice import ViewChoice

EDIT_PAUSE = 200
"""Milliseconds without an edit before the engine builds the document's network."""


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
        self._captures = Captures(self, client, overlays, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look_again)
        self._thumbnails = Thumbnails(document, overlays, self)
        self.views = ViewChoice(self)
        self.studies = Studies(client, self._key_of, lambda: self.is_held, self)
        self.own = OwnImages(self, client, self)  # hears of a new engine first
        self.pictures = PictureReader(document, self.own, client, self)
        self.explaining = Explaining(self, self.studies, lambda: self.is_live)
        self._connect(run_controller, overlays)
        self.mistakes = Mistakes(self, self)
        self.pins = Pins(self, self._lasting_weights, self)
        self.comparing = Comparing(self, self.studies, self.pins, run_controller, self)
        self.browsing = Browsing(self, self)
        self.way_back = WayBack(document, overlays, self)
        self._soon.start(0)

    def _connect(self, runs: RunPort, overlays: Overlays) -> None:
        self.document.changed.connect(self._edited)
        self.document.validated.connect(self._validated)
        self.document.reset.connect(self._reset)
        self.document.place_changed.connect(self._moved)
        self._selection.changed.connect(self._selected)
        self._client.received.connect(self._receive)
        self._client.died.connect(self._engine_died)
        self._captures.recalled.connect(self._set_maps)
        overlays.seen_changed.connect(self._captures.ask_for_seen)
        runs.changed.connect(self._run_changed)

    # What views ask for

    def set_visible(self, visible: bool) -> None:
        """Say whether anybody looks: only then captures are repeated."""
        self._captures.set_visible(visible)

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
            self._captures.ask()
            if not quietly:
                self.changed.emit()

    def show_epoch(self, epoch: int) -> None:
        """Look at the weights of a kept epoch or `INITIAL`; 0: at those opened."""
        if epoch != self._epoch:
            self._epoch, self._epoch_run = epoch, self.run.id
            self._captures.ask()
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

    def end(self) -> None:
        """The window closes: nobody looks any more."""
        self._soon.stop()
        self.pictures.end()
        self._thumbnails.end()

    # Which weights

    def _lasting_weights(self) -> object:
        return None if self.is_live else self.weights_key

    def _key_of(self, question: Study) -> object:
        """Return what the answer to a question is true of, besides its values."""
        kept = self.run.id, question.epoch
        return kept if question.epoch or question.is_elsewhere else self.weights_key

    def _look_again(self) -> None:
        """Look at what fits now: the run's weights, or the document's fresh ones."""
        self._soon.stop()
        changed = self._choose_subject()
        if self._subject == "document":
            self._show_document()
        elif changed:
            self._captures.ask()

    def _show_document(self) -> None:
        """Have the document's network built afresh, if it can be."""
        network = self.document.project.graph
        clean = self.document.whole.is_clean and bool(network.nodes)
        if self._client.engine is None or not clean:
            return
        self._failure = ""
        text = self._held.next_document()
        self.network_shown.emit(text)
        self._client.submit(ShowDocument(text))
        self._captures.ask()

    def _choose_subject(self) -> bool:
        subject = self._choice.choose()
        if subject == self._subject:
            return False
        self._subject = subject
        self._failure = ""
        self._held.forget_document()
        self._epoch = 0
        self._follow()
        return True

    # What happens elsewhere

    def _edited(self, change: ProjectChange) -> None:
        if self._held.is_outdated_by(change):
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
        self._held.forget_document()
        self._set_maps(None)
        self._soon.start(0)

    def _selected(self) -> None:
        self._failure = ""
        self.point_at(None)
        self._follow(selected_anew=True)
        if self._captures.is_visible:
            self._captures.ask()
        self.maps_changed.emit()
        self.changed.emit()

    def _follow(self, selected_anew: bool = False) -> None:
        """Let the scope fit: an Output, or nothing after a run, is about all images."""
        node = self.node
        about_all = node.type == "Output" if node else self._subject == "run"
        self.views.follow("all" if about_all else "layer", selected_anew)

    def _run_changed(self) -> None:
        if self.run.is_active:
            self._held.forget_run()
        if self.run.id != self._epoch_run:
            self._epoch = 0
        if self._choice.choose() != self._subject:
            self._look_again()
        else:
            self._captures.ask_at_pace()
        self.changed.emit()

    def _engine_died(self, _reason: str) -> None:
        self._captures.stop()
        self._held.lost()
        self.changed.emit()

    def _receive(self, message: Message) -> None:
        match message:
            case Maps() if self._captures.is_answered_by(message.request):
                self._captures.keep(message)
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
        self._held.last_epoch = message.epoch
        if self._subject == "run":
            if not self._captures.is_visible:
                self._captures.ask()  # The canvas's thumbnails follow, epoch by epoch.
            self.changed.emit()

    def _engine_ready(self) -> None:
        """Begin afresh: a new engine knows nothing, or the device is another one."""
        self._held.forget_document()
        self._failure = ""
        self._look_again()
        if self._subject == "run":
            self._captures.ask()
        self.changed.emit()

    def _refused(self, message: RequestFailed) -> None:
        of_network = message.request == 0 and self._held.awaits(self._subject)
        if of_network or self._captures.is_answered_by(message.request):
            # That there is no network is the lesser news after why there is none.
            self._failure = self._failure or message.message
            self.changed.emit()

    def _weights_shown(self, message: WeightsShown) -> None:
        others = self._held.shown(message)
        if message.subject == "document":
            return
        if others or message.run != self._epoch_run:
            self._epoch = 0  # these were chosen after the epoch was
        if self._subject == "run" and not self._captures.is_repeating:
            self._captures.ask()
        self.changed.emit()

    def _set_maps(self, maps: Maps | None) -> None:
        self._maps = with_others(maps, self._maps) if maps is not None else None
        self.maps_number += 1
        if maps is not None:
            self._failure, self._shown_epoch = "", self._captures.epoch
            self._index = maps.index
        self._thumbnails.show(maps, self._held.versions)
        self.maps_changed.emit()
        self.changed.emit()

    def _moved(self) -> None:
        """Look at the layers that are shown now: inside of a block, or outside."""
        self._thumbnails.show(self._maps, self._held.versions)
        self._captures.ask()
        self.changed.emit()
