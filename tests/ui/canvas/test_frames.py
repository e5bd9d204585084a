"""Frames with real mouse and keys: drawn, named, moved with what they hold, copied."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from cnnstudio.graph.layout import nodes_in
from cnnstudio.project.file_format import dumps
from tests.helpers.canvas import Desk
from tests.helpers.graphs import chain
from tests.helpers.qt import double_click

MakeDesk = Callable[..., Desk]
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    """Return a desk with a chain of five layers, of which two are selected."""
    graph = chain("Input", "Conv2d", "ReLU", "MaxPool2d", "Flatten")
    made = make_desk(graph)
    made.selection.select(["conv2d_1", "relu_1"])
    return made


def framed(desk: Desk, title: str = "Stage") -> str:
    """Frame the selection, and type a title."""
    desk.canvas.frames.add()
    QTest.keyClicks(desk.canvas.field.title, title)
    QTest.keyClick(desk.canvas.field.title, Key.Key_Return)
    desk.settle()
    (frame,) = desk.graph.frames
    return frame


def head(desk: Desk, frame: str) -> QPoint:
    """Return a point of the frame's head in the viewport."""
    header = desk.canvas.graph_scene.frames.items[frame].header()
    return desk.canvas.mapFromScene(header.topLeft()) + QPoint(12, 8)


def test_a_frame_is_drawn_around_the_selection_and_named(desk: Desk) -> None:
    frame = framed(desk)
    assert desk.graph.frames[frame].title == "Stage"
    assert nodes_in(desk.graph, desk.graph.frames[frame]) == {"conv2d_1", "relu_1"}
    assert list(desk.canvas.graph_scene.frames.items) == [frame]
    assert desk.undo_text == "Describe Stage"
    desk.document.stack.undo()
    assert desk.undo_text == "Frame 2 layers"
    desk.document.stack.undo()
    assert desk.graph.frames == {}
    assert desk.canvas.graph_scene.frames.items == {}


def test_escape_leaves_the_title_as_it_was(desk: Desk) -> None:
    desk.canvas.frames.add()
    QTest.keyClicks(desk.canvas.field.title, "never")
    QTest.keyClick(desk.canvas.field.title, Key.Key_Escape)
    (frame,) = desk.graph.frames.values()
    assert frame.title == "Frame 1"
    assert not desk.canvas.field.isVisible()


def test_a_double_click_edits_title_and_note_in_place(desk: Desk) -> None:
    frame = framed(desk)
    desk.selection.select([])
    double_click(desk.canvas.viewport(), head(desk, frame))
    field = desk.canvas.field
    assert (field.title.text(), field.note.isVisible()) == ("Stage", True)
    QTest.keyClick(field.title, Key.Key_Tab)
    QTest.keyClicks(field.note, "Halves the maps.")
    QTest.keyClick(field.note, Key.Key_Return, CTRL)
    assert desk.graph.frames[frame].note == "Halves the maps."
    assert nodes_in(desk.graph, desk.graph.frames[frame]) == {"conv2d_1", "relu_1"}


def test_its_head_is_dragged_with_all_that_it_holds(desk: Desk) -> None:
    frame = framed(desk)
    before = dumps(desk.document.project)
    places = {n.id: (n.x, n.y) for n in desk.graph.nodes.values()}
    x, y = desk.graph.frames[frame].x, desk.graph.frames[frame].y
    start = head(desk, frame)
    desk.drag(start, start + QPoint(90, 40))
    zoom = desk.canvas.zoom
    now = {n.id: (n.x, n.y) for n in desk.graph.nodes.values()}
    assert {n for n in now if now[n] != places[n]} == {"conv2d_1", "relu_1"}
    after = desk.graph.frames[frame]
    assert (after.x - x, after.y - y) == pytest.approx((90 / zoom, 40 / zoom), abs=2)
    assert desk.undo_text == "Move Stage"
    desk.document.stack.undo()
    assert dumps(desk.document.project) == before
    items = desk.canvas.graph_scene.frames.items
    assert (items[frame].x(), items[frame].y()) == (x, y)


def test_deleting_a_frame_leaves_its_layers(desk: Desk) -> None:
    frame = framed(desk)
    QTest.mouseClick(
        desk.canvas.viewport(), Qt.MouseButton.LeftButton, pos=head(desk, frame)
    )
    assert desk.canvas.graph_scene.frames.selected == (frame,)
    desk.key(Key.Key_Delete)
    assert desk.graph.frames == {}
    assert len(desk.graph.nodes) == 5
    assert desk.undo_text == "Delete the frame Stage"


def test_a_frame_is_copied_with_what_it_holds(desk: Desk) -> None:
    framed(desk)
    desk.canvas.copy()
    assert '"title": "Stage"' in QGuiApplication.clipboard().text()
    desk.canvas.paste()
    assert len(desk.graph.nodes) == 7
    first, second = desk.graph.frames.values()
    assert (first.title, second.title) == ("Stage", "Stage")
    new = set(desk.selection.nodes)
    assert new <= nodes_in(desk.graph, second)
    assert {desk.graph.nodes[n].type for n in new} == {"Conv2d", "ReLU"}


def test_a_frame_grows_when_a_layer_is_inserted_in_it(desk: Desk) -> None:
    frame = framed(desk)
    height = desk.graph.frames[frame].height
    desk.selection.select(["conv2d_1"])
    desk.canvas.append_layer("BatchNorm2d")
    held = nodes_in(desk.graph, desk.graph.frames[frame])
    assert held == {"conv2d_1", "relu_1", desk.selection.current}
    assert desk.graph.frames[frame].height > height
    assert "maxpool2d_1" not in held


def test_auto_layout_keeps_a_frame(desk: Desk) -> None:
    frame = framed(desk)
    desk.graph.move_node("relu_1", 40, desk.graph.nodes["relu_1"].y + 3)
    desk.selection.select([])
    desk.canvas.auto_layout()
    held = nodes_in(desk.graph, desk.graph.frames[frame])
    assert held == {"conv2d_1", "relu_1"}
    assert len({n.x for n in desk.graph.nodes.values()}) == 1


def test_what_cannot_be_done_says_why(desk: Desk) -> None:
    desk.selection.select([])
    frames = desk.canvas.frames
    assert frames.why_not_add() == "Select the layers that the frame is to hold."
    assert frames.why_not_edit() == "Select a frame, or a layer in one."
    frames.fit()
    assert desk.said[-1] == "Select a frame, or a layer in one."


def test_a_frame_is_fitted_to_what_it_holds(desk: Desk) -> None:
    frame = framed(desk)
    desk.graph.move_node("relu_1", 60, desk.graph.nodes["relu_1"].y)
    desk.selection.select(["relu_1"])
    assert desk.canvas.frames.current() == (frame,)
    desk.canvas.graph_scene.frames.select([frame])
    desk.canvas.frames.fit()
    assert desk.undo_text == "Fit Stage"
    assert desk.graph.frames[frame].surrounds((60, 0, 60 + 232, 1)) is False
    assert nodes_in(desk.graph, desk.graph.frames[frame]) == {"conv2d_1", "relu_1"}


def test_frames_of_another_network_are_shown_there_only(desk: Desk) -> None:
    framed(desk)
    desk.selection.select(["maxpool2d_1", "flatten_1"])
    desk.canvas.blocks.collapse()
    desk.canvas.field.give_up()
    desk.canvas.blocks.enter()
    assert desk.canvas.graph_scene.frames.items == {}
    desk.canvas.blocks.leave()
    assert len(desk.canvas.graph_scene.frames.items) == 1
