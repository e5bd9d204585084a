"""The whole window with a stand-in for the engine: actions, keys, closing, looks."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cnnstudio.graph.node import Edge
from cnnstudio.paths import sample_project
from cnnstudio.project.commands import remove_nodes
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.modes import ARRANGEMENTS, Mode
from cnnstudio.ui.theme import theme_manager
from cnnstudio.ui.training.run import RunState
from cnnstudio.ui.widgets.labels import ElidedLabel
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_messages import play

Answer = QMessageBox.StandardButton
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def start_training(desk: Desk, client: FakeEngineClient, epochs: float) -> None:
    """Press F5 and let the engine tell of some epochs."""
    desk.studio.start_engine()
    client.become_ready()
    desk.key("F5")
    run = desk.studio.run.controller.current
    assert run.state is RunState.STARTING
    for message in play(run, epochs):
        client.deliver(message)
    assert desk.studio.run.controller.state is RunState.RUNNING


def test_the_menu_of_recent_files_opens_one(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other.cnnproj"
    shutil.copy(sample_project("digits_simple"), other)
    desk.studio.open_project(other)
    recent = desk.studio.menus.recent
    recent.aboutToShow.emit()
    names = [action.text() for action in recent.actions()]
    assert names == ["other.cnnproj", "digits_lenet.cnnproj"]
    recent.actions()[1].trigger()
    assert desk.document.title == "digits_lenet"


# Keys


def test_after_a_fix_and_in_a_new_project_the_canvas_has_the_keys(desk: Desk) -> None:
    flatten = desk.node("flatten1").id
    desk.document.push(remove_nodes(desk.document.graph, [flatten]))
    desk.settled()
    row = desk.window.problems.rows[0]
    assert row.fix_button is not None
    row.fix_button.setFocus()
    desk.qtbot.mouseClick(row.fix_button, Qt.MouseButton.LeftButton)
    desk.settled()
    assert desk.window.focusWidget() is desk.canvas
    done = desk.document.stack.undoText()
    desk.key("Z", CTRL)
    assert desk.window.status.message.full_text() == f"Undone: {done}."
    desk.key("Z", CTRL, SHIFT)
    assert desk.window.status.message.full_text() == f"Done again: {done}."
    desk.window.palette_panel.search.setFocus()
    desk.studio.files.new()
    assert desk.window.focusWidget() is desk.canvas


def test_typing_in_a_field_never_edits_the_canvas(desk: Desk) -> None:
    desk.click("conv1")
    before = (tuple(desk.document.graph.nodes), desk.canvas.zoom)
    for field in (desk.window.properties.name, desk.window.palette_panel.search):
        assert isinstance(field, QLineEdit)
        field.setFocus()
        field.clear()
        desk.qtbot.keyClicks(field, "Fa/c")
        assert field.text() == "Fa/c"
        for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Space):
            desk.qtbot.keyClick(field, key)
        desk.qtbot.keyClick(field, Qt.Key.Key_A, CTRL)
        assert field.selectedText() == field.text()
        desk.qtbot.keyClick(field, Qt.Key.Key_Escape)
        field.clear()
    assert (tuple(desk.document.graph.nodes), desk.canvas.zoom) == before
    assert not desk.canvas.by_name.adding.isVisible()
    assert desk.window.selection.nodes == (desk.node("conv1").id,)


def test_undo_in_a_field_and_on_the_canvas_do_not_fight(desk: Desk) -> None:
    desk.click("conv1")
    form = desk.window.properties.form
    assert form is not None
    field = form.rows["out_channels"].control
    assert isinstance(field, QLineEdit)

    def channels() -> object:
        return desk.node("conv1").fields.get("out_channels")

    before = channels()
    desk.type_into(field, "12")
    desk.settled()
    assert channels() == 12
    desk.qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)  # the field's own: it was typed
    desk.settled()
    assert channels() == before
    desk.qtbot.keyClick(field, Qt.Key.Key_Z, CTRL | SHIFT)
    desk.settled()
    assert channels() == 12
    desk.canvas.setFocus()
    desk.key("Z", CTRL)
    desk.settled()
    assert channels() == before
    assert field.text() == str(before)
    desk.key("Z", CTRL | SHIFT)
    desk.settled()
    assert channels() == 12
    field.setFocus()  # nothing was typed in it since: the keys are the document's
    desk.qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    desk.settled()
    assert channels() == before


def test_a_layer_deleted_while_its_name_is_typed(desk: Desk) -> None:
    desk.click("conv1")
    name, node = desk.window.properties.name, desk.node("conv1").id
    name.setFocus()
    name.selectAll()
    desk.qtbot.keyClicks(name, "stem")
    desk.studio.action_set.perform("delete")
    desk.settled()  # the field is hidden, and leaves the keyboard
    assert node not in desk.document.graph.nodes
    assert desk.document.graph.node_named("stem") is None


def test_f8_and_alt_enter_mend_the_mistake(desk: Desk) -> None:
    desk.key("F8")
    assert desk.window.status.message.full_text() == "There are no problems."
    desk.click("flatten1")
    desk.key("Delete")
    desk.settled()
    (wrong,) = desk.document.findings
    desk.window.selection.select(())
    desk.key("F8")
    assert desk.window.selection.current == wrong.node
    desk.key("Return", ALT)
    desk.settled()
    assert not desk.window.problems.rows
    said = desk.window.status.message.full_text()
    assert said == f"{wrong.fixes[0].label}. Ctrl+Z undoes."
    desk.key("Z", CTRL)
    desk.settled()
    assert [row.finding.message for row in desk.window.problems.rows] == [wrong.message]


def test_f6_leads_through_the_panels_and_slash_to_the_search(desk: Desk) -> None:
    desk.click("conv1")
    desk.canvas.setFocus()
    window = desk.window
    panels = (
        window.properties, window.problems, window.palette_panel, window.canvas
    )
    for panel in panels:
        focus = QApplication.focusWidget()
        assert focus is not None
        desk.qtbot.keyClick(focus, Qt.Key.Key_F6)
        now = QApplication.focusWidget()
        assert panel is now or panel.isAncestorOf(cast("QWidget", now))
    desk.key("F6", SHIFT)
    assert window.palette_panel.search.hasFocus()
    desk.canvas.setFocus()
    desk.key("Slash")
    assert window.palette_panel.search.hasFocus()


# Closing and leaving while a run trains


@pytest.mark.requirement("I13")
def test_closing_while_training_asks(desk: Desk, client: FakeEngineClient) -> None:
    start_training(desk, client, 1.5)
    desk.answers.end = Answer.Cancel
    assert not desk.window.close()
    assert desk.answers.asked == ["end training"]
    assert desk.window.isVisible()
    assert client.state == "ready"
    assert desk.studio.run.controller.is_active
    desk.answers.end = Answer.Yes
    assert desk.window.close()
    assert client.state == "stopped"


def test_opening_another_project_while_training_asks(
    desk: Desk, client: FakeEngineClient
) -> None:
    start_training(desk, client, 1.5)
    desk.answers.end = Answer.Cancel
    desk.key("N", CTRL)
    assert desk.answers.asked == ["end training"]
    assert desk.document.title == "digits_lenet"
    desk.answers.end = Answer.Yes
    desk.key("N", CTRL)
    assert not desk.document.graph.nodes
    assert not desk.studio.run.controller.is_active


def test_closing_with_changes_asks_and_cancel_stays(desk: Desk) -> None:
    desk.click("conv1")
    desk.key("Delete")
    desk.answers.first = Answer.Cancel
    assert not desk.window.close()
    assert desk.answers.asked == ["save first"]
    desk.answers.first = Answer.Save
    assert desk.window.close()
    assert desk.document.graph.node_named("conv1") is None
    assert not desk.document.is_modified


def test_the_engine_dies_while_training(desk: Desk, client: FakeEngineClient) -> None:
    start_training(desk, client, 2.5)
    nodes = tuple(desk.document.graph.nodes)
    client.die()
    bar, run = desk.window.bar, desk.studio.run
    assert "unexpectedly" in desk.window.status.message.full_text()
    assert bar.device.full_text() == "engine restarts"
    assert run.train_view.notice.isVisible()
    assert run.controller.current.state is RunState.INTERRUPTED
    assert bar.primary.text() in ("Resume", "Start again")
    assert bar.primary.isEnabled()
    assert tuple(desk.document.graph.nodes) == nodes
    client.become_ready()
    assert bar.device.full_text() == "CPU"
    desk.qtbot.mouseClick(bar.primary, Qt.MouseButton.LeftButton)
    assert run.controller.state is RunState.STARTING


# How it looks


def parts(window: QWidget) -> list[QWidget]:
    """All visible widgets that do not scroll."""
    found = [w for w in window.findChildren(QWidget) if w.isVisible()]
    return [
        w
        for w in found
        if not (w.isWindow() or _scrolls(w) or _is_parked(w) or _is_of_qt(w))
    ]


def _is_of_qt(widget: QWidget) -> bool:
    """Whether it only widens the handle between docks, and shows nothing."""
    return widget.objectName() == "qt_qmainwindow_extended_splitter"


def _is_parked(widget: QWidget) -> bool:
    """Whether it is a bar of tabs with one tab: Qt keeps it far outside."""
    return isinstance(widget, QTabBar) and widget.count() < 2


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def cut_texts(window: QWidget) -> list[str]:
    """Texts that are wider, or when wrapped higher, than their widget."""
    found = []
    for label in window.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        room = label.contentsRect()
        if isinstance(label, ElidedLabel):
            if label.text() != label.full_text():
                found.append(f"{label.full_text()} (elided)")
        elif label.wordWrap():
            if label.heightForWidth(label.width()) > label.height() + 1:
                found.append(label.text())
        elif label.fontMetrics().horizontalAdvance(label.text()) > room.width() + 1:
            found.append(label.text())
    for button in window.findChildren(QPushButton):
        needed = button.fontMetrics().horizontalAdvance(button.text())
        if button.isVisible() and needed + 12 > button.width():
            found.append(button.text())
    return found


def outside(window: QWidget) -> list[str]:
    """Widgets that are shown, but not wholly within the window."""
    frame = window.rect()
    return [
        f"{type(w).__name__} {w.objectName()}"
        for w in parts(window)
        if not frame.contains(QRect(w.mapTo(window, QPoint(0, 0)), w.size()))
    ]


@pytest.mark.parametrize("mode", ARRANGEMENTS)
def test_nothing_is_cut_and_nothing_lies_outside(
    desk: Desk, client: FakeEngineClient, mode: Mode
) -> None:
    start_training(desk, client, 2.5)
    desk.studio.show_mode(mode)
    # To change the theme takes longer than all the rest: one for each size.
    theme_manager().set_mode("light")
    look_over(desk, 1600, 1000)
    theme_manager().set_mode("dark")
    look_over(desk, 1280, 800)


def look_over(desk: Desk, width: int, height: int) -> None:
    """Find what is cut or outside, whatever is selected."""
    desk.window.resize(width, height)
    for selected in ((), (desk.node("conv1").id,), (desk.node("fc1").id,)):
        desk.window.selection.select(selected)
        desk.settled()
        assert cut_texts(desk.window) == []
        assert outside(desk.window) == []


def repaints(desk: Desk) -> int:
    plots = desk.studio.run.train_view.plots
    return plots.repaints if plots is not None else 0


def look(desk: Desk, mode: Mode) -> QImage:
    """Grab the window without what changes from time to time.

    The plots are painted one in a turn: the last one is waited for.
    """
    desk.studio.show_mode(mode)
    if mode == "train":
        desk.qtbot.waitUntil(lambda: repaints(desk) > 0, timeout=5_000)
    desk.window.status.message.set_text("")
    desk.canvas.setFocus()
    desk.qtbot.wait(150)
    # Last: whoever checks the network once more shows it again.
    desk.window.status.checked.hide()
    layout = desk.window.status.layout()
    assert layout is not None
    layout.activate()
    return desk.window.grab().toImage()


@pytest.mark.parametrize("mode", ["build", "train"])
def test_a_change_of_theme_leaves_nothing_in_the_old_colours(
    desk: Desk, qtbot: QtBot, tmp_path: Path, mode: Mode
) -> None:
    dark = look(desk, mode)
    desk.studio.actions["theme_light"].trigger()
    changed = look(desk, mode)
    assert changed != dark
    folder = tmp_path / "second"
    folder.mkdir()
    other = Desk(qtbot, folder, cast("EngineClient", FakeEngineClient()))
    path = folder / "digits_lenet.cnnproj"  # an open file belongs to its window
    shutil.copy(sample_project("digits_lenet"), path)
    assert other.studio.open_project(path)
    fresh = look(other, mode)
    other.close()
    assert changed == fresh
    desk.studio.actions["theme_dark"].trigger()
    assert look(desk, mode) == dark
    assert desk.studio.settings.value("theme") == "dark"


def test_an_edge_is_selected_and_deleted_by_key(desk: Desk) -> None:
    source, target = desk.node("relu1").id, desk.node("pool1").id
    edge = Edge(source, target)
    desk.canvas.highlights.select_edges([edge])
    desk.key("Delete")
    assert edge not in desk.document.graph.edges
    desk.key("Z", CTRL)
    assert edge in desk.document.graph.edges
