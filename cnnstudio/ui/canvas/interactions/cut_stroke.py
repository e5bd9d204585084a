"""Cut wires by a stroke: Alt and the right button across them."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.graph.node import Edge
from cnnstudio.ui.canvas.interactions.gesture import (
    Gesture,
    Pointer,
    Surface,
    far_enough,
)
from cnnstudio.ui.canvas.items.edge_item import EdgeItem
from cnnstudio.ui.theme import ThemeManager


class StrokeItem(QGraphicsItem):
    """The stroke so far."""

    def __init__(self, start: QPointF, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._path = QPainterPath(start)
        self.setZValue(4)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def go_to(self, place: QPointF) -> None:
        """Draw on to a place of the scene."""
        self.prepareGeometryChange()
        self._path.lineTo(place)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._path.controlPointRect().adjusted(-4, -4, 4, 4)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        pen = QPen(self._themes.current().error, 2.0)
        pen.setCosmetic(True)
        pen.setDashPattern([4.0, 3.0])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)


class CutStroke(Gesture):
    """Every wire that the stroke crosses is marked, and cut on release."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._start: Pointer | None = None
        self._last = QPointF()
        self._stroke: StrokeItem | None = None
        self._cut: dict[Edge, None] = {}

    def press(self, at: Pointer) -> None:
        self._start, self._last = at, at.scene

    def move(self, at: Pointer) -> None:
        assert self._start is not None
        scene = self.surface.scene
        if self._stroke is None:
            if not far_enough(self._start, at):
                return
            self._stroke = StrokeItem(self._start.scene, scene.themes)
            scene.addItem(self._stroke)
        piece = QLineF(self._last, at.scene)
        self._last = at.scene
        self._stroke.go_to(at.scene)
        self._cut.update(dict.fromkeys(self._crossed(piece)))
        self.surface.highlights.mark_cut(self._cut)

    def _crossed(self, piece: QLineF) -> list[Edge]:
        area = QRectF(piece.p1(), piece.p2()).normalized().adjusted(-1, -1, 1, 1)
        items = self.surface.scene.items(
            area, Qt.ItemSelectionMode.IntersectsItemBoundingRect
        )
        return [
            item.edge
            for item in items
            if isinstance(item, EdgeItem) and crosses(item, piece)
        ]

    def release(self, at: Pointer) -> None:
        if self._stroke is None:
            return
        self.move(at)
        edges = tuple(e for e in self._cut if e in self.surface.scene.edges)
        self.cancel()
        if edges:
            self.surface.editor.delete((), edges, rejoin=False)

    def cancel(self) -> None:
        self._cut.clear()
        self.surface.highlights.mark_cut(())
        if self._stroke is not None:
            self.surface.scene.removeItem(self._stroke)
            self._stroke = None


def crosses(item: EdgeItem, piece: QLineF) -> bool:
    """Return True if a straight piece crosses an edge's way."""
    if item.route is None:
        return False
    bounded = QLineF.IntersectionType.BoundedIntersection
    return any(
        piece.intersects(QLineF(*a, *b))[0] == bounded
        for a, b in pairwise(item.route.points)
    )
