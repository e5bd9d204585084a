"""The guides that a carried card meets, over everything else."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.ui.canvas.guides import Line
from cnnstudio.ui.theme import ThemeManager

_BAR = 4.0


class GuideLines(QGraphicsItem):
    """Dotted lines of one pixel in accent, at any zoom, with a bar at each end.

    Nobody is to take one for a wire.
    """

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self.lines: tuple[Line, ...] = ()
        self.setZValue(4)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these lines of the scene only."""
        if lines != self.lines:
            self.prepareGeometryChange()
            self.lines = lines
            self.update()

    def boundingRect(self) -> QRectF:
        box = QRectF()
        for line in self.lines:
            ends = QLineF(*line)
            box |= QRectF(ends.p1(), ends.p2()).normalized().adjusted(-6, -6, 6, 6)
        return box

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        pen = QPen(self._themes.current().accent, 1.0)
        pen.setCosmetic(True)
        bars = QPen(pen)
        pen.setDashPattern([1.0, 3.0])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for line in self.lines:
            guide = QLineF(*line)
            painter.setPen(pen)
            painter.drawLine(guide)
            painter.setPen(bars)
            bar = QPointF(0, _BAR) if guide.dy() == 0 else QPointF(_BAR, 0)
            for end in (guide.p1(), guide.p2()):
                painter.drawLine(end - bar, end + bar)
