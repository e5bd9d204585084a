"""Blocks in the whole window: keys of the menus, and ResNet-152 on one screen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cnnstudio.graph.node import BLOCK
from cnnstudio.paths import sample_project
from cnnstudio.project.commands import EditField
from cnnstudio.ui.canvas.geometry import BLOCKS_BELOW
from cnnstudio.ui.engine_client import EngineClient
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A studio without an engine."""
    made = Desk(qtbot, tmp_path, cast("EngineClient", FakeEngineClient()))
    yield made
    made.close()


def test_ctrl_g_collapses_and_ctrl_shift_g_expands(desk: Desk) -> None:
    desk.studio.open_project(sample_project("digits_residual"))
    graph = desk.document.graph
    names = ("conv1", "bn1", "relu1")
    nodes = [n.id for n in graph.nodes.values() if n.name in names]
    assert len(nodes) == 3
    desk.window.selection.select(nodes)
    desk.key("G", CTRL)
    block = graph.nodes[desk.window.selection.current]
    assert block.is_block
    assert len(graph.nodes) == 20
    desk.key("G", CTRL, SHIFT)
    assert len(graph.nodes) == 22
    desk.studio.changes.undo()
    desk.studio.changes.undo()
    assert set(nodes) <= graph.nodes.keys()


def test_resnet_152_is_seen_whole_and_answers_at_once(desk: Desk) -> None:
    start = time.perf_counter()
    desk.studio.open_project(sample_project("resnet152"))
    desk.window.grab()
    assert time.perf_counter() - start < 1.0
    seen = desk.canvas.mapToScene(desk.canvas.viewport().rect()).boundingRect()
    scene = desk.canvas.graph_scene
    assert seen.contains(scene.content())
    assert desk.canvas.zoom > BLOCKS_BELOW
    assert all(item.label_box is not None for item in scene.edges.values())
    first = next(n for n in desk.document.graph.nodes.values() if n.type == "Conv2d")
    desk.document.push(EditField(first.id, "out_channels", 48))
    desk.document.validate()
    assert desk.document.checked_in_ms < 100  # the bench measures; this is a guard


def test_a_problem_inside_a_block_is_reached_by_f8(desk: Desk) -> None:
    desk.studio.open_project(sample_project("resnet152"))
    library = desk.document.project.library
    block = next(iter(library.definitions.values()))
    network = BLOCK + block.id
    conv = [n for n in block.graph.nodes.values() if n.type == "Conv2d"][-1]
    wrong = EditField(conv.id, "out_channels", "in_channels * 3", network)
    desk.document.push(wrong)
    desk.document.validate()
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_F8)
    assert desk.document.network == network
    current = desk.window.selection.current
    assert desk.document.graph.nodes[current].type == "Add"
