"""The list of runs by mouse and keys: names, notes, stars, trash, others beside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from cnnstudio.project.run_marks import read_marks
from cnnstudio.project.run_trash import trashed_runs
from cnnstudio.project.runs import RunFolder
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.note_dialog import NoteDialog
from cnnstudio.ui.training.plot_styles import MOST_OTHERS
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.run_rows import RunRow, eye_box
from cnnstudio.ui.training.runs_section import RunsSection
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_folders import falling, trained_run
from tests.helpers.run_messages import small_project

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


class Column:
    """The section of a project with some finished runs."""

    def __init__(self, qtbot: QtBot, path: Path, count: int) -> None:
        project = small_project(epochs=4)
        self.folders = [
            trained_run(path.with_suffix(".runs"), project, falling(1 / n, 4))
            for n in range(1, count + 1)
        ]
        self.client = FakeEngineClient()
        self.client.start()
        self.client.become_ready()
        self.document = Document()
        self.document.open(project, path)
        client = cast("EngineClient", self.client)
        self.controller = RunController(self.document, client)
        self.said: list[str] = []
        self.controller.said.connect(self.said.append)
        self.section = RunsSection(self.controller)
        self.list, self.keeper = self.section.list, self.section.keeper
        qtbot.addWidget(self.section)
        self.section.resize(296, 400)
        self.section.show()
        self.section.activateWindow()
        qtbot.waitUntil(self.section.isActiveWindow)

    def row(self, number: int) -> RunRow:
        return self.list.rows()[number]

    def names(self) -> list[str]:
        return [row.name for row in self.list.rows()]

    def go_to(self, number: int) -> None:
        self.list.setFocus()
        self.list.setCurrentRow(number)

    def key(self, key: Qt.Key, with_: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.list, key, with_ or Qt.KeyboardModifier.NoModifier)

    def click_eye(self, number: int) -> None:
        box = self.list.visualItemRect(self.list.item(number))
        place = eye_box(box).center()
        QTest.mouseClick(self.list.viewport(), LEFT, pos=place)

    def pick(self, number: int, text: str) -> None:
        """Choose in the menu of a row."""
        menu = self.list.menu_of(self.row(number))
        assert isinstance(menu, QMenu)
        action = next(a for a in menu.actions() if a.text() == text)
        assert action.isEnabled(), text
        action.trigger()
        menu.close()


@pytest.fixture
def column(qtbot: QtBot, tmp_path: Path) -> Iterator[Column]:
    column = Column(qtbot, tmp_path / "digits.cnnproj", 3)
    yield column
    column.section.hide()


def test_a_run_is_renamed_where_it_stands(column: Column, qtbot: QtBot) -> None:
    column.go_to(1)
    column.key(Qt.Key.Key_F2)
    field = column.list.findChild(QLineEdit)
    assert field is not None
    assert (field.text(), field.selectedText()) == ("Run 2", "Run 2")
    QTest.keyClicks(field, "Wider")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: column.names() == ["Run 3", "Wider", "Run 1"])
    assert read_marks(column.folders[1].path).name == "Wider"
    assert column.folders[1].read().name == "Run 2", "the writer's file is untouched"
    column.keeper.rename(column.folders[1].path, "")
    assert column.names() == ["Run 3", "Run 2", "Run 1"]


def test_the_name_follows_to_where_the_run_is_shown(column: Column) -> None:
    assert column.controller.shown.name == "Run 3"
    column.keeper.rename(column.folders[2].path, "Best so far")
    assert column.controller.shown.name == "Best so far"


def test_a_note_and_a_star(column: Column, qtbot: QtBot) -> None:
    column.pick(0, "Note…")
    dialog = column.section.findChild(NoteDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.field, "dropout helped")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return, CTRL)
    assert column.row(0).note == "dropout helped"
    assert "dropout helped" in column.list.item(0).toolTip()
    column.pick(0, "Give a star")
    assert column.row(0).star
    column.pick(0, "Take the star")
    assert not column.row(0).star
    assert read_marks(column.folders[2].path).note == "dropout helped"


def test_to_the_trash_and_back_by_keys(column: Column) -> None:
    column.go_to(1)
    column.key(Qt.Key.Key_Delete)
    assert column.names() == ["Run 3", "Run 1"]
    assert column.section.thrown.text() == "1 run is in the trash."
    assert column.section.undo.isVisible()
    column.key(Qt.Key.Key_Z, CTRL)
    assert column.names() == ["Run 3", "Run 2", "Run 1"]
    assert not column.section.undo.isVisible()


def test_the_shown_run_can_be_thrown_away_and_brought_back(column: Column) -> None:
    column.pick(0, "Move to the trash")
    assert column.controller.shown.name == "Run 2"
    QTest.mouseClick(column.section.undo, LEFT)
    assert column.names()[0] == "Run 3"
    for number in (2, 1, 0):
        column.keeper.throw_away([column.folders[number].path])
    assert column.controller.shown.id == ""
    assert column.section.none_yet.isVisible()
    assert len(trashed_runs(column.folders[0].path.parent)) == 3
    for _ in range(3):
        column.keeper.undo()
    assert column.names() == ["Run 3", "Run 2", "Run 1"]


def test_a_run_that_trains_is_not_thrown_away(column: Column) -> None:
    column.controller.start()
    folder = column.controller.current.folder
    assert "is training" in column.keeper.why_not_throw([folder])
    column.keeper.throw_away([folder])
    assert column.said[-1] == "Run 4 is training. Stop it first."
    assert RunFolder(folder).exists


def test_a_run_that_trains_elsewhere_is_not_thrown_away(column: Column) -> None:
    with column.folders[0].writing():
        column.keeper.throw_away([column.folders[0].path])
    assert "is training. Stop it first" in column.said[-1]
    assert column.names() == ["Run 3", "Run 2", "Run 1"]


def test_what_was_undone_elsewhere_is_no_longer_offered(column: Column) -> None:
    column.keeper.throw_away([column.folders[0].path])
    (trashed,) = trashed_runs(column.folders[0].path.parent)
    column.keeper.delete_for_good([Path(trashed.folder)])
    assert column.keeper.thrown_text() == ""
    column.keeper.undo()
    assert column.names() == ["Run 3", "Run 2"]


def test_others_are_drawn_beside(column: Column) -> None:
    column.click_eye(1)
    assert [run.name for run in column.keeper.beside] == ["Run 2"]
    assert column.controller.shown.name == "Run 3", "the eye shows beside, not alone"
    assert len(column.keeper.beside[0].history.epochs) == 4
    column.go_to(2)
    column.key(Qt.Key.Key_Space)
    assert [run.name for run in column.keeper.beside] == ["Run 2", "Run 1"]
    assert [row.beside for row in column.list.rows()] == [False, True, True]
    column.click_eye(1)
    assert [run.name for run in column.keeper.beside] == ["Run 1"]
    column.keeper.rename(column.folders[0].path, "Base")
    assert [run.name for run in column.keeper.beside] == ["Base"]
    column.go_to(2)
    column.key(Qt.Key.Key_Return)
    assert column.controller.shown.name == "Base"
    assert column.keeper.beside == (), "a run is not drawn beside itself"
    column.keeper.throw_away([column.folders[0].path])
    assert column.keeper.beside == ()


def test_more_than_can_be_told_apart_are_refused(qtbot: QtBot, tmp_path: Path) -> None:

    assert MOST_OTHERS == MOST_OTHERS
    column = Column(qtbot, tmp_path / "many.cnnproj", MOST_OTHERS + 2)
    for folder in column.folders[:-1]:
        column.keeper.draw_beside(folder.path, True)
    assert len(column.keeper.beside) == MOST_OTHERS
    assert "hide one first" in column.said[-1]


def test_many_runs_are_searched(qtbot: QtBot, tmp_path: Path) -> None:
    column = Column(qtbot, tmp_path / "many.cnnproj", 6)
    assert column.section.search.isVisible()
    column.keeper.note(column.folders[2].path, "with mixup")
    QTest.keyClicks(column.section.search, "MIXUP")
    assert column.names() == ["Run 3"]
    QTest.keyClick(column.section.search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is column.list
    QTest.keyClicks(column.section.search, " never")
    assert column.section.none_yet.text() == "No run says “MIXUP never”."
    QTest.keyClick(column.section.search, Qt.Key.Key_Escape)
    assert len(column.names()) == 6


def test_the_menu_opens_by_mouse(column: Column, qtbot: QtBot) -> None:
    place = column.list.visualItemRect(column.list.item(1)).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, column.list.mapToGlobal(place)
    )
    QApplication.sendEvent(column.list.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Move to the trash" in [action.text() for action in menu.actions()]
    menu.close()
    assert column.list.currentRow() == 1


def test_compare_needs_two_runs(column: Column, qtbot: QtBot) -> None:
    with qtbot.waitSignal(column.section.compare_asked):
        QTest.mouseClick(column.section.compare, LEFT)
    column.keeper.throw_away([f.path for f in column.folders[:2]])
    assert column.section.thrown.text() == "2 runs are in the trash."
    assert column.section.compare.isVisible()
    assert not column.section.compare.isEnabled()
    assert column.section.compare.toolTip().startswith("There are no two runs yet")
    column.keeper.undo()
    assert column.section.compare.isEnabled()


def test_a_click_beside_the_rows_does_nothing(column: Column) -> None:
    QTest.mouseClick(column.list.viewport(), LEFT, pos=QPoint(10, 1_000))
    assert column.controller.shown.name == "Run 3"
