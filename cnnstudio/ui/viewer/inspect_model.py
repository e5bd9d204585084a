"""What there is to see of a network: the state that the views of Inspect read."""

from __future__ import annotations

from typing import TypedDict

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.attribution_messages import PREDICTED
from cnnstudio.bridge.look_messages import Maps
from cnnstudio.bridge.message import Part, Subject
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.node import Node
from cnnstudio.graph.receptive import ReceptiveField
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.viewer.subject import EnginePort, Phase, RunPort, SubjectChoice
from cnnstudio.ui.viewer.tiling import restored


class Looking(TypedDict):
    """What every question says of what is looked at: weights, image and layer."""

    request: int
    subject: Subject
    epoch: int
    part: Part
    index: int
    node: str


class InspectModel(QObject):
    """What is looked at: a node, one of its maps, one image; and what came of it.

    `changed`: phase, node, weights or notices; `maps_changed`: new `Maps` arrived
    (or went); `channel_changed`: another map is chosen; `pointed_changed`: the value
    under the pointer. Views read the properties then.
    """

    changed = Signal()
    maps_changed = Signal()
    channel_changed = Signal()
    pointed_changed = Signal()

    def __init__(
        self,
        document: Document,
        selection: Selection,
        client: EnginePort,
        run_controller: RunPort,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self._selection = selection
        self._client = client
        self._choice = SubjectChoice(document, run_controller)
        self._subject: Subject = self._choice.choose()
        self._channels: dict[str, int] = {}
        self._part: Part = "validation"
        self._index = 0
        self._epoch = 0
        self._explained = PREDICTED
        self._region: tuple[int, int, int, int] | None = None
        self._maps: Maps | None = None
        self._weights = ""
        self._failure = ""

    @property
    def node(self) -> Node | None:
        """The node that is looked at, or None."""
        return self.document.graph.nodes.get(self._selection.current)

    @property
    def report(self) -> NodeReport | None:
        """What inference says about the node."""
        return self.document.report.nodes.get(self._selection.current)

    @property
    def field(self) -> ReceptiveField | None:
        """What a value of the node sees of the image."""
        return self.document.field_of(self._selection.current)

    @property
    def maps(self) -> Maps | None:
        """What was captured last; None before anything was."""
        return self._maps

    @property
    def _captured_node(self) -> str:
        """What the engine calls the node; empty without one."""
        current = self._selection.current
        return self.document.engine_id(current) if current else ""

    @property
    def _captured(self) -> tuple[NDArray[np.uint8], NDArray[np.float32]] | None:
        """Tiles and ranges of the node, a vector's as one tile of one row."""
        node = self._captured_node
        if self._maps is None or node not in self._maps.tiles:
            return None
        tiles = self._maps.tiles[node]
        return (tiles, self._maps.ranges[node]) if tiles.size else None

    @property
    def _has_maps(self) -> bool:
        report = self.report
        shape = report.output if report is not None else None
        return shape is not None and shape.is_image

    @property
    def tiles(self) -> NDArray[np.uint8] | None:
        """The node's maps (N, H, W) as bytes of their own ranges, if it has maps."""
        captured = self._captured
        return captured[0] if captured is not None and self._has_maps else None

    @property
    def ranges(self) -> NDArray[np.float32]:
        """Minimum and maximum (N, 2) of the maps; empty without any."""
        captured = self._captured
        return captured[1] if captured is not None else np.zeros((0, 2), np.float32)

    @property
    def vector(self) -> NDArray[np.float32] | None:
        """The node's single numbers (N,), if it has no maps."""
        if self._has_maps:
            return None
        detail, captured = self.detail, self._captured
        if detail is not None:
            return detail.reshape(-1)
        # Until the exact numbers are here, those that the tile stands for.
        return restored(*captured).reshape(-1) if captured is not None else None

    @property
    def detail(self) -> NDArray[np.float32] | None:
        """The node's values (N, H, W) or (N,), exact, once they have arrived."""
        if self._maps is None or self._maps.detail_node != self._captured_node:
            return None
        return self._maps.detail

    @property
    def filters(self) -> NDArray[np.float32] | None:
        """The node's weights (out, in, kH, kW) if it is a convolution."""
        if self._maps is None or self._maps.detail_node != self._captured_node:
            return None
        return self._maps.filters

    @property
    def channel(self) -> int:
        """Index of the chosen map."""
        return self._channels.get(self._selection.current, 0)

    @property
    def part(self) -> Part:
        """Where the image comes from: a part of the data, or one's own images."""
        return self._part

    @property
    def index(self) -> int:
        """Index of the image within its part, from 0."""
        return self._index

    @property
    def epoch(self) -> int:
        """The kept epoch whose weights are looked at; 0: those that were opened."""
        return self._epoch

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
            node=self._captured_node,
        )

    @property
    def count(self) -> int:
        """How many images there are; 0 while nobody knows."""
        return self._maps.count if self._maps is not None else 0

    def why_no_image(self) -> str:
        """Say that there is no image to look at; empty if there is one."""
        return "" if self.count else self.tr("No image has been shown yet.")

    def why_no_next(self) -> str:
        """Say that this is the last image; empty if there is one behind."""
        last = self._index + 1 >= self.count
        last_one = self.tr("This is the last image.") if last else ""
        return self.why_no_image() or last_one

    def why_no_previous(self) -> str:
        """Say that this is the first image; empty if there is one before."""
        first = "" if self._index else self.tr("This is the first image.")
        return self.why_no_image() or first

    def why_no_search(self) -> str:
        """Say why no mistake can be searched for; empty if one can."""
        maps = self._maps
        if maps is not None and (maps.label < 0 or not len(maps.logits)):
            return self.tr("Mistakes need an Output layer and labelled images.")
        return self.why_no_image()

    def why_no_map(self) -> str:
        """Say that the layer shows no maps; empty if it does."""
        if self.tiles is not None:
            return ""
        return self.tr("Select a layer that has maps.")

    @property
    def region(self) -> tuple[int, int, int, int] | None:
        """(top, left, height, width) of the input that the pointed value sees."""
        return self._region

    @property
    def subject(self) -> Subject:
        """Whose weights are looked at: the run's, or the document's fresh ones."""
        return self._subject

    @property
    def is_untrained(self) -> bool:
        """True if the maps come from the document's initial weights."""
        return self._maps is not None and self._maps.subject == "document"

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
        shown = self.tiles is not None or self.vector is not None
        return Phase.SHOWN if shown else Phase.WAITING

    @property
    def engine_state(self) -> str:
        """Where the engine stands: "stopped", "starting", "ready" or "dead"."""
        return self._client.state

    @property
    def weights_text(self) -> str:
        """Which weights are looked at: "epoch 3, training", "untrained weights"."""
        if self._maps is None:
            return ""
        if self._maps.subject == "document":
            return self.tr("untrained weights")
        run, epoch = self._choice.run, self._maps.epoch
        if not run.is_active:
            return self._weights or self.tr("epoch {0}").format(epoch)
        # The engine counts epochs that are done; this is the one that goes on.
        going_on = min(epoch + 1, max(1, run.epochs))
        if run.state.value == "paused":
            return self.tr("epoch {0}, paused").format(going_on)
        return self.tr("epoch {0}, training").format(going_on)

    # What views choose without the engine

    def set_channel(self, channel: int) -> None:
        """Choose a map of the node."""
        if channel != self.channel:
            self._channels[self._selection.current] = channel
            self.point_at(None)
            self.channel_changed.emit()

    def step_channel(self, step: int) -> None:
        """Choose the next or the previous map."""
        tiles = self.tiles
        if tiles is not None:
            self.set_channel(max(0, min(len(tiles) - 1, self.channel + step)))

    def explain(self, label: int) -> None:
        """Explain the score of a class, or of `PREDICTED`."""
        if label != self._explained:
            self._explained = label
            self.changed.emit()

    def point_at(self, cell: tuple[int, int] | None) -> None:
        """Say which value of the map is pointed at; its sight is `region`."""
        field, region = self.field, None
        if cell is not None and field is not None:
            detail = self.detail
            if field.whole or (detail is not None and detail.ndim == 3):
                region = field.region(*cell)
        if region != self._region:
            self._region = region
            self.pointed_changed.emit()
