"""Loss, accuracy and learning rate, one above the other, with one crosshair.

Built when the Train mode is first shown, since it loads pyqtgraph, and then reused
for every run. Painted again at most ten times a second, only while it is visible and
something has changed; what that costs does not depend on the length of the run.
"""

from __future__ import annotations

import math
import time

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cnnstudio.ui.help.topics import Asked, own_topic, set_topic
from cnnstudio.ui.theme import Theme, ThemeManager, theme
from cnnstudio.ui.training.curve_plot import LEFT, RIGHT, CurvePlot, CurveStyle
from cnnstudio.ui.training.epoch_span import EpochSpan, Span
from cnnstudio.ui.training.plot_legend import Legend, PlotTitle
from cnnstudio.ui.training.plot_overlay import PlotOverlay
from cnnstudio.ui.training.plot_painter import (
    ACCURACY,
    LOSS,
    METRICS,
    RATE,
    PlotPainter,
)
from cnnstudio.ui.training.plot_readout import crosshair_at
from cnnstudio.ui.training.run_curves import RunCurves
from cnnstudio.ui.widgets.painting import by_keyboard, focus_ring
from cnnstudio.ui.widgets.segmented import SegmentedControl

REPAINT_MS = 100
"""Shortest time between two repaints of a plot."""

TURN_MS = 15
"""Time between two plots of one repaint: other events come in between."""

_TRAINED = {
    "raw": CurveStyle("train_curve", opacity=0.28, antialias=False),
    "train": CurveStyle("train_curve"),
    "validation": CurveStyle("validation_curve", width=2.0, dots=True),
}
_RATE = {
    "planned": CurveStyle("text3", dotted=True),
    "rate": CurveStyle("rate_curve"),
}
_HEIGHTS = {LOSS: 228, ACCURACY: 166, RATE: 110}
_ZOOM = 0.8
_FEWEST_STEPS = 8


