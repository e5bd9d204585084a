"""What is drawn on nodes besides the graph: filled by whoever has it, from outside."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True)
class LiveBar:
    """A bar at the bottom of a node while a run trains: its length, 0 to 1.

    `healthy` is False where the value lies outside of what is usual; `said` is what a
    tool tip says of it.
    """

    part: float
    healthy: bool = True
    said: str = ""


class Overlays(QObject):
    """A picture and a bar per node id. The canvas shows what is here.

    `seen` are the nodes in sight, in which pictures would be shown; None while nobody
    says. `seen_changed` follows when others come into sight.
    """

    changed = Signal()
    bars_changed = Signal()
    seen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.thumbnails: dict[str, QImage] = {}
        self.bars: dict[str, LiveBar] = {}
        self.bars_caption = ""
        self.seen: frozenset[str] | None = None

    def set_thumbnails(self, pictures: Mapping[str, QImage]) -> None:
        """Replace all thumbnails."""
        self.thumbnails = dict(pictures)
        self.changed.emit()

    def set_bars(self, bars: Mapping[str, LiveBar], caption: str = "") -> None:
        """Replace all bars; `caption` says on the canvas what they are."""
        if bars != self.bars or caption != self.bars_caption:
            self.bars, self.bars_caption = dict(bars), caption
            self.bars_changed.emit()

    def set_seen(self, nodes: Collection[str]) -> None:
        """Say which nodes are in sight."""
        seen = frozenset(nodes)
        if seen != self.seen:
            self.seen = seen
            self.seen_changed.emit()

    def is_wanted(self, node: str) -> bool:
        """True if a picture of a node would be seen, as far as anybody says."""
        return self.seen is None or node in self.seen
