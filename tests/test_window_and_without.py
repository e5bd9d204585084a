"""The window changes no byte of what a training comes to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cnnstudio.engine.headless import TrainOptions
from cnnstudio.engine.headless import train as train_file
from cnnstudio.paths import sample_project
from cnnstudio.project.file_format import load, save
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.run import RunState
from tests.helpers.desk import Desk
from tests.helpers.training import result_of

CTRL = Qt.KeyboardModifier.ControlModifier
ENGINE_MS = 120_000


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path, EngineClient())
    yield desk
    desk.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """File of a project with all that draws by chance: augmentation, dropout, order."""
    project = load(sample_project("digits_best")).project
    project.dataset = replace(
        project.dataset, split="counts", train=512, validation=100, test=100
    )
    project.training = replace(project.training, epochs=3, threads=1, device="cpu")
    save(project, tmp_path / "best.cnnproj")
    return tmp_path / "best.cnnproj"


def test_a_run_in_the_window_equals_one_without(
    desk: Desk, path: Path, tmp_path: Path
) -> None:
    """With its curves, bars and maps live, and an image chosen in the middle."""
    assert desk.studio.open_project(path)
    desk.studio.start_engine()
    desk.key("2", CTRL)
    desk.key("F5")
    controller, inspect = desk.studio.run.controller, desk.studio.run.inspect
    desk.qtbot.waitUntil(
        lambda: controller.current.progress.epoch >= 1, timeout=ENGINE_MS
    )
    desk.key("3", CTRL)
    desk.click("conv1")
    desk.qtbot.waitUntil(lambda: inspect.maps is not None, timeout=ENGINE_MS)
    assert controller.current.is_active, "the maps are seen while it trains"
    ended = (RunState.FINISHED, RunState.FAILED)
    desk.qtbot.waitUntil(lambda: controller.state in ended, timeout=ENGINE_MS)
    assert controller.state is RunState.FINISHED, controller.current.message
    train_file(path, TrainOptions(out=tmp_path / "without"), lambda _: None)
    assert result_of(controller.current.folder) == result_of(tmp_path / "without")
