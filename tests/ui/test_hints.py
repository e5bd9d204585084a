"""Each hint is shown once, when its moment comes, and goes by button or Escape."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.paths import sample_project
from cnnstudio.project.commands import EditField
from cnnstudio.project.file_format import load
from cnnstudio.ui.document import Document
from cnnstudio.ui.hints import HINTS, Hints
from tests.helpers.qt import click


class Room:
    """A document, a widget in place of the canvas, and settings in a file."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.document = Document()
        self.canvas = QWidget()
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        qtbot.addWidget(self.canvas)
        self.canvas.resize(800, 600)
        self.canvas.show()
        self.folder = folder
        self.hints = self.start()

    def start(self) -> Hints:
        settings = QSettings(str(self.folder / "w.ini"), QSettings.Format.IniFormat)
        return Hints(self.document, self.canvas, settings, self.canvas)

    def open(self) -> None:
        self.document.open(load(sample_project("digits_residual")).project, None)

    def break_shortcut(self) -> None:
        self.document.push(EditField("shortcut", "out_channels", 16))
        self.document.validate()


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Room:
    return Room(qtbot, tmp_path)


def test_an_empty_network_has_no_hint(room: Room) -> None:
    assert not room.hints.card.isVisible()


def test_the_first_wire_is_explained_and_put_away(room: Room) -> None:
    room.open()
    card = room.hints.card
    assert card.isVisible()
    assert card.text() == HINTS[0].text
    assert room.canvas.rect().contains(card.geometry())
    click(card.button, card.button.rect().center())
    assert not card.isVisible()
    room.open()
    assert not card.isVisible()


def test_the_next_one_waits_and_escape_puts_away(room: Room, qtbot: QtBot) -> None:
    room.open()
    room.break_shortcut()
    card = room.hints.card
    assert card.text() == HINTS[0].text
    qtbot.keyClick(room.canvas, Qt.Key.Key_Escape)
    assert card.text() == HINTS[1].text
    qtbot.keyClick(room.canvas, Qt.Key.Key_Escape)
    assert not card.isVisible()
    room.hints.epoch_ended()
    assert card.text() == HINTS[2].text


def test_each_is_shown_once_also_over_starts(room: Room) -> None:
    room.open()
    room.hints.card.hide()
    again = room.start()
    assert not again.card.isVisible()
    again.forget()
    assert again.card.isVisible()


def test_it_stays_inside_of_a_narrow_canvas(room: Room) -> None:
    room.open()
    room.canvas.resize(300, 400)
    assert room.canvas.rect().contains(room.hints.card.geometry())
