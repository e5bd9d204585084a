"""The dialog of the pattern: keys and clicks, and the preview that follows them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.graph.inference import infer_shapes
from cnnstudio.project.file_format import dumps
from cnnstudio.ui.document import Document
from cnnstudio.ui.forms.rows import NumberRow, SwitchRow
from cnnstudio.ui.pattern_dialog import PatternDialog
from cnnstudio.ui.selection import Selection
from tests.helpers.networks import chain, image, project_of


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    document = Document()
    document.open(project_of(chain(image(3, 32, 32), "Output")), None)
    return document


@pytest.fixture
def selection(qtbot: QtBot) -> Selection:
    return Selection()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def dialog(
    qtbot: QtBot, document: Document, selection: Selection, parent: QWidget
) -> PatternDialog:
    dialog = PatternDialog(document, selection, "input", parent)
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog


def retype(qtbot: QtBot, dialog: PatternDialog, name: str, text: str) -> None:
    row = dialog.rows[name]
    assert isinstance(row, NumberRow)
    row.number.setFocus()
    row.number.selectAll()
    qtbot.keyClicks(row.number, text)


def kinds(dialog: PatternDialog) -> list[str]:
    model = dialog.layers.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.mark.requirement("A43")
def test_the_preview_follows_what_is_typed(
    qtbot: QtBot, dialog: PatternDialog
) -> None:
    assert kinds(dialog).count("Conv2d") == 6
    assert kinds(dialog).count("Linear") == 2
    assert "6 convolutions, 7 ReLU, 3 pools, 2 Linear" in dialog.counts.text()
    retype(qtbot, dialog, "convolutions", "4")
    assert kinds(dialog).count("Conv2d") == 12
    assert "N is usually 3 or less" in dialog.remarks.text()
    retype(qtbot, dialog, "dense", "3")
    assert "K is usually 2 or less" in dialog.remarks.text()
    retype(qtbot, dialog, "stages", "0")
    assert kinds(dialog) == ["Flatten", *["Linear", "ReLU"] * 3, "Linear"]
    assert not dialog.rows["channels"].control.isEnabled()
    retype(qtbot, dialog, "stages", "6")
    assert "pool6: " in dialog.problem.text()
    pool = dialog.rows["pool"]
    assert isinstance(pool, SwitchRow)
    pool.switch.setFocus()
    qtbot.keyClick(pool.switch, Qt.Key.Key_Space)
    assert "MaxPool2d" not in kinds(dialog)
    assert dialog.problem.text() == ""


def test_a_wrong_number_is_told_and_changes_nothing(
    qtbot: QtBot, dialog: PatternDialog
) -> None:
    retype(qtbot, dialog, "stages", "99")
    assert "0 to 12" in dialog.rows["stages"].note()
    assert dialog.pattern.stages == 3


@pytest.mark.requirement("A43")
def test_enter_inserts_what_was_shown_in_one_step(
    qtbot: QtBot, dialog: PatternDialog, document: Document, selection: Selection
) -> None:
    before = dumps(document.project)
    shown = kinds(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert document.stack.count() == 1
    assert document.stack.undoText() == "Insert pattern of 19 layers"
    graph = document.graph
    assert [graph.nodes[n].type for n in selection.nodes] == shown
    assert infer_shapes(graph).is_clean
    document.stack.undo()
    assert dumps(document.project) == before


def test_escape_leaves_the_network_alone(
    qtbot: QtBot, dialog: PatternDialog, document: Document
) -> None:
    before = dumps(document.project)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert (dumps(document.project), document.stack.count()) == (before, 0)
