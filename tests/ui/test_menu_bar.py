"""The menu bar by keys: Alt and a letter opens a menu, one Escape leaves it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.helpers.desk import Desk
from tests.helpers.qt import click

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    """Return an active window without a project."""
    empty_desk.window.activateWindow()
    return empty_desk


def open_menu() -> QMenu:
    """Return the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.parametrize("letter", "FEVGRH")
def test_alt_and_a_letter_opens_a_menu_and_escape_leaves(
    desk: Desk, letter: str
) -> None:
    desk.canvas.setFocus()
    QTest.keyClick(desk.canvas, getattr(Qt.Key, f"Key_{letter}"), ALT)
    menu = open_menu()
    assert menu.title().replace("&", "").startswith(letter)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(lambda: desk.window.focusWidget() is desk.canvas)
    assert QApplication.activePopupWidget() is None
    assert desk.window.bar.menus.activeAction() is None


def test_escape_gives_the_keyboard_back_to_a_field(desk: Desk) -> None:
    search = desk.window.palette_panel.search
    search.setFocus()
    bar = desk.window.bar.menus
    click(bar, bar.actionGeometry(bar.actions()[1]).center())
    QTest.keyClick(open_menu(), Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(lambda: desk.window.focusWidget() is search)
    QTest.keyClicks(search, "conv")
    assert search.text() == "conv"
