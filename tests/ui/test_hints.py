"""Each hint is shown once, when its moment comes, and goes by button or Escape."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.paths import sample_project
from cnnstudio.project.commands import EditField
from cnnstudio.project.file_format import load
from cnnstudio.project.project import empty_project
from cnnstudio.ui.document import Document
from cnnstudio.ui.hints import HINTS, Hints
from cnnstudio.ui.widgets.afloat import Afloat
from tests.helpers.qt import click


class Room:
    """A document, a widget in place of the canvas, and settings in a file."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.document = qtbot, Document()
        self.canvas = QWidget()
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        qtbot.addWidget(self.canvas)
        self.canvas.resize(800, 600)
        self.canvas.show()
        self.folder = folder
        self.hints = self.start()

    def start(self, first: str = "") -> Hints:
        settings = QSettings(str(self.folder / "w.ini"), QSettings.Format.IniFormat)
        hints = Hints(self.document, self.canvas, settings, self.canvas, first)
        self.qtbot.addWidget(hints.bar)
        Afloat(hints.afloat, self.canvas)
        return hints

    def open(self) -> None:
        self.document.open(load(sample_project("digits_residual")).project, None)

    def break_shortcut(self) -> None:
        self.document.push(EditField("shortcut", "out_channels", 16))
        self.document.validate()


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Room:
    return Room(qtbot, tmp_path)


def test_an_empty_network_has_no_hint(room: Room) -> None:
    assert not room.hints.bar.isVisible()


def test_the_first_wire_is_explained_and_put_away(room: Room) -> None:
    room.open()
    bar = room.hints.bar
    assert bar.isVisible()
    assert bar.text.text() == HINTS[0].text
    click(bar.button, bar.button.rect().center())
    assert not bar.isVisible()
    room.open()
    assert not bar.isVisible()


def test_the_next_one_waits_and_escape_puts_away(room: Room, qtbot: QtBot) -> None:
    room.open()
    room.break_shortcut()
    bar = room.hints.bar
    assert bar.text.text() == HINTS[0].text
    qtbot.keyClick(room.canvas, Qt.Key.Key_Escape)
    assert bar.text.text() == HINTS[1].text
    qtbot.keyClick(room.canvas, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    room.hints.epoch_ended()
    over = room.hints.afloat
    holder = over.parentWidget()
    assert holder is not None
    assert (over.isVisible(), bar.isVisible()) == (True, False)
    assert over.text.text() == HINTS[2].text
    for wide in (800, 300):  # where its words take more lines
        room.canvas.resize(wide, 600)
        box = holder.geometry()
        assert (box.left(), box.width(), box.bottom()) == (0, wide, 599)
        assert over.text.height() >= over.text.heightForWidth(over.text.width())
    click(over.button, over.button.rect().center())
    assert not holder.isVisible()


def test_each_is_shown_once_also_over_starts(room: Room) -> None:
    room.open()
    room.hints.bar.hide()
    again = room.start()
    assert not again.bar.isVisible()
    again.forget()
    assert again.bar.isVisible()


def test_it_goes_with_the_project_that_it_is_about(room: Room) -> None:
    room.open()
    room.document.open(empty_project(), None)
    assert not room.hints.bar.isVisible()
    room.hints.epoch_ended()
    assert room.hints.afloat.isVisible()
    room.open()
    assert not room.hints.afloat.isVisible()


def test_the_hint_about_an_error_goes_when_that_is_mended(room: Room) -> None:
    room.open()
    bar = room.hints.bar
    click(bar.button, bar.button.rect().center())
    room.break_shortcut()
    assert bar.text.text() == HINTS[1].text
    room.document.stack.undo()
    room.document.validate()
    assert not bar.isVisible()


def test_own_images_are_offered_first_and_once(room: Room, qtbot: QtBot) -> None:
    room.open()
    room.hints.forget()
    room.hints.bar.hide()
    hints = room.start("images")
    asked: list[str] = []
    hints.asked.connect(asked.append)
    assert "images of your own" in hints.bar.text.text()
    click(hints.bar.act, hints.bar.act.rect().center())
    assert asked == ["from_images"]
    assert not hints.bar.act.isVisible()
    assert "images of your own" not in room.start("images").bar.text.text()


def test_what_floats_over_a_stack_lies_over_every_page(qtbot: QtBot) -> None:
    stack, held = QStackedWidget(), QLabel("over")
    qtbot.addWidget(stack)
    for name in "ab":
        stack.addWidget(QLabel(name))
    afloat = Afloat(held, stack)
    stack.resize(300, 200)
    stack.show()
    held.show()
    for index in (1, 0):
        stack.setCurrentIndex(index)
        assert stack.children()[-1] is afloat
