"""Height, width and channels by depth: how a map gets smaller and deeper."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.graph.depth import DepthPoint, stages
from cnnstudio.ui.fonts import HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.format import grouped
from cnnstudio.ui.theme import theme, theme_manager
from cnnstudio.ui.widgets.painting import draw_line, text_width

_LEFT, _RIGHT, _TOP, _GAP, _BOTTOM = 46, 14, 22, 34, 24
ARROW = " → "


def stage_text(points: list[DepthPoint]) -> str:
    """Return the stages in a line: `224 × 224 × 3 → 112 × 112 × 64 → …`."""
    return ARROW.join(point_text(p) for p in stages(points))


def point_text(point: DepthPoint) -> str:
    """Return height × width × channels of a map, or how many values there are."""
    if len(point.shape) < 3:
        return " × ".join(grouped(n) for n in reversed(point.shape))
    return " × ".join(grouped(n) for n in (*point.shape[1:], point.shape[0]))


class DepthChart(QWidget):
    """Two plots on one axis of depth: the maps' side above, channels below.

    The side is that of a square of the map's height × width. Both scales are
    logarithmic. `chosen(str)` carries the node under a click.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points: list[DepthPoint] = []
        self._names: dict[str, str] = {}
        self._current = ""
        self._hovered = -1
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme_manager().changed.connect(self._recolor)

    def show_points(self, points: list[DepthPoint], names: dict[str, str]) -> None:
        """Show the points of a way; `names` are those of their nodes."""
        self.points, self._names, self._hovered = points, names, -1
        self.setAccessibleName(stage_text(points))
        self.update()

    def show_node(self, node: str) -> None:
        """Mark a node on both plots."""
        self._current = node
        self.update()

    def place_of(self, node: str) -> QPointF:
        """Return where a node's height is drawn; (-1, -1) if it is not on the way."""
        for point in self.points:
            if point.node == node:
                box = self._plots()[0]
                return QPointF(self._x(point), self._y(box, _area_side(point), _side))
        return QPointF(-1, -1)

    def sizeHint(self) -> QSize:
        return QSize(420, 360)

    # Geometry

    def _plots(self) -> tuple[QRectF, QRectF]:
        wide = self.width() - _LEFT - _RIGHT
        tall = (self.height() - _TOP - _GAP - _BOTTOM) / 2
        upper = QRectF(_LEFT, _TOP, wide, tall)
        return upper, upper.translated(0, tall + _GAP)

    def _x(self, point: DepthPoint) -> float:
        box, last = self._plots()[0], max(1, self.points[-1].depth)
        return box.left() + box.width() * point.depth / last

    def _y(self, box: QRectF, value: float, of: Callable[[DepthPoint], float]) -> float:
        top = max((of(p) for p in self.points), default=1.0)
        span = math.log2(max(top, 2.0))
        return box.bottom() - box.height() * math.log2(max(value, 1.0)) / span

    def _nearest(self, x: float) -> int:
        places = [abs(self._x(point) - x) for point in self.points]
        return min(range(len(places)), key=places.__getitem__) if places else -1

    # Painting

    def _recolor(self, _theme: object) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if not self.points:
                text = self.tr("Add an Input: shapes by depth appear here.")
                box = self.rect()
                centre = Qt.AlignmentFlag.AlignHCenter
                draw_line(painter, box, text, ui_font(LABEL), theme().text3, centre)
                return
            upper, lower = self._plots()
            size, channels = theme().train_curve, theme().validation_curve
            title = self.tr("Side of the map, log scale")
            self._plot(painter, upper, title, _side, size)
            title = self.tr("Channels, log scale")
            self._plot(painter, lower, title, _channels, channels)
            self._depth_axis(painter, lower)
            self._readout(painter, upper, lower)

    def _plot(
        self,
        painter: QPainter,
        box: QRectF,
        title: str,
        of: Callable[[DepthPoint], float],
        ink: QColor,
    ) -> None:
        colors = theme()
        top = max(of(p) for p in self.points)
        painter.fillRect(box, colors.canvas)
        label = QRect(int(box.left()), int(box.top()) - 20, int(box.width()), 18)
        draw_line(painter, label, title, ui_font(HINT, 600), colors.text2)
        for value in _ticks(top):
            y = round(self._y(box, value, of)) + 0.5
            painter.setPen(QPen(colors.line, 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            spot = QRect(0, int(y) - 8, _LEFT - 8, 16)
            right = Qt.AlignmentFlag.AlignRight
            text = grouped(int(value))
            draw_line(painter, spot, text, mono_font(HINT), colors.text3, right)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dots = [QPointF(self._x(p), self._y(box, of(p), of)) for p in self.points]
        painter.setPen(QPen(ink, 1))
        for before, after in pairwise(dots):
            painter.drawLine(before, QPointF(after.x(), before.y()))
            painter.drawLine(QPointF(after.x(), before.y()), after)
        painter.setBrush(ink)
        painter.setPen(Qt.PenStyle.NoPen)
        if len(dots) <= box.width() / 6:
            for dot in dots:
                painter.drawEllipse(dot, 2.5, 2.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _depth_axis(self, painter: QPainter, box: QRectF) -> None:
        colors, last = theme(), self.points[-1].depth
        step = max(1, 10 ** max(0, len(str(last)) - 1) // 2)
        for depth in range(0, last + 1, step):
            x = box.left() + box.width() * depth / max(1, last)
            spot = QRect(int(x) - 30, int(box.bottom()) + 4, 60, 16)
            centre = Qt.AlignmentFlag.AlignHCenter
            font = mono_font(HINT)
            draw_line(painter, spot, str(depth), font, colors.text3, centre)
        spot = QRect(0, int(box.bottom()) + 4, _LEFT - 8, 16)
        right = Qt.AlignmentFlag.AlignRight
        draw_line(painter, spot, self.tr("layer"), ui_font(HINT), colors.text3, right)

    def _readout(self, painter: QPainter, upper: QRectF, lower: QRectF) -> None:
        """Mark the hovered or chosen layer, and say what it gives."""
        nodes = [p.node for p in self.points]
        chosen = nodes.index(self._current) if self._current in nodes else -1
        place = self._hovered if self._hovered >= 0 else chosen
        if place < 0:
            return
        colors, point = theme(), self.points[place]
        x = round(self._x(point)) + 0.5
        painter.setPen(QPen(colors.accent, 1))
        painter.drawLine(QPointF(x, upper.top()), QPointF(x, upper.bottom()))
        painter.drawLine(QPointF(x, lower.top()), QPointF(x, lower.bottom()))
        text = f"{self._names.get(point.node, '')}  {point_text(point)}"
        wide = text_width(mono_font(LABEL), text)
        spot = QRect(int(upper.right()) - wide, int(upper.top()) - 20, wide, 18)
        draw_line(painter, spot, text, mono_font(LABEL), colors.text)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._nearest(event.position().x())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._nearest(event.position().x())
        if place >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.points[place].node)


def _side(point: DepthPoint) -> float:
    return _area_side(point)


def _area_side(point: DepthPoint) -> float:
    """Side of the square with the map's area: its height where it is a square."""
    return math.sqrt(point.height * point.width)


def _channels(point: DepthPoint) -> float:
    return float(point.channels)


def _ticks(top: float) -> list[float]:
    """Powers of two or four from 1 to the top: at most seven."""
    steps = max(1, math.ceil(math.log2(max(top, 2.0)) / 6))
    return [2.0**k for k in range(0, int(math.log2(max(top, 2.0))) + 1, steps)]
