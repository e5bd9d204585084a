"""Zoom, pan and pinch: what is under the pointer stays there, and nothing jumps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from cnnstudio.ui.canvas.edge_scroll import EDGE
from cnnstudio.ui.motion import MILLISECONDS, Move, motion
from tests.helpers.canvas import Desk, residual
from tests.helpers.graphs import chain
from tests.helpers.qt import fingers, hover_drag, move, press, release, wheel

MakeDesk = Callable[..., Desk]
ZOOM_MS = MILLISECONDS[Move.ZOOM]
LEFT = Qt.MouseButton.LeftButton
ZOOM = Qt.NativeGestureType.ZoomNativeGesture
PAN = Qt.NativeGestureType.PanNativeGesture


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    """Return a desk with a residual block, zoomed to 100 %."""
    desk = make_desk(residual())
    desk.canvas.zoom_to(1.0)
    return desk


@pytest.fixture
def moving(desk: Desk) -> Iterator[Desk]:
    """Return the desk with motion."""
    motion().choose(False)
    yield desk
    motion().choose(True)


def under(desk: Desk, at: QPoint) -> QPointF:
    """Return the place of the scene under a place of the viewport."""
    return desk.canvas.camera.to_scene(QPointF(at))


def test_a_zoom_glides_and_keeps_what_is_under_the_pointer(moving: Desk) -> None:
    camera, at = moving.canvas.camera, QPoint(211, 307)
    place = under(moving, at)
    zooms: list[float] = []
    moving.canvas.zoom_changed.connect(zooms.append)
    wheel(moving.canvas.viewport(), at, 1)
    assert camera.glide.is_running
    assert camera.zoom == 1.0  # nothing jumps
    for ms in range(0, ZOOM_MS + 1, 10):
        camera.glide.go_to(ms)
        gone = (under(moving, at) - place) * camera.zoom
        assert gone.manhattanLength() <= 1.5  # scroll bars know whole pixels only
    assert camera.zoom == pytest.approx(1.15)
    assert zooms == sorted(zooms)
    steps = [b / a for a, b in pairwise(zooms)]
    assert max(steps) < 1.05


def test_notches_add_up_while_it_still_glides(moving: Desk) -> None:
    camera = moving.canvas.camera
    for _ in range(4):
        wheel(moving.canvas.viewport(), QPoint(300, 300), 1)
        camera.glide.go_to(40)
    assert camera.goal == pytest.approx(1.15**4)
    camera.glide.go_to(ZOOM_MS)
    assert camera.zoom == pytest.approx(1.15**4)
    assert camera.goal == camera.zoom


def test_a_fine_wheel_adds_up_to_the_same(desk: Desk) -> None:
    for _ in range(8):
        wheel(desk.canvas.viewport(), QPoint(300, 300), 1 / 8)
    assert desk.canvas.zoom == pytest.approx(1.15)


def test_the_menu_steps_count_from_where_the_glide_ends(moving: Desk) -> None:
    moving.canvas.zoom_in()
    moving.canvas.zoom_in()
    assert moving.canvas.camera.goal == 1.5
    moving.canvas.fit_all()  # ends it
    assert not moving.canvas.camera.glide.is_running
    assert moving.canvas.zoom <= 1


def test_reduced_motion_zooms_at_once(desk: Desk) -> None:
    wheel(desk.canvas.viewport(), QPoint(300, 300), 2)
    assert not desk.canvas.camera.glide.is_running
    assert desk.canvas.zoom == pytest.approx(1.15**2)


def test_a_pinch_zooms_at_the_fingers(moving: Desk) -> None:
    at = QPoint(500, 200)
    place = under(moving, at)
    viewport = moving.canvas.viewport()
    assert fingers(viewport, at, Qt.NativeGestureType.BeginNativeGesture)
    for _ in range(10):
        assert fingers(viewport, at, ZOOM, 0.05)
    assert moving.canvas.zoom == pytest.approx(1.05**10)
    away = (under(moving, at) - place) * moving.canvas.zoom
    assert away.manhattanLength() <= 1.5
    for _ in range(200):
        fingers(viewport, at, ZOOM, -0.5)
    assert moving.canvas.zoom == pytest.approx(0.1)
    assert not fingers(viewport, at, Qt.NativeGestureType.SwipeNativeGesture)


def test_two_fingers_pan(desk: Desk) -> None:
    before = desk.middle("stem")
    assert fingers(desk.canvas.viewport(), before, PAN, delta=QPointF(30, -12))
    assert desk.middle("stem") - before == QPoint(30, -12)
    wheel(desk.canvas.viewport(), before, 0.3, pixels=QPoint(7, 9))
    assert desk.middle("stem") - before == QPoint(37, -3)
    assert desk.canvas.zoom == 1.0


def test_shift_turns_the_wheel_sideways(desk: Desk) -> None:
    before = desk.middle("stem")
    keys = Qt.KeyboardModifier.ShiftModifier
    wheel(desk.canvas.viewport(), before, -1, keys)
    assert desk.middle("stem") - before == QPoint(-120, 0)


@pytest.mark.parametrize("what", ["node", "edge", "band"])
def test_the_canvas_scrolls_while_one_drags_at_its_edge(
    desk: Desk, qtbot: QtBot, what: str
) -> None:
    viewport = desk.canvas.viewport()
    start = {
        "node": desk.middle("relu2"),
        "edge": desk.port("relu2", "out"),
        "band": QPoint(60, 60),
    }[what]
    end = QPoint(viewport.width() - 4, start.y())
    seen = under(desk, QPoint(0, 0))
    hover_drag(viewport, start, end)
    qtbot.waitUntil(lambda: (under(desk, QPoint(0, 0)) - seen).x() > 40)
    if what == "node":  # It keeps up with the pointer, which stands still.
        assert (desk.middle("relu2") - end).manhattanLength() <= 8
    back = QPoint(viewport.width() // 2, start.y())
    move(viewport, back, LEFT)
    stood = under(desk, QPoint(0, 0))
    qtbot.wait(50)
    assert under(desk, QPoint(0, 0)) == stood
    desk.key(Qt.Key.Key_Escape)
    release(viewport, back)
    assert desk.document.stack.count() == 0


def test_a_drag_that_begins_at_the_edge_does_not_scroll_at_once(
    make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(chain("Input", "Conv2d"))
    viewport = desk.canvas.viewport()
    seen = under(desk, QPoint(0, 0))
    press(viewport, QPoint(6, 300))
    move(viewport, QPoint(EDGE // 2, 300), LEFT)
    qtbot.wait(40)
    assert under(desk, QPoint(0, 0)) == seen
    release(viewport, QPoint(EDGE // 2, 300))


def test_a_band_keeps_its_corner_in_the_scene(desk: Desk, qtbot: QtBot) -> None:
    viewport = desk.canvas.viewport()
    start = desk.spot(desk.item("input").card().topLeft()) - QPoint(40, 10)
    hover_drag(viewport, start, QPoint(start.x() + 300, viewport.height() - 2))
    bar = desk.canvas.verticalScrollBar()
    before = bar.value()
    qtbot.waitUntil(lambda: bar.value() > before + 100)
    assert "input" in desk.selection.nodes
    release(viewport, QPoint(start.x() + 300, viewport.height() - 2))
    assert "input" in desk.selection.nodes
