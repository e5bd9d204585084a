"""The end of the network is chosen, shown before it is built, and one undo step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.ui.document import Document
from cnnstudio.ui.head_dialog import HeadDialog
from tests.helpers.graphs import chain, project_of, tiny_project

LEFT = Qt.MouseButton.LeftButton


class Bench:
    def __init__(self, qtbot: QtBot, document: Document) -> None:
        self.qtbot, self.document = qtbot, document
        self.window = QWidget()
        document.setParent(self.window)
        self.dialog = HeadDialog(document, self.window)
        self.said: list[str] = []
        self.dialog.applied.connect(self.said.append)
        qtbot.addWidget(self.window)
        self.window.show()
        self.dialog.show()

    @property
    def shown(self) -> list[str]:
        return self.dialog.changes.text().splitlines()

    def press_use(self) -> None:
        QTest.mouseClick(self.dialog.use, LEFT)


def bench_of(qtbot: QtBot, document: Document) -> Bench:
    return Bench(qtbot, document)


@pytest.fixture
def document() -> Document:
    document = Document()
    document.open(tiny_project(), None)
    return document


@pytest.fixture
def bench(qtbot: QtBot, document: Document) -> Bench:
    return bench_of(qtbot, document)


@pytest.mark.requirement("B09")
def test_it_begins_with_what_the_data_need(bench: Bench) -> None:
    assert bench.dialog.name == "classes"
    assert bench.dialog.count.text() == "10"
    assert "already" in bench.dialog.changes.text()
    assert not bench.dialog.use.isEnabled()
    assert bench.dialog.list.count() == 5


@pytest.mark.requirement("B09")
def test_a_choice_is_shown_then_built_then_undone(
    bench: Bench, document: Document
) -> None:
    before = dict(document.graph.nodes), document.project.training
    QTest.keyClick(bench.dialog.list, Qt.Key.Key_Up)
    assert bench.dialog.name == "binary"
    assert not bench.dialog.count.isVisible()
    assert bench.shown == [
        "linear_1: out_features 10 → 1",
        "output_1: classes 10 → 1",
        "Loss: automatic → Binary cross-entropy",
    ]
    bench.press_use()
    assert document.graph.nodes["output_1"].fields["classes"] == 1
    assert document.project.training.loss == "bce"
    assert bench.said == ["End with: Yes or no"]
    document.stack.undo()
    assert (dict(document.graph.nodes), document.project.training) == before


@pytest.mark.requirement("B09")
def test_the_number_follows_the_typing(bench: Bench, document: Document) -> None:
    bench.dialog.choose("values")
    bench.dialog.count.setFocus()
    bench.dialog.count.selectAll()
    QTest.keyClicks(bench.dialog.count, "3")
    assert "linear_1: out_features 10 → 3" in bench.shown
    assert "output_1: expects classes → anything" in bench.shown
    QTest.keyClicks(bench.dialog.count, "x")
    assert not bench.dialog.use.isEnabled()
    assert "whole number" in bench.dialog.problem.text()
    QTest.keyClick(bench.dialog.count, Qt.Key.Key_Backspace)
    bench.press_use()
    assert document.graph.nodes["linear_1"].fields["out_features"] == 3


def test_what_cannot_be_built_is_said(qtbot: QtBot, document: Document) -> None:
    document.open(project_of(chain("Input", "Flatten", "Linear", "Output")), None)
    bench = bench_of(qtbot, document)
    bench.dialog.choose("masks")
    assert "needs an image" in bench.dialog.problem.text()
    assert not bench.dialog.use.isEnabled()
    bench.dialog.accept()
    assert bench.said == []
