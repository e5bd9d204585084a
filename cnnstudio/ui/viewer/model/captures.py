"""Asks the engine for the maps of what is in sight; while a run trains, repeatedly."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.look_messages import CancelCapture, Capture, Maps
from cnnstudio.ui.overlays import Overlays
from cnnstudio.ui.viewer.model.inspect_model import InspectModel
from cnnstudio.ui.viewer.model.maps_memory import MapsMemory
from cnnstudio.ui.viewer.model.subject import EnginePort

EVERY = 0.1
"""Seconds between two captures while a run trains, as far as its account allows."""

# The engine answers by number: these are told from those of other panels.
_FIRST_REQUEST = 1_000_000
_NONE = -1  # 0 is what the engine says of requests without a number


class Captures(QObject):
    """One question at a time: the newest; `recalled` are maps that were remembered."""

    recalled = Signal(object)

    def __init__(
        self,
        inspect: InspectModel,
        client: EnginePort,
        overlays: Overlays,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._inspect, self._client, self._overlays = inspect, client, overlays
        self._requests = count(_FIRST_REQUEST)
        self._asked = Capture(_NONE, inspect.subject, ())
        self._nodes: frozenset[str] = frozenset()
        self._memory = MapsMemory()
        self._visible = self._repeating = False

    @property
    def is_visible(self) -> bool:
        """True while somebody looks: only then captures are repeated."""
        return self._visible

    @property
    def is_repeating(self) -> bool:
        """True while the engine sends maps without being asked again."""
        return self._repeating

    @property
    def epoch(self) -> int:
        """The epoch that was asked for last."""
        return self._asked.epoch

    def set_visible(self, visible: bool) -> None:
        """Say whether anybody looks."""
        if visible == self._visible:
            return
        self._visible = visible
        if visible:
            self.ask()
        elif self._repeating:
            self._repeating = False
            self._client.submit(CancelCapture())

    def ask(self) -> None:
        """Ask for the maps of the nodes in sight, and in full for those of this one."""
        inspect = self._inspect
        document, current = inspect.document, inspect.current
        wanted = self._overlays.is_wanted
        asked = [n for n in document.graph.nodes if n == current or wanted(n)]
        names = [document.engine_id(node) for node in asked]
        if current:
            names.append(inspect.captured_node)
        nodes = tuple(dict.fromkeys(names))
        if self._client.engine is None or not nodes or not inspect.is_held:
            self._repeating = False
            return
        self._nodes = frozenset(asked)
        self._repeating = self._wants_repeats()
        self._asked = self._capture_of(nodes)
        known = self._memory.recall(inspect.run.id, self._asked)
        if known is None:
            self._client.submit(self._asked)
        else:
            self.recalled.emit(known)

    def _capture_of(self, nodes: tuple[str, ...]) -> Capture:
        inspect, node = self._inspect, self._inspect.node
        return Capture(
            next(self._requests),
            inspect.subject,
            nodes,
            inspect.part,
            inspect.index,
            detail=inspect.captured_node if node is not None else "",
            filters=node is not None and node.type == "Conv2d" and not node.off,
            every=EVERY if self._repeating else 0.0,
            epoch=inspect.epoch,
        )

    def ask_for_seen(self) -> None:
        """Ask for the nodes that came into sight, unless that was done."""
        if not (self._overlays.seen or frozenset()) <= self._nodes:
            self.ask()

    def ask_at_pace(self) -> None:
        """Ask anew if captures should be repeated now and are not, or the reverse."""
        if self._wants_repeats() != self._repeating:
            self.ask()

    def is_answered_by(self, request: int) -> bool:
        """True if an answer with this number is to what was asked last."""
        return request == self._asked.request

    def keep(self, maps: Maps) -> None:
        """Remember the answer to what was asked last."""
        self._memory.keep(maps.run, self._asked, maps)

    def stop(self) -> None:
        """The engine is gone: nothing is repeated any more."""
        self._repeating = False

    def _wants_repeats(self) -> bool:
        return self._visible and self._inspect.trains