class PlotStack(QWidget):
    """Three plots of one run. Wheel zooms in x, dragging moves, double click resets.

    The arrow keys move the crosshair by an epoch, with Shift by a step; Home and End
    go to the first and the last, Escape takes it away.
    """

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: RunCurves | None = None
        self._span = EpochSpan()
        self._cross: float | None = None
        self._dragged: float | None = None
        self._ring = False
        self._dirty = True
        self._painted = 0.0
        self._left: list[str] = []
        self.repaints = 0
        self._build()
        self._painter = PlotPainter(self.plots, self.overlay)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._take_turn)
        self.scale.selected.connect(self._choose_scale)
        self.unit.selected.connect(self._choose_unit)
        themes.changed.connect(self._recolor)
        set_topic(self, "panel/plots")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Training curves"))

    def _build(self) -> None:
        self.plots = {
            LOSS: CurvePlot(self.tr("Loss"), _TRAINED),
            ACCURACY: CurvePlot(self.tr("Accuracy"), _TRAINED),
            RATE: CurvePlot(self.tr("Learning rate"), _RATE, labels=True),
        }
        scales = [("linear", self.tr("linear")), ("log", self.tr("log"))]
        self.scale = SegmentedControl(scales, self.tr("Scale of the loss"), small=True)
        self.scale.set_current("log")
        units = [("epochs", self.tr("epochs")), ("steps", self.tr("steps"))]
        self.unit = SegmentedControl(units, self.tr("Unit of the x axes"), small=True)
        lines = Legend(
            (
                (self.tr("train"), "train_curve", "line"),
                (self.tr("validation"), "validation_curve", "dots"),
            )
        )
        rates = Legend(
            (
                (self.tr("used"), "rate_curve", "line"),
                (self.tr("planned"), "text3", "dotted"),
            )
        )
        tools = (self.unit, self.scale)
        titles = {
            LOSS: PlotTitle(self.tr("Loss"), LEFT, RIGHT, 36, lines, tools),
            ACCURACY: PlotTitle(self.tr("Accuracy"), LEFT, RIGHT, 34),
            RATE: PlotTitle(self.tr("Learning rate"), LEFT, RIGHT, 34, rates),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for key, plot in self.plots.items():
            column.addWidget(titles[key])
            titles[key].entered.connect(self._hide_crosshair)
            column.addWidget(plot, _HEIGHTS[key])
        self.overlay = PlotOverlay(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def span(self) -> Span:
        """The epochs that are shown."""
        return self._span.shown

    @property
    def is_zoomed(self) -> bool:
        """True if only a part of the run is shown."""
        return self._span.is_part

    def show_run(self, curves: RunCurves) -> None:
        """Show another run, or the same one with other settings."""
        self._curves = curves
        self._span.reset()
        if curves.last_step == 0:
            self._cross = None
        self.touch()

    def touch(self) -> None:
        """Say that there is something new: it is painted within a tenth of a second."""
        self._dirty = True
        if self.isVisible() and not self._timer.isActive():
            since = (time.monotonic() - self._painted) * 1_000
            self._timer.start(max(0, math.ceil(REPAINT_MS - since)))

    def zoom(self, factor: float, at: float) -> None:
        """Show `factor` times as many epochs, keeping the epoch `at` in its place."""
        self._span.zoom(factor, at)
        self.touch()

    def reset_zoom(self) -> None:
        """Show the whole run."""
        self._span.reset()
        self.touch()

    def move_crosshair(self, epoch: float | None) -> None:
        """Put the crosshair at an epoch; None takes it away."""
        if self._curves is None or self._curves.last_step == 0:
            epoch = None
        if epoch is not None:
            low, high = self.span
            epoch = min(max(epoch, low, 0.0), high)
        self._cross = epoch
        self._draw_crosshair()

    def previous_epoch(self) -> None:
        """Move the crosshair to the end of the epoch before."""
        self._step(-1, single=False)

    def next_epoch(self) -> None:
        """Move the crosshair to the end of the epoch after."""
        self._step(1, single=False)

    def first_epoch(self) -> None:
        """Move the crosshair to the end of the first epoch."""
        self.move_crosshair(1.0)

    def last_epoch(self) -> None:
        """Move the crosshair to the end of the last whole epoch."""
        if self._curves is not None:
            self.move_crosshair(math.floor(self._curves.done))

    def best_epoch(self) -> None:
        """Move the crosshair to the epoch that validated best."""
        if self._curves is not None:
            self.move_crosshair(self._curves.best_epoch)

    def _repaint(self) -> None:
        """Paint all plots at once, for whoever waits for it."""
        if self._begin_repaint():
            self._timer.stop()
            while self._left:
                self._paint_next()

    def _take_turn(self) -> None:
        """Paint one plot and leave the others for later.

        All three together would hold every other event up for two frames.
        """
        if self._left or self._begin_repaint():
            self._paint_next()
            if self._left:
                self._timer.start(TURN_MS)
            elif self._dirty:
                self.touch()

    def _begin_repaint(self) -> bool:
        if not self._dirty or not self.isVisible() or self._curves is None:
            return False
        self._dirty = False
        self._painted = time.monotonic()
        curves = self._curves
        least = _FEWEST_STEPS / curves.steps_per_epoch
        self._span.set_whole(float(curves.epochs), least)
        self._left = list(METRICS)
        return True

    def _paint_next(self) -> None:
        metric = self._left.pop(0)
        if self._curves is not None:
            self._painter.paint_one(metric, self._curves, self.span)
        if not self._left:
            self.repaints += 1
            self._draw_crosshair()

    def _draw_crosshair(self) -> None:
        if self._cross is None or self._curves is None:
            self.overlay.set_crosshair(None)
            return
        shown = crosshair_at(self._curves, self.plots, self._cross)
        self.overlay.set_crosshair(shown)
        values = [f"{row.name} {row.first} {row.second}" for row in shown.rows]
        self.setAccessibleDescription("; ".join([shown.title, *values]))

    def _hide_crosshair(self) -> None:
        self.move_crosshair(None)

    def _choose_scale(self, key: object) -> None:
        self._painter.log = key == "log"
        self.touch()

    def _choose_unit(self, key: object) -> None:
        self._painter.in_steps = key == "steps"
        self.touch()

    def _recolor(self, colors: Theme) -> None:
        for plot in self.plots.values():
            plot.recolor(colors)
        self.update()

    def _epoch_at(self, point: QPointF) -> float:
        return self.plots[LOSS].x_at(point.x())

    def _over_curves(self, point: QPointF) -> bool:
        first, last = self.plots[LOSS], self.plots[RATE]
        top = first.y() + first.plot_box.top()
        bottom = last.y() + last.plot_box.bottom()
        box = first.plot_box
        return box.left() <= point.x() <= box.right() and top <= point.y() <= bottom

    def _step(self, sign: int, single: bool) -> None:
        if self._curves is None:
            return
        here = self._curves.done if self._cross is None else self._cross
        if single:
            self.move_crosshair(here + sign / self._curves.steps_per_epoch)
            return
        near = round(here)
        on_epoch = abs(here - near) < 1e-6
        if on_epoch:
            self.move_crosshair(near + sign)
        else:
            self.move_crosshair(math.ceil(here) if sign > 0 else math.floor(here))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, curves = event.key(), self._curves
        single = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if curves is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if key == Qt.Key.Key_Right else -1, single)
        elif key == Qt.Key.Key_Home:
            self.move_crosshair(1 / curves.steps_per_epoch)
        elif key == Qt.Key.Key_End:
            self.move_crosshair(curves.done)
        elif key == Qt.Key.Key_Escape and self._cross is not None:
            self.move_crosshair(None)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._dragged is not None and self.is_zoomed:
            low, high = self.span
            self._span.go_to(low + self._dragged - self._epoch_at(point), high - low)
            self._dirty = True
            self._repaint()
        inside = self._over_curves(point)
        self.move_crosshair(self._epoch_at(point) if inside else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            inside = self._over_curves(event.position())
            if inside and self.is_zoomed:
                self._dragged = self._epoch_at(event.position())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._dragged = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = None
            self.reset_zoom()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if not self._over_curves(event.position()) or self._curves is None:
            event.ignore()
            return
        if abs(turned.x()) > abs(turned.y()):
            low, high = self.span
            by = turned.x() / 120 * 0.1 * (high - low)
            self._span.go_to(low - by, high - low)
            self.touch()
        else:
            self.zoom(_ZOOM ** (turned.y() / 120), self._epoch_at(event.position()))
        event.accept()

    def leaveEvent(self, _event: QEvent) -> None:
        self.move_crosshair(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event.reason())
        self.update()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        self._ring = False
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.overlay.setGeometry(self.rect())
        self.overlay.raise_()
        self._painted = 0.0
        self.touch()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.touch()

    def explained_at(self, at: QPoint | None) -> Asked:
        """Return the card of the plot at a place, or of all three."""
        for metric, plot in self.plots.items():
            if at is not None and plot.geometry().contains(at):
                return Asked(f"panel/plot_{metric}")
        return Asked(own_topic(self))

    def sizeHint(self) -> QSize:
        return QSize(864, 600)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().surface)
            if self._ring:
                focus_ring(painter, self.rect().adjusted(1, 1, -1, -1), 4)
