"""The simplest canvas: a QGraphicsRectItem for each node, no edges, no texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF, QSize


class PlainItems(QGraphicsView):
    """Shows rectangles; all of it is Qt's own code."""

    def __init__(self, cards: Iterable[QRectF], size: QSize) -> None:
        super().__init__()
        scene = QGraphicsScene(self)
        for card in cards:
            scene.addRect(card).setBrush(QColor("steelblue"))
        self.setScene(scene)
        self.resize(size)
        self.show()

    def show_like(self, other: QGraphicsView) -> None:
        """Show what another view shows, as large."""
        self.setTransform(other.transform())
        seen = other.mapToScene(other.viewport().rect()).boundingRect()
        self.centerOn(seen.center())
        QApplication.processEvents()
