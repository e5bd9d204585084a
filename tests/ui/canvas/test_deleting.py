"""Delete and rejoin: what is shown before, and what is left."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from cnnstudio.graph.node import Edge
from cnnstudio.ui.canvas.items.loose_edge import LooseEdge
from tests.helpers.canvas import Desk, graph_of, residual
from tests.helpers.graphs import chain

MakeDesk = Callable[..., Desk]
Key = Qt.Key


def lines(desk: Desk) -> int:
    """Return how many wires are drawn that are not there."""
    return sum(isinstance(i, LooseEdge) for i in desk.canvas.graph_scene.items())


@pytest.fixture
def pooled(make_desk: MakeDesk) -> Desk:
    """Return a desk with a chain whose pooling layer is selected."""
    conv = ("Conv2d", {"out_channels": 8})
    desk = make_desk(chain("Input", conv, "MaxPool2d", "ReLU", "Flatten"))
    desk.selection.select(["maxpool2d_1"])
    return desk


def menu_of(desk: Desk) -> QMenu:
    """Return a menu as the studio makes it: pointed at, it previews."""
    menu = QMenu(desk.window)
    for key in ("delete", "delete_gap", "copy"):
        menu.addAction(desk.actions.by_key[key])
    menu.hovered.connect(desk.canvas.deletion.point_at)
    menu.aboutToHide.connect(desk.canvas.deletion.end)
    menu.popup(desk.window.mapToGlobal(desk.window.rect().center()))
    return menu


def test_pointing_at_delete_draws_the_future_wire(pooled: Desk) -> None:
    before, menu = pooled.state(), menu_of(pooled)
    items = len(pooled.canvas.graph_scene.items())
    menu.setActiveAction(pooled.actions.by_key["delete"])
    assert lines(pooled) == 1
    assert pooled.item("maxpool2d_1").opacity() < 0.5
    behind = pooled.canvas.graph_scene.edges[Edge("relu_1", "flatten_1")]
    assert (behind.face.label, behind.face.provisional) == ("8 × 28 × 28", True)
    menu.setActiveAction(pooled.actions.by_key["delete_gap"])
    assert lines(pooled) == 0
    assert pooled.item("maxpool2d_1").opacity() < 0.5
    menu.setActiveAction(pooled.actions.by_key["copy"])
    assert pooled.item("maxpool2d_1").opacity() == 1
    assert behind.face.label == "8 × 14 × 14"
    menu.setActiveAction(pooled.actions.by_key["delete"])
    menu.hide()
    assert pooled.item("maxpool2d_1").opacity() == 1
    assert len(pooled.canvas.graph_scene.items()) == items
    assert pooled.state() == before
    assert pooled.document.stack.count() == 0
    menu.deleteLater()


def test_choosing_it_does_what_was_shown(pooled: Desk) -> None:
    menu = menu_of(pooled)
    menu.setActiveAction(pooled.actions.by_key["delete"])
    pooled.actions.by_key["delete"].trigger()
    pooled.settle()
    assert ("conv2d_1", "relu_1") in pooled.pairs()
    assert lines(pooled) == 0
    menu.hide()
    menu.deleteLater()


def test_where_shapes_then_disagree_the_wire_is_kept_with_its_fix(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk(residual())
    desk.selection.select(["shortcut"])
    desk.key(Key.Key_Delete)
    assert ("stem", "add") in desk.pairs()
    assert any(f.node == "add" and f.fixes for f in desk.document.findings)
    assert desk.canvas.overlay.callout.isVisible()


def test_of_several_inputs_the_one_of_the_same_shape_is_joined(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk(residual())
    desk.selection.select(["add"])
    desk.key(Key.Key_Delete)
    assert ("bn2", "relu2") in desk.pairs()
    assert ("shortcut", "relu2") not in desk.pairs()
    assert desk.undo_text == "Delete add"


def test_of_several_inputs_of_other_shapes_none_is_joined(make_desk: MakeDesk) -> None:
    desk = make_desk(
        graph_of(
            {"input": "Input", "a": "Conv2d", "cat": "Concat", "relu": "ReLU"},
            ("input", "a"), ("input", "cat"), ("a", "cat"), ("cat", "relu"),
        )
    )  # fmt: skip
    desk.selection.select(["cat"])
    desk.key(Key.Key_Delete)
    assert desk.graph.incoming("relu") == []
