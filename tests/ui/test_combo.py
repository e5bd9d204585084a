"""A combo box short of room: what it shows ends in an ellipsis."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from cnnstudio.ui.widgets.combo import Combo


def test_a_text_without_room_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    combo = Combo([("a", "Best accuracy of all there are"), ("b", "Adam")])
    qtbot.addWidget(combo)
    combo.resize(110, 26)
    combo.show()
    assert combo.shown_text().endswith("…")
    assert combo.currentText() == "Best accuracy of all there are"
    narrow = combo.grab().toImage()
    combo.resize(400, 26)
    assert combo.shown_text() == combo.currentText()
    combo.set_current_key("b")
    combo.resize(110, 26)
    assert combo.shown_text() == "Adam"
    assert combo.grab().toImage() != narrow


def test_what_is_said_of_a_choice_gives_way_to_its_name(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    combo = Combo([("a", "background, predicted"), ("b", "blob")])
    qtbot.addWidget(combo)
    combo.resize(128, 26)
    combo.show()
    assert combo.shown_text() == "background"
    said = list[str]()
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _of: said.append(text))
    place = combo.rect().center()
    where = combo.mapToGlobal(place)
    QApplication.sendEvent(combo, QHelpEvent(QEvent.Type.ToolTip, place, where))
    assert said == ["background, predicted"]
    combo.set_current_key("b")
    QApplication.sendEvent(combo, QHelpEvent(QEvent.Type.ToolTip, place, where))
    assert said == ["background, predicted"], "nothing is cut"
