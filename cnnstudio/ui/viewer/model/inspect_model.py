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
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.receptive import ReceptiveField
from cnnstudio.graph.shape import TensorShape
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.viewer.model.captured import NO_RANGES, Captured, captured_of
from cnnstudio.ui.viewer.model.data_task import task_of_project, why_no_classes
from cnnstudio.ui.viewer.model.map_order import MapOrder, OrderKey
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


class InspectModel(QObject):
    """What is looked at: a node, one of its maps, one image; and what came of it.

    `changed`: phase, node, weights or notices; `maps_changed`: `Maps` arrived or went,
    `changed` follows; `channel_changed`: another map is chosen; `pointed_changed`: the
    value under the pointer; `network_shown`: the document's network is built anew, of
    this text. Views read the properties then.
    """

    changed = Signal()
    maps_changed = Signal()
    channel_changed = Signal()
    pointed_changed = Signal()
    network_shown = Signal(str)

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
        self._index = self._frame = 0
        self._data_place: tuple[Part, int] = ("validation", 0)
        self._epoch = self._shown_epoch = self._opened_epoch = 0
        self._epoch_run = ""  # of which the epoch is
        self._explained = PREDICTED
        self._region: tuple[int, int, int, int] | None = None
        self._maps: Maps | None = None
        self.maps_number = 0
        """Counts what has arrived: a new one of the same image may have its id."""
        self._weights = self._failure = ""
        self._order = MapOrder()

    @property
    def edge(self) -> Edge | None:
        """The edge that is looked at instead of a node, or None."""
        edge = self._selection.edge
        if edge is None:
            return None
        there = self.document.graph.outgoing(edge.source)
        return edge if edge in there else None

    @property
    def current(self) -> str:
        """Id of the node whose values are looked at: those of an edge's source."""
        edge = self.edge
        return edge.source if edge is not None else self._selection.current

    @property
    def node(self) -> Node | None:
        """The node that is looked at, or None."""
        return self.document.graph.nodes.get(self.current)

    @property
    def name(self) -> str:
        """Name of the node, or of both ends of the edge; empty without either."""
        nodes, edge, node = self.document.graph.nodes, self.edge, self.node
        if edge is None or node is None:
            return node.name if node is not None else ""
        return f"{node.name} \u2192 {nodes[edge.target].name}"

    @property
    def report(self) -> NodeReport | None:
        """What inference says about the node."""
        return self.document.report.nodes.get(self.current)

    @property
    def field(self) -> ReceptiveField | None:
        """What a value of the node sees of the image."""
        return self.document.field_of(self.current)

    @property
    def maps(self) -> Maps | None:
        """What was captured last; None before anything was."""
        return self._maps

    @property
    def captured_node(self) -> str:
        """What the engine calls the node; empty without one."""
        edge = self.edge
        if edge is not None:
            return self.document.engine_id(edge.source, edge.source_port)
        return self.document.engine_id(self.current) if self.current else ""

    @property
    def shape(self) -> TensorShape | None:
        """Shape of what is looked at, of one image; None if nobody knows."""
        report, edge = self.report, self.edge
        if report is None or edge is None:
            return report.output if report is not None else None
        return report.given_to(edge)

    @property
    def captured(self) -> Captured | None:
        """What has arrived of the node; of a clip the chosen frame."""
        if self._maps is None:
            return None
        return captured_of(self._maps, self.captured_node, self.shape, self._frame)

    @property
    def tiles(self) -> NDArray[np.uint8] | None:
        """The node's maps (N, H, W) as bytes of their own ranges, if it has maps."""
        captured = self.captured
        has_maps = captured is not None and captured.form == "maps"
        return captured.tiles if captured is not None and has_maps else None

    @property
    def ranges(self) -> NDArray[np.float32]:
        """Minimum and maximum (N, 2) of the maps; empty without any."""
        captured = self.captured
        return captured.ranges if captured is not None else NO_RANGES

    @property
    def vector(self) -> NDArray[np.float32] | None:
        """The node's single numbers (N,), if it has no maps and is no sequence."""
        captured = self.captured
        if captured is None or captured.form != "vector":
            return None
        return captured.values.reshape(-1)

    @property
    def detail(self) -> NDArray[np.float32] | None:
        """The node's exact values, once they have arrived: maps, sequence or vector."""
        captured = self.captured
        return captured.detail if captured is not None else None

    @property
    def order_key(self) -> OrderKey:
        """By what the maps are ordered."""
        return self._order.key

    @property
    def order(self) -> NDArray[np.intp]:
        """The channels in the order in which they are shown."""
        captured, maps = self.captured, self._maps
        if captured is None or maps is None:
            return np.zeros(0, np.intp)
        whose = self.captured_node, maps.run, maps.epoch, maps.part, maps.index
        return self._order.of(captured, (whose, self._frame))

    @property
    def frame(self) -> int:
        """Which frame of a clip is looked at, from 0."""
        return self._frame

    @property
    def filters(self) -> NDArray[np.float32] | None:
        """The node's weights (out, in, kH, kW) if it is a convolution."""
        if self._maps is None or self._maps.detail_node != self.captured_node:
            return None
        return self._maps.filters

    @property
    def channel(self) -> int:
        """Index of the chosen map."""
        return self._channels.get(self.current, 0)

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
        return self._opened_epoch

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

    @property
    def count(self) -> int:
        """How many images there are; 0 while nobody knows."""
        return self._maps.count if self._maps is not None else 0

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
    def region(self) -> tuple[int, int, int, int] | None:
        """(top, left, height, width) of the input that the pointed value sees."""
        return self._region

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
        return words_of_weights(self._maps, run, self._shown_epoch, self._weights)

    # What views choose without the engine

    def set_channel(self, channel: int) -> None:
        """Choose a map of the node."""
        if channel != self.channel:
            self._channels[self.current] = channel
            self.point_at(None)
            self.channel_changed.emit()

    def step_channel(self, step: int) -> None:
        """Choose the next or the previous map, in the order in which they are shown."""
        if self.tiles is not None:
            order = self.order.tolist()
            here = order.index(self.channel) if self.channel in order else 0
            self.set_channel(order[max(0, min(len(order) - 1, here + step))])

    def set_order(self, key: OrderKey) -> None:
        """Show the maps in another order."""
        if key != self._order.key:
            self._order.key = key
            self.changed.emit()

    def set_frame(self, frame: int) -> None:
        """Choose a frame of a clip."""
        if frame != self._frame:
            self._frame = frame
            self.point_at(None)
            self.changed.emit()

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
