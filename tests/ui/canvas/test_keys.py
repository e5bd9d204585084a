"""Keys and menu entries of the canvas: walking, deleting, copying, adding by name."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge
from cnnstudio.project.clip import ClipboardError, from_text, to_text
from cnnstudio.ui.canvas.by_name import split_query
from tests.helpers.canvas import Desk, graph_of, residual
from tests.helpers.graphs import chain

MakeDesk = Callable[..., Desk]
Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_arrows_walk_along_the_wire_and_change_branch(make_desk: MakeDesk) -> None:
    desk = make_desk(residual())
    walked = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Right, Key.Key_Down):
        desk.key(key)
        walked.append(desk.selection.current)
    assert walked == ["input", "stem", "conv1", "shortcut", "add"]
    assert desk.item("add").accents.focused
    desk.key(Key.Key_Up)
    assert desk.selection.current in ("bn2", "shortcut")


def test_delete_rejoins_and_closes_the_gap(make_desk: MakeDesk) -> None:
    desk = make_desk(chain("Input", "Conv2d", "ReLU", "Flatten"))
    place = desk.graph.nodes["relu_1"].y
    before = desk.state()
    desk.selection.select(["relu_1"])
    desk.key(Key.Key_Delete)
    assert desk.pairs() == {("input_1", "conv2d_1"), ("conv2d_1", "flatten_1")}
    assert desk.graph.nodes["flatten_1"].y == place
    assert desk.undo_text == "Delete relu_1"
    assert desk.selection.nodes == ("conv2d_1",)
    desk.document.stack.undo()
    assert desk.state() == before


def test_shift_delete_leaves_the_gap(make_desk: MakeDesk) -> None:
    desk = make_desk(chain("Input", "Conv2d", "ReLU", "Flatten"))
    place = desk.graph.nodes["flatten_1"].y
    desk.selection.select(["relu_1"])
    desk.key(Key.Key_Delete, SHIFT)
    assert desk.pairs() == {("input_1", "conv2d_1")}
    assert desk.graph.nodes["flatten_1"].y == place


def test_deleting_beside_a_branch_never_makes_nodes_overlap(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk(residual())
    desk.selection.select(["bn1", "relu1", "conv2"])
    desk.key(Key.Key_Delete)
    assert ("conv1", "bn2") in desk.pairs()
    cards = {n: i.card() for n, i in desk.canvas.graph_scene.nodes.items()}
    for one in cards:
        for two in cards:
            assert one == two or not cards[one].intersects(cards[two])


def test_select_all_duplicate_escape(make_desk: MakeDesk) -> None:
    desk = make_desk(chain("Input", "Conv2d"))
    desk.key(Key.Key_A, CTRL)
    assert set(desk.selection.nodes) == {"input_1", "conv2d_1"}
    desk.key(Key.Key_D, CTRL)
    assert desk.undo_text == "Duplicate 2 layers"
    assert len(desk.graph.edges) == 2
    desk.key(Key.Key_Escape)
    assert desk.selection.nodes == ()


def test_copy_cut_and_paste(make_desk: MakeDesk) -> None:
    desk = make_desk(chain("Input", ("Conv2d", {"out_channels": 9}), "ReLU"))
    desk.selection.select(["conv2d_1", "relu_1"])
    desk.key(Key.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    data = json.loads(text)
    assert data["format"] == "cnnstudio-layers"
    assert [n["type"] for n in data["nodes"]] == ["Conv2d", "ReLU"]
    desk.key(Key.Key_V, CTRL)
    assert desk.undo_text == "Paste 2 layers"
    first, second = desk.selection.nodes
    assert desk.graph.nodes[first].fields == {"out_channels": 9}
    assert Edge(first, second) in desk.graph.edges
    assert len({n.name for n in desk.graph.nodes.values()}) == 5
    desk.selection.select(["relu_1"])
    desk.key(Key.Key_X, CTRL)
    assert "relu_1" not in desk.graph.nodes
    desk.document.stack.undo()
    assert "relu_1" in desk.graph.nodes


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "holds no layers"),
        ("hello", "some other text"),
        ("[1, 2]", "some other text"),
        ('{"format": "something"}', "some other text"),
        ("[" * 100_000, "some other text"),
        ('{"format": "cnnstudio-layers"}', "damaged"),
        ('{"format": "cnnstudio-layers", "nodes": [], "edges": []}', "damaged"),
        ('{"format": "cnnstudio-layers", "nodes": [3], "edges": []}', "damaged"),
        ('{"format": "cnnstudio-layers", "nodes": 7, "edges": []}', "damaged"),
    ],
)
def test_foreign_text_is_refused_in_a_sentence(
    make_desk: MakeDesk, text: str, says: str
) -> None:
    with pytest.raises(ClipboardError, match=says):
        from_text(text, Graph())
    desk = make_desk(chain("Input"))
    QGuiApplication.clipboard().setText(text)
    desk.canvas.paste()
    assert says in desk.said[-1]
    assert desk.document.stack.count() == 0


@pytest.mark.parametrize(
    "change",
    [
        {"x": "left"},
        {"x": 1e300},
        {"name": "two words"},
        {"fields": []},
        {"id": 5},
    ],
)
def test_damaged_layers_are_refused(change: dict[str, object]) -> None:
    graph = chain("Input", "Conv2d")
    data = json.loads(to_text(graph, graph.nodes))
    data["nodes"][0].update(change)
    with pytest.raises(ClipboardError, match="damaged"):
        from_text(json.dumps(data), graph)
    data = json.loads(to_text(graph, graph.nodes))
    data["edges"].append(["nobody", "out", "input_1", "in"])
    with pytest.raises(ClipboardError, match="damaged"):
        from_text(json.dumps(data), graph)


def test_edges_that_cannot_be_are_refused_whole(make_desk: MakeDesk) -> None:
    desk = make_desk(chain("Conv2d", "ReLU"))
    data = json.loads(to_text(desk.graph, desk.graph.nodes))
    data["edges"].append(["relu_1", "out", "conv2d_1", "in"])
    QGuiApplication.clipboard().setText(json.dumps(data))
    before = desk.state()
    desk.canvas.paste()
    assert "feed itself" in desk.said[-1]
    assert desk.state() == before


def test_auto_layout_is_one_step(make_desk: MakeDesk) -> None:
    desk = make_desk(chain("Input", "Conv2d", "ReLU"))
    tidy = desk.state()
    desk.key(Key.Key_L, CTRL)
    assert "in order already" in desk.said[-1]
    for index, node in enumerate(desk.graph.nodes):
        desk.graph.move_node(node, 77.0 * index, 300.0 - 90 * index)
    desk.key(Key.Key_L, CTRL)
    assert desk.undo_text == "Auto-layout"
    assert desk.document.stack.count() == 1
    assert len({n.x for n in desk.graph.nodes.values()}) == 1
    assert [n.id for n in desk.graph.nodes.values()] == [n.id for n in tidy[0]]  # type: ignore[attr-defined]


def test_appending_follows_the_selection_or_the_last(make_desk: MakeDesk) -> None:
    desk = make_desk()
    for layer in ("Input", "Conv2d", "Flatten", "Output"):
        desk.canvas.append_layer(layer)
        desk.settle()
    names = {n.name: n.id for n in desk.graph.nodes.values()}
    chosen = [desk.graph.nodes[n].type for n in desk.graph.order().nodes]
    assert chosen == ["Input", "Conv2d", "Flatten", "Output"]
    assert desk.undo_text == "Add Output output"
    desk.selection.select([])
    desk.canvas.append_layer("Linear")  # The output gives nothing: before it.
    assert desk.undo_text == "Insert Linear after flatten1"
    desk.selection.select([names["conv1"]])
    desk.canvas.append_layer("ReLU")
    kinds = [desk.graph.nodes[n].type for n in desk.graph.order().nodes]
    assert kinds == ["Input", "Conv2d", "ReLU", "Flatten", "Linear", "Output"]
    places = [desk.graph.nodes[n] for n in desk.graph.order().nodes]
    assert len({n.x for n in places}) == 1
    cards = [desk.item(n.id).card() for n in places]
    gaps = [b.top() - a.bottom() for a, b in pairwise(cards)]
    assert set(gaps) == {28.0}


def test_a_layer_is_added_by_typing_its_name(make_desk: MakeDesk) -> None:
    desk = make_desk(chain("Input"))
    desk.selection.select(["input_1"])
    desk.key(Key.Key_Tab)
    popup = desk.canvas.by_name.adding
    assert popup.isVisible()
    QTest.keyClicks(popup.field, "conv 64 5")
    row = popup.list.rows[0]
    assert (row.key, row.note, row.bad) == ("Conv2d", "64 × 26 × 26", False)
    QTest.keyClick(popup.field, Key.Key_Return)
    desk.settle()
    assert not popup.isVisible()
    node = desk.graph.nodes[desk.selection.current]
    assert node.fields == {"out_channels": 64, "kernel_size": 5}
    assert ("input_1", node.id) in desk.pairs()
    desk.key(Key.Key_A)
    QTest.keyClicks(popup.field, "relu")
    QTest.keyClick(popup.field, Key.Key_Return, SHIFT)
    desk.settle()
    assert desk.graph.incoming(desk.selection.current) == []


def test_what_would_fail_here_comes_last_with_its_reason(make_desk: MakeDesk) -> None:
    desk = make_desk(chain("Input"))
    desk.selection.select(["input_1"])
    desk.key(Key.Key_Tab)
    rows = desk.canvas.by_name.adding.list.rows
    bad = [r.key for r in rows if r.bad]
    assert "Linear" in bad
    assert [r.bad for r in rows] == sorted(r.bad for r in rows)
    popup = desk.canvas.by_name.adding
    QTest.keyClicks(popup.field, "nothing like it")
    assert popup.list.rows == []
    QTest.keyClick(popup.field, Key.Key_Return)
    assert popup.isVisible()
    QTest.keyClick(popup.field, Key.Key_Escape)
    assert not popup.isVisible()
    assert len(desk.graph.nodes) == 1


def test_a_layer_is_found_by_its_name(make_desk: MakeDesk) -> None:
    desk = make_desk(residual())
    desk.key(Key.Key_F, CTRL | SHIFT)
    popup = desk.canvas.by_name.finding
    QTest.keyClicks(popup.field, "short")
    QTest.keyClick(popup.field, Key.Key_Return)
    assert desk.selection.current == "shortcut"


def test_trailing_numbers_are_split_off() -> None:
    assert split_query("conv 64 3") == ("conv", [64, 3])
    assert split_query("conv2d") == ("conv2d", [])
    assert split_query(" bn ") == ("bn", [])


def test_fit_keys_and_enter(make_desk: MakeDesk) -> None:
    desk = make_desk(residual())
    asked: list[str] = []
    desk.canvas.edit_requested.connect(asked.append)
    desk.canvas.zoom_to(3)
    desk.key(Key.Key_F)
    assert desk.canvas.zoom <= 1
    desk.key(Key.Key_Return)
    assert asked == []
    desk.selection.select(["shortcut"])
    desk.key(Key.Key_F, SHIFT)
    centre = desk.canvas.mapToScene(desk.canvas.viewport().rect().center())
    assert (centre - desk.item("shortcut").card().center()).manhattanLength() < 4
    desk.key(Key.Key_Return)
    assert asked == ["shortcut"]
    desk.key(Key.Key_Minus, CTRL)
    desk.key(Key.Key_0, CTRL)
    assert desk.canvas.zoom == 1


def test_nothing_selected_is_said(make_desk: MakeDesk) -> None:
    desk = make_desk(graph_of({"a": "Input"}))
    desk.canvas.copy()
    desk.canvas.duplicate()
    assert desk.said == ["Nothing is selected.", "Nothing is selected."]
    assert desk.document.stack.count() == 0


def test_keyboard_alone_builds_a_network(make_desk: MakeDesk) -> None:
    desk = make_desk()
    popup = desk.canvas.by_name.adding
    for typed in (
        "input",
        "conv 6 5",
        "relu",
        "maxpool",
        "flatten",
        "linear 10",
        "out",
    ):
        desk.key(Key.Key_Tab)
        QTest.keyClicks(popup.field, typed)
        QTest.keyClick(popup.field, Key.Key_Return)
        desk.settle()
    assert desk.document.report.is_clean
    assert len(desk.graph.edges) == 6
