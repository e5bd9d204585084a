"""The engine of an open window killed ten times in one training (run with -m slow)."""

from __future__ import annotations

import os
import random
import signal
import statistics
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cnnstudio.paths import sample_project
from cnnstudio.project.commands import EditSettings
from cnnstudio.project.runs import read_run
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.run import Run, RunState
from tests.helpers.desk import Desk

KILLS, EPOCHS = 10, 16
TOLD_WITHIN_S = 2.0
ENGINE_MS = 120_000


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path, EngineClient())
    desk.studio.start_engine()
    assert desk.studio.open_project(sample_project("digits_simple"))
    desk.document.push(EditSettings("training", {"epochs": EPOCHS}))
    desk.studio.show_mode("train")
    yield desk
    desk.close()


def weights(run: Run) -> tuple[bytes, ...]:
    """Weights, buffers and the optimizer's state of a run's last checkpoint."""
    last = read_run(run.folder).last
    assert last is not None
    with zipfile.ZipFile(run.folder / last.file) as archive:
        return tuple(
            archive.read(f"{part}.safetensors") for part in ("weights", "optimizer")
        )


class Trainee:
    """Drives the run of a window by its button at the top right."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.controller = desk.studio.run.controller
        self.notice = desk.studio.run.train_view.notice

    def press_primary(self) -> None:
        button = self.desk.window.bar.primary
        self.desk.qtbot.waitUntil(button.isEnabled, timeout=ENGINE_MS)
        self.desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def wait_for(self, state: RunState) -> None:
        self.desk.qtbot.waitUntil(
            lambda: self.controller.state is state, timeout=ENGINE_MS
        )

    def kill_engine(self) -> float:
        """Kill it; return the seconds until the window says so."""
        killed = time.monotonic()
        os.kill(self.desk.studio.client.process_id, signal.SIGKILL)
        self.desk.qtbot.waitUntil(
            self.window_says_so,
            timeout=int(TOLD_WITHIN_S * 1_000),
        )
        return time.monotonic() - killed

    def window_says_so(self) -> bool:
        text = self.notice.text.text()
        return self.notice.isVisible() and "unexpectedly" in text

    def answers(self) -> None:
        """Work with the window while the engine is gone: edit, and take it back."""
        steps = self.desk.document.stack.index()
        self.desk.document.push(EditSettings("training", {"seed": 99}))
        assert self.desk.document.stack.index() == steps + 1
        self.desk.key("Z", Qt.KeyboardModifier.ControlModifier)
        assert self.desk.document.project.training.seed != 99


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_ten_kills_in_an_open_window(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    trainee, chance = Trainee(desk), random.Random(time.time_ns())
    controller = trainee.controller
    trainee.press_primary()
    trainee.wait_for(RunState.RUNNING)
    start = time.monotonic()
    trainee.wait_for(RunState.FINISHED)
    whole = time.monotonic() - start
    undisturbed = weights(controller.current)
    controller.start()
    delays, resumed = [], []
    for _ in range(KILLS):
        trainee.wait_for(RunState.RUNNING)
        desk.qtbot.wait(round(1_000 * chance.uniform(0.0, whole / KILLS)))
        delays.append(trainee.kill_engine())
        trainee.answers()
        last = read_run(controller.current.folder).last
        resumed.append(last.epoch if last is not None else 0)
        trainee.press_primary()
    trainee.wait_for(RunState.FINISHED)
    assert controller.current.saved_epoch == EPOCHS
    assert len(controller.current.history["train/loss"]) == EPOCHS * 63
    assert weights(controller.current) == undisturbed
    with capsys.disabled():
        print(
            f"\n{KILLS} kills in a training of {whole:.1f} s: the window said so after "
            f"{statistics.median(delays):.2f} s (worst {max(delays):.2f} s), resumed "
            f"from epochs {resumed}, weights equal"
        )
