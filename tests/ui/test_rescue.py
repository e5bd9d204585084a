"""Nothing is lost: recovery after a crash, two windows, files changed by others."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.paths import HOME_VARIABLE, sample_project, user_data_dir
from cnnstudio.project.commands import AddNode, EditSettings, new_node
from cnnstudio.project.file_format import dumps, load
from cnnstudio.project.recovery import abandoned_slots
from cnnstudio.ui.changed_file import ChangedFileNotice
from cnnstudio.ui.document import Document
from cnnstudio.ui.files import Files
from cnnstudio.ui.recovery_dialog import RecoveryDialog
from cnnstudio.ui.recovery_keeper import APART_MS
from cnnstudio.ui.rescue import Rescue
from tests.helpers.desk import Answers


class Window:
    """What a window has to do with files, without canvas and panels."""

    def __init__(self, qtbot: QtBot, settings: Path) -> None:
        self.qtbot = qtbot
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        self.document, self.answers = Document(self.widget), Answers()
        stored = QSettings(str(settings), QSettings.Format.IniFormat)
        self.files = Files(self.document, self.answers, stored, self.widget)
        self.rescue = Rescue(self.document, self.files, self.widget, user_data_dir())
        self.notice = ChangedFileNotice(self.document, self.files, self.widget)
        self.said: list[str] = []
        self.rescue.message.connect(self.said.append)
        self.widget.show()

    def open(self, path: Path) -> bool:
        return self.files.open_path(path)

    def close(self) -> None:
        self.rescue.close()
        self.files.guard.release()
        self.widget.close()


class Windows:
    """Windows of one user, opened, crashed and opened again."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.slots = user_data_dir() / "recovery"
        self.path = folder / "digits.cnnproj"
        shutil.copy(sample_project("digits_simple"), self.path)
        self._open: list[Window] = []

    def window(self, path: Path | None = None) -> Window:
        """Start a window, with a file."""
        window = Window(self.qtbot, self.folder / "w.ini")
        self._open.append(window)
        if path is not None:
            window.open(path)
        window.rescue.begin()
        return window

    def crash(self, desk: Window) -> None:
        """Leave everything as a killed process does: locks end, files stay."""
        assert desk.rescue.keeper is not None
        slot = desk.rescue.keeper.slot
        desk.rescue.keeper.write()
        copy = {p.name: p.read_bytes() for p in slot.folder.iterdir()}
        desk.close()
        slot.folder.mkdir()
        for name, content in copy.items():
            (slot.folder / name).write_bytes(content)

    def close(self) -> None:
        """Close them all."""
        for window in self._open:
            window.close()


@pytest.fixture
def windows(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Windows]:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    windows = Windows(qtbot, tmp_path)
    yield windows
    windows.close()


def edit(desk: Window, count: int = 1) -> None:
    for _ in range(count):
        desk.document.push(AddNode(new_node(desk.document.graph, "ReLU")))


def offered(desk: Window) -> RecoveryDialog:
    dialog = desk.rescue.dialog
    assert dialog is not None, "nothing is offered"
    return dialog


def copies(windows: Windows) -> list[Path]:
    return sorted(windows.slots.glob("slot-*/copy-*.json"))


# Recovery copies


def test_an_edit_is_copied_soon_and_saving_removes_the_copy(windows: Windows) -> None:
    desk = windows.window(windows.path)
    assert APART_MS < 2_000
    assert not copies(windows)
    edit(desk)
    desk.qtbot.waitUntil(lambda: bool(copies(windows)), timeout=2_000)
    assert desk.files.save()
    assert not copies(windows)
    edit(desk)
    desk.qtbot.waitUntil(lambda: bool(copies(windows)), timeout=2_000)
    desk.document.stack.undo()
    assert not copies(windows)  # as it was saved


def test_after_a_crash_it_is_offered_with_what_and_when(windows: Windows) -> None:
    desk = windows.window(windows.path)
    edit(desk, 3)
    lost = dumps(desk.document.project)
    windows.crash(desk)
    again = windows.window()
    dialog = offered(again)
    cells = [dialog.table.item(0, column) for column in range(4)]
    row = [cell.text() for cell in cells if cell is not None]
    assert row[:3] == ["digits", "3", desk.document.stack.undoText()]
    assert ":" in row[3]
    assert dialog.path.text() == str(windows.path)
    windows.qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert dumps(again.document.project) == lost
    assert again.document.path == windows.path
    assert again.document.is_modified
    assert copies(windows), "the copy stays until the work is saved"
    assert again.files.save()
    assert not copies(windows)
    assert dumps(load(windows.path).project) == lost


