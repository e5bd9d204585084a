"""The plots of a run, one above the other, with one axis and one crosshair.

Built when the Train mode is first shown, since it loads pyqtgraph, and then reused
for every run. Painted again at most ten times a second, only while it is visible and
something has changed; what that costs does not depend on the length of the run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
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
from cnnstudio.ui.training.curve_plot import CurvePlot
from cnnstudio.ui.training.epoch_span import EpochSpan, Span
from cnnstudio.ui.training.plot_choice import PlotChoice
from cnnstudio.ui.training.plot_kinds import (
    CARDS,
    PlotKind,
    plot_kind,
    shown_keys,
    usual_keys,
)
from cnnstudio.ui.training.plot_overlay import PlotOverlay
from cnnstudio.ui.training.plot_painter import PlotPainter
from cnnstudio.ui.training.plot_pointer import PlotPointer
from cnnstudio.ui.training.plot_readout import crosshair_at
from cnnstudio.ui.training.plot_row import PlotRow
from cnnstudio.ui.training.plot_turns import PlotTurns
from cnnstudio.ui.training.run_curves import RunCurves
from cnnstudio.ui.widgets.painting import by_keyboard, focus_ring


class PlotStack(QWidget):
    """Plots of one run. Wheel zooms in x, dragging moves, double click resets.

    Where nothing is zoomed a double click, or Enter, asks to look inside after that
    epoch (`epoch_asked`).

    The arrow keys move the crosshair by an epoch, with Shift by a step; Home and End
    go to the first and the last, Space or a click pins it, Escape takes it away.
    `plots_changed` follows when there are others.
    """

    plots_changed = Signal()
    epoch_asked = Signal(int)
    epoch_pointed = Signal(int)

    def __init__(
        self,
        themes: ThemeManager,
        choice: PlotChoice | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.choice = choice or PlotChoice(parent=self)
        self.curves: RunCurves | None = None
        self.others: tuple[RunCurves, ...] = ()
        self.kinds: dict[str, PlotKind] = {}
        self.plots: dict[str, CurvePlot] = {}
        self.rows: dict[str, PlotRow] = {}
        self._span = EpochSpan()
        self._ring = False
        self._told_epoch = 0
        self._turns = PlotTurns(self, self._begin, self._paint, self._draw_crosshair)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(0)
        self.overlay = PlotOverlay(self)
        self.painter = PlotPainter(self.kinds, self.plots, self.overlay)
        self.pointer = PlotPointer(self._span, self._place_at, self._is_over, self)
        self._arrange(usual_keys("accuracy"))
        self.choice.changed.connect(self._follow_choice)
        self.pointer.moved.connect(self._draw_crosshair)
        self.pointer.scrolled.connect(self._scrolled)
        self.pointer.opened.connect(self._open)
        themes.changed.connect(self._recolor)
        set_topic(self, "panel/plots")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Training curves"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def _arrange(self, keys: Sequence[str]) -> None:
        """Let these plots stand below each other; the last one has the numbers."""
        for key, row in self.rows.items():
            for widget in (row.title, row.plot):
                self._column.removeWidget(widget)
                widget.setVisible(key in keys)
        self.kinds.clear()
        self.plots.clear()
        for key in keys:
            row = self.rows.get(key) or self._made_row(key)
            self.kinds[key], self.plots[key] = row.kind, row.plot
            self._column.addWidget(row.title)
            self._column.addWidget(row.plot, row.stretch)
            row.plot.show_labels(key == keys[-1])
        self.overlay.raise_()
        self._name_lines()
        self.updateGeometry()
        self.plots_changed.emit()

    def _made_row(self, key: str) -> PlotRow:
        row = self.rows[key] = PlotRow(plot_kind(key), self)
        row.turned.connect(self.choice.turn_axis)
        row.title.entered.connect(self._hide_crosshair)
        return row

    def _name_lines(self) -> None:
        first = next((k for k, v in self.kinds.items() if v.form == "trained"), "")
        for key, kind in self.kinds.items():
            row = self.rows[key]
            row.show_names(key == first or kind.form == "rate", self.others)
            row.show_scale(self.painter.is_log(key))

    @property
    def span(self) -> Span:
        """The part of the axis that is shown."""
        return self._span.shown

    @property
    def is_zoomed(self) -> bool:
        """True if only a part of the run is shown."""
        return self._span.is_part

    def show_run(self, curves: RunCurves) -> None:
        """Show another run, or the same one with other settings."""
        self.curves = curves
        self.pointer.show_run(curves)
        self._follow_choice()

    def compare(self, others: Sequence[RunCurves]) -> None:
        """Draw other runs dashed beside the one that is shown."""
        self.others = tuple(others)
        self._follow_choice()

    @property
    def repaints(self) -> int:
        """How often all plots were painted."""
        return self._turns.repaints

    def touch(self) -> None:
        """Say that there is something new: it is painted within a tenth of a second."""
        self._turns.touch()

    def zoom(self, factor: float, at: float) -> None:
        """Show `factor` times as much of the axis, keeping `at` in its place."""
        self._span.zoom(factor, at)
        self.touch()

    def reset_zoom(self) -> None:
        """Show the whole run."""
        self._span.reset()
        self.touch()

    def move_crosshair(self, place: float | None) -> None:
        """Put the crosshair at a place of the axis; None takes it away."""
        self.pointer.move(place)

    def previous_epoch(self) -> None:
        """Move the crosshair to the end of the epoch before."""
        self.pointer.step(-1, single=False)

    def next_epoch(self) -> None:
        """Move the crosshair to the end of the epoch after."""
        self.pointer.step(1, single=False)

    def first_epoch(self) -> None:
        """Move the crosshair to the end of the first epoch."""
        if self.curves is not None:
            self.pointer.move(self.curves.epoch_place(1))

    def last_epoch(self) -> None:
        """Move the crosshair to the end of the last whole epoch."""
        if self.curves is not None:
            whole = self.curves.last_step // self.curves.steps_per_epoch
            self.pointer.move(self.curves.epoch_place(whole))

    def best_epoch(self) -> None:
        """Move the crosshair to the epoch that validated best."""
        if self.curves is not None:
            self.pointer.move(self.curves.best_place)

    def repaint_now(self) -> None:
        """Paint all plots at once, for whoever waits for it."""
        self._turns.all_now()

    @contextmanager
    def as_paper(self, sharpness: float = 1.0) -> Iterator[None]:
        """Show what belongs into a picture: everything new, but no crosshair.

        `sharpness`: pixels of the picture for each of the screen.
        """
        self.repaint_now()
        pointer = self.pointer
        cross, pinned, ring = pointer.cross, pointer.pinned, self._ring
        pointer.cross = pointer.pinned = None
        self._ring = False
        self._draw_crosshair()
        for plot in self.plots.values():
            plot.set_sharpness(sharpness)
        try:
            yield
        finally:
            for plot in self.plots.values():
                plot.set_sharpness(1.0)
            pointer.cross, pointer.pinned, self._ring = cross, pinned, ring
            self._draw_crosshair()

    def _begin(self) -> Sequence[str]:
        """Arrange the plots that there are by now, and return them."""
        curves = self.curves
        if curves is None:
            return ()
        keys = shown_keys(self.choice.shown, curves.run_metric, curves.measured)
        if keys != tuple(self.plots):
            self._arrange(keys)
            self._lay_out()
        self._span.set_whole(curves.axis.whole, curves.axis.least)
        return keys

    def _paint(self, key: str) -> None:
        if self.curves is not None and key in self.plots:
            self.painter.paint_one(key, self.curves, self.span)

    def _lay_out(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def _draw_crosshair(self) -> None:
        self._tell_epoch()
        pointer, curves = self.pointer, self.curves
        if curves is None or (pointer.cross is None and pointer.pinned is None):
            self.overlay.set_pinned(None)
            self.overlay.set_crosshair(None)
            return
        others, kinds, plots = self.others, self.kinds, self.plots
        pinned = shown = None
        if pointer.pinned is not None:
            pinned = crosshair_at(curves, others, kinds, plots, pointer.pinned)
        if pointer.cross is not None and pointer.cross != pointer.pinned:
            shown = crosshair_at(
                curves, others, kinds, plots, pointer.cross, pointer.pinned
            )
        self.overlay.set_pinned(pinned)
        self.overlay.set_crosshair(shown)
        told = shown or pinned
        if told is not None:
            values = [f"{row.name} {row.first} {row.second}" for row in told.rows]
            self.setAccessibleDescription("; ".join([told.title, *values]))

    def _tell_epoch(self) -> None:
        """Tell which epoch the crosshair is at, each once; 0: none."""
        epoch = self.pointed_epoch
        if epoch != self._told_epoch:
            self._told_epoch = epoch
            self.epoch_pointed.emit(epoch)

    def _hide_crosshair(self) -> None:
        self.pointer.move(None)

    def _scrolled(self) -> None:
        """What a hand moves follows at once."""
        self.repaint_now()

    @property
    def pointed_epoch(self) -> int:
        """The finished epoch nearest to the crosshair, or one to come; 0: none."""
        place = self.pointer.cross
        if self.curves is None or place is None:
            return 0
        found = self.curves.readout(place, ())
        return found.validated or max(1, round(found.epoch))

    def _open(self) -> None:
        if self.pointed_epoch:
            self.epoch_asked.emit(self.pointed_epoch)

    def _follow_choice(self) -> None:
        choice = self.choice
        for curves in (self.curves, *self.others):
            if curves is None:
                continue
            run = curves.run
            usual = run.usual_smoothing if choice.smoothing is None else None
            run.history.smooth_by(usual if usual is not None else choice.smoothing or 0)
            if curves.axis.unit != choice.unit:
                curves.axis.unit = choice.unit
                self._span.reset()
                self.pointer.cross = self.pointer.pinned = None
        self.painter.turned = set(choice.turned)
        self.painter.others = self.others
        self.painter.smooths = choice.smoothing != 0
        self._name_lines()
        self.touch()

    def _recolor(self, colors: Theme) -> None:
        for row in self.rows.values():
            row.plot.recolor(colors)
        self.update()

    def _place_at(self, point: QPointF) -> float:
        return next(iter(self.plots.values())).x_at(point.x())

    def _is_over(self, point: QPointF) -> bool:
        plots = list(self.plots.values())
        first, last = plots[0], plots[-1]
        top = first.y() + first.plot_box.top()
        bottom = last.y() + last.plot_box.bottom()
        box = first.plot_box
        return box.left() <= point.x() <= box.right() and top <= point.y() <= bottom

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.pointer.key(event):
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.mouse_moved(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.pointer.mouse_pressed(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.mouse_released(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pointer.mouse_double_clicked(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.pointer.wheel(event)

    def leaveEvent(self, _event: QEvent) -> None:
        self.pointer.move(None)

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
        self._turns.hurry()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.touch()

    def explained_at(self, at: QPoint | None) -> Asked:
        """Return the card of the plot at a place, or of all."""
        for key, plot in self.plots.items():
            if at is not None and plot.geometry().contains(at) and key in CARDS:
                return Asked(CARDS[key])
        return Asked(own_topic(self))

    def sizeHint(self) -> QSize:
        return QSize(864, 600)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().surface)
            if self._ring:
                focus_ring(painter, self.rect().adjusted(1, 1, -1, -1), 4)
