"""New, open, save and the question on closing, with answers from a stand-in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMessageBox

from cnnstudio.paths import sample_project
from cnnstudio.project.commands import AddNode, new_node
from cnnstudio.project.file_format import dumps, load
from cnnstudio.ui.document import Document
from cnnstudio.ui.files import Files
from tests.helpers.desk import Answers

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Answer = QMessageBox.StandardButton


class Desk:
    """A document with its files, and an empty folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.document, self.answers = Document(), Answers()
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        self.files = Files(self.document, self.answers, settings)

    def add_layer(self) -> None:
        self.document.push(AddNode(new_node(self.document.graph, "ReLU")))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_saved_and_opened_again_it_is_equal(desk: Desk) -> None:
    desk.add_layer()
    desk.answers.save_answer = str(desk.folder / "mine")
    assert desk.files.save()
    path = desk.folder / "mine.cnnproj"
    assert desk.document.path == path
    assert not desk.document.is_modified
    assert dumps(load(path).project) == dumps(desk.document.project)
    desk.add_layer()
    assert desk.document.is_modified
    assert desk.files.save()
    assert desk.answers.asked == ["save"]
    assert [p.name for p in desk.files.recent()] == ["mine.cnnproj"]


def test_undo_back_to_the_saved_state_is_unmodified(desk: Desk) -> None:
    desk.answers.save_answer = str(desk.folder / "a.cnnproj")
    assert desk.files.save()
    desk.add_layer()
    desk.document.stack.undo()
    assert not desk.document.is_modified


@pytest.mark.parametrize(
    ("answer", "leaves"),
    [(Answer.Cancel, False), (Answer.Discard, True), (Answer.Save, True)],
)
def test_the_question_before_changes_are_lost(
    desk: Desk, answer: QMessageBox.StandardButton, leaves: bool
) -> None:
    desk.add_layer()
    desk.answers.first = answer
    desk.answers.save_answer = str(desk.folder / "kept.cnnproj")
    assert desk.files.may_leave() is leaves
    assert (desk.folder / "kept.cnnproj").exists() == (answer == Answer.Save)


def test_cancelling_the_choice_of_a_file_keeps_the_changes(desk: Desk) -> None:
    desk.add_layer()
    desk.answers.first = Answer.Save
    assert not desk.files.may_leave()
    assert desk.document.is_modified


def test_a_file_that_cannot_be_read_leaves_the_document_alone(desk: Desk) -> None:
    desk.add_layer()
    before = dumps(desk.document.project)
    broken = desk.folder / "broken.cnnproj"
    broken.write_bytes(b"<!DOCTYPE html><html></html>")
    assert not desk.files.open_path(broken)
    assert "web page" in desk.answers.told[0]
    assert dumps(desk.document.project) == before
    assert broken.read_bytes().startswith(b"<!DOCTYPE")


def test_a_sample_is_never_written(desk: Desk) -> None:
    path = sample_project("digits_simple")
    before = path.read_bytes()
    assert desk.files.open_path(path)
    desk.add_layer()
    desk.answers.save_answer = str(desk.folder / "copy.cnnproj")
    assert desk.files.save()
    assert path.read_bytes() == before
    assert desk.document.path == desk.folder / "copy.cnnproj"


def test_a_newer_file_is_read_only_and_saved_elsewhere_only(desk: Desk) -> None:
    path = desk.folder / "new.cnnproj"
    text = sample_project("digits_simple").read_text(encoding="utf-8")
    newer = text.replace('"version": 2', '"version": 99').encode()
    path.write_bytes(newer)
    assert desk.files.open_path(path)
    assert desk.document.read_only
    desk.answers.save_answer = str(path)
    assert not desk.files.save()
    assert path.read_bytes() == newer
    desk.answers.save_answer = str(desk.folder / "other.cnnproj")
    assert desk.files.save()
    assert not desk.document.read_only


def test_saving_into_a_missing_folder_says_so_and_keeps_the_mark(desk: Desk) -> None:
    desk.add_layer()
    desk.answers.save_answer = str(desk.folder / "gone" / "a.cnnproj")
    assert not desk.files.save()
    assert "gone" in desk.answers.told[0]
    assert desk.document.is_modified


def test_new_and_recent(desk: Desk) -> None:
    for number in range(12):
        desk.answers.save_answer = str(desk.folder / f"p{number}.cnnproj")
        assert desk.files.save_as()
    assert len(desk.files.recent()) == 10
    assert desk.files.recent()[0].name == "p11.cnnproj"
    desk.files.new()
    assert desk.document.path is None
    assert not desk.document.graph.nodes
