"""Instances of blocks in the clipboard bring their definitions along."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.node import Edge
from cnnstudio.project.adopting import insert_block
from cnnstudio.project.commands import AddNode, Composite
from cnnstudio.project.file_format import dumps
from tests.helpers.bundled import load
from tests.helpers.canvas import Desk
from tests.helpers.networks import chain, image

CTRL = Qt.KeyboardModifier.ControlModifier


def desk_with(qtbot: QtBot, block: str = "") -> Desk:
    desk = Desk(chain(image(16, 8, 8)))
    qtbot.addWidget(desk.window)
    if block:
        steps, node = insert_block(desk.document.project, load(block))
        desk.document.push(Composite("Add", [*steps, AddNode(node)]))
        desk.selection.select([node.id])
    return desk


def test_a_block_is_pasted_into_another_project(qtbot: QtBot) -> None:
    desk_with(qtbot, "dense_block").key(Qt.Key.Key_C, CTRL)
    other = desk_with(qtbot)
    before = dumps(other.document.project)
    other.key(Qt.Key.Key_V, CTRL)
    assert list(other.document.project.library.definitions) == [
        "dense_layer", "dense_block"
    ]  # fmt: skip
    (node,) = other.selection.nodes
    other.graph.add_edge(Edge("input", node))
    assert infer_shapes(other.graph).is_clean
    other.graph.remove_edge(Edge("input", node))
    other.document.stack.undo()
    assert dumps(other.document.project) == before


def test_pasting_twice_brings_the_block_once(qtbot: QtBot) -> None:
    desk = desk_with(qtbot, "dense_block")
    desk.key(Qt.Key.Key_C, CTRL)
    desk.key(Qt.Key.Key_V, CTRL)
    assert len(desk.document.project.library.definitions) == 2
    assert desk.undo_text == "Paste densenet_block2"


def test_a_spoilt_block_in_the_clipboard_is_refused(qtbot: QtBot) -> None:
    desk = desk_with(qtbot, "dense_block")
    desk.key(Qt.Key.Key_C, CTRL)
    data = json.loads(QGuiApplication.clipboard().text())
    data["blocks"]["blocks"][0]["params"][0]["name"] = "import"
    QGuiApplication.clipboard().setText(json.dumps(data))
    count = desk.document.stack.count()
    desk.key(Qt.Key.Key_V, CTRL)
    assert desk.document.stack.count() == count
    assert desk.said == ["The layers in the clipboard are damaged."]
