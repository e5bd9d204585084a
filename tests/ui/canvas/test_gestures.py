"""Every gesture with real mouse events: its effect, its name in undo, and Escape."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cnnstudio.graph.node import Edge
from cnnstudio.ui.canvas.interactions.drop_layer import DropLayer
from cnnstudio.ui.canvas.interactions.gesture import Pointer
from tests.helpers.canvas import Desk, graph_of, residual
from tests.helpers.graphs import chain
from tests.helpers.qt import (
    MIDDLE,
    click,
    double_click,
    drag,
    hover_drag,
    move,
    release,
    wheel,
)

MakeDesk = Callable[..., Desk]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pair(make_desk: MakeDesk) -> Desk:
    """Return a desk with an Input and two convolutions, joined to nothing."""
    desk = make_desk(graph_of({"input": "Input", "a": "Conv2d", "b": "Conv2d"}))
    desk.document.project.graph.move_node("input", 0, 0)
    desk.document.project.graph.move_node("a", 0, 120)
    desk.document.project.graph.move_node("b", 0, 260)
    desk.settle()
    desk.canvas.fit_all()
    return desk


@pytest.mark.parametrize("backwards", [False, True])
def test_an_edge_is_dragged_from_port_to_port(pair: Desk, backwards: bool) -> None:
    start, end = pair.port("input", "out"), pair.port("a", "in")
    pair.drag(*((end, start) if backwards else (start, end)))
    assert pair.pairs() == {("input", "a")}
    assert pair.undo_text == "Connect input to a"
    pair.document.stack.undo()
    assert pair.pairs() == set()
    assert not pair.canvas.graph_scene.edges


def test_a_port_pulls_within_40_pixels(pair: Desk) -> None:
    pair.drag(pair.port("input", "out"), pair.port("a", "in") + QPoint(25, -20))
    assert pair.pairs() == {("input", "a")}
    pair.document.stack.undo()
    pair.drag(pair.port("input", "out"), pair.port("a", "in") + QPoint(140, -28))
    assert pair.pairs() == set()


def test_an_edge_let_go_over_nothing_asks_which_layer_follows(pair: Desk) -> None:
    start, end = pair.port("a", "out"), pair.port("a", "out") + QPoint(320, 40)
    before = pair.state()
    pair.drag(start, end)
    popup = pair.canvas.by_name.adding
    assert popup.isVisible()
    offered = {row.key for row in popup.list.rows}
    assert "ReLU" in offered
    assert "Input" not in offered
    QTest.keyClick(popup.field, Qt.Key.Key_Escape)
    assert pair.state() == before
    pair.drag(start, end)
    QTest.keyClicks(popup.field, "conv 12")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    pair.settle()
    new = pair.selection.current
    assert pair.graph.nodes[new].fields == {"out_channels": 12}
    assert pair.pairs() == {("a", new)}
    away = pair.port(new, "in") - end
    assert away.manhattanLength() <= 2
    assert pair.undo_text.startswith("Add Conv2d")
    pair.document.stack.undo()
    assert pair.state() == before


def test_in_the_compact_graph_a_following_layer_gets_a_place_below(pair: Desk) -> None:
    pair.canvas.set_compact(True)
    pair.settle()
    start = pair.port("b", "out")
    pair.drag(start, start + QPoint(200, 60))
    QTest.keyClick(pair.canvas.by_name.adding.field, Qt.Key.Key_Return)
    pair.settle()
    new, source = pair.graph.nodes[pair.selection.current], pair.graph.nodes["b"]
    assert (new.x, new.y) == (source.x, source.y + 52 + 28)


def test_layers_that_cannot_take_the_shape_do_not_follow(make_desk: MakeDesk) -> None:
    desk = make_desk(chain("Input"))
    start = desk.port("input_1", "out")
    desk.drag(start, start + QPoint(200, 120))
    rows = desk.canvas.by_name.adding.list.rows
    assert "Linear" not in {row.key for row in rows}
    assert not any(row.bad for row in rows)
    QTest.keyClick(desk.canvas.by_name.adding.field, Qt.Key.Key_Escape)
    desk.key(Qt.Key.Key_Tab)
    assert "Linear" in {row.key for row in desk.canvas.by_name.adding.list.rows}


def test_a_loose_end_at_an_input_asks_nothing(pair: Desk) -> None:
    start = pair.port("b", "in")
    pair.drag(start, start + QPoint(300, -20))
    assert not pair.canvas.by_name.adding.isVisible()


def test_a_circle_is_refused_with_its_reason(pair: Desk) -> None:
    pair.join("a", "b")
    before = pair.state()
    hover_drag(pair.canvas.viewport(), pair.port("b", "out"), pair.port("a", "in"))
    assert pair.canvas._hint.isVisible()
    faded = pair.item("a").accents.faded
    assert faded
    release(pair.canvas.viewport(), pair.port("a", "in"))
    assert pair.state() == before
    assert "feed itself" in pair.said[-1]
    assert not pair.canvas._hint.isVisible()


def test_an_edge_onto_a_taken_input_replaces_the_one_there(pair: Desk) -> None:
    pair.join("input", "a")
    pair.join("a", "b")
    pair.drag(pair.port("input", "out"), pair.port("b", "in"))
    assert pair.pairs() == {("input", "a"), ("input", "b")}
    assert pair.undo_text == "Reconnect"
    pair.document.stack.undo()
    assert pair.pairs() == {("input", "a"), ("a", "b")}


def test_the_end_of_an_edge_is_picked_up_and_dropped(pair: Desk) -> None:
    pair.join("input", "a")
    pair.drag(pair.port("a", "in"), pair.port("b", "in"))
    assert pair.pairs() == {("input", "b")}
    assert pair.undo_text == "Reconnect"
    pair.drag(pair.port("b", "in"), QPoint(30, 30))
    assert pair.pairs() == set()
    assert pair.undo_text == "Disconnect input from b"


def test_add_takes_edges_at_its_free_port(make_desk: MakeDesk) -> None:
    desk = make_desk(graph_of({"a": "Input", "b": "Input", "c": "Input", "add": "Add"}))
    for index, node in enumerate("abc"):
        desk.graph.move_node(node, index * 260.0, 0)
    desk.graph.move_node("add", 260, 160)
    desk.settle()
    desk.canvas.fit_all()
    assert sum(p.side == "in" for p in desk.item("add").face.ports) == 2
    desk.join("a", "add", 0)
    desk.join("b", "add", 1)
    assert [p.spare for p in desk.item("add").face.ports[:3]] == [False, False, True]
    desk.join("c", "add", 2)
    assert [e.source for e in desk.graph.incoming("add")] == ["a", "b", "c"]
    assert sum(p.side == "in" for p in desk.item("add").face.ports) == 4


def test_nodes_are_moved_in_one_step(pair: Desk) -> None:
    before = pair.item("a").pos()
    desk_before = pair.state()
    pair.drag(pair.middle("a"), pair.middle("a") + QPoint(90, 33))
    node = pair.graph.nodes["a"]
    assert (node.x, node.y) == (before.x() + 90, before.y() + 33)
    assert pair.undo_text == "Move a"
    pair.document.stack.undo()
    assert pair.state() == desk_before
    assert pair.item("a").pos() == before


def test_a_selection_moves_together(pair: Desk) -> None:
    click(pair.canvas.viewport(), pair.middle("a"))
    click(pair.canvas.viewport(), pair.middle("b"), keys=SHIFT)
    assert pair.selection.nodes == ("a", "b")
    pair.drag(pair.middle("b"), pair.middle("b") + QPoint(50, 10))
    assert pair.undo_text == "Move 2 layers"
    assert (pair.graph.nodes["a"].x, pair.graph.nodes["b"].x) == (50, 50)


def test_a_click_on_one_of_several_leaves_that_one(pair: Desk) -> None:
    pair.selection.select(["a", "b"])
    click(pair.canvas.viewport(), pair.middle("b"))
    assert pair.selection.nodes == ("b",)


def test_a_moved_node_snaps_to_the_centre_line(pair: Desk) -> None:
    pair.join("input", "a")
    pair.drag(pair.middle("a"), pair.middle("a") + QPoint(4, 50))
    assert pair.graph.nodes["a"].x == 0
    pair.drag(pair.middle("a"), pair.middle("a") + QPoint(4, 0), keys=CTRL)
    assert pair.selection.nodes == ()  # Ctrl took it out of the selection ...
    assert pair.graph.nodes["a"].x == 4  # ... and moved it freely.


def test_moving_a_node_carries_its_edges(pair: Desk) -> None:
    pair.join("input", "a")
    edge = pair.canvas.graph_scene.edges[Edge("input", "a")]
    assert edge.route is not None
    assert edge.route.straight
    start = pair.middle("a")
    hover_drag(pair.canvas.viewport(), start, start + QPoint(100, 40))
    assert edge.route.points[-1][0] == pytest.approx(216)
    assert pair.graph.nodes["a"].x == 0  # The document hears of it on release.
    release(pair.canvas.viewport(), start + QPoint(100, 40))
    assert pair.graph.nodes["a"].x == 100


def test_a_rubber_band_selects_what_it_touches(pair: Desk) -> None:
    top = pair.spot(pair.item("a").card().topLeft()) - QPoint(20, 15)
    bottom = pair.spot(pair.item("b").card().bottomRight()) + QPoint(20, 15)
    pair.drag(top, bottom)
    assert set(pair.selection.nodes) == {"a", "b"}
    assert pair.document.stack.count() == 0
    click(pair.canvas.viewport(), QPoint(20, 20))
    assert pair.selection.nodes == ()


def test_alt_drag_duplicates_and_keeps_inner_edges(make_desk: MakeDesk) -> None:
    desk = make_desk(chain("Input", "Conv2d", "ReLU"))
    desk.selection.select(["conv2d_1", "relu_1"])
    start = desk.middle("relu_1")
    desk.drag(start, start + QPoint(300, 10), keys=ALT)
    assert len(desk.graph.nodes) == 5
    copies = desk.selection.nodes
    assert len(copies) == 2
    assert Edge(copies[0], copies[1]) in desk.graph.edges
    assert desk.graph.incoming(copies[0]) == []
    assert desk.graph.nodes["relu_1"].y == desk.graph.nodes[copies[1]].y - 10
    assert desk.undo_text == "Duplicate 2 layers"
    assert "weights are not copied" in desk.said[-1]
    desk.document.stack.undo()
    assert len(desk.graph.nodes) == 3


@pytest.mark.parametrize("keys", [CTRL, Qt.KeyboardModifier.NoModifier])
def test_the_wheel_zooms_at_the_pointer(pair: Desk, keys: Qt.KeyboardModifier) -> None:
    at = pair.middle("b")
    before = pair.canvas.mapToScene(at)
    wheel(pair.canvas.viewport(), at, -2, keys)
    assert pair.canvas.zoom == pytest.approx(1 / 1.15**2)
    after = pair.canvas.mapToScene(at)
    assert abs(after.x() - before.x()) < 2
    assert abs(after.y() - before.y()) < 2


def test_a_touchpad_pans(pair: Desk) -> None:
    before = pair.middle("a")
    wheel(pair.canvas.viewport(), before, -0.5, pixels=QPoint(-30, -40))
    assert pair.canvas.zoom == 1.0
    assert pair.middle("a") - before == QPoint(-30, -40)


def test_the_middle_button_and_space_pan(pair: Desk) -> None:
    before = pair.middle("a")
    drag(pair.canvas.viewport(), before, before + QPoint(40, 25), MIDDLE)
    assert pair.middle("a") - before == QPoint(40, 25)
    pair.canvas.setFocus()
    QTest.keyPress(pair.canvas, Qt.Key.Key_Space)
    drag(pair.canvas.viewport(), pair.middle("a"), before)
    QTest.keyRelease(pair.canvas, Qt.Key.Key_Space)
    assert pair.middle("a") == before
    assert pair.document.stack.count() == 0


def test_a_layer_dropped_on_the_canvas_lies_under_the_pointer(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk()
    assert desk.canvas.overlay.empty.isVisible()
    node = desk.drop("Input", QPoint(300, 200))
    assert desk.undo_text == "Add Input input"
    assert desk.selection.nodes == (node,)
    assert not desk.canvas.overlay.empty.isVisible()
    spot = desk.middle(node)
    assert abs(spot.x() - 300) <= 1
    assert abs(spot.y() - 200) <= 1
    assert desk.item(node).face.look == "valid"


def test_a_layer_dropped_on_an_edge_is_inserted_and_makes_room(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk(chain("Input", "Conv2d", "ReLU", "Flatten"))
    below = desk.graph.nodes["flatten_1"].y - desk.graph.nodes["relu_1"].y
    node = desk.drop("BatchNorm2d", desk.on_edge("conv2d_1", "relu_1"))
    assert ("conv2d_1", node) in desk.pairs()
    assert (node, "relu_1") in desk.pairs()
    assert ("conv2d_1", "relu_1") not in desk.pairs()
    assert desk.undo_text == "Insert BatchNorm2d between conv2d_1 and relu_1"
    nodes = desk.graph.nodes
    assert nodes[node].y == nodes["conv2d_1"].y + 52 + 28
    assert nodes["relu_1"].y == nodes[node].y + 32 + 28
    assert nodes["flatten_1"].y - nodes["relu_1"].y == below
    desk.document.stack.undo()
    assert ("conv2d_1", "relu_1") in desk.pairs()
    assert len(nodes) == 4


def test_ctrl_drops_beside_the_edge(make_desk: MakeDesk) -> None:
    desk = make_desk(chain("Input", "Conv2d"))
    node = desk.drop("ReLU", desk.on_edge("input_1", "conv2d_1"), keys=CTRL)
    assert node
    assert desk.pairs() == {("input_1", "conv2d_1")}


def test_the_ghost_shows_the_shape_or_the_reason(make_desk: MakeDesk) -> None:
    desk = make_desk(chain("Input", ("Conv2d", {"out_channels": 8}), "Flatten"))
    spot = desk.on_edge("conv2d_1", "flatten_1")
    before = desk.state(), {n: desk.item(n).pos() for n in desk.graph.nodes}
    for layer, label, refused in (
        ("MaxPool2d", "8 × 14 × 14", False),
        ("Linear", "Linear needs a row of values, not an image", True),
    ):
        choice = desk.canvas.editor.choices.get(layer)
        assert choice is not None
        gesture = DropLayer(desk.canvas._surface, choice)
        place = desk.canvas.mapToScene(spot)
        gesture.press(Pointer(spot, place, Qt.KeyboardModifier.NoModifier))
        ghost = gesture._ghost
        assert ghost is not None
        assert ghost.refused is refused
        assert ghost.label == label
        edge = desk.canvas.graph_scene.edges[Edge("conv2d_1", "flatten_1")]
        assert edge.accents.halved
        gesture.cancel()
        assert not edge.accents.halved
    assert before == (
        desk.state(),
        {n: desk.item(n).pos() for n in desk.graph.nodes},
    )


def test_a_drag_that_leaves_changes_nothing(make_desk: MakeDesk) -> None:
    desk = make_desk(chain("Input", "Conv2d"))
    before = desk.state()
    count = len(desk.canvas.graph_scene.items())
    assert desk.drop("ReLU", desk.on_edge("input_1", "conv2d_1"), drop=False) == ""
    assert desk.state() == before
    assert len(desk.canvas.graph_scene.items()) == count
    assert desk.item("conv2d_1").pos().y() == desk.graph.nodes["conv2d_1"].y


@pytest.mark.parametrize("what", ["edge", "node", "band", "copy"])
def test_escape_leaves_no_trace(make_desk: MakeDesk, what: str) -> None:
    desk = make_desk(residual())
    desk.selection.select(["bn1"])
    before = desk.state()
    items = len(desk.canvas.graph_scene.items())
    places = {n: desk.item(n).pos() for n in desk.graph.nodes}
    start = {
        "edge": desk.port("add", "in", 1),
        "node": desk.middle("relu1"),
        "band": QPoint(10, 10),
        "copy": desk.middle("bn1"),
    }[what]
    keys = ALT if what == "copy" else Qt.KeyboardModifier.NoModifier
    hover_drag(desk.canvas.viewport(), start, QPoint(700, 500), keys=keys)
    desk.key(Qt.Key.Key_Escape)
    release(desk.canvas.viewport(), QPoint(700, 500))
    desk.settle()
    assert desk.state() == before
    assert desk.document.stack.count() == 0
    assert {n: desk.item(n).pos() for n in desk.graph.nodes} == places
    assert len(desk.canvas.graph_scene.items()) == items
    assert all(e.isVisible() for e in desk.canvas.graph_scene.edges.values())


def test_hover_and_double_click(pair: Desk) -> None:
    asked: list[str] = []
    pair.canvas.edit_requested.connect(asked.append)
    move(pair.canvas.viewport(), pair.middle("b"))
    assert pair.item("b").accents.hovered
    move(pair.canvas.viewport(), QPoint(5, 5))
    assert not pair.item("b").accents.hovered
    double_click(pair.canvas.viewport(), pair.middle("b"))
    assert asked == ["b"]


def test_an_edge_is_selected_and_deleted(pair: Desk) -> None:
    pair.join("input", "a")
    click(pair.canvas.viewport(), pair.on_edge("input", "a"))
    assert pair.canvas.highlights.edges == (Edge("input", "a"),)
    assert pair.selection.edge == Edge("input", "a")
    assert pair.selection.nodes == ()
    pair.key(Qt.Key.Key_Delete)
    assert pair.pairs() == set()
    assert pair.undo_text == "Disconnect input from a"
    pair.document.stack.undo()
    assert pair.pairs() == {("input", "a")}