def test_a_second_crash_while_recovering_loses_nothing(windows: Windows) -> None:
    desk = windows.window(windows.path)
    edit(desk, 2)
    lost = dumps(desk.document.project)
    windows.crash(desk)
    second = windows.window()
    windows.crash(second)  # the question stands there, unanswered
    offered(second).close()
    third = windows.window()
    offered(third).accept()
    assert dumps(third.document.project) == lost
    windows.crash(third)  # restored, and not changed since
    fourth = windows.window()
    offered(fourth).accept()
    edit(fourth)
    with_more = dumps(fourth.document.project)
    windows.crash(fourth)
    fifth = windows.window()
    about = offered(fifth).offers[0].copy.about
    assert about.changes == 3
    offered(fifth).accept()
    assert dumps(fifth.document.project) == with_more


def test_not_now_deletes_nothing_and_asks_no_more(windows: Windows) -> None:
    desk = windows.window(windows.path)
    edit(desk)
    lost = dumps(desk.document.project)
    windows.crash(desk)
    second = windows.window()
    windows.qtbot.mouseClick(
        offered(second).later_button, Qt.MouseButton.LeftButton
    )
    assert copies(windows)
    third = windows.window()
    assert third.rescue.dialog is None
    third.rescue.show_all()
    offered(third).accept()
    assert dumps(third.document.project) == lost


def test_what_is_recovered_after_all_is_offered_after_the_next_crash(
    windows: Windows,
) -> None:
    desk = windows.window(windows.path)
    edit(desk)
    windows.crash(desk)
    desk = windows.window()
    offered(desk).reject()
    desk.close()
    desk = windows.window()
    assert desk.rescue.dialog is None
    desk.rescue.show_all()
    offered(desk).accept()
    edit(desk)
    windows.crash(desk)
    (offer,) = offered(windows.window()).offers
    assert offer.copy.about.changes == 2


def test_what_a_living_window_holds_is_not_offered(windows: Windows) -> None:
    first = windows.window(windows.path)
    edit(first)
    first.rescue.write()
    second = windows.window()
    assert second.rescue.dialog is None
    assert not second.said


def test_a_clean_close_leaves_nothing(windows: Windows) -> None:
    desk = windows.window(windows.path)
    edit(desk)
    desk.rescue.write()
    desk.close()
    assert not list(windows.slots.glob("slot-*"))


def test_a_crash_without_changes_is_said_in_a_line(windows: Windows) -> None:
    windows.crash(windows.window(windows.path))
    again = windows.window()
    assert again.rescue.dialog is None
    assert "closed unexpectedly" in again.said[0]
    assert abandoned_slots(windows.slots) == []


def test_a_damaged_copy_is_skipped_and_the_older_offered(windows: Windows) -> None:
    desk = windows.window(windows.path)
    edit(desk)
    older = dumps(desk.document.project)
    desk.rescue.write()
    edit(desk)
    windows.crash(desk)
    newest = copies(windows)[0]
    newest.write_bytes(newest.read_bytes()[:-50])
    again = windows.window()
    assert "copy-0.json is damaged" in offered(again).notes.text()
    offered(again).accept()
    assert dumps(again.document.project) == older


def test_a_disk_that_refuses_is_told_once(windows: Windows) -> None:
    desk = windows.window(windows.path)
    keeper = desk.rescue.keeper
    assert keeper is not None
    shutil.rmtree(keeper.slot.folder)
    said: list[str] = []
    keeper.failed.connect(said.append)
    for _ in range(2):
        edit(desk)
        assert not keeper.write()
    assert len(said) == 1
    assert "not kept" in said[0]
    keeper.slot.folder.mkdir()
    edit(desk)
    assert keeper.write()


def test_closing_at_the_systems_wish_keeps_what_is_unsaved(windows: Windows) -> None:
    desk = windows.window(windows.path)
    edit(desk, 2)
    desk.rescue.leave()
    again = windows.window()
    assert offered(again).offers[0].copy.about.changes == 2
    offered(again).reject()


# Other windows and other programs


def test_a_file_open_elsewhere_is_opened_read_only(windows: Windows) -> None:
    windows.window(windows.path)
    second = windows.window()
    assert not second.open(windows.path)
    (asked,) = second.answers.asked
    assert f"process {os.getpid()}" in asked
    second.answers.read_only = True
    assert second.open(windows.path)
    assert second.document.read_only
    edit(second)
    second.answers.save_answer = str(windows.path)
    before = windows.path.read_bytes()
    assert not second.files.save()
    assert windows.path.read_bytes() == before
    second.answers.save_answer = str(windows.folder / "mine.cnnproj")
    assert second.files.save()
    third = windows.window()
    edit(third)
    third.answers.save_answer = str(windows.path)
    assert not third.files.save_as()
    assert "open in another" in third.answers.told[-1]
    assert windows.path.read_bytes() == before


def test_the_hold_goes_with_the_file(windows: Windows) -> None:
    first, second = windows.window(windows.path), windows.window()
    first.answers.save_answer = str(windows.folder / "other.cnnproj")
    assert first.files.save_as()
    assert second.open(windows.path)
    assert not second.document.read_only
    assert not second.open(windows.folder / "other.cnnproj")
    first.files.new()
    assert second.open(windows.folder / "other.cnnproj")
    assert not second.document.read_only


