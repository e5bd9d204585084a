"""A run that another process trains: its curves grow, its end is noticed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from cnnstudio.project.file_format import dumps, save
from cnnstudio.project.run_tables import EpochRecord, StepRecord
from cnnstudio.project.runs import new_run
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.run import RunState
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_messages import small_project


class Elsewhere:
    """A window, and a run in a folder that it does not know, held by a writer."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        project, path = small_project(epochs=4), folder / "digits.cnnproj"
        save(project, path)
        self.run = new_run(folder / "shared.runs", dumps(project), epochs=4)
        client = FakeEngineClient()
        self.desk = Desk(qtbot, folder, cast("EngineClient", client))
        self.desk.studio.start_engine()
        client.become_ready()
        assert self.desk.studio.open_project(path)
        self.controller = self.desk.studio.run.controller
        self.qtbot = qtbot

    def write(self, first: int, last: int) -> None:
        self.run.append_steps(
            StepRecord(
                n, math.ceil(n / 63),
                {"train/loss": 1 / n, "run/images_per_second": 1_000.0},
            )
            for n in range(first, last + 1)
        )  # fmt: skip

    def end_epoch(self, number: int) -> None:
        values = {"validation/loss": 0.5, "validation/accuracy": 0.8 + number / 100}
        self.run.append_epoch(EpochRecord(number, number * 63, 0.5, values))
        best = {"validation/accuracy": 0.8 + number / 100}
        self.run.update(epochs_done=number, best_epoch=number, results=best)

    def follow(self, folder: Path) -> None:
        self.desk.answers.open_answer = str(folder)
        self.desk.studio.actions["follow_run"].trigger()

    def last_step(self) -> int:
        return self.controller.shown.last_step


@pytest.fixture
def elsewhere(qtbot: QtBot, tmp_path: Path) -> Iterator[Elsewhere]:
    elsewhere = Elsewhere(qtbot, tmp_path)
    yield elsewhere
    if elsewhere.controller.shown.id == elsewhere.run.id:
        elsewhere.run.update(status="completed")
        shown = elsewhere.controller.shown
        qtbot.waitUntil(lambda: shown.state is not RunState.ELSEWHERE, timeout=4_000)
    qtbot.wait(300)  # what was about to be saved or looked up is
    elsewhere.desk.close()


def test_a_run_is_followed_to_its_end(elsewhere: Elsewhere) -> None:
    run, wait = elsewhere.run, elsewhere.qtbot.waitUntil
    with run.writing():
        elsewhere.write(1, 20)
        elsewhere.follow(run.path)
        shown = elsewhere.controller.shown
        assert shown.state is RunState.ELSEWHERE
        assert elsewhere.desk.window.mode == "train"
        assert elsewhere.last_step() == 20
        elsewhere.write(21, 63)
        wait(lambda: elsewhere.last_step() == 63, timeout=4_000)
        assert len(shown.history["train/loss"]) == 63
        assert shown.progress.images_per_second == 1_000
        elsewhere.end_epoch(1)
        wait(lambda: shown.best_epoch == 1, timeout=4_000)
        assert [e.epoch for e in shown.history.epochs] == [1]
        assert shown.best_value == pytest.approx(0.81)
        elsewhere.write(64, 70)
        run.truncate(66, 1)
        wait(lambda: elsewhere.last_step() == 66, timeout=4_000)
        assert len(shown.history["train/loss"]) == 66
        run.update(status="stopped")
    wait(lambda: shown.state is RunState.FINISHED, timeout=4_000)
    elsewhere.write(67, 80)
    elsewhere.qtbot.wait(1_200)
    assert elsewhere.last_step() == 66, "a run that is over is not followed"


def test_the_newest_of_a_folder_of_runs(elsewhere: Elsewhere) -> None:
    with elsewhere.run.writing():
        elsewhere.follow(elsewhere.run.path.parent)
        assert elsewhere.controller.shown.id == elsewhere.run.id


def test_a_folder_without_a_run(elsewhere: Elsewhere, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    before = elsewhere.controller.shown.id
    elsewhere.follow(tmp_path / "empty")
    assert "run.json cannot be read" in elsewhere.desk.answers.told[-1]
    elsewhere.follow(Path())
    assert elsewhere.controller.shown.id == before


def test_a_writer_that_was_killed_is_noticed(elsewhere: Elsewhere) -> None:
    with elsewhere.run.writing():
        elsewhere.write(1, 5)
        elsewhere.follow(elsewhere.run.path)
    shown = elsewhere.controller.shown
    assert shown.state is RunState.ELSEWHERE
    wait = elsewhere.qtbot.waitUntil
    wait(lambda: shown.state is RunState.INTERRUPTED, timeout=8_000)
