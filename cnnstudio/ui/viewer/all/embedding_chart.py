"""Images as points: their classes written, mistakes ringed, some of them lassoed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QPolygonF,
)

from cnnstudio.ui.fonts import HINT, mono_font, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.all.chart import PointChart
from cnnstudio.ui.widgets.painting import draw_line, focus_ring, rounded, text_width

_NEAR, _DRAGGED, _MARGIN = 9.0, 6.0, 0.06
_SHORT = 2
"""Names of classes up to so many characters are written in place of dots."""
_MOST_NAMES, _WIDEST_NAME = 20, 140
"""Longer names stand amid their dots, if they are not more, and so wide at most."""

NO_POINTS = np.zeros((0, 2), np.float32)
NOBODY = np.zeros(0, np.int64)


class EmbeddingChart(PointChart):
    """Points (N, 2) with a class each; a click points at one, a drag lassoes.

    `picked(row)`: a point was clicked or reached by the keyboard; `lassoed(rows)` the
    points inside of what was drawn, all of them for Ctrl+A, none for Escape.
    """

    picked = Signal(int)
    lassoed = Signal(object)

    def __init__(self, title: str, x_title: str, y_title: str) -> None:
        super().__init__(title, x_title, y_title)
        self.points = NO_POINTS
        self.labels = NOBODY
        self.wrong = np.zeros(0, np.bool_)
        self.names: tuple[str, ...] = ()
        self.highlighted = -1
        self.current = -1
        self.chosen: NDArray[np.int64] = NOBODY
        self._drawn: list[QPointF] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_points(
        self,
        points: NDArray[np.float32],
        labels: NDArray[np.int64],
        wrong: NDArray[np.bool_],
        names: tuple[str, ...],
        chosen: NDArray[np.int64],
    ) -> None:
        """Show other points; those rows of them are lassoed."""
        self.points, self.labels, self.wrong = points, labels, wrong
        self.names, self.chosen = names, chosen
        for axis, name in enumerate(("x_range", "y_range")):
            values = points[:, axis] if len(points) else np.zeros(1)
            low, high = float(values.min()), float(values.max())
            around = _MARGIN * (high - low) or 1.0
            setattr(self, name, (low - around, high + around))
        self.update()

    def index_at(self, place: QPointF) -> int:
        """Return the row of the point at a place, or −1."""
        return self.nearest(self.points, place, _NEAR)

    def inside(self, drawn: list[QPointF]) -> NDArray[np.int64]:
        """Return the rows whose points lie inside of a closed line."""
        line, rule = QPolygonF(drawn), Qt.FillRule.OddEvenFill
        places = self.places(self.points)
        found = [
            n for n, (x, y) in enumerate(places)
            if line.containsPoint(QPointF(x, y), rule)
        ]  # fmt: skip
        return np.array(found, np.int64)

    def choose(self, rows: NDArray[np.int64]) -> None:
        """Mark rows as lassoed, and tell it."""
        self.chosen = rows
        self.update()
        self.lassoed.emit(rows)

    def colour_of(self, label: int) -> str:
        """Return the token of a class's colour: its name tells it apart, too."""
        return f"class_{label}" if label >= 0 else "text3"

    # Painting

    def paint_data(self, painter: QPainter, box: QRectF) -> None:
        places = self.places(self.points)
        shown = self._shown()
        self._paint_points(painter, places, shown)
        if not self._short():
            self._paint_names(painter, box, places, shown)
        colors = theme()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for row, width in ((self.hovered, 1.5), (self.current, 2.0)):
            if 0 <= row < len(places):
                x, y = places[row]
                painter.setPen(QPen(colors.accent, width))
                painter.drawRect(QRectF(x - 8, y - 8, 16, 16))
        if len(self._drawn) > 1:
            painter.setPen(QPen(colors.accent, 1, Qt.PenStyle.DashLine))
            painter.drawPolyline(QPolygonF(self._drawn))
        if self.hasFocus():
            focus_ring(painter, box, 4)

    def _short(self) -> bool:
        return all(len(name) <= _SHORT for name in self.names)

    def _shown(self) -> NDArray[np.bool_]:
        """Return which points (N,) are not faded behind others."""
        shown = np.ones(len(self.points), np.bool_)
        if self.highlighted >= 0:
            shown &= self.labels == self.highlighted
        if len(self.chosen):
            shown &= np.isin(np.arange(len(shown)), self.chosen)
        return shown

    def _paint_points(
        self, painter: QPainter, places: NDArray[np.float64], shown: NDArray[np.bool_]
    ) -> None:
        colors, short = theme(), self._short()
        painter.setFont(mono_font(HINT))
        # What is faded lies below all else.
        for row in np.argsort(shown, kind="stable").tolist():
            (x, y), label = places[row], int(self.labels[row])
            token = self.colour_of(label) if shown[row] else "line2"
            ink = colors.color(token)
            painter.setPen(ink)
            if short and 0 <= label < len(self.names):
                name = QRectF(x - 9, y - 8, 18, 16)
                painter.drawText(name, Qt.AlignmentFlag.AlignCenter, self.names[label])
            else:
                painter.setBrush(ink)
                painter.drawEllipse(QPointF(x, y), 2.5, 2.5)
            if self.wrong[row] and shown[row]:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(colors.error, 1.5))
                painter.drawEllipse(QPointF(x, y), 7, 7)

    def _paint_names(
        self,
        painter: QPainter,
        box: QRectF,
        places: NDArray[np.float64],
        shown: NDArray[np.bool_],
    ) -> None:
        """Write each class amid its points; of very many only the highlighted one."""
        colors, font = theme(), ui_font(HINT)
        labels = np.unique(self.labels[shown & (self.labels >= 0)]).tolist()
        for label in labels if len(labels) <= _MOST_NAMES else ():
            if label >= len(self.names):
                continue
            x, y = np.median(places[shown & (self.labels == label)], axis=0)
            wide = min(text_width(font, self.names[label]), _WIDEST_NAME)
            left = min(max(x - wide / 2, box.left() + 6), box.right() - wide - 6)
            place = QRect(int(left), int(y) - 8, wide, 16)
            rounded(
                painter, place.adjusted(-5, 0, 5, 0), 3, colors.raised, colors.line2
            )
            ink = colors.color(self.colour_of(label))
            painter.fillRect(QRect(place.left() - 5, place.top(), 3, 16), ink)
            draw_line(painter, place, self.names[label], font, colors.text)

    # Choosing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drawn = [event.position()]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawn and event.buttons() & Qt.MouseButton.LeftButton:
            self._drawn.append(event.position())
            self.update()
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drawn, self._drawn = self._drawn, []
        if not drawn:
            return
        box = QPolygonF(drawn).boundingRect()
        if max(box.width(), box.height()) >= _DRAGGED:
            self.choose(self.inside(drawn))
            return
        row = self.index_at(event.position())
        if row >= 0:
            self.picked.emit(row)
        else:
            self.choose(NOBODY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.choose(np.arange(len(self.points)))
        elif event.key() == Qt.Key.Key_Escape and len(self.chosen):
            self.choose(NOBODY)
        elif step is not None and len(self.points):
            self.picked.emit((self.current + step) % len(self.points))
        else:
            super().keyPressEvent(event)
