"""Layers off, replaced, selected along the wires, pasted with inputs, put in line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from cnnstudio.graph.inference import State
from cnnstudio.graph.node import Edge
from cnnstudio.project.file_format import dumps
from cnnstudio.ui.motion import MILLISECONDS, Move, motion
from tests.helpers.canvas import Desk, graph_of, residual
from tests.helpers.graphs import chain

MakeDesk = Callable[..., Desk]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk(residual())


def shape_behind(desk: Desk, node: str) -> str:
    """Return what leaves a node."""
    desk.document.validate()
    return str(desk.document.report.nodes[node].output)


def test_a_layer_is_switched_off_and_on_by_key(desk: Desk) -> None:
    before = dumps(desk.document.project)
    desk.selection.select(["relu1"])
    desk.key(Key.Key_E, CTRL)
    assert desk.graph.nodes["relu1"].off
    assert desk.undo_text == "Switch relu1 off"
    assert desk.item("relu1").face.off
    report = desk.document.report.nodes["relu1"]
    assert (report.state, report.cost.activations) == (State.VALID, 0)
    desk.key(Key.Key_E, CTRL)
    assert desk.undo_text == "Switch relu1 on"
    assert dumps(desk.document.project) == before


def test_what_cannot_be_off_says_why(desk: Desk) -> None:
    desk.selection.select(["add"])
    desk.key(Key.Key_E, CTRL)
    assert "joins several inputs" in desk.said[-1]
    desk.selection.select(["conv1"])
    assert desk.canvas.layers.why_not_off() == ""
    desk.selection.select(["conv2", "shortcut"])
    assert "does not fit" in desk.canvas.layers.why_not_off()
    assert desk.document.stack.count() == 0


def test_a_layer_is_replaced_by_typing(desk: Desk) -> None:
    desk.selection.select(["conv1"])
    pairs = desk.pairs()
    desk.key(Key.Key_H, CTRL)
    popup = desk.canvas.replacing.popup
    assert popup.isVisible()
    QTest.keyClicks(popup.field, "depthwise")
    QTest.keyClick(popup.field, Key.Key_Escape)
    assert desk.document.stack.count() == 0
    desk.canvas.editor.replace_layer("conv1", "ConvTranspose2d", {})
    node = desk.graph.nodes["conv1"]
    assert (node.type, node.fields["out_channels"]) == ("ConvTranspose2d", 64)
    assert desk.pairs() == pairs
    assert desk.undo_text == "Replace conv1 by ConvTranspose2d"
    desk.document.stack.undo()
    assert desk.graph.nodes["conv1"].type == "Conv2d"


def test_all_before_and_all_behind_are_selected(desk: Desk) -> None:
    desk.selection.select(["shortcut"])
    desk.key(Key.Key_Up, CTRL | SHIFT)
    assert set(desk.selection.nodes) == {"input", "stem", "shortcut"}
    assert desk.selection.current == "shortcut"
    desk.selection.select(["shortcut"])
    desk.key(Key.Key_Down, CTRL | SHIFT)
    assert set(desk.selection.nodes) == {"shortcut", "add", "relu2"}


def test_a_copy_is_pasted_with_what_feeds_its_original(desk: Desk) -> None:
    desk.selection.select(["shortcut"])
    desk.key(Key.Key_C, CTRL)
    desk.key(Key.Key_V, CTRL | SHIFT)
    (new,) = desk.selection.nodes
    assert Edge("stem", new) in desk.graph.edges
    desk.document.stack.undo()
    desk.key(Key.Key_V, CTRL)
    (new,) = desk.selection.nodes
    assert desk.graph.incoming(new) == []


def test_another_window_pastes_what_was_copied(make_desk: MakeDesk) -> None:
    first = make_desk(residual())
    first.selection.select(["conv1", "bn1"])
    first.key(Key.Key_C, CTRL)
    second = make_desk(chain("Input"))
    second.key(Key.Key_V, CTRL | SHIFT)
    assert [n.type for n in second.graph.nodes.values()][1:] == [
        "Conv2d", "BatchNorm2d"
    ]  # fmt: skip
    assert len(second.graph.edges) == 1  # stem is not there


@pytest.mark.parametrize("text", ["hello", '{"format": "other"}', "[1, 2]", ""])
def test_foreign_text_is_refused_in_one_sentence(desk: Desk, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    desk.key(Key.Key_V, CTRL)
    assert len(desk.said) == 1
    assert desk.said[0].startswith("The clipboard holds")
    assert desk.document.stack.count() == 0


def test_layers_are_put_in_line_and_spread(desk: Desk) -> None:
    desk.graph.move_node("conv1", 30, 500)
    desk.selection.select(["conv1", "bn1", "relu1"])
    desk.canvas.arrange.align_left()
    xs = {desk.graph.nodes[n].x for n in ("conv1", "bn1", "relu1")}
    assert len(xs) == 1
    assert desk.undo_text == "Align left edges"
    desk.canvas.arrange.distribute_down()
    order = sorted(("conv1", "bn1", "relu1"), key=lambda n: desk.graph.nodes[n].y)
    cards = [desk.item(n).card() for n in order]
    assert cards[1].top() - cards[0].bottom() == pytest.approx(
        cards[2].top() - cards[1].bottom()
    )
    desk.selection.select(["conv1"])
    assert desk.canvas.arrange.why_not_align() == "Select two layers or more."
    assert desk.canvas.arrange.why_not_distribute() == "Select three layers or more."


def test_auto_layout_glides_and_keeps_the_focused_layer(make_desk: MakeDesk) -> None:
    desk = make_desk(
        graph_of({"a": "Input", "b": "Conv2d", "c": "ReLU"}, ("a", "b"), ("b", "c"))
    )
    desk.graph.move_node("b", 100, 300)
    desk.graph.move_node("c", -200, 90)
    desk.settle()
    desk.selection.select(["b"])
    motion().choose(False)
    desk.key(Key.Key_L, CTRL)
    tween = desk.canvas.graph_scene.movements.glide.tween
    try:
        assert tween.is_running
        here = desk.graph.nodes["c"]
        assert (here.x, desk.graph.nodes["b"].y) == (100, 300)  # the document is there
        tween.go_to(0)
        assert desk.item("c").mapToScene(0, 0).x() == -200
        tween.go_to(MILLISECONDS[Move.NODE] // 2)
        assert -200 < desk.item("c").mapToScene(0, 0).x() < 100
        tween.finish()
    finally:
        motion().choose(None)
    assert desk.item("c").pos().x() == 100
    assert desk.undo_text == "Auto-layout"
    desk.key(Key.Key_L, CTRL)
    assert desk.said[-1] == "The layers lie in order already."
    assert desk.document.stack.count() == 1


def test_a_selection_becomes_a_block_that_is_named_in_place(desk: Desk) -> None:
    before = dumps(desk.document.project)
    desk.selection.select(["conv1", "bn1", "relu1"])
    desk.key(Key.Key_G, CTRL)
    field = desk.canvas.field
    assert (field.isVisible(), field.title.text()) == (True, "Conv · BatchNorm · ReLU")
    field.title.selectAll()
    QTest.keyClicks(field.title, "Stem")
    QTest.keyClick(field.title, Key.Key_Return)
    (known,) = desk.document.project.library.definitions.values()
    (card,) = desk.selection.nodes
    assert (known.name, desk.graph.nodes[card].name) == ("Stem", "stem1")
    assert desk.undo_text == "Collapse to Stem"
    desk.document.stack.undo()
    assert dumps(desk.document.project) == before


def test_why_a_selection_is_no_block(desk: Desk) -> None:
    desk.selection.select(["conv1", "relu1"])
    desk.key(Key.Key_G, CTRL)
    assert "bn1 lies between" in desk.said[-1]
    assert not desk.canvas.field.isVisible()


def test_layers_shrink_into_the_block_and_come_out_of_it(desk: Desk) -> None:
    motion().choose(False)
    try:
        desk.selection.select(["conv1", "bn1", "relu1"])
        desk.canvas.blocks.collapse()
        glide = desk.canvas.shrink
        assert glide.tween.is_running
        assert len(glide._ghosts) == 3
        glide.tween.finish()
        assert glide._ghosts == []
        desk.canvas.field.give_up()
        (card,) = desk.selection.nodes
        start = desk.item(card).pos()
        desk.canvas.blocks.expand()
        glides = desk.canvas.graph_scene.movements.glide
        assert glides.tween.is_running
        glides.tween.go_to(0)
        for node in desk.selection.nodes:
            assert desk.item(node).mapToScene(0, 0) == start
        glides.finish()
    finally:
        motion().choose(None)
    places = {n: (i.x(), i.y()) for n, i in desk.canvas.graph_scene.nodes.items()}
    assert places == {n.id: (n.x, n.y) for n in desk.graph.nodes.values()}
