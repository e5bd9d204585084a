"""The bar at the top: what gives way where the words of a language are long."""

from __future__ import annotations

from typing import NamedTuple

from pytestqt.qtbot import QtBot

from cnnstudio.ui.app_bar import AppBar
from cnnstudio.ui.language import Speech
from cnnstudio.ui.theme import theme_manager


class Says(NamedTuple):
    """What a button of the run says."""

    text: str
    icon: str
    tip: str = ""
    reason: str = ""


def test_whether_it_is_saved_gives_way_to_the_words_of_buttons(qtbot: QtBot) -> None:
    theme_manager().apply()
    speech = Speech("de")
    bar = AppBar()
    speech.end()
    qtbot.addWidget(bar)
    for menu in ["Datei", "Bearbeiten", "Ansicht", "Graph", "Lauf", "Ansehen", "Hilfe"]:
        bar.menus.addMenu(menu).addAction(menu)
    bar.menus.setMinimumWidth(bar.menus.sizeHint().width())
    bar.show_title("digits_lenet", edited=True, read_only=False, has_file=True)
    bar.device_glyph.show()
    bar.device.set_text("CPU")
    bar.resize(1280, bar.height())
    bar.show()
    bar.show_run_buttons(Says("Trainieren", "play"), Says("Weiter", "next"))
    assert bar.state.isVisible()
    bar.show_run_buttons(Says("Trainieren", "play"), Says("Weiter trainieren", "next"))
    qtbot.wait(1)
    assert not bar.state.isVisible()
    for button in (bar.primary, bar.secondary):
        assert button.width() >= button.sizeHint().width()
    bar.show_title("digits_lenet", edited=False, read_only=True, has_file=True)
    assert bar.state.isVisible(), "nothing else says that it cannot be changed"
