"""The questions and sentences of the window can be read to their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QMessageBox

from cnnstudio.ui.style_sheet import style_sheet
from cnnstudio.ui.theme import theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_style_leaves_a_message_as_wide_as_its_text(qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStyleSheet(style_sheet(theme()))
    box.setText("/home/someone/network.cnnproj: line 1, column 1: is not JSON")
    box.show()
    label = box.findChild(QLabel, "qt_msgbox_label")
    assert isinstance(label, QLabel)
    needed = label.fontMetrics().horizontalAdvance(label.text())
    assert label.wordWrap() or label.width() >= needed
