"""The frame that the charts of all images share: title, axes, ticks, points."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cnnstudio.ui.export import Paper, paper_of
from cnnstudio.ui.fonts import HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.ticks import linear_ticks, numbers, percents
from cnnstudio.ui.widgets.painting import draw_line, text_width

LEFT, TOP, RIGHT, BOTTOM = 52, 26, 14, 38
_TICKS = 5
_SIGN, _AFTER_SIGN, _BETWEEN = 14, 5, 12
"""Pixels of a sign of the legend, from it to its word, from one to the next."""

Sign = Literal["bar", "hatched", "line", "dashed"]
Key = tuple[Sign, str, str]
"""In a legend: how it is drawn, in which colour token, and what it is."""


class UnitChart(QWidget):
    """Axes (from 0 to 1 unless told), a title, and what `paint_data` draws."""

    def __init__(
        self, title: str, x_title: str, y_title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = title
        self._x_title, self._y_title = x_title, y_title
        self.x_range = self.y_range = (0.0, 1.0)
        self.y_percent = False
        self.legend: tuple[Key, ...] = ()
        expanding = QSizePolicy.Policy.Expanding
        self.setSizePolicy(expanding, expanding)
        self.setMinimumSize(220, 150)
        self.setAccessibleName(title)

    def name_axes(self, x_title: str, y_title: str) -> None:
        """Say something else of the axes."""
        self._x_title, self._y_title = x_title, y_title

    def plot_box(self) -> QRectF:
        """Return where the data are drawn."""
        return QRectF(self.rect()).adjusted(LEFT, TOP, -RIGHT, -BOTTOM)

    def point(self, x: float, y: float) -> QPointF:
        """Return where a value is drawn."""
        box = self.plot_box()
        right, up = _part(x, self.x_range), _part(y, self.y_range)
        x, y = right * box.width(), up * box.height()
        return QPointF(box.left() + x, box.bottom() - y)

    def paper(self) -> Paper:
        """Return the chart as it is painted."""
        return paper_of(self)

    @abstractmethod
    def paint_data(self, painter: QPainter, box: QRectF) -> None:
        """Draw what is inside of the axes."""

    def _paint_frame(self, painter: QPainter, box: QRectF) -> None:
        colors = theme()
        painter.fillRect(box, colors.canvas)
        title = QRect(int(box.left()), 0, int(box.width()), TOP - 4)
        draw_line(painter, title, self.title, ui_font(LABEL, 600), colors.text)
        right, middle = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
        values = linear_ticks(*self.x_range, _TICKS)
        for value, text in zip(values, numbers(values), strict=True):
            x = self.point(value, 0).x()
            painter.setPen(QPen(colors.line, 1))
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            label = QRect(int(x) - 26, int(box.bottom()) + 3, 52, 14)
            draw_line(painter, label, text, mono_font(HINT), colors.text3, middle)
        values = linear_ticks(*self.y_range, _TICKS)
        texts = percents(values) if self.y_percent else numbers(values)
        for value, text in zip(values, texts, strict=True):
            y = self.point(0, value).y()
            painter.setPen(QPen(colors.line, 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            label = QRect(0, int(y) - 8, LEFT - 6, 16)
            draw_line(painter, label, text, mono_font(HINT), colors.text3, right)
        below = QRect(int(box.left()), int(box.bottom()) + 18, int(box.width()), 18)
        draw_line(painter, below, self._x_title, ui_font(HINT), colors.text2, middle)
        painter.save()
        painter.translate(0, box.bottom())
        painter.rotate(-90)
        beside = QRect(0, 0, int(box.height()), 16)
        draw_line(painter, beside, self._y_title, ui_font(HINT), colors.text2, middle)
        painter.restore()

    def _paint_legend(self, painter: QPainter, box: QRectF) -> None:
        """Say at the right of the title what is drawn how."""
        colors, font, right = theme(), ui_font(HINT), int(box.right())
        end = int(box.left()) + text_width(ui_font(LABEL, 600), self.title) + _BETWEEN
        for sign, token, word in reversed(self.legend):
            width = text_width(font, word)
            if right - width - _AFTER_SIGN - _SIGN < end:
                return  # the title comes first
            place = QRect(right - width, 0, width, TOP - 4)
            draw_line(painter, place, word, font, colors.text2)
            left = place.left() - _AFTER_SIGN - _SIGN
            area = QRectF(left, place.center().y() - 4, _SIGN, 9)
            ink = colors.color(token)
            if sign in ("bar", "hatched"):
                pattern = Qt.BrushStyle.SolidPattern
                painter.setPen(QPen(ink, 1))
                if sign == "hatched":
                    pattern = Qt.BrushStyle.BDiagPattern
                painter.setBrush(QBrush(ink, pattern))
                painter.drawRect(area)
            else:
                style = Qt.PenStyle.DashLine
                painter.setPen(
                    QPen(ink, 1.5, style) if sign == "dashed" else QPen(ink, 2)
                )
                y = area.center().y()
                painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            right = left - _BETWEEN

    def sizeHint(self) -> QSize:
        return QSize(360, 280)

    def paintEvent(self, _event: QPaintEvent) -> None:
        box = self.plot_box()
        with QPainter(self) as painter:
            self._paint_frame(painter, box)
            self._paint_legend(painter, box)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_data(painter, box)


class PointChart(UnitChart):
    """A chart of points: the one that is pointed at is told by a tip and marked.

    `words(index)` says it; the owner gives it.
    """

    def __init__(
        self, title: str, x_title: str, y_title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, x_title, y_title, parent)
        self.words: Callable[[int], str] = str
        self.hovered = -1
        self.setMouseTracking(True)

    @abstractmethod
    def index_at(self, place: QPointF) -> int:
        """Return which point is drawn near a place, or -1."""

    def places(self, points: NDArray[np.floating]) -> NDArray[np.float64]:
        """Return where points (N, 2) are drawn (N, 2), in pixels."""
        origin, unit = self.point(0, 0), self.point(1, 1)
        scale = np.array([unit.x() - origin.x(), unit.y() - origin.y()])
        places: NDArray[np.float64] = points * scale + (origin.x(), origin.y())
        return places

    def nearest(
        self, points: NDArray[np.floating], place: QPointF, within: float
    ) -> int:
        """Return the row of the point nearest to a place, -1 if none is within."""
        if not len(points):
            return -1
        far = np.hypot(*(self.places(points) - (place.x(), place.y())).T)
        row = int(far.argmin())
        return row if far[row] <= within else -1

    def hover(self, index: int) -> None:
        """Mark a point; -1 marks none."""
        if index != self.hovered:
            self.hovered = index
            hand = Qt.CursorShape.PointingHandCursor
            self.setCursor(hand if index >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.index_at(QPointF(event.pos()))
            if index >= 0:
                QToolTip.showText(event.globalPos(), self.words(index), self)
            else:
                QToolTip.hideText()
            return True
        if event.type() == QEvent.Type.Leave:
            self.hover(-1)
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hover(self.index_at(event.position()))


def _part(value: float, span: tuple[float, float]) -> float:
    low, high = span
    return (value - low) / ((high - low) or 1.0)
