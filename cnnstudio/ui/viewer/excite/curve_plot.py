"""An activation's curve and derivative over the histogram of what arrives at it."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.bridge.probe_messages import Curve
from cnnstudio.ui.fonts import HINT, mono_font, ui_font
from cnnstudio.ui.format import grouped
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.ticks import linear_range, linear_ticks, numbers
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.widgets.painting import draw_line, rounded, text_width

_LEFT, _RIGHT, _TOP, _BETWEEN, _BOTTOM = 52, 44, 10, 34, 38
_BARS = 0.3
_TICKS = 6


class CurvePlot(QWidget):
    """f and f\u2032 above, what arrives below, on one x axis, with one crosshair.

    `pointed(x)` carries the value under the pointer or the keyboard's cursor, one of
    those that were computed; None when it leaves.
    """

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve: Curve | None = None
        self._at = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        expanding = QSizePolicy.Policy.Expanding
        self.setSizePolicy(expanding, expanding)
        self.setMinimumSize(300, 260)
        self.setAccessibleName(self.tr("Activation curve"))

    @property
    def at(self) -> int:
        """Index of the computed value that is pointed at, or -1."""
        return self._at

    def show_curve(self, curve: Curve) -> None:
        """Show another curve; the crosshair stays at its value."""
        x = float(self._curve.x[self._at]) if self._curve and self._at >= 0 else None
        self._curve = curve
        self._at = -1 if x is None else int(np.abs(curve.x - x).argmin())
        self.update()

    def text_at(self, index: int) -> str:
        """What is said of a computed value."""
        curve = self._curve
        assert curve is not None
        return self.tr("x {0}   f {1}   f\u2032 {2}").format(
            figure(float(curve.x[index])),
            figure(float(curve.f[index])),
            figure(float(curve.slope[index])),
        )

    def upper_box(self) -> QRectF:
        """Where the curves are drawn."""
        room = self.height() - _TOP - _BETWEEN - _BOTTOM
        return QRectF(
            _LEFT, _TOP, self.width() - _LEFT - _RIGHT, round(room * (1 - _BARS))
        )

    def lower_box(self) -> QRectF:
        """Where the histogram is drawn: below, as wide."""
        upper = self.upper_box()
        top = upper.bottom() + _BETWEEN
        return QRectF(upper.left(), top, upper.width(), self.height() - _BOTTOM - top)

    def x_of(self, x: float) -> float:
        """Return the pixel column of a value."""
        assert self._curve is not None
        box, low, high = self.upper_box(), self._curve.x[0], self._curve.x[-1]
        return float(box.left() + (x - low) / (high - low) * box.width())

    def _index_at(self, x: float) -> int:
        if self._curve is None:
            return -1
        box = self.upper_box()
        share = (x - box.left()) / box.width()
        if not -0.01 <= share <= 1.01:
            return -1
        last = len(self._curve.x) - 1
        return max(0, min(last, round(share * last)))

    def _point(self, index: int) -> None:
        if index == self._at:
            return
        self._at = index
        name = self.tr("Activation curve")
        said = self.text_at(index) if index >= 0 else ""
        self.setAccessibleName(f"{name}, {said}" if said else name)
        x = float(self._curve.x[index]) if self._curve and index >= 0 else None
        self.pointed.emit(x)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._index_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        if not step or self._curve is None:
            super().keyPressEvent(event)
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            step *= 10
        last = len(self._curve.x) - 1
        here = self._at if self._at >= 0 else last // 2
        self._point(max(0, min(last, here + step)))

    def sizeHint(self) -> QSize:
        return QSize(560, 420)

    # Painting

    def _span(self) -> tuple[float, float]:
        assert self._curve is not None
        both = np.concatenate([self._curve.f, self._curve.slope])
        finite = both[np.isfinite(both)]
        low, high = min(0.0, float(finite.min())), max(0.5, float(finite.max()))
        return linear_range(low, high, _TICKS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        curve = self._curve
        if curve is None:
            return
        colors, upper, lower = theme(), self.upper_box(), self.lower_box()
        low, high = self._span()
        with QPainter(self) as painter:
            for box in (upper, lower):
                painter.fillRect(box, colors.canvas)
            self._paint_x_axis(painter)
            self._paint_y_axis(painter, low, high)
            self._paint_bars(painter, lower)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_line(painter, curve.slope, (low, high), dashed=True)
            self._paint_line(painter, curve.f, (low, high), dashed=False)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            self._paint_names(painter, low, high)
            if self._at >= 0:
                self._paint_cross(painter, low, high)
            if self.hasFocus():
                rounded(painter, upper, 2, None, colors.accent, 2)

    def _paint_x_axis(self, painter: QPainter) -> None:
        assert self._curve is not None
        colors, font = theme(), mono_font(HINT)
        upper, lower = self.upper_box(), self.lower_box()
        ticks = linear_ticks(float(self._curve.x[0]), float(self._curve.x[-1]), 8)
        for tick, text in zip(ticks, numbers(ticks), strict=True):
            x = round(self.x_of(tick))
            painter.setPen(colors.line2 if tick == 0 else colors.line)
            for box in (upper, lower):
                painter.drawLine(x, round(box.top()), x, round(box.bottom()))
            said = text.replace("-", "\u2212")
            where = QRect(x - 30, round(lower.bottom()) + 3, 60, 14)
            draw_line(painter, where, said, font, colors.text3,
                      Qt.AlignmentFlag.AlignHCenter)  # fmt: skip
        where = QRect(round(lower.left()), self.height() - 18, round(lower.width()), 16)
        word = self.tr("x, what arrives at the activation")
        draw_line(painter, where, word, ui_font(HINT), colors.text3,
                  Qt.AlignmentFlag.AlignHCenter)  # fmt: skip

    def _paint_y_axis(self, painter: QPainter, low: float, high: float) -> None:
        colors, font, box = theme(), mono_font(HINT), self.upper_box()
        ticks = linear_ticks(low, high, _TICKS)
        for tick, text in zip(ticks, numbers(ticks), strict=True):
            y = round(box.bottom() - (tick - low) / (high - low) * box.height())
            painter.setPen(colors.line2 if tick == 0 else colors.line)
            painter.drawLine(round(box.left()), y, round(box.right()), y)
            where = QRect(0, y - 8, _LEFT - 8, 16)
            draw_line(painter, where, text.replace("-", "\u2212"), font, colors.text3,
                      Qt.AlignmentFlag.AlignRight)  # fmt: skip

    def _paint_bars(self, painter: QPainter, box: QRectF) -> None:
        curve, colors = self._curve, theme()
        assert curve is not None
        most = max(1, int(curve.counts.max()))
        for place, number in enumerate(curve.counts):
            if not number:
                continue
            left = round(self.x_of(float(curve.edges[place])))
            right = round(self.x_of(float(curve.edges[place + 1]))) - 1
            tall = max(1.0, float(number) / most * (box.height() - 4))
            bar = QRectF(left, box.bottom() - tall, max(1, right - left), tall)
            painter.fillRect(bar, colors.edge)
        painter.fillRect(QRectF(box.left(), box.bottom(), box.width(), 1), colors.line2)
        word = QRect(round(box.left()), round(box.top()) - 20, round(box.width()), 16)
        said = self.tr("{0} values arrive; the longest bar is {1}").format(
            grouped(curve.count), grouped(most)
        )
        draw_line(painter, word, said, ui_font(HINT), colors.text3)

    def _paint_line(
        self,
        painter: QPainter,
        values: NDArray[np.float64],
        span: tuple[float, float],
        dashed: bool,
    ) -> None:
        assert self._curve is not None
        colors, box = theme(), self.upper_box()
        pen = QPen(colors.validation_curve if dashed else colors.train_curve, 2)
        if dashed:
            pen.setDashPattern([4.0, 3.0])
        painter.setPen(pen)
        low, high = span
        points = [
            QPointF(self.x_of(float(x)),
                    box.bottom() - (float(y) - low) / (high - low) * box.height())
            for x, y in zip(self._curve.x, values, strict=True)
            if math.isfinite(y)
        ]  # fmt: skip
        painter.setClipRect(box.adjusted(-1, -1, 1, 1))
        painter.drawPolyline(QPolygonF(points))
        painter.setClipping(False)

    def _paint_names(self, painter: QPainter, low: float, high: float) -> None:
        """Name the lines at their ends, apart from one another."""
        curve, colors, box = self._curve, theme(), self.upper_box()
        assert curve is not None
        ends = [
            box.bottom() - (float(values[-1]) - low) / (high - low) * box.height()
            for values in (curve.f, curve.slope)
        ]
        if abs(ends[0] - ends[1]) < 16:
            up = ends[0] <= ends[1]
            middle = (ends[0] + ends[1]) / 2
            ends = [middle - 8 if up else middle + 8, middle + 8 if up else middle - 8]
        inks = colors.train_curve, colors.validation_curve
        for text, y, ink in zip(("f", "f\u2032"), ends, inks, strict=True):
            where = QRect(round(box.right()) + 6, round(y) - 8, _RIGHT - 8, 16)
            draw_line(painter, where, text, ui_font(HINT, 600), ink)

    def _paint_cross(self, painter: QPainter, low: float, high: float) -> None:
        curve, colors = self._curve, theme()
        assert curve is not None
        upper, lower = self.upper_box(), self.lower_box()
        x = round(self.x_of(float(curve.x[self._at])))
        painter.setPen(QPen(colors.text3, 1))
        for box in (upper, lower):
            painter.drawLine(x, round(box.top()), x, round(box.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for values, ink in (
            (curve.f, colors.train_curve),
            (curve.slope, colors.validation_curve),
        ):
            share = (float(values[self._at]) - low) / (high - low)
            painter.setPen(QPen(ink, 2))
            painter.setBrush(colors.canvas)
            y = upper.bottom() - share * upper.height()
            painter.drawEllipse(QPointF(x, y), 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._paint_card(painter, x)

    def _paint_card(self, painter: QPainter, x: int) -> None:
        colors, font = theme(), mono_font(HINT)
        text = self.text_at(self._at)
        wide = text_width(font, text) + 20
        left = min(max(0, x - wide // 2), self.width() - wide - 1)
        card = QRectF(left, self.upper_box().bottom() + 4, wide, 24)
        border = colors.line2 if colors.dark else None
        rounded(painter, card, 5, colors.tooltip, border)
        painter.setFont(font)
        painter.setPen(colors.on_tooltip)
        painter.drawText(card, Qt.AlignmentFlag.AlignCenter, text)


def figure(value: float) -> str:
    """Return a number with six figures: a derivative of 0.006648 is not 0.007."""
    if value == 0:
        return "0"
    if not math.isfinite(value):
        return number_text(value)
    small = abs(value) < 1e-4 or abs(value) >= 1e6
    text = f"{value:.2e}" if small else f"{value:.6g}"
    text = text.replace("e-0", "e-").replace("e+0", "e")
    return text.replace("-", "\u2212", 1) if value < 0 else text
