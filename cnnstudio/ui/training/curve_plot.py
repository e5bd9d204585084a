"""One plot: a frame, and curves over it.

Built once and reused. It takes no mouse: `PlotStack` above it does, for all plots.
Curves are painted from their pixels without a scene between: a repaint, ten times a
second for each plot, is then a few pictures and lines.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.plot_frame import Frame, FramePicture, Ticks
from cnnstudio.ui.training.polygons import polygons

Floats = NDArray[np.float64]

LEFT, RIGHT, TOP, BOTTOM = 64, 28, 8, 8
"""Space around the curves in pixels; equal in all plots, so that their axes line up."""

LABELS = 38
"""Space below the last plot, which carries the numbers of the x axis."""

SMOOTH_UP_TO = 2_000
"""Points up to which a curve is drawn antialiased: beyond, it costs too much."""

_SMALLEST = 1e-12
_NOTHING = (np.empty(0), np.empty(0))
_OVERHANG = 5  # so that a dot on the last epoch is whole
_DOT = 7


@dataclass(frozen=True, slots=True)
class CurveStyle:
    """How a curve looks. Only short curves (one point an epoch) may be 2 px wide."""

    color: str
    width: float = 1.0
    opacity: float = 1.0
    dash: tuple[float, ...] = ()
    dots: bool = False
    antialias: bool = True


MOST_OTHERS = 5
"""Runs that are drawn beside the one that is shown; more are not told apart."""


def other_key(index: int) -> str:
    """Key of the curve of another run."""
    return f"other{index}"


_DASHES = ((5.0, 4.0), (2.0, 3.0), (8.0, 3.0, 2.0, 3.0), (5.0, 4.0), (2.0, 3.0))
_OTHER_COLORS = ("older_run", "run_2", "run_3", "run_4", "run_5")
_OTHERS = {
    other_key(index): CurveStyle(color, 1.3, dash=dash)
    for index, (color, dash) in enumerate(zip(_OTHER_COLORS, _DASHES, strict=True))
}


def other_color(index: int) -> str:
    """Colour token of another run's curve."""
    return _OTHER_COLORS[index]


