"""Wires: what a drag from a port shows, connecting by keys, and cutting by a stroke."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsItem

from cnnstudio.graph.node import Edge
from cnnstudio.ui.canvas.interactions.cut_stroke import StrokeItem
from cnnstudio.ui.canvas.items.loose_edge import LooseEdge
from cnnstudio.ui.canvas_menu import MenuCaller
from tests.helpers.canvas import Desk, graph_of
from tests.helpers.graphs import chain
from tests.helpers.qt import drag, hover_drag, move, press, release

MakeDesk = Callable[..., Desk]
Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
PACES = pytest.mark.parametrize("steps", [2, 40], ids=["fast", "slow"])


def count(desk: Desk, kind: type[QGraphicsItem]) -> int:
    """Return how many items of a kind are on the canvas."""
    return sum(isinstance(item, kind) for item in desk.canvas.graph_scene.items())


@pytest.fixture
def ends(make_desk: MakeDesk) -> Desk:
    """Return a desk with two branches of other shapes, and an Add that has one."""
    graph = graph_of(
        {
            "input": "Input",
            "a": ("Conv2d", {"out_channels": 64}),
            "b": ("Conv2d", {"out_channels": 32}),
            "add": "Add",
            "relu": "ReLU",
        },
        ("input", "a"),
        ("input", "b"),
        ("a", "add"),
        ("add", "relu"),
    )
    desk = make_desk(graph)
    desk.canvas.zoom_to(1.0)
    desk.canvas.fit_all()
    return desk


@PACES
def test_only_ports_within_reach_grow_and_impossible_ones_fade(
    ends: Desk, steps: int
) -> None:
    viewport = ends.canvas.viewport()
    start = ends.port("b", "out")
    spot = ends.port("add", "in", 1) + QPoint(18, -14)
    hover_drag(viewport, start, spot, steps=steps)
    accents = ends.item("add").accents
    assert accents.pull == 1
    assert 1 in accents.grown
    assert ends.item("input").accents.grown == frozenset()
    # It feeds b: an edge into it would close a circle. Its output is no goal.
    assert ends.item("relu").accents.grown == frozenset()
    move(viewport, QPoint(20, 40), LEFT)
    assert ends.item("add").accents.grown == frozenset()
    release(viewport, QPoint(20, 40))
    QTest.keyClick(ends.canvas.by_name.adding.field, Key.Key_Escape)
    hover_drag(viewport, ends.port("relu", "out"), ends.port("a", "in"), steps=steps)
    assert ends.item("a").accents.faded
    assert "feed itself" in ends.canvas._hint.text()
    release(viewport, ends.port("a", "in"))
    assert not ends.item("a").accents.faded


def test_a_wrong_shape_is_open_but_says_what_is_expected(ends: Desk) -> None:
    viewport, before = ends.canvas.viewport(), ends.state()
    spot = ends.port("add", "in", 1)
    hover_drag(viewport, ends.port("b", "out"), spot)
    hint = ends.canvas._hint
    assert hint.isVisible()
    assert "64 × 28 × 28" in hint.text()
    assert "32 × 28 × 28" in hint.text()
    assert ends.state() == before
    release(viewport, spot)
    assert not hint.isVisible()
    ends.settle()
    assert ("b", "add") in ends.pairs()  # It stays open: the mistake can be mended.
    assert ends.document.findings


def test_pills_show_the_new_shapes_before_the_drop(make_desk: MakeDesk) -> None:
    desk = make_desk(chain("Input", ("Conv2d", {"stride": 2}), "ReLU", "BatchNorm2d"))
    viewport = desk.canvas.viewport()
    wire = desk.canvas.graph_scene.edges[Edge("relu_1", "batchnorm2d_1")]
    assert wire.face.label == "32 × 14 × 14"
    hover_drag(viewport, desk.port("input_1", "out"), desk.port("relu_1", "in"))
    assert (wire.face.label, wire.face.provisional) == ("1 × 28 × 28", True)
    desk.key(Key.Key_Escape)
    assert (wire.face.label, wire.face.provisional) == ("32 × 14 × 14", False)
    release(viewport, QPoint(5, 5))
    assert desk.document.stack.count() == 0


def test_the_likely_next_comes_first(ends: Desk) -> None:
    start = ends.port("a", "out")
    drag(ends.canvas.viewport(), start, start + QPoint(-60, 70))
    rows = ends.canvas.by_name.adding.list.rows
    assert [row.key for row in rows[:3]] == ["BatchNorm2d", "ReLU", "MaxPool2d"]
    assert rows[0].note == "64 × 28 × 28"
    assert not any(row.bad for row in rows)


def test_shift_enter_at_a_loose_end_adds_it_unconnected(ends: Desk) -> None:
    start = ends.port("relu", "out")
    drag(ends.canvas.viewport(), start, start + QPoint(200, 40))
    QTest.keyClick(ends.canvas.by_name.adding.field, Key.Key_Return, SHIFT)
    ends.settle()
    assert ends.graph.incoming(ends.selection.current) == []


# By keys


def test_c_connects_to_the_port_that_lacks_an_edge(ends: Desk) -> None:
    before = ends.state()
    ends.selection.select(["b"])
    ends.key(Key.Key_C)
    assert count(ends, LooseEdge) == 1
    assert ends.item("add").accents.pull == 1
    assert "From b to add" in ends.said[-1]
    assert "64 × 28 × 28" in ends.canvas._hint.text()
    ends.key(Key.Key_Return)
    assert ("b", "add") in ends.pairs()
    assert ends.undo_text == "Connect b to add"
    assert count(ends, LooseEdge) == 0
    ends.document.stack.undo()
    assert ends.state() == before
    ends.key(Key.Key_Down)  # Keys are the canvas's own again.
    assert ends.item("a").accents.pull == -1


def test_arrows_choose_the_port_and_escape_leaves_no_trace(ends: Desk) -> None:
    before = ends.state(), ends.canvas.graph_scene.items().__len__()
    ends.selection.select(["b"])
    ends.key(Key.Key_C)
    ends.key(Key.Key_Down)
    assert ends.item("relu").accents.pull == 0
    ends.key(Key.Key_Up)
    assert ends.item("add").accents.pull >= 0
    ends.key(Key.Key_Escape)
    assert not any(i.accents.pull >= 0 for i in ends.canvas.graph_scene.nodes.values())
    assert not ends.canvas._hint.isVisible()
    assert (ends.state(), len(ends.canvas.graph_scene.items())) == before
    assert ends.selection.nodes == ("b",)


def test_tab_adds_a_layer_at_the_loose_end(ends: Desk) -> None:
    ends.selection.select(["b"])
    ends.key(Key.Key_C)
    ends.key(Key.Key_Tab)
    popup = ends.canvas.by_name.adding
    assert popup.isVisible()
    QTest.keyClicks(popup.field, "maxpool")
    QTest.keyClick(popup.field, Key.Key_Return)
    ends.settle()
    assert ("b", ends.selection.current) in ends.pairs()


def test_c_again_begins_at_the_next_port(make_desk: MakeDesk) -> None:
    desk = make_desk(graph_of({"input": "Input", "conv": "Conv2d"}))
    desk.selection.select(["conv"])
    desk.key(Key.Key_C)
    assert "No port" in desk.said[-1]
    desk.key(Key.Key_C)  # its input, backwards
    assert desk.item("input").accents.pull == 0
    desk.key(Key.Key_Return)
    assert desk.pairs() == {("input", "conv")}


def test_a_click_ends_connecting_by_keys(ends: Desk) -> None:
    ends.selection.select(["b"])
    ends.key(Key.Key_C)
    press(ends.canvas.viewport(), ends.middle("relu"))
    release(ends.canvas.viewport(), ends.middle("relu"))
    assert count(ends, LooseEdge) == 0
    assert ends.selection.nodes == ("relu",)
    ends.selection.select([])
    ends.key(Key.Key_C)
    assert "layer" in ends.said[-1]


def test_a_change_of_the_document_ends_connecting_by_keys(ends: Desk) -> None:
    ends.selection.select(["relu"])
    ends.drag(ends.middle("relu"), ends.middle("relu") + QPoint(0, 30))
    ends.key(Key.Key_C)
    ends.document.stack.undo()
    assert count(ends, LooseEdge) == 0


def test_w_selects_wires_for_tab_and_delete(ends: Desk) -> None:
    ends.selection.select(["add"])
    ends.key(Key.Key_W)
    assert ends.canvas.highlights.edges == (Edge("add", "relu"),)
    ends.key(Key.Key_W)
    assert ends.canvas.highlights.edges == (Edge("a", "add"),)
    ends.key(Key.Key_Tab)
    popup = ends.canvas.by_name.adding
    keys = {row.key for row in popup.list.rows}
    assert "BatchNorm2d" in keys
    assert not keys & {"Input", "Output"}
    QTest.keyClicks(popup.field, "conv 16")
    assert popup.list.rows[0].note == "16 × 28 × 28"
    QTest.keyClick(popup.field, Key.Key_Return)
    ends.settle()
    new = ends.selection.current
    assert {("a", new), (new, "add")} <= ends.pairs()
    assert ends.undo_text.startswith("Insert Conv2d between a and add")
    assert ends.graph.nodes[new].fields["out_channels"] == 16
    ends.key(Key.Key_W)
    ends.key(Key.Key_Delete)
    assert (new, "add") not in ends.pairs()
    ends.selection.select([])
    ends.key(Key.Key_W)
    assert "layer" in ends.said[-1]


# Cutting


@PACES
def test_a_stroke_cuts_the_wires_that_it_crosses(ends: Desk, steps: int) -> None:
    viewport, before = ends.canvas.viewport(), ends.state()
    y = (ends.port("input", "out").y() + ends.port("a", "in").y()) // 2 + 4
    start, end = QPoint(40, y), QPoint(viewport.width() - 40, y)
    hover_drag(viewport, start, end, RIGHT, ALT, steps=steps)
    wires = ends.canvas.graph_scene.edges
    assert wires[Edge("input", "a")].accents.cut
    assert wires[Edge("input", "b")].accents.cut
    assert not wires[Edge("add", "relu")].accents.cut
    assert ends.state() == before
    release(viewport, end, RIGHT, ALT)
    ends.settle()
    assert ends.pairs() == {("a", "add"), ("add", "relu")}
    assert ends.undo_text == "Delete 2 wires"
    assert count(ends, StrokeItem) == 0
    ends.document.stack.undo()
    assert {frozenset(p) for p in ends.pairs()} == {
        frozenset((e.source, e.target))
        for e in before[1]  # type: ignore[attr-defined]
    }


def test_escape_puts_the_knife_away(ends: Desk) -> None:
    viewport, before = ends.canvas.viewport(), ends.state()
    y = (ends.port("input", "out").y() + ends.port("a", "in").y()) // 2 + 4
    hover_drag(viewport, QPoint(40, y), QPoint(700, y), RIGHT, ALT)
    ends.key(Key.Key_Escape)
    release(viewport, QPoint(700, y), RIGHT, ALT)
    assert ends.state() == before
    assert count(ends, StrokeItem) == 0
    assert not any(w.accents.cut for w in ends.canvas.graph_scene.edges.values())


def test_the_menu_does_not_open_at_a_stroke(ends: Desk) -> None:
    caller = MenuCaller(ends.canvas)
    asked: list[QPoint] = []
    caller.asked.connect(asked.append)
    viewport = ends.canvas.viewport()
    at = QPoint(30, 30)
    mouse = QContextMenuEvent.Reason.Mouse
    for keys in (ALT, Qt.KeyboardModifier.NoModifier):
        screen = viewport.mapToGlobal(at)
        QApplication.sendEvent(viewport, QContextMenuEvent(mouse, at, screen, keys))
    assert len(asked) == 1
