"""The plots: what they draw, what the mouse and the keys do, and what it costs."""

from __future__ import annotations

import math
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.message import FloatArray
from cnnstudio.bridge.run_messages import RunStarted, StepsEnded
from cnnstudio.engine.trainer import Trainer
from cnnstudio.project.runs import read_epochs, read_steps
from cnnstudio.ui.theme import theme_manager
from cnnstudio.ui.training.curve_plot import LEFT
from cnnstudio.ui.training.plot_kinds import LOSS, RATE
from cnnstudio.ui.training.plot_stack import PlotStack
from cnnstudio.ui.training.run import Run, RunEvent
from cnnstudio.ui.training.run_curves import RunCurves
from tests.helpers.graphs import tiny_project
from tests.helpers.run_messages import any_run, play, started
from tests.helpers.training import train

ACCURACY = "accuracy"


def drawn(stack: PlotStack) -> None:
    """Let the timer paint what is new."""
    before = stack.repaints
    deadline = time.monotonic() + 5
    while stack.repaints == before and time.monotonic() < deadline:
        QTest.qWait(10)


@pytest.fixture
def run() -> Run:
    run = any_run(epochs=20, schedule="one_cycle", learning_rate=3e-3)
    for message in play(run, 7.5):
        run.add(message)
    return run


@pytest.fixture
def stack(qtbot: QtBot, run: Run) -> Iterator[PlotStack]:
    stack = PlotStack(theme_manager())
    qtbot.addWidget(stack)
    stack.resize(864, 600)
    stack.show_run(RunCurves(run))
    stack.show()
    drawn(stack)
    yield stack
    stack.hide()


def point_at(stack: PlotStack, epoch: float) -> QPoint:
    plot = stack.plots[LOSS]
    return QPoint(round(plot.x_of(epoch)), plot.y() + 60)


