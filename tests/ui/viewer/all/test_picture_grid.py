"""Many pictures: which of them are in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.ui.viewer.all.picture_grid import PictureGrid, Words


def nothing(_place: int) -> QImage | None:
    return None


def no_words(_place: int) -> Words:
    return Words()


def test_new_images_are_seen_from_the_first_and_the_chosen_one_is_followed(
    qtbot: QtBot,
) -> None:
    grid = PictureGrid("Images", nothing, no_words, 64)
    qtbot.addWidget(grid)
    grid.resize(230, 400)
    grid.show()
    bar = grid.verticalScrollBar()
    grid.show_images(range(60))
    grid.set_current(50)  # the image that happened to be looked at
    assert bar.value() == 0
    assert grid.current() == 50
    grid.chosen.connect(grid.set_current)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert grid.current() == 51
    assert grid.viewport().rect().contains(grid.rect_of(51))
    grid.resize(160, 300)
    assert grid.viewport().rect().contains(grid.rect_of(51)), "also after a change"
    grid.show_images(range(30))
    assert bar.value() == 0