MEASURED_STYLES = {
    "raw": CurveStyle("train_curve", opacity=0.28, antialias=False),
    **_OTHERS,
    "train": CurveStyle("train_curve"),
    "validation": CurveStyle("validation_curve", width=2.0, dots=True),
}
RATE_STYLES = {
    **_OTHERS,
    "planned": CurveStyle("text3", dash=(3.0, 3.0)),
    "rate": CurveStyle("rate_curve"),
}


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A curve as it is drawn: its style, and its points in pixels."""

    style: CurveStyle
    x: Floats
    y: Floats


@dataclass(frozen=True, slots=True)
class View:
    """What part of the plane is shown: x in epochs, y in its unit."""

    x: tuple[float, float] = (0.0, 1.0)
    y: tuple[float, float] = (0.0, 1.0)
    log: bool = False


class CurvePlot(QWidget):
    """Curves by key over one frame; positions are told in pixels of this widget."""

    def __init__(
        self,
        name: str,
        styles: Mapping[str, CurveStyle],
        labels: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._below = LABELS if labels else BOTTOM
        self._labels = labels
        self._styles = dict(styles)
        self._sharpness = 1.0
        self.view = View()
        self._picture = FramePicture()
        self._points: dict[str, tuple[Floats, Floats]] = {}
        self._shapes: dict[str, list[QPolygonF]] = {}
        self._box = QRectF()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)
        self._place_box()

    @property
    def plot_box(self) -> QRectF:
        """The rectangle of the curves, in pixels of this widget."""
        return QRectF(self._box)

    @property
    def frame(self) -> Frame:
        """What is drawn under the curves."""
        return self._picture.frame

    def set_curve(self, key: str, x: Floats, y: Floats) -> None:
        """Draw other points; a value that is not finite leaves a gap."""
        if not len(x) and key not in self._points:
            return
        if len(x):
            self._points[key] = x, y
        else:
            del self._points[key]
        self._shapes.pop(key, None)
        self.update()

    def points(self, key: str) -> int:
        """Return how many points of a curve are drawn."""
        return len(self._points[key][0]) if key in self._points else 0

    def highest(self, key: str) -> float:
        """Return the greatest value of a curve that is drawn; not-a-number: none."""
        _, y = self._points.get(key, _NOTHING)
        finite = y[np.isfinite(y)]
        return float(finite.max()) if len(finite) else float("nan")

    def lines(self) -> list[DrawnLine]:
        """Return every curve with points, in the order in which they are drawn."""
        return [
            DrawnLine(style, *self.places(*self._points[key]))
            for key, style in self._styles.items()
            if key in self._points
        ]

    def set_sharpness(self, sharpness: float) -> None:
        """Draw for a picture with so many pixels for each of the screen."""
        self._sharpness = sharpness

    def set_view(self, view: View) -> None:
        """Show another part of the plane."""
        if view != self.view:
            self.view = view
            self._shapes.clear()
            self.update()

    def set_frame(
        self,
        x_ticks: Ticks,
        y_ticks: Ticks,
        done: float | None,
        hairline: float | None,
        x_title: str,
        marks: tuple[float, ...] = (),
    ) -> None:
        """Draw grid and numbers; places are given in the units of the axes."""
        visible = hairline is not None and self.view.y[0] < hairline < self.view.y[1]
        frame = Frame(
            self.plot_box,
            tuple((self.x_of(x), text) for x, text in x_ticks),
            tuple((self.y_of(y), text) for y, text in y_ticks),
            None if done is None else self.x_of(done),
            self.y_of(hairline) if visible and hairline is not None else None,
            x_title if self._labels else "",
            tuple(self.x_of(x) for x in marks),
        )
        if frame != self._picture.frame:
            self._picture.frame = frame
            self.update()

    def x_of(self, x: float) -> float:
        """Return the pixel column of an x value."""
        low, high = self.view.x
        return self._box.left() + (x - low) / (high - low) * self._box.width()

    def x_at(self, pixel: float) -> float:
        """Return the x value of a pixel column."""
        low, high = self.view.x
        return low + (pixel - self._box.left()) / self._box.width() * (high - low)

    def y_of(self, y: float) -> float:
        """Return the pixel row of a y value."""
        low, high = (self._height(v) for v in self.view.y)
        share = (self._height(y) - low) / (high - low)
        return self._box.bottom() - share * self._box.height()

    def place(self, x: float, y: float) -> QPointF:
        """Return the pixel of a point."""
        return QPointF(self.x_of(x), self.y_of(y))

    def places(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Return the pixels of many points; values that are not finite stay so."""
        box, (left, right) = self._box, self.view.x
        low, high = (self._height(v) for v in self.view.y)
        columns = box.left() + (x - left) * (box.width() / (right - left))
        rows = box.bottom() - (self._scaled(y) - low) * (box.height() / (high - low))
        return columns, rows

    def show_labels(self, shown: bool) -> None:
        """Leave room below for the numbers of the x axis, or not."""
        if shown != self._labels:
            self._labels, self._below = shown, LABELS if shown else BOTTOM
            self._place_box()
            self.updateGeometry()

    def _height(self, y: float) -> float:
        return math.log10(max(y, _SMALLEST)) if self.view.log else y

    def _scaled(self, y: Floats) -> Floats:
        if not self.view.log:
            return y
        with np.errstate(invalid="ignore"):
            scaled: Floats = np.log10(np.maximum(y, _SMALLEST))
        return scaled

    def _pen(self, style: CurveStyle, is_long: bool) -> QPen:
        color = QColor(theme().color(style.color))
        color.setAlphaF(style.opacity)
        # A long curve keeps its width in pixels of the screen: wider ones take several
        # times as long. For a picture there is time.
        hair = 1 / self.devicePixelRatioF() if self._sharpness == 1 else 1.0
        width = style.width * (hair if is_long else 1.0)
        pen = QPen(color, width)
        if style.dash:
            pen.setDashPattern([part / width for part in style.dash])
        return pen

    def _paint_curve(self, painter: QPainter, key: str) -> None:
        style, (x, y) = self._styles[key], self._points[key]
        if key not in self._shapes:
            self._shapes[key] = polygons(*self.places(x, y))
        is_long = len(x) > SMOOTH_UP_TO
        smooth = style.antialias and not is_long
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        painter.setPen(self._pen(style, is_long))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for shape in self._shapes[key]:
            painter.drawPolyline(shape)
        if style.dots:
            self._paint_dots(painter, style, x, y)

    def _paint_dots(
        self, painter: QPainter, style: CurveStyle, x: Floats, y: Floats
    ) -> None:
        """A dot for each point, unless they would lie in each other."""
        inside = (x >= self.view.x[0]) & (x <= self.view.x[1])
        if np.count_nonzero(inside) * _DOT > self._box.width():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().canvas, 1))
        painter.setBrush(theme().color(style.color))
        columns, rows = self.places(x[inside], y[inside])
        for column, row in zip(columns.tolist(), rows.tolist(), strict=True):
            if math.isfinite(row):
                painter.drawEllipse(QPointF(column, row), _DOT / 2, _DOT / 2)

    def _place_box(self) -> None:
        width = max(1, self.width() - LEFT - RIGHT)
        height = max(1, self.height() - TOP - self._below)
        self._box = QRectF(LEFT, TOP, width, height)
        self._shapes.clear()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(LEFT + RIGHT + 120, TOP + self._below + 36)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_box()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio = max(self.devicePixelRatioF(), self._sharpness)
        with QPainter(self) as painter:
            self._picture.paint(painter, self.size(), ratio)
            painter.save()
            painter.setClipRect(self._box.adjusted(0, 0, _OVERHANG, 0))
            for key in self._styles:
                if key in self._points:
                    self._paint_curve(painter, key)
            painter.restore()
            self._picture.paint_over(painter)
