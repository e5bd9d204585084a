"""The list of problems: rows, fixes by click, F8's walk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from cnnstudio.advice.rule import Finding, Fix
from cnnstudio.graph.node import Edge
from cnnstudio.project.commands import (
    AddNode,
    Connect,
    EditField,
    new_node,
)
from cnnstudio.project.inserting import insert_after
from cnnstudio.ui.document import Document
from cnnstudio.ui.problems import ProblemsPanel
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.status_bar import StatusBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    """Input → Conv2d → Linear → Output: a Flatten is missing."""
    document = Document()
    before = ""
    for kind in ("Input", "Conv2d", "Linear", "Output"):
        node = new_node(document.graph, kind)
        document.push(AddNode(node))
        if before:
            document.push(Connect(Edge(before, node.id)))
        before = node.id
    document.validate()
    return document


def test_one_mistake_one_row_and_a_click_mends_it(
    qtbot: QtBot, document: Document
) -> None:
    panel = ProblemsPanel(document, Selection())
    qtbot.addWidget(panel)
    panel.resize(900, 140)
    panel.show()
    errors, warnings = panel.counts()
    assert (errors, warnings) == (1, 0)
    row = panel.rows[0]
    assert "fc1" in row.accessibleName()
    assert row.fix_button is not None
    assert "Flatten" in row.fix_button.text()
    steps = document.stack.count()
    qtbot.mouseClick(row.fix_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.counts()[0] == 0, timeout=1_000)
    assert document.stack.count() == steps + 1
    document.stack.undo()
    qtbot.waitUntil(lambda: panel.counts() == (1, 0), timeout=1_000)


def test_a_fix_is_a_step_of_its_own_even_behind_the_same_field(
    document: Document,
) -> None:
    document.stack.clear()
    conv = document.graph.node_named("conv1")
    assert conv is not None
    wrong, mended = EditField(conv.id, "groups", 7), EditField(conv.id, "groups", 1)
    document.push(wrong)
    document.apply_fix(Fix("Set groups to 1", mended))
    document.push(EditField(conv.id, "groups", 2))
    assert document.stack.count() == 3
    document.stack.setIndex(1)
    assert document.graph.nodes[conv.id].fields["groups"] == 7


def test_notes_wait_folded_and_count_as_no_problem(
    qtbot: QtBot, document: Document
) -> None:
    document.apply_fix(document.findings[0].fixes[0])
    flatten = document.graph.incoming(document.findings[0].node)[0].source
    bend = new_node(document.graph, "ReLU")
    document.push(insert_after(document.graph, flatten, bend))
    document.validate()
    panel = ProblemsPanel(document, Selection())
    qtbot.addWidget(panel)
    panel.resize(900, 200)
    panel.show()
    assert (panel.counts(), panel.rows) == ((0, 0), [])
    assert not panel.go(1)
    assert panel.notes.text() == "2 notes"
    qtbot.mouseClick(panel.notes, Qt.MouseButton.LeftButton)
    row, last = panel.rows
    assert row.accessibleName().startswith("note: fc1: fc1 holds 100% of all")
    assert last.accessibleName().startswith("note: flatten1: Only images of 28 × 28")
    qtbot.waitUntil(lambda: panel.notes.geometry().bottom() < row.geometry().top())
    qtbot.keyClick(panel.notes, Qt.Key.Key_Space)
    assert panel.rows == []


def test_walking_through_the_problems_names_their_nodes(
    qtbot: QtBot, document: Document
) -> None:
    document.push(AddNode(new_node(document.graph, "Conv2d")))
    document.validate()
    panel = ProblemsPanel(document, Selection())
    qtbot.addWidget(panel)
    seen: list[Finding] = []
    panel.finding_asked.connect(seen.append)
    for _ in range(3):
        panel.go(1)
    panel.go(-1)
    assert seen[0] != seen[1]
    assert seen[0] == seen[2]
    assert seen[1] == seen[3]


def test_the_status_bar_counts_the_same(qtbot: QtBot, document: Document) -> None:
    panel = ProblemsPanel(document, Selection())
    bar = StatusBar(document, panel)
    for widget in (panel, bar):
        qtbot.addWidget(widget)
    assert bar.problems.text() == "1 error"
    assert bar.counts.text() == "4 layers, 2 valid"
    document.apply_fix(document.findings[0].fixes[0])
    document.validate()
    bar.refresh()
    assert bar.problems.text() == "no errors"
    assert bar.warnings.text() == "1 warning"


def test_what_is_always_there_gives_way_to_a_long_sentence(
    qtbot: QtBot, document: Document
) -> None:
    panel = ProblemsPanel(document, Selection())
    bar = StatusBar(document, panel)
    for widget in (panel, bar):
        qtbot.addWidget(widget)
    row = bar.layout()
    assert row is not None
    bar.resize(2_000, bar.height())
    bar.show()
    assert bar.checked.isVisible()
    bar.resize(row.sizeHint().width() + 40, bar.height())
    assert bar.checked.isVisible()
    said = "Run 1 finished: best epoch 12, validation 97.60 %"
    bar.say(said)
    qtbot.waitUntil(lambda: bar.message.text() == said)
    assert not bar.checked.isVisible()
    assert bar.problems.isVisible()
    bar.say("")
    assert bar.checked.isVisible()
    assert bar.network.isVisible()
