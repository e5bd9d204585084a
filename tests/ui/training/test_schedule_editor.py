"""Schedules that are dragged: what a drag changes, and that it is one undo step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.project.commands import EditSettings
from cnnstudio.project.schedule import rate_at
from cnnstudio.project.settings import TrainingConfig
from cnnstudio.project.training_settings import SCHEDULES
from cnnstudio.ui.document import Document
from cnnstudio.ui.training.schedule_handles import dragged, handles_of
from cnnstudio.ui.training.settings_form import SettingsForm
from tests.helpers.run_messages import small_project

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Bench:
    """A form whose schedule is dragged with the mouse."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.document = Document()
        self.document.open(small_project(epochs=10, learning_rate=0.01), path)
        self.form = SettingsForm(self.document)
        self.document.setParent(self.form)
        qtbot.addWidget(self.form)
        self.form.resize(296, 900)
        self.form.show()
        self.editor = self.form.preview

    @property
    def training(self) -> TrainingConfig:
        return self.document.project.training

    def choose(self, **values: object) -> None:
        self.document.push(EditSettings("training", values))

    def drag(self, key: str, across: float = 0, up: float = 0) -> None:
        """Drag a handle by pixels, in three moves."""
        start = self.editor.handles()[key]
        QTest.mousePress(self.editor, LEFT, NONE, _pixel(start))
        for part in (1, 2, 3):
            to = start + QPointF(across, -up) * part / 3
            QTest.mouseMove(self.editor, _pixel(to))
        QTest.mouseRelease(self.editor, LEFT, NONE, _pixel(to))

    def pixels(self, epochs: float) -> float:
        return epochs / self.training.epochs * (self.editor.width() - 2)


def _pixel(place: QPointF) -> QPoint:
    return place.toPoint()


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(qtbot, tmp_path / "a.cnnproj")
    yield bench
    bench.form.hide()


def test_the_end_of_the_warm_up_is_dragged(bench: Bench) -> None:
    bench.choose(schedule="cosine")
    count = bench.document.stack.count()
    bench.drag("warmup", across=bench.pixels(2))
    assert bench.training.warmup == pytest.approx(2, abs=0.1)
    stack = bench.document.stack
    assert (stack.count(), stack.undoText()) == (count + 1, "Drag the schedule")
    stack.undo()
    assert bench.training.warmup == 0


def test_the_peak_of_one_cycle_moves_both_ways_in_one_step(bench: Bench) -> None:
    bench.choose(schedule="one_cycle")
    count = bench.document.stack.count()
    bench.drag("peak", across=bench.pixels(2), up=8)
    assert bench.training.peak_at == pytest.approx(0.5, abs=0.02)
    assert 0.011 <= bench.training.learning_rate <= 0.0135
    assert bench.document.stack.count() == count + 1
    assert bench.form.rows["learning_rate"].control.text() == (  # type: ignore[attr-defined]
        f"{bench.training.learning_rate:g}"
    )
    bench.document.stack.undo()
    assert (bench.training.peak_at, bench.training.learning_rate) == (0.3, 0.01)


def test_steps_and_milestones_are_dragged(bench: Bench) -> None:
    bench.choose(schedule="step", step_epochs=4.0)
    bench.drag("step", across=bench.pixels(-2))
    assert bench.training.step_epochs == pytest.approx(2, abs=0.1)
    bench.choose(schedule="multi_step", milestones=(3.0, 6.0))
    bench.drag("step0", across=bench.pixels(1))
    assert bench.training.milestones[0] == pytest.approx(4, abs=0.1)
    # It never passes the next one.
    bench.drag("step0", across=bench.pixels(5))
    assert bench.training.milestones == (6.0, 6.0)


def test_a_click_beside_every_handle_changes_nothing(bench: Bench) -> None:
    count = bench.document.stack.count()
    QTest.mousePress(bench.editor, LEFT, NONE, QPoint(200, 60))
    QTest.mouseMove(bench.editor, QPoint(100, 40))
    QTest.mouseRelease(bench.editor, LEFT, NONE, QPoint(100, 40))
    assert bench.document.stack.count() == count


def test_a_locked_schedule_is_not_dragged(bench: Bench) -> None:
    bench.editor.set_locked("because")
    bench.drag("peak", up=8)
    assert bench.training.learning_rate == 0.01


@pytest.mark.parametrize("schedule", SCHEDULES)
@pytest.mark.parametrize("warmup", [0.0, 2.0])
def test_a_handle_dragged_to_where_it_is_changes_next_to_nothing(
    schedule: str, warmup: float
) -> None:
    config = TrainingConfig(
        schedule=schedule, warmup=warmup, epochs=20, learning_rate=0.01, gamma=0.5,
        milestones=(5.0, 12.0), step_epochs=5.0, restart_epochs=6.0, power=2.0,
    )  # fmt: skip
    steps = 20 * 50
    for handle in handles_of(config):
        rate = rate_at(config, round(handle.share * (steps - 1)), steps)
        for name, value in dragged(config, handle, handle.share, rate).items():
            if name == "minimum_rate":  # the last step is a little above it
                assert value == pytest.approx(0, abs=1e-4)
            elif name != "learning_rate" or schedule == "one_cycle":
                assert value == pytest.approx(getattr(config, name), rel=0.06), name


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_whatever_a_drag_gives_is_allowed(schedule: str) -> None:
    config = TrainingConfig(schedule=schedule, milestones=(5.0,), warmup=1.0)
    for handle in handles_of(config):
        for share in (-1.0, 0.0, 0.5, 1.0, 2.0):
            for rate in (-1.0, 0.0, 1e-4, 1e3):
                changes = dragged(config, handle, share, rate)
                project = small_project()
                EditSettings("training", changes).redo(project)
