"""The loss over the learning rate, on a scale of decades, with the rate to choose."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui import format as fmt
from cnnstudio.ui.fonts import HINT, mono_font, ui_font
from cnnstudio.ui.theme import theme, theme_manager
from cnnstudio.ui.training.ticks import linear_range, linear_ticks, numbers
from cnnstudio.ui.widgets.painting import draw_line, rounded, text_width

_LEFT, _TOP, _RIGHT, _BOTTOM = 56, 24, 16, 42
_FAINT = 0.28
_PER_DECADE = 20
_CEILING = 1.6
"""How many times the first loss the axis shows: above, a test has diverged."""


class RangeChart(QWidget):
    """Raw losses faint, smoothed ones strong; a click or an arrow key chooses a rate.

    `picked(float)` follows the choice of a person, never that of the program.
    """

    picked = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rates: tuple[float, ...] = ()
        self._raw: tuple[float, ...] = ()
        self._smooth: tuple[float, ...] = ()
        self._limits = (1e-7, 1.0)
        self._suggested = self._chosen = math.nan
        self._marks: tuple[tuple[float, str], ...] = ()
        self.setAccessibleName(self.tr("Loss over the learning rate"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(360, 220)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme_manager().changed.connect(self._recolor)

    @property
    def chosen(self) -> float:
        """The rate that is chosen; not a number while there is none."""
        return self._chosen

    def set_limits(self, low: float, high: float) -> None:
        """Show the rates from `low` to `high`."""
        self._limits = (low, high)
        self.update()

    def show_points(
        self, rates: Sequence[float], raw: Sequence[float], smooth: Sequence[float]
    ) -> None:
        """Draw what was measured so far."""
        self._rates, self._raw, self._smooth = tuple(rates), tuple(raw), tuple(smooth)
        self.update()

    def clear(self) -> None:
        """Draw nothing, for a test that begins."""
        self._suggested = self._chosen = math.nan
        self._marks = ()
        self.setAccessibleDescription("")
        self.show_points((), (), ())

    def suggest(self, rate: float, marks: Sequence[tuple[float, str]] = ()) -> None:
        """Mark a rate, and choose it; `marks` name points of the curve."""
        self._suggested = self._chosen = rate
        self._marks = tuple(marks)
        self._describe()

    def choose(self, rate: float) -> None:
        """Choose a rate within the limits, with two figures."""
        low, high = self._limits
        self._chosen = float(f"{max(low, min(high, rate)):.1e}")
        self._describe()

    def x_of(self, rate: float) -> float:
        """Return the pixel column of a rate."""
        low, high = (math.log10(limit) for limit in self._limits)
        box = self._box()
        share = (math.log10(rate) - low) / (high - low)
        return box.left() + share * box.width()

    def _rate_at(self, x: float) -> float:
        low, high = (math.log10(limit) for limit in self._limits)
        box = self._box()
        share = (x - box.left()) / box.width()
        return math.pow(10.0, low + max(0.0, min(1.0, share)) * (high - low))

    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)

    def _describe(self) -> None:
        said = self.tr("Chosen rate: {0}").format(fmt.rate(self._chosen))
        if self._chosen == self._suggested:
            said = self.tr("Suggested rate: {0}").format(fmt.rate(self._chosen))
        self.setAccessibleDescription(said)
        self.update()

    def _span(self) -> tuple[float, float]:
        finite = [loss for loss in self._smooth if math.isfinite(loss)]
        if not finite:
            return 0.0, 3.0
        top = min(max(finite), finite[0] * _CEILING)
        return linear_range(min(0.0, min(finite)), max(top, 1e-3), 6)

    def _pick(self, rate: float) -> None:
        if self._smooth:
            self.choose(rate)
            self.picked.emit(self._chosen)

    def _recolor(self, _theme: object) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pick(self._rate_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._pick(self._rate_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        way = ways.get(Qt.Key(event.key()), 0)
        if way and math.isfinite(self._chosen):
            self._pick(self._chosen * 10.0 ** (way / _PER_DECADE))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors, box = theme(), self._box()
        low, high = self._span()
        with QPainter(self) as painter:
            rounded(painter, QRectF(self.rect()), 4, colors.canvas, colors.line)
            self._paint_axes(painter, box, low, high)
            painter.setClipRect(box)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            faint = QColor(colors.train_curve)
            faint.setAlphaF(_FAINT)
            self._paint_curve(painter, self._raw, QPen(faint, 1), box, (low, high))
            strong = QPen(colors.train_curve, 2)
            self._paint_curve(painter, self._smooth, strong, box, (low, high))
            painter.setClipping(False)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            self._paint_choice(painter, box)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_marks(painter, box, (low, high))

    def _paint_curve(
        self,
        painter: QPainter,
        losses: Sequence[float],
        pen: QPen,
        box: QRectF,
        span: tuple[float, float],
    ) -> None:
        painter.setPen(pen)
        points = [
            self._place(rate, loss, box, span)
            for rate, loss in zip(self._rates, losses, strict=False)
            if math.isfinite(loss)
        ]
        painter.drawPolyline(points)

    def _place(
        self, rate: float, loss: float, box: QRectF, span: tuple[float, float]
    ) -> QPointF:
        low, high = span  # worked out once: it looks at every point
        share = (loss - low) / (high - low)
        return QPointF(self.x_of(rate), box.bottom() - share * box.height())

    def _paint_marks(
        self, painter: QPainter, box: QRectF, span: tuple[float, float]
    ) -> None:
        """Ring points of the smoothed curve; left of and below a fall is room."""
        colors, font = theme(), ui_font(HINT)
        for rate, word in self._marks:
            near = min(zip(self._rates, self._smooth, strict=True),
                       key=lambda at: abs(math.log(at[0] / rate)))  # fmt: skip
            point = self._place(*near, box, span)
            painter.setPen(QPen(colors.train_curve, 2))
            painter.setBrush(colors.canvas)
            painter.drawEllipse(point, 4.5, 4.5)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            wide = text_width(font, word) + 2
            left = max(point.x() - wide, box.left() + 4)
            top = min(point.y() + 8, box.bottom() - 18)
            where = QRectF(left, top, wide, 16).toRect()
            rounded(painter, where.adjusted(-3, 0, 3, 0), 3, colors.canvas)
            draw_line(painter, where, word, font, colors.text2)

    def _paint_axes(
        self, painter: QPainter, box: QRectF, low: float, high: float
    ) -> None:
        colors, font = theme(), mono_font(HINT)
        flags = Qt.AlignmentFlag
        ticks = linear_ticks(low, high, 6)
        for tick, text in zip(ticks, numbers(ticks), strict=True):
            y = round(box.bottom() - (tick - low) / (high - low) * box.height())
            painter.setPen(colors.line)
            painter.drawLine(round(box.left()), y, round(box.right()), y)
            where = QRectF(0, y - 8, _LEFT - 8, 16).toRect()
            draw_line(painter, where, text, font, colors.text3, flags.AlignRight)
        first, last = (math.log10(limit) for limit in self._limits)
        for decade in range(math.ceil(first - 1e-9), math.floor(last + 1e-9) + 1):
            x = round(self.x_of(10.0**decade))
            painter.setPen(colors.line)
            painter.drawLine(x, round(box.top()), x, round(box.bottom()))
            where = QRectF(x - 30, box.bottom() + 4, 60, 14).toRect()
            text = fmt.rate(10.0**decade)
            draw_line(painter, where, text, font, colors.text3, flags.AlignHCenter)
        below = QRectF(box.left(), box.bottom() + 20, box.width(), 16).toRect()
        text = self.tr("learning rate, log scale")
        draw_line(painter, below, text, ui_font(HINT), colors.text3, flags.AlignHCenter)
        above = QRectF(8, 4, box.width(), 16).toRect()
        draw_line(painter, above, self.tr("loss"), ui_font(HINT), colors.text3)

    def _paint_choice(self, painter: QPainter, box: QRectF) -> None:
        if not math.isfinite(self._chosen):
            return
        colors = theme()
        x = round(self.x_of(self._chosen))
        pen = QPen(colors.accent, 2 if self.hasFocus() else 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawLine(x, round(box.top()), x, round(box.bottom()))
        text = fmt.rate(self._chosen)
        if self._chosen == self._suggested:
            text = self.tr("{0} suggested").format(text)
        flags, right = Qt.AlignmentFlag, x > box.center().x()
        wide = text_width(mono_font(HINT), text)
        where = QRectF(x - wide - 6 if right else x + 6, 4, wide, 16).toRect()
        side = flags.AlignRight if right else flags.AlignLeft
        draw_line(painter, where, text, mono_font(HINT), colors.accent, side)
