"""A combo box short of room: what it shows ends in an ellipsis."""

from __future__ import annotations

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
