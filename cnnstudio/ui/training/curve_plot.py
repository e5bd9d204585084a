"""One plot: a frame drawn by ourselves, curves drawn by pyqtgraph.

Built once and reused. It takes no mouse: `PlotStack` above it does, for all plots.
Importing this module loads pyqtgraph, so it is imported when a plot is first shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.theme import Theme, theme
from cnnstudio.ui.training.light_curve import LightCurve
from cnnstudio.ui.training.plain_pyqtgraph import pg
from cnnstudio.ui.training.plot_frame import Frame, FrameItem, Ticks
from cnnstudio.ui.training.plot_styles import CurveStyle

Floats = NDArray[np.float64]

LEFT, RIGHT, TOP, BOTTOM = 64, 28, 8, 8
"""Space around the curves in pixels; equal in all plots, so that their axes line up."""

LABELS = 38
"""Space below the last plot, which carries the numbers of the x axis."""

SMOOTH_UP_TO = 2_000
"""Points up to which a curve is drawn antialiased: beyond, it costs too much."""

_SMALLEST = 1e-12
_OVERHANG = 5  # so that a dot on the last epoch is whole
_DOT = 7


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
        self.view = View()
        self._shown: tuple[View, float] | None = None
        self._ticks: tuple[object, ...] = ()
        self._tick_places: tuple[Ticks, Ticks] = ((), ())
        self._sharpness = 1.0
        self._rect = QRectF(LEFT, TOP, 1, 1)
        self._canvas = pg.GraphicsView(self, useOpenGL=False, background=None)
        self._canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._canvas.setCacheMode(self._canvas.CacheModeFlag.CacheNone)
        # New points change nearly all of it: to work out which parts costs more.
        whole = self._canvas.ViewportUpdateMode.FullViewportUpdate
        self._canvas.setViewportUpdateMode(whole)
        self._canvas.viewport().setAutoFillBackground(False)
        # A dozen items are sooner gone through than found in a tree.
        scene = self._canvas.scene()
        scene.setItemIndexMethod(scene.ItemIndexMethod.NoIndex)
        self._frame = FrameItem()
        self._canvas.scene().addItem(self._frame)
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        self._box.disableAutoRange()
        self._canvas.setCentralItem(None)
        self._canvas.scene().addItem(self._box)
        self._curves = {key: self._curve(style) for key, style in styles.items()}
        self._long: set[str] = set()
        self._empty: set[str] = set()
        self._dots = {k: self._dots_item() for k, s in styles.items() if s.dots}
        for key in styles:
            self._hide(key, hidden=True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)
        self.recolor(theme())

    @property
    def frame(self) -> Frame:
        """What is drawn under the curves."""
        return self._frame.shown

    @property
    def plot_box(self) -> QRectF:
        """The rectangle of the curves, in pixels of this widget."""
        return QRectF(self._rect)

    def recolor(self, colors: Theme) -> None:
        """Take over the colours of a theme."""
        for key in self._styles:
            pen = self._pen(key, colors)
            self._curves[key].setPen(pen)
            if key in self._dots:
                self._dots[key].setBrush(pg.mkBrush(pen.color()))
                self._dots[key].setPen(pg.mkPen(colors.canvas, width=1))
        self._frame.update()

    def _pen(self, key: str, colors: Theme) -> QPen:
        style = self._styles[key]
        color = QColor(colors.color(style.color))
        color.setAlphaF(style.opacity)
        # The width of a cosmetic pen is in pixels of the screen. A long curve keeps
        # one of them: wider ones take several times as long.
        ratio = 1.0 if key in self._long else self.devicePixelRatioF()
        ratio = max(ratio, self._sharpness)
        pen = QPen(color, style.width * ratio)
        pen.setCosmetic(True)
        if style.dash:
            pen.setDashPattern([part / style.width for part in style.dash])
        return pen

    def set_style(self, key: str, style: CurveStyle) -> None:
        """Let a curve without dots look otherwise."""
        if style != self._styles[key]:
            self._styles[key] = style
            self._curves[key].setPen(self._pen(key, theme()))

    def set_curve(self, key: str, x: Floats, y: Floats) -> None:
        """Draw other points; a value that is not finite leaves a gap."""
        if not len(x) and key in self._empty:
            return
        self._hide(key, not len(x))
        y = self._scaled(y)
        style, curve = self._styles[key], self._curves[key]
        is_long = len(x) > SMOOTH_UP_TO
        curve.opts["antialias"] = style.antialias and not is_long
        if is_long != (key in self._long):
            self._long ^= {key}
            curve.setPen(self._pen(key, theme()))
        curve.show_points(x, y)
        if key in self._dots:
            here = np.isfinite(y)
            self._dots[key].setData(x[here], y[here])

    def _hide(self, key: str, hidden: bool) -> None:
        """Take a curve without points out of sight: it would be asked for its bounds.

        Most curves of a plot are empty mostly: those of other runs.
        """
        if hidden == (key in self._empty):
            return
        (self._empty.add if hidden else self._empty.discard)(key)
        self._curves[key].setVisible(not hidden)
        if key in self._dots:
            self._dots[key].setVisible(not hidden)

    def points(self, key: str) -> int:
        """Return how many points of a curve are drawn."""
        x, _ = self._curves[key].getData()
        return 0 if x is None else len(x)

    def lines(self) -> list[DrawnLine]:
        """Return every curve with points, in the order in which they are drawn."""
        found = []
        for key, style in self._styles.items():
            x, y = self._curves[key].getData()
            if x is not None and len(x):
                columns, rows = self._pixels(x, y)
                found.append(DrawnLine(style, columns, rows))
        return found

    def set_sharpness(self, sharpness: float) -> None:
        """Draw lines for a picture with so many pixels for each of the screen."""
        if sharpness != self._sharpness:
            self._sharpness = sharpness
            self.recolor(theme())

    def highest(self, key: str) -> float:
        """Return the greatest value of a curve that is drawn; not-a-number: none."""
        _, y = self._curves[key].getData()
        if y is None or not np.isfinite(y).any():
            return float("nan")
        top = float(y[np.isfinite(y)].max())
        return 10**top if self.view.log else top

    def set_view(self, view: View) -> None:
        """Show another part of the plane; `set_curve` must follow if `log` changes."""
        self.view = view
        if (view, self._rect.width()) == self._shown:
            return
        self._shown = view, self._rect.width()
        low, high = (self._height(y) for y in view.y)
        x0, x1 = view.x
        x1 += (x1 - x0) / self._rect.width() * _OVERHANG
        self._box.setRange(xRange=(x0, x1), yRange=(low, high), padding=0)
        for curve in self._curves.values():
            curve.set_view(QRectF(x0, low, x1 - x0, high - low))

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
        ticks = x_ticks, y_ticks, self.view, self._rect
        if ticks != self._ticks:
            self._ticks = x_ticks, y_ticks, self.view, self.plot_box
            self._tick_places = (
                tuple((self.x_of(x), text) for x, text in x_ticks),
                tuple((self.y_of(y), text) for y, text in y_ticks),
            )
        frame = Frame(
            self.plot_box,
            *self._tick_places,
            None if done is None else self.x_of(done),
            self.y_of(hairline) if visible and hairline is not None else None,
            x_title if self._labels else "",
            tuple(self.x_of(x) for x in marks),
        )
        self._frame.show_frame(frame, QRectF(self.rect()))

    def x_of(self, x: float) -> float:
        """Return the pixel column of an x value."""
        low, high = self.view.x
        box = self.plot_box
        return box.left() + (x - low) / (high - low) * box.width()

    def x_at(self, pixel: float) -> float:
        """Return the x value of a pixel column."""
        low, high = self.view.x
        box = self.plot_box
        return low + (pixel - box.left()) / box.width() * (high - low)

    def y_of(self, y: float) -> float:
        """Return the pixel row of a y value."""
        low, high = (self._height(v) for v in self.view.y)
        box = self.plot_box
        return box.bottom() - (self._height(y) - low) / (high - low) * box.height()

    def place(self, x: float, y: float) -> QPointF:
        """Return the pixel of a point."""
        return QPointF(self.x_of(x), self.y_of(y))

    def places(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Return the pixels of many points; values that are not finite stay so."""
        return self._pixels(x, self._scaled(y))

    def _pixels(self, x: Floats, heights: Floats) -> tuple[Floats, Floats]:
        """Return the pixels of points; heights are those of the axis, maybe logs."""
        box = self.plot_box
        low, high = (self._height(v) for v in self.view.y)
        left, right = self.view.x
        columns = box.left() + (x - left) / (right - left) * box.width()
        rows = box.bottom() - (heights - low) / (high - low) * box.height()
        return columns, rows

    def show_labels(self, shown: bool) -> None:
        """Leave room below for the numbers of the x axis, or not."""
        if shown != self._labels:
            self._labels, self._below = shown, LABELS if shown else BOTTOM
            self._place_box()
            self.updateGeometry()

    def _curve(self, style: CurveStyle) -> LightCurve:
        curve = LightCurve(antialias=style.antialias)
        self._box.addItem(curve, ignoreBounds=True)
        return curve

    def _dots_item(self) -> pg.ScatterPlotItem:
        dots = pg.ScatterPlotItem(size=_DOT, pxMode=True, antialias=True)
        self._box.addItem(dots, ignoreBounds=True)
        return dots

    def _height(self, y: float) -> float:
        return float(np.log10(max(y, _SMALLEST))) if self.view.log else y

    def _scaled(self, y: Floats) -> Floats:
        if not self.view.log:
            return y
        scaled: Floats = np.log10(np.maximum(y, _SMALLEST))
        return scaled

    def minimumSizeHint(self) -> QSize:
        return QSize(LEFT + RIGHT + 120, TOP + self._below + 36)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.recolor(theme())
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._canvas.setGeometry(self.rect())
        self._place_box()

    def _place_box(self) -> None:
        width = max(1, self.width() - LEFT - RIGHT)
        height = max(1, self.height() - TOP - self._below)
        self._rect = QRectF(LEFT, TOP, width, height)
        self._box.setGeometry(self.plot_box.adjusted(0, 0, _OVERHANG, 0))
