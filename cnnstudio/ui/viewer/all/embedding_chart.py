"""Images as points: their classes written, mistakes ringed, some of them lassoed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QPolygonF,
)

from cnnstudio.ui.fonts import HINT, mono_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.all.chart import UnitChart
from cnnstudio.ui.widgets.painting import focus_ring

_NEAR, _DRAGGED, _MARGIN = 9.0, 6.0, 0.06
_SHORT = 2
"""Names of classes up to so many characters are written in place of dots."""

NO_POINTS = np.zeros((0, 2), np.float32)
NOBODY = np.zeros(0, np.int64)


class EmbeddingChart(UnitChart):
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

    def row_at(self, place: QPointF) -> int:
        """Return the row of the point at a place, or −1."""
        if not len(self.points):
            return -1
        far = np.hypot(*(self._places() - (place.x(), place.y())).T)
        nearest = int(far.argmin())
        return nearest if far[nearest] <= _NEAR else -1

    def _places(self) -> NDArray[np.float64]:
        """Return where the points are drawn (N, 2), in pixels."""
        origin, unit = self.point(0, 0), self.point(1, 1)
        scale = np.array([unit.x() - origin.x(), unit.y() - origin.y()])
        places: NDArray[np.float64] = self.points * scale + (origin.x(), origin.y())
        return places

    def inside(self, drawn: list[QPointF]) -> NDArray[np.int64]:
        """Return the rows whose points lie inside of a closed line."""
        line, rule = QPolygonF(drawn), Qt.FillRule.OddEvenFill
        places = self._places()
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
        colors = theme()
        short = all(len(name) <= _SHORT for name in self.names)
        font, chosen = mono_font(HINT), set(self.chosen.tolist())
        for row, (x, y) in enumerate(self._places()):
            label = int(self.labels[row])
            faded = self.highlighted >= 0 and label != self.highlighted
            faded = faded or (bool(chosen) and row not in chosen)
            ink = colors.line2 if faded else colors.color(self.colour_of(label))
            painter.setPen(ink)
            if short and 0 <= label < len(self.names):
                painter.setFont(font)
                name = QRectF(x - 9, y - 8, 18, 16)
                painter.drawText(name, Qt.AlignmentFlag.AlignCenter, self.names[label])
            else:
                painter.setBrush(ink)
                painter.drawEllipse(QPointF(x, y), 2.5, 2.5)
            if self.wrong[row] and not faded:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(colors.error, 1.5))
                painter.drawEllipse(QPointF(x, y), 7, 7)
        if 0 <= self.current < len(self.points):
            x, y = self._places()[self.current]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colors.accent, 2))
            painter.drawRect(QRectF(x - 8, y - 8, 16, 16))
        if len(self._drawn) > 1:
            painter.setPen(QPen(colors.accent, 1, Qt.PenStyle.DashLine))
            painter.drawPolyline(QPolygonF(self._drawn))
        if self.hasFocus():
            focus_ring(painter, box, 4)

    # Choosing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drawn = [event.position()]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawn and event.buttons() & Qt.MouseButton.LeftButton:
            self._drawn.append(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drawn, self._drawn = self._drawn, []
        if not drawn:
            return
        box = QPolygonF(drawn).boundingRect()
        if max(box.width(), box.height()) >= _DRAGGED:
            self.choose(self.inside(drawn))
            return
        row = self.row_at(event.position())
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
