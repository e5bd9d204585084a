"""What the palette offers beyond layers: presets, blocks of the project, the shelf."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from cnnstudio.graph.node import BLOCK
from cnnstudio.paths import HOME_VARIABLE
from cnnstudio.project.block_file import own_folder
from cnnstudio.project.file_format import dumps, loads
from cnnstudio.ui.block_editor import BlockEditor
from cnnstudio.ui.document import Document
from cnnstudio.ui.layer_choices import block_shelf
from cnnstudio.ui.palette import Palette
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.theme import theme_manager
from tests.helpers.canvas import Desk, residual
from tests.helpers.qt import click


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    """A residual block on a canvas, and all blocks on the shelf."""
    block_shelf().read()
    desk = Desk(residual())
    qtbot.addWidget(desk.window)
    return desk


def key_of(desk: Desk, title: str) -> str:
    return next(c.key for c in desk.palette.choices.all() if c.title == title)


def test_a_depthwise_convolution_takes_the_channels_of_what_arrives(desk: Desk) -> None:
    desk.selection.select(["bn2"])
    desk.canvas.append_layer("Conv2d: depthwise")
    node = desk.graph.nodes[desk.selection.current]
    assert node.fields == {"groups": 64, "out_channels": 64}
    assert desk.undo_text.startswith("Insert depthwise after bn2")
    desk.document.validate()
    assert desk.document.whole.is_clean


def test_a_block_from_the_shelf_brings_its_definition(desk: Desk) -> None:
    before = desk.state()
    desk.selection.select(["relu2"])
    desk.canvas.append_layer(key_of(desk, "Residual, basic"))
    node = desk.graph.nodes[desk.selection.current]
    assert node.is_block
    assert list(desk.document.project.library.definitions) == ["residual_basic"]
    desk.document.validate()
    assert desk.document.whole.is_clean
    own = key_of(desk, "Residual, basic")
    assert own == BLOCK + "residual_basic"  # offered once: the project's own
    desk.canvas.append_layer(own)
    assert len(desk.document.project.library.definitions) == 1
    desk.document.stack.undo()
    desk.document.stack.undo()
    assert desk.state() == before
    assert desk.document.project.library.definitions == {}


def test_a_block_is_dropped_onto_a_wire(desk: Desk) -> None:
    title = key_of(desk, "Conv-BN-ReLU")
    desk.palette.search.setText("conv-bn")
    node = desk.drop(title, desk.on_edge("stem", "conv1"))
    assert ("stem", node) in desk.pairs()
    assert (node, "conv1") in desk.pairs()
    assert desk.item(node).face.type_name == "Conv-BN-ReLU"


def test_a_block_cannot_be_put_into_itself(desk: Desk) -> None:
    desk.canvas.append_layer(key_of(desk, "Residual, basic"))
    desk.document.enter(desk.selection.current)
    count = len(desk.graph.nodes)
    desk.canvas.append_layer(BLOCK + "residual_basic")
    assert desk.said[-1] == "Residual, basic cannot contain itself."
    assert len(desk.graph.nodes) == count


def test_a_layer_of_several_inputs_is_joined_to_the_first(desk: Desk) -> None:
    desk.selection.select(["relu2"])
    desk.canvas.append_layer("MultiheadAttention")
    node = desk.selection.current
    assert desk.graph.incoming(node)[0].target_port == "query"
    ports = [p for p in desk.item(node).face.ports if p.side == "in"]
    assert [p.title for p in ports] == ["query", "key", "value"]
    assert ports[1].place.x() - ports[0].place.x() == 48
    desk.settle()
    tip = desk.canvas._pointer.tip_at(desk.port(node, "in", 1))
    assert "input key" in tip


def test_saving_to_blocks_puts_it_into_the_palette(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    desk.selection.select(["conv1", "bn1", "relu1"])
    desk.canvas.blocks.collapse()
    desk.canvas.blocks.save()
    assert len(list(own_folder().iterdir())) == 1
    assert "palette" in desk.said[-1]
    other = Document()
    palette = Palette(other, theme_manager())
    titles = [choice.title for choice in palette.choices.all()]
    assert "Conv · BatchNorm · ReLU" in titles
    editor = BlockEditor(other, Selection())
    assert editor.instances("none") == 0
    monkeypatch.undo()
    block_shelf().read()


def test_what_is_folded_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    palette = Palette(Document(), theme_manager(), None, settings)
    qtbot.addWidget(palette)
    palette.resize(224, 700)
    palette.show()
    row = next(i for i in range(40) if palette.rows._rows[i].family == "pooling")
    box = palette.list.visualRect(palette.rows.index(row))
    click(palette.list.viewport(), box.center())
    again = Palette(Document(), theme_manager(), None, settings)
    qtbot.addWidget(again)
    assert again.rows.folded == ["pooling"]
    assert again.rows.is_folded("pooling")


def test_inside_of_a_block_its_ends_are_offered(desk: Desk) -> None:
    desk.canvas.append_layer(key_of(desk, "Residual, basic"))
    block = desk.selection.current
    assert desk.palette.choices.get("BlockOutput") is None
    desk.document.enter(block)
    assert desk.palette.choices.get("Input") is None
    found = [c.title for c in desk.palette.choices.find("port")]
    assert found[:2] == ["Block input", "Block output"]
    desk.selection.select(["conv1"])
    desk.canvas.append_layer("BlockOutput")
    node = desk.selection.current
    desk.settle()
    assert desk.item(node).face.type_name == "Block output"
    desk.document.leave()
    desk.document.validate()
    ports = [p for p in desk.item(block).face.ports if p.side == "out"]
    assert len(ports) == 2
    assert ports[1].title == "output1"


def test_a_project_that_is_opened_inside_of_a_block_offers_layers_again(
    desk: Desk,
) -> None:
    desk.canvas.append_layer(key_of(desk, "Residual, basic"))
    desk.document.enter(desk.selection.current)
    text = dumps(desk.document.project)
    families = [row.layer for row in desk.palette.rows._rows]
    assert "Input" not in families
    desk.document.open(loads(text).project, None)
    families = [row.layer for row in desk.palette.rows._rows]
    assert "Input" in families
    assert "BlockInput" not in families
