"""Blocks written to files and read from them, through the menus of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from cnnstudio import paths
from cnnstudio.project.adopting import insert_block
from cnnstudio.project.block_file import load_block, own_blocks
from cnnstudio.project.commands import AddNode, Composite
from cnnstudio.ui.engine_client import EngineClient
from tests.helpers.bundled import load
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient


@pytest.fixture
def desk(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))
    desk = Desk(qtbot, tmp_path, cast("EngineClient", FakeEngineClient()))
    yield desk
    desk.close()


def add_block(desk: Desk, block: str) -> str:
    steps, node = insert_block(desk.document.project, load(block))
    desk.document.push(Composite("Add", [*steps, AddNode(node)]))
    desk.window.selection.select([node.id])
    return node.id


def trigger(desk: Desk, key: str) -> str:
    """Trigger an action and return what the status bar then says."""
    said: list[str] = []
    desk.studio.block_files.message.connect(said.append)
    desk.studio.action_set.perform(key)
    desk.studio.block_files.message.disconnect(said.append)
    return said[-1] if said else ""


def test_a_block_is_written_and_comes_into_the_palette(
    desk: Desk, tmp_path: Path
) -> None:
    add_block(desk, "dense_block")
    desk.answers.save_answer = str(tmp_path / "mine")
    said = trigger(desk, "export_block")
    assert said == "DenseNet block is written to mine.cnnblock."
    written = tmp_path / "mine.cnnblock"
    assert load_block(written).definition.name == "DenseNet block"
    desk.answers.open_answer = str(written)
    said = trigger(desk, "import_block")
    assert said == "DenseNet block is in the palette now, under Blocks."
    (own,), refused = own_blocks()
    assert (own.definition.name, refused) == ("DenseNet block", [])
    trigger(desk, "import_block")
    assert len(own_blocks()[0]) == 1, "the same block again"


def test_nothing_selected_and_nothing_answered(desk: Desk, tmp_path: Path) -> None:
    refused: list[str] = []
    desk.studio.action_set.refused.connect(refused.append)
    assert trigger(desk, "export_block") == ""
    assert refused == ["Select a block to write it to a file."]
    assert trigger(desk, "import_block") == ""
    add_block(desk, "fire")
    assert trigger(desk, "export_block") == ""
    assert desk.answers.asked == ["open", "save"]


def test_a_file_that_is_no_block_is_told(desk: Desk, tmp_path: Path) -> None:
    bad = tmp_path / "a.cnnblock"
    bad.write_text("{}")
    desk.answers.open_answer = str(bad)
    trigger(desk, "import_block")
    assert 'is JSON, but not a block ("format" is not' in desk.answers.told[0]
    add_block(desk, "fire")
    desk.answers.save_answer = str(tmp_path / "no" / "b.cnnblock")
    trigger(desk, "export_block")
    assert "the folder does not exist" in desk.answers.told[1]
    assert own_blocks() == ([], [])
