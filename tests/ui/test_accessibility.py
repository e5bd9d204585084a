"""For everyone: names of all controls, what is announced, and no single way only."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from cnnstudio.graph.node import Edge
from cnnstudio.paths import sample_project
from cnnstudio.project.commands import EditField
from cnnstudio.ui.modes import ARRANGEMENTS
from cnnstudio.ui.training.epoch_table import EpochTableDialog
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_messages import finished, play

CONTROLS = (
    QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractSlider,
    QAbstractItemView,
)  # fmt: skip
NAME = QAccessible.Text.Name


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Return the window as a screen reader meets it."""
    QAccessible.setActive(True)
    return desk


def unnamed(window: QWidget) -> list[str]:
    """Controls that are seen and that a screen reader has no name for."""
    found = []
    for control in window.findChildren(QWidget):
        if not isinstance(control, CONTROLS) or isinstance(control, QScrollBar):
            continue
        if not control.isVisible() or control.objectName().startswith("qt_"):
            continue
        spoken = QAccessible.queryAccessibleInterface(control)
        if spoken is None or not spoken.text(NAME).strip():
            parent = control.parentWidget()
            found.append(f"{type(control).__name__} in {type(parent).__name__}")
    return sorted(set(found))


def test_every_control_has_a_name(desk: Desk) -> None:
    for mode in ARRANGEMENTS:
        desk.window.selection.select([])
        desk.studio.show_mode(mode)
        for dock in desk.window.docks:
            desk.window.docks.show(dock.spec.key)
            desk.settled()
            assert unnamed(desk.window) == [], (mode, dock.spec.key)
        desk.window.selection.select([desk.node("conv1").id])
        desk.settled()
        assert unnamed(desk.window) == [], mode


def test_the_canvas_says_what_is_selected(desk: Desk) -> None:
    canvas = QAccessible.queryAccessibleInterface(desk.canvas)
    assert canvas.text(NAME) == "Canvas"
    conv = desk.node("conv1")
    desk.window.selection.select([conv.id])
    said = canvas.text(QAccessible.Text.Description)
    assert said.startswith("Conv2d conv1, 1 to ")
    behind = desk.document.graph.outgoing(conv.id)[0].target
    desk.canvas.highlights.select_edges([Edge(conv.id, behind)])
    said = canvas.text(QAccessible.Text.Description)
    assert said.startswith("From conv1 to ")
    assert said.endswith(", valid")
    desk.canvas.highlights.select_edges(())
    assert canvas.text(QAccessible.Text.Description) == ""


def test_only_problems_that_come_and_go_are_announced(desk: Desk) -> None:
    said: list[str] = []
    desk.window.announcer.said.connect(said.append)
    conv = desk.node("conv1")
    desk.document.push(EditField(conv.id, "kernel_size", 99))
    desk.document.validate()
    assert len(said) == 1
    assert said[0].startswith("New problem: conv1: ")
    desk.document.push(EditField(conv.id, "kernel_size", 98))
    desk.window.selection.select([conv.id])
    desk.document.stack.undo()
    desk.document.stack.undo()
    desk.document.validate()
    assert said[-1] == "No problems are left."
    before = len(said)
    desk.document.push(EditField(conv.id, "out_channels", 7))
    desk.document.validate()
    assert len(said) == before
    desk.studio.open_project(sample_project("digits_simple"))
    assert len(said) == before


def test_epochs_and_the_end_of_a_run_are_announced(
    desk: Desk, client: FakeEngineClient
) -> None:
    client.become_ready()
    desk.studio.make_run_side()
    said: list[str] = []
    desk.studio.run.announcer.said.connect(said.append)
    controller = desk.studio.run.controller
    controller.start()
    for message in play(controller.current, controller.current.epochs):
        client.deliver(message)
    epochs = controller.current.epochs
    client.deliver(finished(controller.current, epochs))
    assert len(said) == epochs + 1
    assert said[0].startswith(f"Epoch 1 of {epochs}: validation loss ")
    assert "finished" in said[-1]


def test_the_curves_have_a_table(desk: Desk, client: FakeEngineClient) -> None:
    client.become_ready()
    desk.studio.make_run_side()
    action = desk.studio.actions["epoch_table"]
    assert desk.studio.run.epochs.why_none()
    controller = desk.studio.run.controller
    controller.start()
    for message in play(controller.current, controller.current.epochs):
        client.deliver(message)
    desk.studio.action_set.refresh()
    look = desk.studio.actions["look_at_epoch"]
    assert action.isEnabled()
    assert look.isEnabled(), "those that were kept can be looked at while it trains"
    action.trigger()
    (dialog,) = desk.window.findChildren(EpochTableDialog)
    asked: list[int] = []
    dialog.table.epoch_asked.connect(asked.append)
    table = QAccessible.queryAccessibleInterface(dialog.table)
    assert table.role() in (QAccessible.Role.Table, QAccessible.Role.Tree)
    lines = dialog.table.text().splitlines()
    assert lines[0].startswith("Epoch\tLoss, training\tLoss, validation")
    assert len(lines) == controller.current.epochs + 1
    assert sum("best" in line for line in lines) == 1
    desk.qtbot.keyClick(
        dialog.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier
    )
    assert QApplication.clipboard().text() == dialog.table.text()
    assert unnamed(dialog) == []
    dialog.table.setCurrentCell(1, 0)
    desk.qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert asked == [2]
