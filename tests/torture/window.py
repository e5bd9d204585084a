"""Edits at random through the window's own events: keys, mouse, wheel and menus.

After each sequence the canvas shows exactly what the document holds: an item for every
node, edge and frame, at its place, and nothing else. All is undone and done again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from random import Random

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cnnstudio.project.file_format import dumps
from cnnstudio.ui.canvas.items.frame_item import FrameItem
from tests.helpers.canvas import Desk
from tests.helpers.qt import double_click, drag, move, wheel
from tests.torture import undo

EVENTS = 24
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
Key = Qt.Key
Deed = Callable[[Desk, Random], None]
WORDS = ("conv 8 3", "relu", "pool", "add", "bn", "linear 10", "no such layer", "")
EDITS = {
    "cut", "paste", "paste_inputs", "duplicate", "delete", "delete_gap", "layout",
    "collapse", "expand", "unroll", "make_different", "toggle_off", "replace", "frame",
    "edit_frame", "fit_frame", "delete_frame", "add_layer", "align_left", "align_top",
    "distribute_down", "select_all", "fix", "enter_block", "leave_block",
}  # fmt: skip
"""What changes the document: mostly one of these."""
NOT_TRIGGERED = {"save_block"}
"""Writes to the user's folder."""


def torture(desk: Desk, seed: int, tally: Counter[str]) -> None:
    """Do a sequence of events on a fresh project; raises AssertionError."""
    random = Random(seed)
    desk.document.open(undo.start(random, blocks=bool(seed % 2)), None)
    desk.canvas.arrange.auto_layout()
    desk.document.stack.clear()
    desk.settle()
    before = dumps(desk.document.project)
    for _ in range(EVENTS):
        deed = random.choice(DEEDS)
        tally[deed.__name__.strip("_")] += 1
        deed(desk, random)
        QApplication.processEvents()
    _close(desk)
    check(desk, seed)
    after, stack = dumps(desk.document.project), desk.document.stack
    steps = stack.count() - stack.index()  # some may be undone already
    stack.setIndex(0)
    desk.settle()
    assert dumps(desk.document.project) == before, f"seed {seed}: undone it differs"
    check(desk, seed)
    stack.setIndex(stack.count() - steps)
    desk.settle()
    assert dumps(desk.document.project) == after, f"seed {seed}: done again it differs"
    check(desk, seed)


def check(desk: Desk, seed: int) -> None:
    """Compare the items with the graph that is shown."""
    scene, graph = desk.canvas.graph_scene, desk.graph
    scene.flush()
    where = f"seed {seed}"
    assert scene.nodes.keys() == graph.nodes.keys(), where
    assert set(scene.edges) == set(graph.edges), where
    assert scene.frames.items.keys() == graph.frames.keys(), where
    frames = set(scene.frames.items.values())
    others = [item for item in scene.items() if item not in frames]
    known = len(scene.nodes) + len(scene.edges)
    assert len(others) == known, f"{where}: {len(others) - known} stale items"
    if not scene.compact:
        places = {n: (i.x(), i.y()) for n, i in scene.nodes.items()}
        assert places == {n.id: (n.x, n.y) for n in graph.nodes.values()}, where
    for frame, item in scene.frames.items.items():
        assert isinstance(item, FrameItem)
        assert item.frame == graph.frames[frame], where
    assert set(desk.selection.nodes) <= graph.nodes.keys(), where


def _close(desk: Desk) -> None:
    """Close whatever is open, and end what is under way."""
    for popup in _popups(desk):
        popup.hide()
    desk.canvas.field.give_up()
    QTest.keyClick(desk.canvas, Key.Key_Escape)
    desk.canvas.shrink.tween.finish()
    desk.canvas.graph_scene.movements.glide.finish()
    desk.settle()


def _popups(desk: Desk) -> list[QWidget]:
    names, replacing = desk.canvas.by_name, desk.canvas.replacing
    return [names.adding, names.finding, replacing.popup]


def _spot(desk: Desk, random: Random) -> QPoint:
    area = desk.canvas.viewport().rect()
    return QPoint(random.randrange(area.width()), random.randrange(area.height()))


def _on_node(desk: Desk, random: Random) -> QPoint:
    nodes = list(desk.canvas.graph_scene.nodes)
    return desk.middle(random.choice(nodes)) if nodes else _spot(desk, random)


