"""What is selected and shown after a step is what one goes on with."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from cnnstudio.project.commands import EditField
from tests.helpers.desk import Desk

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Return the window with the keyboard on the canvas."""
    desk.window.activateWindow()
    desk.canvas.setFocus()
    return desk


def test_a_new_project_begins_at_100_percent_with_all_layers(desk: Desk) -> None:
    search = desk.window.palette_panel.search
    search.setFocus()
    QTest.keyClicks(search, "pool")
    desk.canvas.setFocus()
    desk.canvas.zoom_to(0.4)
    desk.key("N", CTRL)
    desk.settled()
    assert not desk.document.graph.nodes
    assert desk.canvas.zoom == 1.0
    assert search.text() == ""


def test_after_a_deletion_the_layer_before_is_selected(desk: Desk) -> None:
    graph = desk.document.graph
    node = desk.node("conv2").id
    (before,) = [e.source for e in graph.incoming(node)]
    desk.click("conv2")
    desk.key("Delete")
    desk.settled()
    assert desk.window.selection.nodes == (before,)
    first = desk.node("input").id
    (behind,) = [e.target for e in graph.outgoing(first)]
    desk.click("input")
    desk.key("Delete")
    desk.settled()
    assert desk.window.selection.nodes == (behind,)


def test_after_a_fix_the_inserted_layer_is_selected(desk: Desk) -> None:
    desk.click("flatten1")
    desk.key("Delete")
    desk.settled()
    desk.key("F8")
    desk.key("Return", ALT)
    desk.settled()
    assert not desk.document.findings or not sum(desk.window.problems.counts())
    current = desk.document.graph.nodes[desk.window.selection.current]
    assert current.type == "Flatten"


@pytest.mark.parametrize("key", ["Return", "Enter", "Space"])
def test_notes_unfold_by_key_and_have_room(desk: Desk, key: str) -> None:
    desk.document.push(
        EditField(desk.node("conv1").id, "kernel_size", 4, text="Set kernel_size")
    )
    desk.settled()
    panel = desk.window.problems
    before = panel.height()
    assert panel.notes.isVisible()
    panel.notes.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(panel.notes, getattr(Qt.Key, f"Key_{key}"))
    desk.settled()
    assert panel.rows
    # The dock follows in its own time.
    desk.qtbot.waitUntil(lambda: panel.height() > before)
    for row in panel.rows[:2]:
        assert row.visibleRegion().boundingRect() == row.rect()
    assert panel.notes.hasFocus()
    QTest.keyClick(panel.notes, getattr(Qt.Key, f"Key_{key}"))
    desk.settled()
    assert panel.rows == []
    desk.qtbot.waitUntil(lambda: abs(panel.height() - before) <= 1)


@pytest.mark.parametrize("width", [264, 296])
def test_a_shape_is_seen_whole(desk: Desk, width: int) -> None:
    dock = desk.window.docks["properties"]
    desk.window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
    desk.click("input")
    desk.settled()
    form = desk.window.properties.form
    assert form is not None
    field = form.rows["shape"].control
    assert isinstance(field, QLineEdit)
    assert field.text() == "1 × 28 × 28"
    assert abs(dock.width() - width) <= 2
    field.end(False)
    left = field.cursorPositionAt(field.rect().center() - QPoint(field.width(), 0))
    assert left == 0
    ink = field.fontMetrics().horizontalAdvance(field.text())
    assert ink + field.textMargins().right() + 8 <= field.width()
