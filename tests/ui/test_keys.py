"""Edit > Keys: every action with its keys, changed by pressing, and kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtGui import QKeySequence

from cnnstudio.ui.actions.hand_moves import HAND_MOVES
from cnnstudio.ui.actions.key_map import KeyMap, sequences
from cnnstudio.ui.actions.table import ACTIONS
from cnnstudio.ui.keys import KeysDialog
from tests.helpers.desk import Desk

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(desk: Desk) -> KeysDialog:
    """Return the dialog as the menu opens it."""
    desk.studio.actions["keys"].trigger()
    (dialog,) = desk.window.findChildren(KeysDialog)
    desk.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def row_of(dialog: KeysDialog, key: str) -> list[str]:
    dialog.pick(key)
    items = [dialog.table.item(dialog.table.currentRow(), c) for c in range(3)]
    return [item.text() for item in items if item is not None]


def test_it_lists_every_action_and_what_hands_do(dialog: KeysDialog) -> None:
    assert dialog.table.rowCount() == len(ACTIONS) + len(HAND_MOVES)
    assert row_of(dialog, "fit") == ["Fit all", "View", "F"]
    assert row_of(dialog, "walk_up") == ["Layer before", "Graph > Go to", "Up"]
    assert row_of(dialog, "redo")[2] == "Ctrl+Shift+Z, Ctrl+Y"


def test_it_is_searched_by_name_and_by_keys(desk: Desk, dialog: KeysDialog) -> None:
    desk.qtbot.keyClicks(dialog.search, "ctrl+shift+g")
    assert dialog.picked == "expand"
    dialog.search.clear()
    desk.qtbot.keyClicks(dialog.search, "next prob")
    assert dialog.picked == "next_problem"
    assert dialog.said.text().startswith("Goes to the next mistake")


def test_keys_are_changed_by_pressing_and_act_and_stay(
    desk: Desk, dialog: KeysDialog, tmp_path: Path
) -> None:
    dialog.pick("fit")
    assert "Press" in dialog.assign.toolTip()
    desk.qtbot.keyClick(dialog.field, Key.Key_J, CTRL | ALT)
    assert dialog.field.text() == "Ctrl+Alt+J"
    assert dialog.said.text() == "Ctrl+Alt+J is free."
    desk.qtbot.mouseClick(dialog.assign, Qt.MouseButton.LeftButton)
    assert row_of(dialog, "fit")[2] == "Ctrl+Alt+J"
    assert desk.studio.actions["fit"].shortcut() == QKeySequence("Ctrl+Alt+J")
    desk.studio.settings.sync()
    stored = QSettings(desk.studio.settings.fileName(), QSettings.Format.IniFormat)
    assert KeyMap(ACTIONS, stored).keys("fit") == [QKeySequence("Ctrl+Alt+J")]
    dialog.close()
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.canvas.setFocus()
    desk.canvas.zoom_to(0.3)
    desk.key("F")
    assert desk.canvas.zoom == pytest.approx(0.3)
    desk.key("J", CTRL, ALT)
    assert desk.canvas.zoom > 0.4


def test_keys_of_another_are_named_and_taken_only_if_wanted(
    desk: Desk, dialog: KeysDialog
) -> None:
    keys = desk.studio.keys
    dialog.pick("fit")
    desk.qtbot.keyClick(dialog.field, Key.Key_D, CTRL)
    assert dialog.said.text().startswith("Ctrl+D belongs to “Duplicate”.")
    assert dialog.assign.text() == "Take these keys"
    assert keys.keys("duplicate") == [QKeySequence("Ctrl+D")], "not yet"
    desk.qtbot.mouseClick(dialog.assign, Qt.MouseButton.LeftButton)
    assert keys.keys("duplicate") == []
    assert keys.keys("fit") == [QKeySequence("Ctrl+D")]
    dialog.pick("duplicate")
    desk.qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert keys.keys("duplicate") == [QKeySequence("Ctrl+D")]
    assert keys.keys("fit") == [], "no keys are given twice"
    desk.qtbot.mouseClick(dialog.reset_all, Qt.MouseButton.LeftButton)
    assert keys.keys("fit") == [QKeySequence("F")]
    assert not any(key.startswith("keys/") for key in desk.studio.settings.allKeys())
    assert not dialog.reset_all.isEnabled()
    assert dialog.reset_all.toolTip() == "All actions have their usual keys."


def test_tab_and_enter_can_be_keys_and_ctrl_tab_leaves(
    desk: Desk, dialog: KeysDialog
) -> None:
    dialog.pick("fit")
    dialog.field.setFocus()
    for key, held, said in (
        (Key.Key_Tab, SHIFT, "Shift+Tab"),
        (Key.Key_Return, CTRL, "Ctrl+Return"),
        (Key.Key_F1, SHIFT, "Shift+F1"),
        (Key.Key_Escape, SHIFT, "Shift+Esc"),
    ):
        desk.qtbot.keyClick(dialog.field, key, held)
        assert dialog.isVisible()
        assert sequences(dialog.field.text()) == [QKeySequence(said)]
    desk.qtbot.keyClick(dialog.field, Key.Key_Tab, CTRL)
    assert not dialog.field.hasFocus()


def test_an_action_can_have_no_keys(desk: Desk, dialog: KeysDialog) -> None:
    dialog.pick("fit")
    desk.qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert desk.studio.actions["fit"].shortcuts() == []
    assert "(" not in desk.studio.actions["fit"].toolTip().partition("\n")[0]
    assert dialog.remove.toolTip() == "It has no keys."


def test_it_goes_when_closed(desk: Desk, dialog: KeysDialog) -> None:
    desk.qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)
    assert desk.window.findChildren(KeysDialog) == []


def test_damaged_settings_are_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "s.ini"
    path.write_text("[keys]\nfit=Nonsense+Foo\nnobody=F\nundo=\n", "utf-8")
    keys = KeyMap(ACTIONS, QSettings(str(path), QSettings.Format.IniFormat))
    assert keys.keys("fit") == [QKeySequence("F")]
    assert keys.keys("undo") == [], "taken away on purpose"
