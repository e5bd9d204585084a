"""Layers that are carried: onto wires, as copies, several in a row, along guides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QGraphicsItem

from cnnstudio.graph.node import Edge, Node
from cnnstudio.ui.canvas.guides import matched
from cnnstudio.ui.canvas.items.ghost_item import GhostItem
from cnnstudio.ui.canvas.items.guide_lines import GuideLines
from cnnstudio.ui.canvas.items.loose_edge import LooseEdge
from cnnstudio.ui.motion import MILLISECONDS, Move, motion
from tests.helpers.canvas import Desk, residual
from tests.helpers.graphs import chain
from tests.helpers.qt import click, hover_drag, move, release

MakeDesk = Callable[..., Desk]
NONE = Qt.KeyboardModifier.NoModifier
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
T = TypeVar("T", bound=QGraphicsItem)
PACES = pytest.mark.parametrize("steps", [2, 40], ids=["fast", "slow"])


def items_of(desk: Desk, kind: type[T]) -> list[T]:
    """Return the items of a kind on the canvas."""
    return [i for i in desk.canvas.graph_scene.items() if isinstance(i, kind)]


@pytest.fixture
def loose(make_desk: MakeDesk) -> Desk:
    """Return a desk with a chain, and a pooling layer beside it joined to nothing."""
    graph = chain("Input", ("Conv2d", {"out_channels": 8}), "ReLU", "Flatten")
    graph.add_node(Node("pool", "MaxPool2d", "pool"))
    desk = make_desk(graph)
    desk.graph.move_node("pool", desk.graph.nodes["relu_1"].x + 420, 100)
    desk.settle()
    desk.canvas.fit_all()
    return desk


@PACES
def test_a_layer_joined_to_nothing_is_dropped_on_a_wire(
    loose: Desk, steps: int
) -> None:
    before = loose.state()
    spot = loose.on_edge("conv2d_1", "relu_1")
    low = loose.item("relu_1").pos().y()
    hover_drag(loose.canvas.viewport(), loose.middle("pool"), spot, steps=steps)
    (ghost,) = items_of(loose, GhostItem)
    assert (ghost.label, ghost.refused) == ("8 × 14 × 14", False)
    assert not loose.item("pool").isVisible()
    assert loose.item("relu_1").pos().y() > low  # it makes room
    wires = loose.canvas.graph_scene.edges
    assert wires[Edge("conv2d_1", "relu_1")].accents.halved
    behind = wires[Edge("relu_1", "flatten_1")]
    assert (behind.face.label, behind.face.provisional) == ("8 × 14 × 14", True)
    assert loose.state() == before
    release(loose.canvas.viewport(), spot)
    loose.settle()
    assert {("conv2d_1", "pool"), ("pool", "relu_1")} <= loose.pairs()
    assert loose.undo_text == "Insert pool between conv2d_1 and relu_1"
    assert loose.item("pool").isVisible()
    assert items_of(loose, GhostItem) == []
    places = {n: (i.x(), i.y()) for n, i in loose.canvas.graph_scene.nodes.items()}
    assert places == {n.id: (n.x, n.y) for n in loose.graph.nodes.values()}
    loose.document.stack.undo()
    assert loose.state() == before


@pytest.mark.parametrize("how", ["escape", "ctrl", "away"])
def test_a_wire_lets_go_of_what_is_not_dropped_there(loose: Desk, how: str) -> None:
    before = loose.state()
    viewport, spot = loose.canvas.viewport(), loose.on_edge("conv2d_1", "relu_1")
    places = {n: i.pos() for n, i in loose.canvas.graph_scene.nodes.items()}
    hover_drag(viewport, loose.middle("pool"), spot)
    if how == "escape":
        loose.key(Qt.Key.Key_Escape)
        release(viewport, spot)
    else:
        end = spot if how == "ctrl" else QPoint(900, 300)
        move(viewport, end, LEFT, CTRL if how == "ctrl" else NONE)
        assert loose.item("pool").isVisible()
        release(viewport, end, keys=CTRL if how == "ctrl" else NONE)
        assert loose.undo_text == "Move pool"
        loose.document.stack.undo()
    assert loose.state() == before
    assert {n: i.pos() for n, i in loose.canvas.graph_scene.nodes.items()} == places
    assert items_of(loose, GhostItem) + items_of(loose, GuideLines) == []
    wire = loose.canvas.graph_scene.edges[Edge("relu_1", "flatten_1")]
    assert wire.face.label == "8 × 28 × 28"
    assert not wire.accents.halved


def test_what_would_break_behind_is_said_on_the_ghost(make_desk: MakeDesk) -> None:
    graph = residual()
    graph.add_node(Node("pool", "MaxPool2d", "pool"))
    desk = make_desk(graph)
    right = max(n.x for n in desk.graph.nodes.values() if n.id != "pool")
    desk.graph.move_node("pool", right + 400, 0)
    desk.settle()
    desk.canvas.fit_all()
    spot = desk.on_edge("stem", "shortcut")
    hover_drag(desk.canvas.viewport(), desk.middle("pool"), spot)
    (ghost,) = items_of(desk, GhostItem)
    assert ghost.refused
    assert ghost.label.startswith("add: ")
    release(desk.canvas.viewport(), spot)  # which is allowed
    desk.settle()
    assert ("stem", "pool") in desk.pairs()
    assert desk.document.findings


def test_below_a_wire_nodes_slide_for_a_tenth_of_a_second(loose: Desk) -> None:
    motion().choose(False)
    scene, low = loose.canvas.graph_scene, loose.item("relu_1").pos().y()
    spot = loose.on_edge("conv2d_1", "relu_1")
    hover_drag(loose.canvas.viewport(), loose.middle("pool"), spot)
    gesture = loose.canvas._pointer._gesture
    tween = gesture._wire._slide.tween  # type: ignore[union-attr]
    assert tween.is_running
    tween.go_to(0)
    assert loose.item("relu_1").pos().y() == low
    tween.go_to(MILLISECONDS[Move.ROOM] // 2)
    middle = loose.item("relu_1").pos().y()
    tween.go_to(MILLISECONDS[Move.ROOM])
    assert low < middle < loose.item("relu_1").pos().y()
    release(loose.canvas.viewport(), spot)
    places = {n: (i.x(), i.y()) for n, i in scene.nodes.items()}
    assert places == {n.id: (n.x, n.y) for n in loose.graph.nodes.values()}


def test_a_layer_with_wires_is_only_moved(make_desk: MakeDesk) -> None:
    desk = make_desk(residual())
    before = desk.pairs()
    desk.drag(desk.middle("relu2"), desk.on_edge("stem", "shortcut"))
    assert desk.pairs() == before
    assert desk.undo_text == "Move relu2"


@PACES
def test_a_copy_is_dropped_on_a_wire(loose: Desk, steps: int) -> None:
    viewport, spot = loose.canvas.viewport(), loose.on_edge("relu_1", "flatten_1")
    before = loose.state()
    start = loose.middle("conv2d_1")
    hover_drag(viewport, start, spot, keys=ALT, steps=steps)
    (ghost,) = items_of(loose, GhostItem)
    assert ghost.label == "8 × 28 × 28"
    release(viewport, spot, keys=ALT)
    loose.settle()
    (new,) = loose.selection.nodes
    assert {("relu_1", new), (new, "flatten_1"), ("conv2d_1", "relu_1")} <= (
        loose.pairs()
    )
    assert loose.graph.nodes[new].fields == {"out_channels": 8}
    loose.document.stack.undo()
    assert loose.state() == before


def test_several_layers_are_copied_onto_a_wire_as_they_are_joined(loose: Desk) -> None:
    loose.selection.select(["conv2d_1", "relu_1"])
    spot = loose.on_edge("relu_1", "flatten_1")
    loose.drag(loose.middle("relu_1"), spot, keys=ALT)
    first, second = loose.selection.nodes
    assert {("relu_1", first), (first, second), (second, "flatten_1")} <= loose.pairs()
    nodes = loose.graph.nodes
    assert nodes[first].y == nodes["relu_1"].y + 32 + 28
    assert nodes["flatten_1"].y == nodes[second].y + 32 + 28


def test_shift_keeps_what_comes_in(make_desk: MakeDesk) -> None:
    desk = make_desk(residual())
    start, end = desk.middle("relu2"), desk.middle("relu2") + QPoint(320, -30)
    hover_drag(desk.canvas.viewport(), start, end, keys=ALT | SHIFT)
    assert len(items_of(desk, LooseEdge)) == 1
    move(desk.canvas.viewport(), end, LEFT, ALT)
    assert items_of(desk, LooseEdge) == []  # only while it is held
    move(desk.canvas.viewport(), end, LEFT, ALT | SHIFT)
    release(desk.canvas.viewport(), end, keys=ALT | SHIFT)
    desk.settle()
    (new,) = desk.selection.nodes
    assert ("add", new) in desk.pairs()
    assert ("add", "relu2") in desk.pairs()
    assert desk.undo_text == f"Duplicate {desk.graph.nodes[new].name}"
    assert desk.graph.nodes[new].name == "relu3"
    assert "weights are not copied" in desk.said[-1]


def test_shift_keeps_the_layer_for_the_next_place(make_desk: MakeDesk) -> None:
    desk = make_desk(chain("Input", "Conv2d", "Flatten"))
    viewport = desk.canvas.viewport()
    desk.drop("ReLU", QPoint(700, 120), keys=SHIFT)
    assert len(desk.graph.nodes) == 4
    move(viewport, QPoint(700, 300))
    assert len(items_of(desk, GhostItem)) == 1  # no button is held
    click(viewport, QPoint(700, 300), keys=SHIFT)
    assert len(desk.graph.nodes) == 5
    spot = desk.on_edge("conv2d_1", "flatten_1")
    move(viewport, spot)
    click(viewport, spot)  # the last one, onto a wire
    assert len(desk.graph.nodes) == 6
    assert desk.graph.outgoing("conv2d_1")[0].target not in ("flatten_1",)
    assert items_of(desk, GhostItem) == []
    count = desk.document.stack.count()
    assert count == 3
    click(viewport, QPoint(900, 500))
    assert desk.document.stack.count() == count


@pytest.mark.parametrize("how", ["escape", "right"])
def test_a_stamp_is_put_away(make_desk: MakeDesk, how: str) -> None:
    desk = make_desk(chain("Input"))
    viewport = desk.canvas.viewport()
    desk.drop("ReLU", QPoint(700, 120), keys=SHIFT)
    move(viewport, QPoint(700, 300))
    if how == "escape":
        desk.key(Qt.Key.Key_Escape)
    else:
        click(viewport, QPoint(700, 300), Qt.MouseButton.RightButton)
    assert items_of(desk, GhostItem) == []
    click(viewport, QPoint(700, 400))
    assert len(desk.graph.nodes) == 2


@pytest.fixture
def three(make_desk: MakeDesk) -> Iterator[Desk]:
    """Return a desk with three layers that lie apart from each other."""
    desk = make_desk(chain("Input", "Conv2d", "ReLU"))
    for node, y in (("input_1", 0.0), ("conv2d_1", 90.0), ("relu_1", 400.0)):
        desk.graph.move_node(node, 0, y)
    desk.settle()
    desk.canvas.zoom_to(1.0)
    desk.canvas.camera.show(desk.canvas.graph_scene.content())
    yield desk
    motion().choose(True)


@PACES
def test_guides_show_where_centres_and_gaps_match(three: Desk, steps: int) -> None:
    viewport, start = three.canvas.viewport(), three.middle("relu_1")
    # The gap between the others is 38: 180 would be the place with the same one.
    end = start + QPoint(5, 180 - 400 - 4)
    hover_drag(viewport, start, end, steps=steps)
    (guides,) = items_of(three, GuideLines)
    assert len(guides.lines) == 3  # a centre line, and two gaps
    relu = three.item("relu_1")
    assert (relu.x(), relu.y()) == (0, 180)
    assert guides.lines[0][0] == guides.lines[0][2] == 116
    move(viewport, end, LEFT, CTRL)
    assert len(guides.lines) == 0
    assert (relu.x(), relu.y()) == (5, 176)
    move(viewport, end, LEFT)
    release(viewport, end)
    node = three.graph.nodes["relu_1"]
    assert (node.x, node.y) == (0, 180)
    assert items_of(three, GuideLines) == []
    assert three.undo_text == "Move relu_1"


def test_out_of_reach_there_are_no_guides(three: Desk) -> None:
    start = three.middle("relu_1")
    hover_drag(three.canvas.viewport(), start, start + QPoint(60, 33))
    (guides,) = items_of(three, GuideLines)
    assert guides.lines == ()
    assert three.item("relu_1").pos() == QPointF(60, 433)
    three.key(Qt.Key.Key_Escape)
    assert items_of(three, GuideLines) == []
    assert three.item("relu_1").pos() == QPointF(0, 400)


def test_a_card_meets_the_middle_between_two_and_a_row() -> None:
    top, low = (0.0, 0.0, 100.0, 30.0), (0.0, 200.0, 100.0, 230.0)
    found = matched((40.0, 103.0, 140.0, 133.0), [top, low], 6.0)
    assert (found.dx, found.dy) == (0.0, -3.0)
    assert len(found.lines) == 2
    left, right = (0.0, 0.0, 50.0, 30.0), (80.0, 0.0, 130.0, 30.0)
    found = matched((158.0, 1.0, 208.0, 31.0), [left, right], 6.0)
    assert (found.dx, found.dy) == (2.0, -1.0)
    found = matched((-85.0, 400.0, -35.0, 430.0), [left, right], 6.0)
    assert found.lines == ()
