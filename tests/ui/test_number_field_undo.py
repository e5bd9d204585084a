"""Undo reaches the window while a field has nothing of its own to take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from cnnstudio.ui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_undo_after_a_step_is_the_windows(qtbot: QtBot) -> None:
    window, field = QMainWindow(), NumberField("3")
    qtbot.addWidget(window)
    window.setCentralWidget(field)
    undo = QAction("Undo", window)
    undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
    window.addAction(undo)
    undone: list[bool] = []
    undo.triggered.connect(lambda: undone.append(True))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "4"
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(undone) == 1
    field.selectAll()
    qtbot.keyClicks(field, "78")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(undone) == 1
    assert field.text() != "78"