def changed_by_others(windows: Windows) -> str:
    """Another program writes the file; return its text."""
    project = load(windows.path).project
    EditSettings("training", {"epochs": 77}).redo(project)
    text = dumps(project)
    windows.path.with_name("new").write_text(text, encoding="utf-8")
    os.replace(windows.path.with_name("new"), windows.path)
    return text


def test_a_change_by_others_is_noticed_and_read(windows: Windows) -> None:
    desk = windows.window(windows.path)
    notice = desk.notice
    theirs = changed_by_others(windows)
    desk.qtbot.waitUntil(notice.isVisible, timeout=5_000)
    assert "digits.cnnproj was changed by another program at" in notice.text.text()
    edit(desk)
    mine = dumps(desk.document.project)
    windows.qtbot.mouseClick(notice.reload_button, Qt.MouseButton.LeftButton)
    assert dumps(desk.document.project) == theirs
    assert not notice.isVisible()
    desk.rescue.show_all()  # what was given up is there
    dialog = offered(desk)
    assert [offer.copy.text for offer in dialog.offers] == [mine]
    dialog.accept()
    assert dumps(desk.document.project) == mine
    assert desk.document.is_modified


def test_our_own_saves_are_no_changes_by_others(windows: Windows) -> None:
    desk = windows.window(windows.path)
    for _ in range(2):
        edit(desk)
        assert desk.files.save()
        desk.qtbot.wait(300)
    os.utime(windows.path)  # touched, with the same content
    desk.qtbot.wait(400)
    assert not desk.notice.isVisible()
    assert desk.answers.asked == []


def test_what_is_too_large_or_no_file_is_refused_unread(windows: Windows) -> None:
    desk, large = windows.window(windows.path), windows.folder / "large.cnnproj"
    with large.open("wb") as file:
        file.truncate(2**40)  # takes no room
    pipe = windows.folder / "pipe.cnnproj"
    os.mkfifo(pipe)
    for path, reason in ((large, "too large"), (pipe, "is not a file")):
        assert not desk.open(path)
        assert reason in desk.answers.told[-1]
    assert desk.document.path == windows.path


@pytest.mark.parametrize("choice", ["copy", "reload", "cancel"])
def test_saving_over_a_change_by_others_asks(windows: Windows, choice: str) -> None:
    desk = windows.window(windows.path)
    edit(desk)
    mine = dumps(desk.document.project)
    theirs = changed_by_others(windows)
    desk.answers.changed = choice  # type: ignore[assignment]
    desk.answers.save_answer = str(windows.folder / "copy.cnnproj")
    assert desk.files.save() == (choice != "cancel")
    assert "changed at" in desk.answers.asked[0]
    assert windows.path.read_text(encoding="utf-8") == theirs
    assert dumps(desk.document.project) == (theirs if choice == "reload" else mine)
    assert desk.document.is_modified == (choice == "cancel")


@pytest.mark.parametrize("opens", [False, True])
def test_an_emptied_file_offers_the_automatic_copy(
    windows: Windows, opens: bool
) -> None:
    desk = windows.window(windows.path)
    edit(desk)
    assert desk.files.save()
    saved = dumps(desk.document.project)
    desk.files.new()
    windows.path.write_bytes(b"")
    desk.answers.version = opens
    assert desk.open(windows.path) is opens
    assert "is empty (0 bytes)" in desk.answers.told[0]
    assert windows.path.read_bytes() == b""
    assert (dumps(desk.document.project) == saved) is opens
    if opens:
        assert desk.document.path is None
        assert desk.document.is_modified


def test_a_folder_that_takes_no_file_offers_another(windows: Windows) -> None:
    desk = windows.window(windows.path)
    edit(desk)
    mine = dumps(desk.document.project)
    gone = windows.folder / "gone"
    gone.mkdir()
    desk.answers.save_answer = str(gone / "a.cnnproj")
    assert desk.files.save_as()
    shutil.rmtree(gone)
    edit(desk)
    assert not desk.files.save()
    assert desk.document.is_modified
    assert "does not exist" in desk.answers.told[-1]
    desk.rescue.write()
    assert copies(windows)
    desk.answers.elsewhere = True
    desk.answers.save_answer = str(windows.folder / "elsewhere.cnnproj")
    assert desk.files.save()
    assert not desk.document.is_modified
    assert dumps(load(windows.folder / "elsewhere.cnnproj").project) != mine


def test_the_dialog_is_whole_by_keys(windows: Windows) -> None:
    for count in (1, 2):
        desk = windows.window()
        edit(desk, count)
        windows.crash(desk)
    again = windows.window()
    dialog = offered(again)
    assert dialog.table.rowCount() == 2
    dialog.table.setFocus()
    windows.qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    assert dialog.path.text() == "It was never saved in a file."
    windows.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert len(again.document.graph.nodes) == dialog.offers[1].copy.about.changes
    QApplication.processEvents()
    third = windows.window()  # the one that was not chosen is offered again
    assert len(offered(third).offers) == 1
    offered(third).reject()
