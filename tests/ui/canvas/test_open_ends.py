"""A layer that is dropped below an open end is joined; on a card it hides none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QGraphicsItem

from cnnstudio.graph.node import Edge, Node
from cnnstudio.ui.canvas.items.ghost_item import GhostItem
from cnnstudio.ui.canvas.items.guide_lines import GuideLines
from cnnstudio.ui.canvas.items.loose_edge import LooseEdge
from tests.helpers.canvas import Desk
from tests.helpers.graphs import chain
from tests.helpers.qt import move

MakeDesk = Callable[..., Desk]
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
T = TypeVar("T", bound=QGraphicsItem)


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    """Return a desk with a chain whose last output nothing uses."""
    desk = make_desk(chain("Input", ("Conv2d", {"out_channels": 8}), "ReLU"))
    desk.canvas.zoom_to(1.0)
    return desk


def below(desk: Desk, node: str, by: float = 90, aside: float = 0) -> QPoint:
    """Return a place below a card, in the viewport."""
    card = desk.item(node).card()
    down = card.height() / 2 + by
    return desk.spot(card.center()) + QPoint(round(aside), round(down))


def items_of(desk: Desk, kind: type[T]) -> list[T]:
    """Return the items of a kind on the canvas."""
    return [i for i in desk.canvas.graph_scene.items() if isinstance(i, kind)]


def wires(desk: Desk) -> list[LooseEdge]:
    """Return the dashed wires that are drawn."""
    return items_of(desk, LooseEdge)


@pytest.mark.parametrize("aside", [0, 120])
def test_below_an_open_end_a_layer_is_joined(desk: Desk, aside: int) -> None:
    before = desk.state()
    spot = below(desk, "relu_1", aside=aside)
    new = desk.drop("MaxPool2d", spot)
    assert ("relu_1", new) in desk.pairs()
    card = desk.item(new).card()
    middle = desk.spot(card.center())
    assert abs(middle.x() - spot.x()) <= 8
    assert desk.selection.current == new
    assert wires(desk) == []
    desk.document.stack.undo()
    assert desk.state() == before


def test_the_wire_and_the_shape_are_seen_before(desk: Desk) -> None:
    # With Shift held another one follows the pointer after the drop.
    first = desk.drop("MaxPool2d", below(desk, "relu_1"), keys=SHIFT)
    assert ("relu_1", first) in desk.pairs()
    viewport, spot = desk.canvas.viewport(), below(desk, first, 60)
    move(viewport, spot, keys=SHIFT)
    (ghost,) = items_of(desk, GhostItem)
    assert ghost.label == "8 × 7 × 7"
    assert len(wires(desk)) == 1
    assert not any(guide.lines for guide in items_of(desk, GuideLines))
    move(viewport, spot, keys=SHIFT | CTRL)
    assert wires(desk) == []
    desk.key(Qt.Key.Key_Escape)
    assert items_of(desk, GhostItem) + wires(desk) == []
    assert len(desk.graph.nodes) == 4


def test_ctrl_only_places_and_far_away_is_not_below(desk: Desk) -> None:
    new = desk.drop("MaxPool2d", below(desk, "relu_1"), keys=CTRL)
    assert not desk.graph.incoming(new)
    desk.document.stack.undo()
    new = desk.drop("MaxPool2d", below(desk, "relu_1", by=60, aside=420))
    assert not desk.graph.incoming(new)
    desk.document.stack.undo()
    new = desk.drop("Input", below(desk, "relu_1"))
    assert not desk.graph.incoming(new)


def test_the_nearest_end_is_joined(make_desk: MakeDesk) -> None:
    graph = chain("Input", ("Conv2d", {"out_channels": 8}), "ReLU")
    graph.add_node(Node("other", "ReLU", "other"))
    graph.add_edge(Edge("conv2d_1", "other"))
    end = graph.nodes["relu_1"]
    graph.move_node("other", end.x - 260, end.y)
    desk = make_desk(graph)
    desk.canvas.zoom_to(1.0)
    new = desk.drop("Dropout", below(desk, "other"))
    assert ("other", new) in desk.pairs()


def test_on_a_card_a_layer_goes_behind_it(desk: Desk) -> None:
    last = desk.drop("Dropout", desk.middle("relu_1"))
    assert ("relu_1", last) in desk.pairs()
    inner = desk.drop("BatchNorm2d", desk.middle("conv2d_1"))
    assert {("conv2d_1", inner), (inner, "relu_1")} <= desk.pairs()
    free = desk.drop("Input", desk.middle("conv2d_1"))
    cards = [desk.item(n).card() for n in desk.graph.nodes]
    for place, card in enumerate(cards):
        assert not any(card.intersects(other) for other in cards[place + 1 :])
    assert not desk.graph.outgoing(free)
