"""What is drawn on nodes besides the graph: thumbnails, filled by whoever has them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage


class Overlays(QObject):
    """A picture per node id. The canvas shows what is here.

    `seen` are the nodes in sight, in which pictures would be shown; None while nobody
    says. `seen_changed` follows when others come into sight.
    """

    changed = Signal()
    seen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.thumbnails: dict[str, QImage] = {}
        self.seen: frozenset[str] | None = None

    def set_thumbnails(self, pictures: Mapping[str, QImage]) -> None:
        """Replace all thumbnails."""
        self.thumbnails = dict(pictures)
        self.changed.emit()

    def set_seen(self, nodes: Collection[str]) -> None:
        """Say which nodes are in sight."""
        seen = frozenset(nodes)
        if seen != self.seen:
            self.seen = seen
            self.seen_changed.emit()

    def is_wanted(self, node: str) -> bool:
        """True if a picture of a node would be seen, as far as anybody says."""
        return self.seen is None or node in self.seen
