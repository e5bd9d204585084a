"""The edge that follows the pointer until it is dropped."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.ui.canvas.routing import plain_route
from cnnstudio.ui.theme import ThemeManager


class LooseEdge(QGraphicsItem):
    """A dashed curve from an output to an input, red where it is refused."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._path = QPainterPath()
        self._refused = False
        self.setZValue(2)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def set_ends(self, start: QPointF, end: QPointF, refused: bool) -> None:
        """Run between two places of the scene."""
        self.prepareGeometryChange()
        route = plain_route((start.x(), start.y()), (end.x(), end.y()))
        self._path = route.path()
        self._refused = refused
        self.update()

    def boundingRect(self) -> QRectF:
        return self._path.controlPointRect().adjusted(-4, -4, 4, 4)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        colors = self._themes.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colors.error if self._refused else colors.accent, 2.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([3.0, 3.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)
