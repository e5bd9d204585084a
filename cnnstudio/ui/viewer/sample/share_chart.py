"""How a probability goes as an image is changed more and more: one small plot."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.fonts import BODY, HINT, mono_font, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.painting import by_keyboard, draw_line, focus_ring, text_width

_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 12, 26, 22
_DOT = 3.0


@dataclass(frozen=True, slots=True, eq=False)
class Shares:
    """A title, a word on it, and two curves (K,) from 0 to 1 over K strengths.

    `predicted` is the probability of the class that was predicted without a change,
    `true` that of the true class, None where it is the same or nobody knows it. At the
    `flipped` places another class is predicted. `start` is the place of no change,
    `ends` are the strengths at both ends in words.
    """

    title: str
    hint: str
    predicted: NDArray[np.float32]
    true: NDArray[np.float32] | None
    flipped: NDArray[np.bool_]
    start: int
    ends: tuple[str, str]


class ShareChart(QWidget):
    """The pointer, or Left and Right, choose a strength: `chosen` carries its place."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: Shares | None = None
        self._place = -1
        self._ring = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, policy)
        self.setMinimumSize(200, 110)

    @property
    def shares(self) -> Shares | None:
        """What is shown."""
        return self._shares

    def show_shares(self, shares: Shares) -> None:
        """Show other curves."""
        self._shares = shares
        self.setAccessibleName(f"{shares.title}: {shares.hint}")
        self.update()

    def mark(self, place: int) -> None:
        """Draw a line at a strength; −1 draws none."""
        if place != self._place:
            self._place = place
            self.update()

    def plot_rect(self) -> QRectF:
        """Where the curves are drawn."""
        return QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)

    def point(self, place: int, share: float) -> QPointF:
        """Where a share is drawn at the place of a strength."""
        box = self.plot_rect()
        count = len(self._shares.predicted) if self._shares is not None else 1
        across = place / (count - 1) if count > 1 else 0.5
        return QPointF(
            box.left() + across * box.width(), box.bottom() - share * box.height()
        )

    def _place_at(self, x: float) -> int:
        assert self._shares is not None
        box, last = self.plot_rect(), len(self._shares.predicted) - 1
        return max(0, min(last, round((x - box.left()) / box.width() * last)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        inside = self.plot_rect().adjusted(-8, 0, 8, 8).contains(event.position())
        if self._shares is not None and inside:
            self.chosen.emit(self._place_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or self._shares is None:
            super().keyPressEvent(event)
            return
        here = self._place if self._place >= 0 else self._shares.start
        self.chosen.emit(max(0, min(len(self._shares.predicted) - 1, here + step)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event.reason())
        super().focusInEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(280, 180)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        shares = self._shares
        if shares is None:
            return
        with QPainter(self) as painter:
            self._paint_title(painter, shares)
            self._paint_axes(painter, shares)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if shares.true is not None:
                self._paint_curve(painter, shares, shares.true, True)
            self._paint_curve(painter, shares, shares.predicted, False)
            if self.hasFocus() and self._ring:
                focus_ring(painter, self.rect(), 4)

    def _paint_title(self, painter: QPainter, shares: Shares) -> None:
        colors = theme()
        line = QRect(0, 0, self.width(), 20)
        used = draw_line(painter, line, shares.title, ui_font(BODY, 600), colors.text)
        line.setLeft(used + 10)
        draw_line(painter, line, shares.hint, ui_font(HINT), colors.text2)

    def _paint_axes(self, painter: QPainter, shares: Shares) -> None:
        colors, box = theme(), self.plot_rect()
        painter.fillRect(box, colors.canvas)
        right = Qt.AlignmentFlag.AlignRight
        for share, text in ((0.0, "0"), (0.5, "50"), (1.0, "100 %")):
            y = box.bottom() - share * box.height()
            painter.setPen(QPen(colors.line, 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            place = QRect(0, round(y) - 8, _LEFT - 6, 16)
            draw_line(painter, place, text, mono_font(HINT), colors.text2, right)
        lines = [(shares.start, QPen(colors.line2, 1))]
        if self._place >= 0:
            lines.append((self._place, QPen(colors.accent, 1, Qt.PenStyle.DotLine)))
        for at, pen in lines:
            painter.setPen(pen)
            x = self.point(at, 0).x()
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        below, font = round(box.bottom()) + 3, mono_font(HINT)
        for x, text, side in (
            (box.left(), shares.ends[0], Qt.AlignmentFlag.AlignLeft),
            (box.right() - text_width(font, shares.ends[1]), shares.ends[1], right),
        ):
            width = text_width(font, text) + 2
            draw_line(painter, QRect(round(x), below, width, 16), text, font,
                      colors.text2, side)  # fmt: skip

    def _paint_curve(
        self, painter: QPainter, shares: Shares, values: NDArray[np.float32], true: bool
    ) -> None:
        colors = theme()
        color = colors.ok if true else colors.validation_curve
        style = Qt.PenStyle.DashLine if true else Qt.PenStyle.SolidLine
        painter.setPen(QPen(color, 2, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = {
            place: self.point(place, float(value))
            for place, value in enumerate(values)
            if math.isfinite(value)  # what is no number is a gap
        }
        run: list[QPointF] = []
        for place in range(len(values) + 1):
            if place in points:
                run.append(points[place])
                continue
            painter.drawPolyline(QPolygonF(run))
            run = []
        if true:
            return
        painter.setPen(QPen(color, 1.5))
        for place, point in points.items():
            # Hollow where another class is predicted: not by colour alone.
            painter.setBrush(colors.canvas if shares.flipped[place] else color)
            radius = _DOT + 2 if place == self._place else _DOT
            painter.drawEllipse(point, radius, radius)
