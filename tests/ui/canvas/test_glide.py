"""What moves glides to its new place, and is there from the first moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPointF

from cnnstudio.graph.node import Edge
from cnnstudio.project.commands import EditField, MoveNodes
from cnnstudio.ui.motion import motion
from cnnstudio.ui.theme import DARK
from tests.helpers.canvas import Desk, residual
from tests.helpers.qt import hover_drag, release

MakeDesk = Callable[..., Desk]
EDGE = Edge("relu1", "conv2")


@pytest.fixture
def lively() -> Iterator[None]:
    """Let things move."""
    motion().choose(False)
    yield
    motion().choose(True)


def moved_desk(make_desk: MakeDesk, by: float = 200.0) -> Desk:
    """Push one node to the right, and stop the clock at the start of its way."""
    desk = make_desk(residual())
    desk.canvas.zoom_to(1.0)
    desk.canvas.camera.show(desk.item("conv2").card())
    desk.canvas.graph_scene.movements.glide.finish()
    place = desk.graph.nodes["conv2"]
    desk.document.push(MoveNodes({"conv2": (place.x + by, place.y)}))
    desk.canvas.graph_scene.flush()
    return desk


def test_a_node_is_there_at_once_and_drawn_on_its_way(
    make_desk: MakeDesk, lively: None
) -> None:
    desk = moved_desk(make_desk)
    scene, item = desk.canvas.graph_scene, desk.item("conv2")
    tween = scene.movements.glide.tween
    assert tween.is_running
    assert item.pos().x() == desk.graph.nodes["conv2"].x
    tween.go_to(0)
    assert item.shift == QPointF(-200, 0)
    tween.go_to(50)
    assert -200 < item.shift.x() < 0
    seen = scene.movements.glide.seen_at("conv2")
    assert item.mapToScene(QPointF(0, 0)) == seen
    tween.go_to(150)
    assert item.shift.isNull()
    assert not tween.is_running


def test_edges_keep_hold_of_what_glides(make_desk: MakeDesk, lively: None) -> None:
    desk = moved_desk(make_desk)
    scene = desk.canvas.graph_scene
    edge = scene.edges[EDGE]
    scene.movements.glide.tween.go_to(40)
    shift = desk.item("conv2").shift
    assert edge.route is not None
    end = QPointF(*edge.route.points[-1]) + shift
    path = edge._path
    assert (path.currentPosition() - end).manhattanLength() < 1
    assert path.elementAt(0).x == edge.route.points[0][0]
    assert edge.boundingRect().contains(end)
    scene.movements.glide.finish()
    assert edge._path == edge.route.path()


def test_undo_in_the_middle_of_the_way_turns_round(
    make_desk: MakeDesk, lively: None
) -> None:
    desk = moved_desk(make_desk)
    scene, item = desk.canvas.graph_scene, desk.item("conv2")
    scene.movements.glide.tween.go_to(30)
    seen = scene.movements.glide.seen_at("conv2")
    desk.document.stack.undo()
    scene.flush()
    scene.movements.glide.tween.go_to(0)
    assert (scene.movements.glide.seen_at("conv2") - seen).manhattanLength() < 0.01
    scene.movements.glide.finish()
    assert item.pos().x() == desk.graph.nodes["conv2"].x


def test_what_glides_is_taken_where_it_will_be(
    make_desk: MakeDesk, lively: None
) -> None:
    desk = moved_desk(make_desk)
    glide = desk.canvas.graph_scene.movements.glide
    glide.tween.go_to(0)
    start = desk.middle("conv2")
    hover_drag(desk.canvas.viewport(), start, start + QPointF(60, 60).toPoint())
    assert not glide.tween.is_running
    assert desk.item("conv2").shift.isNull()
    release(desk.canvas.viewport(), start + QPointF(60, 60).toPoint())
    assert desk.selection.nodes == ("conv2",)


def test_a_drag_and_another_network_do_not_glide(
    make_desk: MakeDesk, lively: None
) -> None:
    desk = make_desk(residual())
    glide = desk.canvas.graph_scene.movements.glide
    glide.finish()
    start = desk.middle("relu2")
    desk.drag(start, start + QPointF(80, 90).toPoint())
    assert not glide.tween.is_running
    desk.canvas.set_compact(True)
    assert not glide.tween.is_running
    desk.canvas.graph_scene.rebuild()
    assert not glide.tween.is_running


def test_reduced_motion_is_there_at_once(make_desk: MakeDesk) -> None:
    desk = moved_desk(make_desk)
    assert not desk.canvas.graph_scene.movements.glide.tween.is_running
    assert desk.item("conv2").shift.isNull()


def test_what_is_out_of_sight_does_not_glide(make_desk: MakeDesk, lively: None) -> None:
    desk = make_desk(residual())
    desk.canvas.zoom_to(1.0)
    desk.canvas.centerOn(QPointF(0, -9_000))
    scene = desk.canvas.graph_scene
    scene.movements.glide.finish()
    desk.document.push(MoveNodes({"conv2": (900.0, 900.0)}))
    scene.flush()
    assert not scene.movements.glide.tween.is_running


def test_a_mended_edge_changes_its_colour(make_desk: MakeDesk, lively: None) -> None:
    desk = make_desk(residual(32))
    scene, edge = desk.canvas.graph_scene, Edge("shortcut", "add")
    scene.movements.fade.tween.finish()
    desk.document.push(EditField("shortcut", "out_channels", 64))
    desk.document.validate()
    item = scene.edges[edge]
    assert not item.face.red  # told at once
    assert scene.movements.fade.tween.is_running

    def color() -> str:
        return item._pen(DARK, 1.0).color().name()

    scene.movements.fade.tween.go_to(0)
    assert color() == DARK.error.name()
    scene.movements.fade.tween.go_to(60)
    assert color() not in (DARK.error.name(), DARK.edge.name())
    scene.movements.fade.tween.go_to(120)
    assert color() == DARK.edge.name()
