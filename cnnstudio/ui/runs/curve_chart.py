"""Curves of several runs over epochs, one colour and one dash for each.

Values are those that were measured at the end of each epoch: no smoothing, nothing
left out. The name stands at the end of its line; a crosshair reads all of them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.project.measures import measure_of
from cnnstudio.ui.fonts import BODY, HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.runs.words import series_text, series_title
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training import ticks
from cnnstudio.ui.training.run_look import look_of
from cnnstudio.ui.widgets.painting import draw_line, focus_ring, rounded, text_width

LEFT, TOP, BOTTOM = 64, 38, 30
_NARROWEST, _WIDEST = 96, 220
"""Room at the right for the names of runs."""
_SWATCH = 22
_NAME_HEIGHT = 16
MOST_DOTS = 60
"""Epochs up to which each one is a dot on its line."""


@dataclass(frozen=True, slots=True)
class NamedCurve:
    """What the run of a number measured: pairs of epoch and value, epochs rising.

    `best` is its best epoch, 0 without one.
    """

    number: int
    name: str
    points: tuple[tuple[int, float], ...]
    best: int = 0

    def at(self, epoch: int) -> float | None:
        """Return the value of an epoch; None if it was not measured."""
        return next((value for number, value in self.points if number == epoch), None)


class CurveChart(QWidget):
    """One plot. The mouse, or Left and Right, move the crosshair; Escape hides it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series = ""
        self._curves: tuple[NamedCurve, ...] = ()
        self._log = False
        self.epoch: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(420, 160)

    def show_curves(self, series: str, curves: Sequence[NamedCurve]) -> None:
        """Show other curves of a series."""
        self._series, self._curves = series, tuple(curves)
        values = [v for c in curves for _, v in c.points if math.isfinite(v)]
        measure = measure_of(series)
        wants_log = measure is not None and measure.log
        self._log = wants_log and bool(values) and min(values) > 0
        self.epoch = None
        self.setAccessibleName(series_title(series))
        self._describe()
        self.update()

    def readout(self) -> list[tuple[NamedCurve, str]]:
        """Return the curves that have a value at the crosshair, and these."""
        if self.epoch is None:
            return []
        found = ((curve, curve.at(self.epoch)) for curve in self._curves)
        return [(c, series_text(self._series, v)) for c, v in found if v is not None]

    def move_to(self, epoch: int | None) -> None:
        """Put the crosshair at an epoch; None takes it away."""
        last = self._last_epoch()
        self.epoch = None if epoch is None or not last else min(max(1, epoch), last)
        self._describe()
        self.update()

    def _describe(self) -> None:
        rows = [f"{curve.name} {value}" for curve, value in self.readout()]
        title = self.tr("Epoch {0}").format(self.epoch)
        said = f"{title}: {'; '.join(rows)}" if rows else ""
        self.setAccessibleDescription(said)

    # Places

    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(LEFT, TOP, -self._right(), -BOTTOM)

    def _right(self) -> int:
        names = (text_width(ui_font(LABEL), curve.name) for curve in self._curves)
        return min(_WIDEST, max(_NARROWEST, 48 + max(names, default=0)))

    def _last_epoch(self) -> int:
        return max((c.points[-1][0] for c in self._curves if c.points), default=0)

    def _range(self) -> tuple[float, float]:
        values = [v for c in self._curves for _, v in c.points if math.isfinite(v)]
        if not values:
            return 0.0, 1.0
        low, high = min(values), max(values)
        measure = measure_of(self._series)
        if measure is not None and measure.unit == "%" and 0 <= low <= high <= 1:
            return ticks.percent_range(low, high)
        if self._log:
            return ticks.log_range(low, high)
        return ticks.linear_range(min(low, 0.0), high, 5)

    def _place(self, epoch: float, value: float) -> QPointF:
        box, (low, high) = self._box(), self._range()
        last = max(2, self._last_epoch())
        x = box.left() + box.width() * (epoch - 1) / (last - 1)
        if self._log:
            value, low, high = math.log(value), math.log(low), math.log(high)
        share = (value - low) / (high - low) if high > low else 0.5
        return QPointF(x, box.bottom() - box.height() * share)

    # Painting

    def _paint_title(self, painter: QPainter) -> None:
        """Say what is drawn, on which scale, and what the rings mean."""
        colors, box = theme(), self._box()
        line = QRect(round(box.left()), 10, round(box.width()), 20)
        title = series_title(self._series)
        draw_line(painter, line, title, ui_font(BODY, 600), colors.text)
        scale = self.tr("log scale") if self._log else self.tr("linear scale")
        said = self.tr("ring: best epoch, {0}").format(scale)
        right = Qt.AlignmentFlag.AlignRight
        draw_line(painter, line, said, ui_font(HINT), colors.text3, right)

    def _paint_grid(self, painter: QPainter) -> None:
        colors, box, (low, high) = theme(), self._box(), self._range()
        most = max(2, int(box.height() / 34))
        if self._log:
            rows = ticks.log_ticks(low, high, most)
        else:
            rows = ticks.linear_ticks(low, high, most)
        measure = measure_of(self._series)
        shares = measure is not None and measure.unit == "%"
        texts = ticks.percents(rows) if shares else ticks.numbers(rows)
        right = Qt.AlignmentFlag.AlignRight
        for value, text in zip(rows, texts, strict=True):
            y = self._place(1, value).y()
            painter.setPen(QPen(colors.line, 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            place = QRect(0, round(y) - 8, LEFT - 8, 16)
            draw_line(painter, place, text, mono_font(HINT), colors.text2, right)
        last, middle = max(2, self._last_epoch()), Qt.AlignmentFlag.AlignHCenter
        for epoch in ticks.whole_ticks(1, last, max(1, int(box.width() / 72))):
            if epoch < 1:
                continue
            x = self._place(epoch, high).x()
            place = QRect(round(x) - 30, round(box.bottom()) + 4, 60, 16)
            text = f"{epoch:.0f}"
            draw_line(painter, place, text, mono_font(HINT), colors.text2, middle)
        place = QRect(0, round(box.bottom()) + 4, LEFT - 8, 16)
        text = self.tr("epoch")
        draw_line(painter, place, text, ui_font(HINT), colors.text3, right)

    def _paint_curves(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for curve in self._curves:
            painter.setPen(look_of(curve.number).pen())
            part = QPolygonF()
            for epoch, value in curve.points:
                if math.isfinite(value) and (value > 0 or not self._log):
                    part.append(self._place(epoch, value))
                elif part:
                    painter.drawPolyline(part)
                    part = QPolygonF()
            painter.drawPolyline(part)
            self._paint_dots(painter, curve)

    def _paint_dots(self, painter: QPainter, curve: NamedCurve) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look_of(curve.number).pen().color())
        for epoch, value in curve.points if len(curve.points) <= MOST_DOTS else ():
            if math.isfinite(value) and (value > 0 or not self._log):
                painter.drawEllipse(self._place(epoch, value), 2.5, 2.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        best = curve.at(curve.best)
        if best is not None and math.isfinite(best) and (best > 0 or not self._log):
            painter.setPen(QPen(look_of(curve.number).pen().color(), 1.5))
            painter.drawEllipse(self._place(curve.best, best), 6.0, 6.0)

    def _paint_names(self, painter: QPainter) -> None:
        """Write names at the lines' ends, moved apart where they would overlap."""
        colors, box = theme(), self._box()
        ends = []
        for curve in self._curves:
            known = [p for p in curve.points if math.isfinite(p[1])]
            if known and (known[-1][1] > 0 or not self._log):
                end = self._place(*known[-1]).y()
                ends.append((end, curve.number, curve.name))
        below = box.top() - _NAME_HEIGHT
        placed = []
        for y, number, name in sorted(ends):
            below = max(y - _NAME_HEIGHT / 2, below + _NAME_HEIGHT)
            placed.append((below, number, name))
        over = below + _NAME_HEIGHT - self.height() if placed else 0.0
        for y, number, name in placed:
            top = round(y - max(0.0, over))
            painter.setPen(look_of(number).pen())
            left = round(box.right()) + 10
            painter.drawLine(left, top + 8, left + _SWATCH, top + 8)
            place = QRect(left + 28, top, self._right() - 44, _NAME_HEIGHT)
            draw_line(painter, place, name, ui_font(LABEL), colors.text)

    def _paint_crosshair(self, painter: QPainter) -> None:
        rows = self.readout()
        if self.epoch is None or not rows:
            return
        colors, box = theme(), self._box()
        x = self._place(self.epoch, self._range()[1]).x()
        painter.setPen(QPen(colors.text3, 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        title = self.tr("Epoch {0}").format(self.epoch)
        names = max(text_width(ui_font(LABEL), curve.name) for curve, _ in rows)
        values = max(text_width(mono_font(LABEL), value) for _, value in rows)
        least = text_width(ui_font(LABEL, 600), title)
        width = max(min(names, 160) + values + 44 + _SWATCH, least + 8)
        height = 26 + 18 * len(rows)
        card = QRect(round(x) + 12, round(box.top()) + 4, width, height)
        if card.right() > self.width() - 4:
            card.moveRight(round(x) - 12)
        rounded(painter, card, 6, colors.raised, colors.line2)
        line = card.adjusted(10, 4, -10, 0)
        line.setHeight(18)
        draw_line(painter, line, title, ui_font(LABEL, 600), colors.text)
        for curve, value in rows:
            line.translate(0, 18)
            left, middle = line.adjusted(_SWATCH + 6, 0, -values - 8, 0), line.center()
            painter.setPen(look_of(curve.number).pen())
            painter.drawLine(line.left(), middle.y(), line.left() + _SWATCH, middle.y())
            draw_line(painter, left, curve.name, ui_font(LABEL), colors.text2)
            right = Qt.AlignmentFlag.AlignRight
            draw_line(painter, line, value, mono_font(LABEL), colors.text, right)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        box, last = self._box(), max(2, self._last_epoch())
        inside = box.contains(event.position())
        share = (event.position().x() - box.left()) / box.width()
        self.move_to(round(1 + share * (last - 1)) if inside else None)

    def leaveEvent(self, _event: QEvent) -> None:
        self.move_to(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            here = self._last_epoch() + 1 if self.epoch is None else self.epoch
            self.move_to(here + step)
        elif event.key() == Qt.Key.Key_Escape and self.epoch is not None:
            self.move_to(None)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(760, 260)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colors.surface)
            painter.fillRect(self._box(), colors.canvas)
            if self._last_epoch():
                self._paint_title(painter)
                self._paint_grid(painter)
                self._paint_curves(painter)
                self._paint_names(painter)
                self._paint_crosshair(painter)
            else:
                text = self.tr("None of these runs has finished an epoch.")
                middle = Qt.AlignmentFlag.AlignHCenter
                place = self._box().toRect()
                draw_line(painter, place, text, ui_font(LABEL), colors.text2, middle)
            if self.hasFocus():
                focus_ring(painter, self.rect().adjusted(1, 1, -1, -1), 4)
