"""How a layer's values change from epoch to epoch: two plots over one axis."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.fonts import HINT, mono_font, ui_font
from cnnstudio.ui.format import percent
from cnnstudio.ui.theme import mixed, theme
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.pointed_plot import PointedPlot
from cnnstudio.ui.widgets.painting import draw_line, focus_ring

LEFT, RIGHT, TITLE, BELOW, GAP = 64, 12, 22, 38, 22
_LABEL = 44
"""Room in pixels that the number of an epoch needs below the axis."""


class EpochPoint(NamedTuple):
    """What a layer gave after an epoch; 0 is before the first step."""

    epoch: int
    mean: float
    deviation: float
    zeros: float
    dead: float


class EpochCurves(PointedPlot):
    """Mean with deviation above, shares of zeros and dead units below.

    The pointer, or arrows, read an epoch; a click or Enter chooses it (`chosen`).
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[EpochPoint, ...] = ()
        self._last = 1
        self._current = -1
        self.setMinimumSize(240, 200)
        self.setAccessibleName(self.tr("Values through time"))

    @property
    def points(self) -> tuple[EpochPoint, ...]:
        """What is shown."""
        return self._points

    def show_points(self, points: tuple[EpochPoint, ...], last: int) -> None:
        """Show what is measured by now, on an axis to the last epoch that is kept."""
        self._points, self._last = points, max(1, last)
        if self._at >= len(points):
            self._at = -1
        self.update()

    def set_current(self, epoch: int) -> None:
        """Mark the epoch that all views show."""
        if epoch != self._current:
            self._current = epoch
            self.update()

    def text_at(self, index: int) -> str:
        """What is said of an epoch."""
        point = self._points[index]
        said = self.tr("epoch {0}: mean {1}, deviation {2}, {3} zeros, {4} dead")
        return said.format(
            point.epoch,
            number_text(point.mean),
            number_text(point.deviation),
            percent(point.zeros, 1),
            percent(point.dead, 1),
        )

    def rooms(self) -> tuple[QRectF, QRectF]:
        """Where the upper and the lower plot are."""
        width = max(1, self.width() - LEFT - RIGHT)
        free = max(2, self.height() - 2 * TITLE - GAP - BELOW)
        upper = QRectF(LEFT, TITLE, width, round(free * 0.6))
        top = upper.bottom() + GAP + TITLE
        return upper, QRectF(LEFT, top, width, max(1, self.height() - BELOW - top))

    def x_of(self, epoch: int) -> float:
        """Pixel column of an epoch."""
        room = self.rooms()[0]
        return room.left() + epoch / self._last * room.width()

    def ends(self) -> tuple[float, float]:
        """Least and greatest value of the upper plot, with a little room."""
        low = [p.mean - p.deviation for p in self._points]
        high = [p.mean + p.deviation for p in self._points]
        known = [value for value in (*low, *high) if math.isfinite(value)]
        least, most = min(known, default=0.0), max(known, default=1.0)
        room = (most - least) * 0.05 or 0.5
        return least - room, most + room

    def index_at(self, x: float) -> int:
        if not self._points:
            return -1
        places = [abs(self.x_of(point.epoch) - x) for point in self._points]
        return places.index(min(places))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.index_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self.chosen.emit(self._points[index].epoch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self._step_of(event)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self._at >= 0:
            self.chosen.emit(self._points[self._at].epoch)
        elif step is None or not self._points:
            super().keyPressEvent(event)
        else:
            self._ring = True
            here = self._at if self._at >= 0 else -1 if step > 0 else len(self._points)
            self._point(max(0, min(len(self._points) - 1, here + step)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._points:
            return
        upper, lower = self.rooms()
        with QPainter(self) as painter:
            self._paint_ground(painter, upper, lower)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_values(painter, upper)
            self._paint_shares(painter, lower)
            painter.restore()
            if self._at >= 0:
                self._paint_reading(painter, upper, lower)
            if self._ring and self.hasFocus():
                focus_ring(painter, self.rect(), 4)

    def _paint_ground(self, painter: QPainter, upper: QRectF, lower: QRectF) -> None:
        colors, font = theme(), mono_font(HINT)
        right, center = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
        low, high = self.ends()
        rows = (
            (upper, number_text(high), number_text(low)),
            (lower, percent(1.0, 0), percent(0.0, 0)),
        )
        for room, top, bottom in rows:
            painter.fillRect(room, colors.canvas)
            painter.fillRect(QRectF(LEFT, room.bottom(), room.width(), 1), colors.line2)
            for y, text in ((room.top(), top), (room.bottom(), bottom)):
                box = QRect(0, round(y) - 8, LEFT - 8, 16)
                draw_line(painter, box, text, font, colors.text2, right)
        if low < 0 < high:
            y = upper.bottom() + low / (high - low) * upper.height()
            painter.fillRect(QRectF(LEFT, round(y), upper.width(), 1), colors.line)
            box = QRect(0, round(y) - 8, LEFT - 8, 16)
            if min(y - upper.top(), upper.bottom() - y) > 16:
                draw_line(painter, box, "0", font, colors.text2, right)
        titles = ((upper, self.tr("Mean and deviation")), (lower, self.tr("Shares")))
        for room, title in titles:
            box = QRect(LEFT, round(room.top()) - TITLE, 240, 18)
            draw_line(painter, box, title, ui_font(HINT, 600), colors.text2)
        self._paint_legend(painter, lower)
        step = max(1, math.ceil(_LABEL / max(1.0, upper.width()) * self._last))
        for epoch in range(0, self._last + 1, step):
            box = QRect(round(self.x_of(epoch)) - 20, round(lower.bottom()) + 4, 40, 16)
            draw_line(painter, box, str(epoch), font, colors.text2, center)
        box = QRect(LEFT, round(lower.bottom()) + 19, round(lower.width()), 16)
        draw_line(painter, box, self.tr("epoch"), ui_font(HINT), colors.text3, center)
        if self._current >= 0:
            x = round(self.x_of(self._current))
            tall = lower.bottom() - upper.top()
            painter.fillRect(QRectF(x, upper.top(), 1, tall), colors.accent)

    def _paint_legend(self, painter: QPainter, lower: QRectF) -> None:
        colors, left, font = theme(), LEFT + 64, ui_font(HINT)
        legend = (
            (self.tr("zeros"), colors.train_curve, Qt.PenStyle.SolidLine),
            (self.tr("dead units"), colors.validation_curve, Qt.PenStyle.DashLine),
        )
        for text, ink, style in legend:
            y = round(lower.top()) - TITLE + 9
            painter.setPen(QPen(ink, 2, style))
            painter.drawLine(left, y, left + 22, y)
            box = QRect(left + 28, y - 9, 90, 18)
            left += 28 + draw_line(painter, box, text, font, colors.text2) + 20

    def _paint_values(self, painter: QPainter, room: QRectF) -> None:
        colors, (low, high) = theme(), self.ends()
        unit = room.height() / (high - low)

        def place(epoch: int, value: float) -> QPointF:
            return QPointF(self.x_of(epoch), room.bottom() - (value - low) * unit)

        known = [p for p in self._points if math.isfinite(p.mean + p.deviation)]
        above = [place(p.epoch, p.mean + p.deviation) for p in known]
        below = [place(p.epoch, p.mean - p.deviation) for p in known]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(colors.train_curve, colors.canvas, 0.28))
        painter.drawPolygon(QPolygonF([*above, *reversed(below)]))
        means = [place(p.epoch, p.mean) for p in known]
        _line(painter, means, colors.train_curve, Qt.PenStyle.SolidLine)

    def _paint_shares(self, painter: QPainter, room: QRectF) -> None:
        colors = theme()
        curves = (
            ([(p.epoch, p.zeros) for p in self._points], colors.train_curve,
             Qt.PenStyle.SolidLine),
            ([(p.epoch, p.dead) for p in self._points], colors.validation_curve,
             Qt.PenStyle.DashLine),
        )  # fmt: skip
        for values, ink, style in curves:
            places = [
                QPointF(self.x_of(epoch), room.bottom() - share * room.height())
                for epoch, share in values
                if math.isfinite(share)
            ]
            _line(painter, places, ink, style)

    def _paint_reading(self, painter: QPainter, upper: QRectF, lower: QRectF) -> None:
        colors, font = theme(), mono_font(HINT)
        x = round(self.x_of(self._points[self._at].epoch))
        tall = lower.bottom() - upper.top()
        painter.fillRect(QRectF(x, upper.top(), 1, tall), colors.text3)
        box = QRect(LEFT, 0, round(upper.width()), 18)
        right = Qt.AlignmentFlag.AlignRight
        draw_line(painter, box, self.text_at(self._at), font, colors.text, right)


def _line(
    painter: QPainter, places: list[QPointF], ink: QColor, style: Qt.PenStyle
) -> None:
    """Draw a line with a dot for each epoch."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 1.5, style))
    painter.drawPolyline(QPolygonF(places))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for place in places:
        painter.drawEllipse(place, 3.0, 3.0)