def _keys(random: Random) -> Qt.KeyboardModifier:
    return random.choice([NONE, NONE, NONE, CTRL, SHIFT, ALT])


# What a hand does


def _click(desk: Desk, random: Random) -> None:
    at = _on_node(desk, random) if random.random() < 0.8 else _spot(desk, random)
    button = Qt.MouseButton.LeftButton
    keys = random.choice([NONE, CTRL, SHIFT])
    QTest.mouseClick(desk.canvas.viewport(), button, keys, at)


def _double_click(desk: Desk, random: Random) -> None:
    double_click(desk.canvas.viewport(), _on_node(desk, random))


def _drag_node(desk: Desk, random: Random) -> None:
    end = _spot(desk, random)
    drag(desk.canvas.viewport(), _on_node(desk, random), end, keys=_keys(random))


def _drag_ground(desk: Desk, random: Random) -> None:
    drag(desk.canvas.viewport(), _spot(desk, random), _spot(desk, random))


def _drag_port(desk: Desk, random: Random) -> None:
    scene = desk.canvas.graph_scene
    ends = [n for n, item in scene.nodes.items() if item.face.ports]
    if ends:
        item = scene.nodes[random.choice(ends)]
        start = desk.spot(item.port_place(random.randrange(len(item.face.ports))))
        end = _on_node(desk, random) if random.random() < 0.7 else _spot(desk, random)
        drag(desk.canvas.viewport(), start, end)


def _drag_frame(desk: Desk, random: Random) -> None:
    frames = list(desk.canvas.graph_scene.frames.items.values())
    if frames:
        start = desk.spot(random.choice(frames).header().center())
        drag(desk.canvas.viewport(), start, _spot(desk, random))


def _drop(desk: Desk, random: Random) -> None:
    layer = random.choice(["Conv2d", "ReLU", "Add"])
    desk.drop(layer, _spot(desk, random), drop=random.random() < 0.8)


def _half_a_drag(desk: Desk, random: Random) -> None:
    """Begin a drag, and give it up."""
    viewport, start = desk.canvas.viewport(), _on_node(desk, random)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, _keys(random), start)
    move(viewport, _spot(desk, random), Qt.MouseButton.LeftButton)
    QTest.keyClick(desk.canvas, Key.Key_Escape)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, NONE, start)


def _zoom(desk: Desk, random: Random) -> None:
    wheel(desk.canvas.viewport(), _spot(desk, random), random.choice([-120, 120]))


def _menu(desk: Desk, random: Random) -> None:
    """Choose an entry that can be done now, as from a menu or by its key."""
    desk.actions.refresh()
    able = [
        action
        for key, action in desk.actions.by_key.items()
        if action.isEnabled() and key not in NOT_TRIGGERED
    ]
    edits = [action for action in able if action.objectName() in EDITS]
    random.choice(edits if edits and random.random() < 0.7 else able).trigger()


def _type(desk: Desk, random: Random) -> None:
    """Type into what is open, and take it or give it up."""
    field = desk.canvas.field
    last = random.choice([Key.Key_Return, Key.Key_Return, Key.Key_Escape])
    if field.isVisible():
        QTest.keyClicks(field.title, random.choice(["Stage", "x y", "b"]))
        QTest.keyClick(field.title, last)
        return
    popups = (desk.canvas.by_name.adding, desk.canvas.replacing.popup)
    for popup in popups:
        if popup.isVisible():
            QTest.keyClicks(popup.field, random.choice(WORDS))
            QTest.keyClick(popup.field, last)
            popup.hide()


def _undo(desk: Desk, random: Random) -> None:
    for _ in range(random.randint(1, 2)):
        desk.document.stack.undo()


def _redo(desk: Desk, random: Random) -> None:
    desk.document.stack.redo()


DEEDS: tuple[Deed, ...] = (
    _click, _click, _click, _double_click, _drag_node, _drag_node, _drag_ground,
    _drag_port, _drag_port, _drag_frame, _half_a_drag, _zoom, _menu, _menu, _menu,
    _menu, _menu, _menu, _menu, _menu, _type, _type, _type, _undo, _redo, _drop,
)  # fmt: skip
