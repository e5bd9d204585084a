"""What is drawn on nodes besides the graph: thumbnails, filled by whoever has them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage


class Overlays(QObject):
    """A picture per node id. The canvas shows what is here and never asks for more."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.thumbnails: dict[str, QImage] = {}

    def set_thumbnails(self, pictures: Mapping[str, QImage]) -> None:
        """Replace all thumbnails."""
        self.thumbnails = dict(pictures)
        self.changed.emit()