def wheel(stack: PlotStack, epoch: float, turns: int) -> None:
    place = QPointF(point_at(stack, epoch))
    event = QWheelEvent(
        place,
        QPointF(stack.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120 * turns),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(stack, event)


def test_axes_line_up_to_the_pixel(stack: PlotStack) -> None:
    boxes = [plot.plot_box for plot in stack.plots.values()]
    assert {box.left() for box in boxes} == {LEFT}
    assert len({box.right() for box in boxes}) == 1
    for epoch in (0.0, 3.7, 20.0):
        assert len({plot.x_of(epoch) for plot in stack.plots.values()}) == 1


@pytest.mark.requirement("C13")
def test_train_and_validation_share_their_plots(stack: PlotStack, run: Run) -> None:
    for key in (LOSS, ACCURACY):
        plot = stack.plots[key]
        assert plot.points("validation") == 7
        assert 0 < plot.points("raw") <= 2 * plot.plot_box.width()
        assert 0 < plot.points("train") <= plot.plot_box.width()
    x, y = RunCurves(run).validation("accuracy")
    assert list(x) == [1, 2, 3, 4, 5, 6, 7]
    assert list(y) == pytest.approx([1 - 0.08 / epoch for epoch in range(1, 8)])


@pytest.mark.requirement("M14")
def test_after_k_steps_of_a_run_the_curve_has_k_points(
    stack: PlotStack, tmp_path: Path
) -> None:
    """Told one by one or many at once, none is lost on the way from the trainer."""
    project = tiny_project()
    run = Run("r", "Run 1", training=project.training, classes=10, images=200,
              epochs=2)  # fmt: skip
    trainer = Trainer(project, tmp_path / "r", run="r")
    stack.show_run(RunCurves(run))
    taken = 0
    for event in trainer.run():
        if isinstance(event, RunStarted):
            run.add(event)
        if trainer.step in (1, 2, 3, 8, 14) and trainer.step > taken:
            told = trainer.take_steps()
            assert told is not None
            run.add(told)
            taken = trainer.step
            stack.repaint_now()
            assert stack.plots[LOSS].points("train") == taken
    assert taken == 14
    steps, losses = run.history["train/loss"].points(0, 1e9)
    kept = read_steps(tmp_path / "r")
    assert steps.tolist() == kept.step.tolist() == list(range(1, 15))
    np.testing.assert_array_equal(losses, kept.values["train/loss"])


def test_line_ends_carry_their_values(stack: PlotStack) -> None:
    texts = [end.text for end in stack.overlay.line_ends]
    assert texts == ["validation 0.0357", "98.86 % best", "planned"]


def test_at_the_end_of_a_run_the_value_stands_clear_of_the_lines(
    stack: PlotStack,
) -> None:
    run = any_run(epochs=4)
    for message in play(run, 4):
        run.add(message)
    curves = RunCurves(run)
    stack.show_run(curves)
    drawn(stack)
    ends = [e for e in stack.overlay.line_ends if e.color == "validation_curve"]
    for key, end in zip((LOSS, ACCURACY), ends, strict=True):
        plot = stack.plots[key]
        box = end.box.translated(-plot.pos())
        assert plot.plot_box.contains(box)
        span = (plot.x_at(box.left()), plot.x_at(box.right()))
        for x, y in (curves.raw(key, *span, 500), curves.validation(key)):
            here = (x >= span[0]) & (x <= span[1])
            rows = [plot.y_of(float(value)) for value in y[here]]
            assert not any(box.top() <= row <= box.bottom() for row in rows)


def test_chance_is_marked_with_its_value(stack: PlotStack) -> None:
    assert [r.text for r in stack.overlay.remarks] == ["ln 10 = 2.303: chance"]


@pytest.mark.requirement("E08")
def test_the_axis_counts_epochs_or_steps(stack: PlotStack) -> None:
    plot = stack.plots[RATE]

    def numbers() -> list[str]:
        return [text for _, text in plot.frame.x_ticks][:3]

    assert numbers() == ["0", "2", "4"]
    assert plot.frame.x_title == "epoch"
    stack.choice.choose_unit("steps")
    drawn(stack)
    assert numbers() == ["0", "200", "400"]
    assert plot.frame.x_title == "step"
    assert plot.x_of(200) - plot.x_of(0) == pytest.approx(
        plot.plot_box.width() * 200 / 1260
    )
    stack.choice.choose_unit("time")
    drawn(stack)
    assert numbers() == ["0:00", "0:02", "0:04"]
    assert plot.frame.x_title == "time"
    assert plot.view.x[1] == pytest.approx(12.6)


def test_the_scale_of_the_loss_is_chosen_and_shown(stack: PlotStack) -> None:
    scale = stack.rows[LOSS].scale
    assert scale.text() == "log scale"
    assert stack.plots[LOSS].view.log
    QTest.mouseClick(scale, Qt.MouseButton.LeftButton)
    drawn(stack)
    assert scale.text() == "linear scale"
    assert not stack.plots[LOSS].view.log
    assert stack.plots[LOSS].view.y[0] == 0
    assert stack.rows[ACCURACY].scale.text() == "linear scale"
    QTest.mouseClick(stack.rows[ACCURACY].scale, Qt.MouseButton.LeftButton)
    drawn(stack)
    assert stack.plots[ACCURACY].view.log
    assert not stack.plots[LOSS].view.log


def test_the_crosshair_follows_the_mouse_and_reads_all_curves(
    stack: PlotStack, run: Run
) -> None:
    QTest.mouseMove(stack, point_at(stack, 5.0))
    cross = stack.overlay.crosshair
    assert cross is not None
    assert cross.x == pytest.approx(stack.plots[LOSS].x_of(5.0), abs=1)
    assert cross.top < stack.plots[ACCURACY].y() < cross.bottom
    names = [row.name for row in cross.rows]
    assert names == ["train, mean", "validation, epoch 5", "learning rate"]
    assert cross.rows[1].first == "0.0500"
    assert len(cross.rings) == 5
    QTest.mouseMove(stack, QPoint(5, 5))
    assert stack.overlay.crosshair is None


def test_ahead_of_the_run_only_the_plan_is_read(stack: PlotStack) -> None:
    QTest.mouseMove(stack, point_at(stack, 15.0))
    cross = stack.overlay.crosshair
    assert cross is not None
    assert [row.name for row in cross.rows] == ["planned rate"]


def test_arrows_move_the_crosshair_by_epochs_and_steps(stack: PlotStack) -> None:
    stack.setFocus()
    titles = []
    for key, modifier in (
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(stack, key, modifier)
        assert stack.overlay.crosshair is not None
        titles.append(stack.overlay.crosshair.title)
    assert titles == [
        "Epoch 7.49, step 472",
        "Epoch 7, step 441",
        "Epoch 6, step 378",
        "Epoch 6.02, step 379",
        "Epoch 0.02, step 1",
    ]
    assert "train, mean" in stack.accessibleDescription()
    QTest.keyClick(stack, Qt.Key.Key_Escape)
    assert stack.overlay.crosshair is None


def test_a_click_pins_the_crosshair_and_the_next_place_says_what_changed(
    stack: PlotStack,
) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mouseMove(stack, point_at(stack, 2.0))
    QTest.mouseClick(stack, left, pos=point_at(stack, 2.0))
    assert stack.overlay.pinned is not None
    assert stack.overlay.pinned.title.startswith("Epoch 2")
    QTest.mouseMove(stack, point_at(stack, 5.0))
    cross = stack.overlay.crosshair
    assert cross is not None
    (change,) = [r for r in cross.rows if r.name == "validation, change"]
    assert change.first == "\u22120.0750"
    assert change.second == "+2.40 %"
    cards = [stack.overlay.card_box(c) for c in (cross, stack.overlay.pinned)]
    assert not cards[0].intersects(cards[1])
    QTest.mouseClick(stack, left, pos=point_at(stack, 5.0))
    assert stack.overlay.pinned is None
    stack.setFocus()
    QTest.keyClick(stack, Qt.Key.Key_Home)
    QTest.keyClick(stack, Qt.Key.Key_Space)
    QTest.keyClick(stack, Qt.Key.Key_Right)
    assert stack.overlay.pinned is not None
    assert stack.overlay.crosshair is not None
    QTest.keyClick(stack, Qt.Key.Key_Escape)
    assert stack.overlay.pinned is None
    QTest.keyClick(stack, Qt.Key.Key_Escape)
    assert stack.overlay.crosshair is None


def test_the_cards_of_two_crosshairs_never_cover_each_other(stack: PlotStack) -> None:
    plot, overlay = stack.plots[LOSS], stack.overlay
    stack.pointer.move(plot.x_at(400))
    stack.pointer.pin()
    for x in range(70, 830, 19):
        stack.pointer.move(plot.x_at(x))
        pinned, cross = overlay.pinned, overlay.crosshair
        assert pinned is not None
        if cross is not None:
            assert not overlay.card_box(cross).intersects(overlay.card_box(pinned)), x


def test_close_cards_stay_in_low_plots(stack: PlotStack) -> None:
    """Below the pinned card there is no room for another: it stands beside it."""
    plot, overlay = stack.plots[LOSS], stack.overlay
    stack.pointer.move(plot.x_at(400))
    stack.pointer.pin()
    stack.pointer.move(plot.x_at(404))
    pinned, cross = overlay.pinned, overlay.crosshair
    assert pinned is not None
    assert cross is not None
    for height in (700, 200, 150):
        overlay.resize(overlay.width(), height)
        for first, second in ((pinned, cross), (pinned, replace(cross, x=pinned.x))):
            card, other = overlay.card_box(second), overlay.card_box(first)
            assert not card.intersects(other), height
            assert overlay.rect().contains(card.toAlignedRect()), height


@pytest.mark.requirement("E05")
def test_the_rate_is_plotted_live_as_the_scheduler_gives_it(
    stack: PlotStack, run: Run
) -> None:
    """Against torch's own, at every epoch that is over; ahead the plan is dotted."""
    weight = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.SGD([weight], lr=1.0)
    theirs = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, 3e-3, total_steps=run.total_steps, cycle_momentum=False,
        pct_start=run.training.peak_at,
    )  # fmt: skip
    wanted = []
    for _ in range(run.total_steps - 1):
        wanted.append(theirs.get_last_lr()[0])
        optimizer.step()
        theirs.step()
    x, y = RunCurves(run).rate(0.0, 20.0, 100_000)
    per_epoch = run.steps_per_epoch
    for epoch in range(1, 8):
        place = int(np.argmin(np.abs(x - epoch)))
        step = round(float(x[place]) * per_epoch)
        assert abs(step - epoch * per_epoch) <= 1
        assert float(y[place]) == pytest.approx(wanted[step - 1], rel=1e-5)
    before = stack.plots[RATE].points("rate")
    for message in play(run, 9, first_epoch=8):
        run.add(message)
    stack.touch()
    drawn(stack)
    assert stack.plots[RATE].points("rate") > before


def test_other_runs_are_dashed_and_named_at_their_end(
    stack: PlotStack, run: Run
) -> None:
    other = any_run(epochs=15, schedule="cosine", learning_rate=2e-3)
    other.name = "Run 11"
    for message in play(other, 15):
        other.add(message)
    stack.compare([RunCurves(other)])
    drawn(stack)
    assert stack.plots[LOSS].points("other0") == 15
    assert stack.plots[RATE].points("other0") > 100
    names = [end for end in stack.overlay.line_ends if end.text == "Run 11"]
    assert len(names) == 3
    end = stack.plots[LOSS].x_of(15)
    assert abs(names[0].box.left() - end) < 20
    look = stack.others[0].look
    entry = ("Run 11", look.color, False, look.dash)
    assert entry in stack.rows[LOSS].legend.entries
    QTest.mouseMove(stack, QPoint(5, 5))  # it may have been there for another test
    QTest.mouseMove(stack, point_at(stack, 5.0))
    cross = stack.overlay.crosshair
    assert cross is not None
    (row,) = [row for row in cross.rows if row.name == "Run 11"]
    assert (row.first, row.second) == ("0.0500", "98.40 %")
    stack.compare([])
    drawn(stack)
    assert stack.plots[LOSS].points("other0") == 0


@pytest.mark.requirement("F08")
def test_with_and_without_batch_norm_on_one_plot(
    stack: PlotStack, tmp_path: Path
) -> None:
    """Two runs as they were trained, of networks that differ by the norm alone."""
    runs = []
    for name, middle in (("with", ["BatchNorm2d", "ReLU"]), ("without", ["ReLU"])):
        made = tiny_project(middle, epochs=3)
        train(made, tmp_path / name)
        run = Run(name, name, training=made.training, images=200, epochs=3)
        run.history.load(read_steps(tmp_path / name), read_epochs(tmp_path / name))
        run.last_step = 21
        runs.append(run)
    stack.show_run(RunCurves(runs[0]))
    stack.compare([RunCurves(runs[1])])
    drawn(stack)
    plot = stack.plots[LOSS]
    assert plot.points("validation") == plot.points("other0") == 3
    losses = [list(RunCurves(run).validation(LOSS)[1]) for run in runs]
    assert losses[0] != losses[1]
    names = {entry[0] for entry in stack.rows[LOSS].legend.entries}
    assert "without" in names


def test_the_best_epoch_has_a_ring_and_its_value(stack: PlotStack, run: Run) -> None:
    run.best_epoch = 4
    stack.touch()
    drawn(stack)
    texts = [end.text for end in stack.overlay.line_ends]
    assert {"98.86 %", "98.00 % best"} <= set(texts)
    loss, accuracy = stack.overlay.rings
    for ring, key in ((loss, LOSS), (accuracy, ACCURACY)):
        plot = stack.plots[key]
        assert ring.point.x() == pytest.approx(plot.x_of(4))
    run.best_epoch = 0
    stack.touch()
    drawn(stack)
    assert stack.overlay.rings == ()


def test_what_happened_to_a_run_is_marked_in_every_plot(
    stack: PlotStack, run: Run
) -> None:
    run.events.append(RunEvent(64, "rate", "halved from epoch 2"))
    stack.touch()
    drawn(stack)
    for plot in stack.plots.values():
        assert list(plot.frame.marks) == [pytest.approx(plot.x_of(1))]
    texts = [end.text for end in stack.overlay.line_ends]
    assert "halved from epoch 2" in texts
    assert "planned, halved from epoch 2" in texts


def test_a_resumed_run_is_marked_and_forgets_what_lay_behind(run: Run) -> None:
    run.events.append(RunEvent(64, "rate", "halved"))
    run.add(started(run, 6))
    kinds = [(e.step, e.kind) for e in run.events]
    assert kinds == [(64, "rate"), (5 * 63 + 1, "resumed")]
    run.add(started(run, 3))
    kinds = [(e.step, e.kind) for e in run.events]
    assert kinds == [(64, "rate"), (2 * 63 + 1, "resumed")]
    run.add(started(run, 1))
    assert run.events == []


def test_the_wheel_zooms_at_the_pointer_and_a_double_click_resets(
    stack: PlotStack,
) -> None:
    wheel(stack, 5.0, 5)
    drawn(stack)
    low, high = stack.span
    assert high - low == pytest.approx(20 * 0.8**5)
    assert low < 5.0 < high
    QTest.mousePress(stack, Qt.MouseButton.LeftButton, pos=point_at(stack, 5.0))
    QTest.mouseMove(stack, point_at(stack, 5.0) - QPoint(100, 0))
    QTest.mouseRelease(stack, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert stack.span[0] > low
    QTest.mouseDClick(stack, Qt.MouseButton.LeftButton, pos=point_at(stack, 5.0))
    assert stack.span == (0.0, 20.0)


def test_a_double_click_or_enter_asks_to_look_inside_after_that_epoch(
    stack: PlotStack,
) -> None:
    asked: list[int] = []
    stack.epoch_asked.connect(asked.append)
    point = point_at(stack, 5.1)
    QTest.mouseMove(stack, point)
    QTest.mouseClick(stack, Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseDClick(stack, Qt.MouseButton.LeftButton, pos=point)
    assert asked == [5]
    assert stack.pointer.pinned is None, "the first of the clicks pins nothing"
    wheel(stack, 5, 3)
    QTest.mouseDClick(stack, Qt.MouseButton.LeftButton, pos=point)
    assert asked == [5], "what is zoomed is shown whole first"
    stack.move_crosshair(2.0)
    QTest.keyClick(stack, Qt.Key.Key_Return)
    assert asked == [5, 2]
    stack.move_crosshair(12.0)
    assert stack.pointed_epoch == 12, "not the best instead: it is still to come"


def test_a_double_click_beside_the_curves_opens_nothing_and_no_pin_is_lost(
    stack: PlotStack,
) -> None:
    asked: list[int] = []
    stack.epoch_asked.connect(asked.append)
    left, outside, there = Qt.MouseButton.LeftButton, QPoint(3, 3), point_at(stack, 6.1)
    stack.move_crosshair(3.0)
    QTest.keyClick(stack, Qt.Key.Key_Space)
    pinned = stack.pointer.pinned
    assert pinned == pytest.approx(3.0, abs=0.1)
    QTest.mouseClick(stack, left, pos=outside)
    QTest.mouseDClick(stack, left, pos=outside)
    assert (asked, stack.pointer.pinned) == ([], pinned)
    QTest.mouseMove(stack, there)
    QTest.mouseClick(stack, left, pos=there)
    assert stack.pointer.pinned is None, "a single click takes the pin away"
    QTest.mouseDClick(stack, left, pos=there)
    assert (asked, stack.pointer.pinned) == ([6], pinned)


def test_before_the_first_step_axes_and_plan_are_there(
    stack: PlotStack,
) -> None:
    stack.show_run(RunCurves(any_run(epochs=5, schedule="cosine")))
    drawn(stack)
    texts = [remark.text for remark in stack.overlay.remarks]
    assert "Press Train. Loss appears here after the first steps." in texts
    assert stack.plots[RATE].points("planned") > 100
    assert stack.plots[LOSS].points("raw") == 0
    QTest.mouseMove(stack, point_at(stack, 2.0))
    assert stack.overlay.crosshair is None


def test_what_is_not_finite_leaves_a_gap(stack: PlotStack) -> None:
    run = any_run(epochs=1)
    taken = np.arange(1, 11)
    loss = np.array([2, 1, np.nan, np.inf, 1, 1e9, 1, 0, 1, 1], np.float32)
    half = np.full(10, 0.5, np.float32)
    run.add(StepsEnded(run.id, taken, columns(loss, half), 1, 10, 1.0, 1.0, 1.0))
    stack.show_run(RunCurves(run))
    drawn(stack)
    low, high = stack.plots[LOSS].view.y
    assert 0 < low < high < math.inf


def test_many_messages_make_few_repaints_and_none_while_hidden(
    stack: PlotStack,
) -> None:
    before, start = stack.repaints, time.monotonic()
    while time.monotonic() - start < 0.5:
        stack.touch()
        QTest.qWait(1)
    assert 1 <= stack.repaints - before <= 6
    stack.hide()
    hidden = stack.repaints
    stack.touch()
    QTest.qWait(150)
    assert stack.repaints == hidden
    stack.show()
    drawn(stack)
    assert stack.repaints > hidden


def test_another_theme_paints_other_colours(stack: PlotStack) -> None:
    themes = theme_manager()
    themes.set_mode("dark")
    dark = stack.grab().toImage().pixelColor(700, 200)
    themes.set_mode("light")
    light = stack.grab().toImage().pixelColor(700, 200)
    themes.set_mode("system")
    assert dark.lightness() < 60 < 200 < light.lightness()


def columns(loss: FloatArray, other: FloatArray) -> dict[str, FloatArray]:
    """Return what a step measures at least."""
    return {"train/loss": loss, "train/accuracy": other, "run/learning_rate": other}


def long_run(steps: int) -> Run:
    """Return a run of so many steps, of which half are taken."""
    run = any_run(epochs=20, images=64 * steps // 10)
    random = np.random.default_rng(0)
    taken = np.arange(1, steps + 1)
    loss = random.random(steps, np.float32)
    run.add(StepsEnded(run.id, taken, columns(loss, loss), 10, 1, 1.0, 1.0, 1.0))
    return run


def test_a_repaint_draws_no_more_for_a_million_steps(stack: PlotStack) -> None:
    """Counted, not timed: `python -m benchmarks plots` measures it."""
    for steps in (4_000, 1_000_000):
        stack.show_run(RunCurves(long_run(steps)))
        stack.repaint_now()
        plot = stack.plots[LOSS]
        columns = plot.plot_box.width()
        assert columns / 4 < plot.points("raw") <= 2 * columns
        assert columns / 4 < plot.points("train") <= columns


def test_pyqtgraph_is_loaded_with_the_first_plot_only() -> None:
    code = (
        "import sys; import cnnstudio.ui.training.train_view, "
        "cnnstudio.ui.training.panel; "
        "sys.exit('pyqtgraph' in sys.modules or 'torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
