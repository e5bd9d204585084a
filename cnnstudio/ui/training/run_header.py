"""What a run is doing, in one strip: name, state, progress, and its live numbers."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cnnstudio.graph.text import plural
from cnnstudio.project.uncertainty import wilson
from cnnstudio.ui import format as fmt
from cnnstudio.ui.fonts import LABEL, ui_font
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.measured import measured_parts
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.run import Run, RunState, state_word
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import ElidedLabel, FigureLabel, Glyph, TextLabel, Tone
from cnnstudio.ui.widgets.segmented import SegmentedControl
from cnnstudio.ui.widgets.tiles import MetricTile, ProgressLine

REFRESH_MS = 100
_ROOM, _SPEED_ROOM, _TEST_ROOM = 64, 118, 176
"""Pixels for a value, for one with a long unit, and for the test with its interval."""
_COARSE = 0.02
"""Width of an interval of shares from which on its ends are whole per cents."""

_LOOKS: dict[RunState, tuple[str, Tone]] = {
    RunState.IDLE: ("ring", "text3"),
    RunState.STARTING: ("waits", "text2"),
    RunState.RUNNING: ("dot", "ok"),
    RunState.PAUSED: ("pause", "warn"),
    RunState.STOPPING: ("waits", "warn"),
    RunState.FINISHED: ("check-circle", "ok"),
    RunState.FAILED: ("error", "error"),
    RunState.INTERRUPTED: ("warning", "warn"),
    RunState.ELSEWHERE: ("waits", "text2"),
}


class RunHeader(QWidget):
    """Shows the controller's run; at most ten times a second, and while visible."""

    def __init__(
        self, controller: RunController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/run_header")
        self._controller = controller
        self._other_epoch = False  # is looked at: neither the best nor the last
        self.name = TextLabel("", "title")
        self.glyph = Glyph("ring", "text3", 12)
        self.state = TextLabel("", "label")
        self.state.setFont(ui_font(LABEL, 600))
        self.remark = ElidedLabel("", "label", "text3")
        self.cancel = Button(self.tr("Cancel"), "quiet", "close", small=True)
        self.cancel.setToolTip(self.tr("Read the data no further"))
        self.back = Button("", "quiet", small=True)
        self.mistakes = Button("", "secondary", "skip-mistake", small=True)
        self.mistakes.setToolTip(self.tr("Which classes are confused, in Inspect"))
        self.weights = SegmentedControl(
            [("best", self.tr("Best")), ("last", self.tr("Last"))],
            self.tr("Weights that are looked at"),
            small=True,
        )
        self.weights.setToolTip(self.tr("Weights of the best epoch, or of the last"))
        self.epoch = TextLabel("", "label", "text2")
        self.step_word = TextLabel(self.tr("step"), "label", "text2")
        self.step = FigureLabel()
        self.progress = ProgressLine(self.tr("Progress of the run"))
        self.tiles = {
            "left": _tile(self.tr("left")),
            "elapsed": _tile(self.tr("elapsed")),
            "speed": _tile(self.tr("throughput"), _SPEED_ROOM),
            "rate": _tile(self.tr("learning rate")),
            "memory": _tile(self.tr("engine memory")),
            "loader_wait": _tile(self.tr("loader wait")),
            "best": _tile(self.tr("best validation")),
            "test": _tile(self.tr("test, best epoch"), _TEST_ROOM),
        }
        self.tiles["memory"].setToolTip(
            self.tr(
                "All that the engine takes, torch included: more than what a batch "
                "needs."
            )
        )
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self._show_numbers)
        self.back.clicked.connect(controller.show_current)
        controller.changed.connect(self.refresh)
        controller.measured.connect(self._touch)
        self.refresh()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(20, 9, 28, 0)
        top.setSpacing(10)
        state = QHBoxLayout()
        state.setSpacing(6)
        state.addWidget(self.glyph)
        state.addWidget(self.state)
        top.addWidget(self.name)
        top.addLayout(state)
        top.addWidget(self.remark, 1)
        top.addWidget(self.cancel)
        top.addWidget(self.back)
        top.addWidget(self.weights)
        top.addWidget(self.mistakes)
        top.addWidget(self.epoch)
        top.addWidget(self.step_word)
        top.addWidget(self.step)
        line = QHBoxLayout()
        line.setContentsMargins(20, 7, 28, 0)
        line.addWidget(self.progress)
        numbers = QHBoxLayout()
        numbers.setContentsMargins(20, 9, 28, 0)
        numbers.setSpacing(8)
        for tile in self.tiles.values():
            numbers.addWidget(tile)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(line)
        column.addLayout(numbers)
        self.name.setFixedHeight(24)
        self.setFixedHeight(96)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def refresh(self) -> None:
        """Show another run or state at once."""
        controller, run = self._controller, self._controller.shown
        self.name.setText(run.name or self.tr("No run yet"))
        glyph, tone = _LOOKS[run.state]
        self.glyph.set_glyph(glyph, tone)
        self.state.setText(self._state_word(run))
        self.state.set_tone(tone)
        differs = controller.document_differs
        edited = self.tr("edited since this run started") if differs else ""
        self.remark.set_text(controller.data_work or edited)
        self.cancel.setVisible(bool(controller.data_work))
        elsewhere = run is not controller.current and bool(controller.current.id)
        self.back.setVisible(elsewhere)
        self.back.setText(self.tr("Go to {0}").format(controller.current.name))
        self._offer_weights()
        self._offer_mistakes(run)
        self._show_numbers()

    def show_weights(self, which: str) -> None:
        """Show which weights of the run are looked at; empty: of another epoch."""
        self._other_epoch = not which
        if which:
            self.weights.set_current(which)
        else:
            self.weights.clear()
        self._offer_weights()

    def _offer_weights(self) -> None:
        """Show the switch where there is a choice, or a way back from an epoch."""
        choice = self._controller.shown.has_two_weights or self._other_epoch
        self.weights.setVisible(choice and not self._controller.is_active)

    def _offer_mistakes(self, run: Run) -> None:
        over, count = run.state is RunState.FINISHED, run.mistakes
        self.mistakes.setVisible(over and count > 0)
        said = plural("RunHeader", count, "See the {n} mistake", "See the {n} mistakes")
        self.mistakes.setText(fmt.counted(count, said))

    def _state_word(self, run: Run) -> str:
        if run.state is RunState.FINISHED and run.stopped:
            return self.tr("stopped")
        return state_word(run.state)

    def _touch(self) -> None:
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def _show_numbers(self) -> None:
        run = self._controller.shown
        now, steps = run.progress, run.steps_per_epoch
        epoch = min(run.epochs, -(-run.last_step // steps)) if run.last_step else 0
        step = run.last_step - (epoch - 1) * steps if epoch else 0
        whole, each = fmt.grouped(run.epochs), fmt.grouped(steps)
        if run.last_step:
            self.epoch.setText(self.tr("epoch {0} of {1}").format(epoch, whole))
        else:
            epochs = plural("RunHeader", run.epochs, "{n} epoch", "{n} epochs")
            epochs = fmt.counted(run.epochs, epochs)
            each_of = plural("RunHeader", steps, "{n} step", "{n} steps")
            each_of = fmt.counted(steps, each_of)
            planned = self.tr("{0} of {1}").format(epochs, each_of)
            self.epoch.setText(planned if run.images else epochs)
        self.step_word.setVisible(bool(run.last_step))
        self.step.setVisible(bool(run.last_step))
        self.step.set_text(f"{fmt.grouped(step)} / {each}")
        self.step.setAccessibleName(
            self.tr("step {0} of {1}").format(step, fmt.grouped(steps))
        )
        done = run.last_step / run.total_steps
        tone = "ok" if run.state is RunState.FINISHED else "accent"
        self.progress.set_part(done, tone)
        left = now.left if run.is_active else math.nan
        self.tiles["left"].set_value(_or_dash(left, fmt.duration))
        took = run.seconds if math.isfinite(run.seconds) else now.elapsed
        self.tiles["elapsed"].set_value(_or_dash(took, fmt.duration))
        self._show("speed", "images_per_second", now.images_per_second)
        self.tiles["rate"].set_value(_or_dash(now.learning_rate, _rate))
        for tile in ("memory", "loader_wait"):
            value = run.history[f"run/{tile}"].last
            self._show(tile, tile, math.nan if value is None else value)
            self.tiles[tile].setVisible(value is not None)
        self._show("best", run.metric, run.best_value)
        test = run.test_value
        tested = run.state is RunState.FINISHED and math.isfinite(test)
        self._show_test(run, test)
        self.tiles["test"].setVisible(tested)
        for tile in ("left", "rate"):  # both are 0 by then, or near it
            self.tiles[tile].setVisible(not tested)

    def _show_test(self, run: Run, value: float) -> None:
        """Show what the test gave; of a share, between which ones the true one lies."""
        tile, tip = self.tiles["test"], self.tr("With the weights of the best epoch.")
        # Of several labels the accuracy is a share of labels, not of images.
        counted = run.task == "classes" and run.metric == "accuracy" and run.tests
        if not counted or not math.isfinite(value):
            self._show("test", run.metric, value)
            tile.setToolTip(tip)
            return
        low, high = wilson(value, run.tests)
        places = 0 if high - low > _COARSE else 1
        digits, percent = measured_parts(run.metric, value)
        ends = (f"{100 * end:.{places}f}" for end in (low, high))
        tile.set_value(digits, self.tr("{0} ({1} to {2})").format(percent, *ends))
        right = fmt.grouped(round(value * run.tests))
        said = self.tr(
            "{0} of {1} test images. With so many, the accuracy on all such images "
            "lies between the two ends with 95 % probability (Wilson)."
        )
        tile.setToolTip(f"{tip} {said.format(right, fmt.grouped(run.tests))}")

    def _show(self, tile: str, key: str, value: float) -> None:
        self.tiles[tile].set_value(*measured_parts(key, value))

    def sizeHint(self) -> QSize:
        return QSize(864, 96)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().surface)
            bottom = self.rect().adjusted(0, self.height() - 1, 0, 0)
            painter.fillRect(bottom, theme().line)


def _tile(label: str, room: int = _ROOM) -> MetricTile:
    return MetricTile(label, room=room)


def _or_dash(number: float, text: object) -> str:
    return text(number) if math.isfinite(number) and callable(text) else ""


def _rate(value: float) -> str:
    return fmt.rate(value, 3)
