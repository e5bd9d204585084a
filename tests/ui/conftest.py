"""The studio on a desk, with an engine that only answers what a test lets it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnnstudio.paths import sample_project
from cnnstudio.ui.engine_client import EngineClient
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient


@pytest.fixture
def client(qapp: QApplication) -> FakeEngineClient:
    """Return the window's end of an engine that is not there."""
    return FakeEngineClient()


@pytest.fixture
def empty_desk(
    qtbot: QtBot, tmp_path: Path, client: FakeEngineClient
) -> Iterator[Desk]:
    """Return a window as it opens without a project."""
    desk = Desk(qtbot, tmp_path, cast("EngineClient", client))
    yield desk
    desk.close()


@pytest.fixture
def desk(empty_desk: Desk, tmp_path: Path) -> Desk:
    """Return a window with a copy of the LeNet of digits."""
    path = tmp_path / "digits_lenet.cnnproj"
    shutil.copy(sample_project("digits_lenet"), path)
    assert empty_desk.studio.open_project(path)
    empty_desk.settled()
    return empty_desk
