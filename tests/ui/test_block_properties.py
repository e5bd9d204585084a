"""Properties of blocks: values of an instance, the definition, expressions inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import BLOCK
from cnnstudio.project.project import Project
from cnnstudio.ui.document import Document
from cnnstudio.ui.forms.rows import ChoiceRow
from cnnstudio.ui.properties.panel import PropertiesPanel
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.widgets.number_field import NumberField
from tests.helpers.blocks import chain, instance, residual
from tests.helpers.qt import click

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Desk:
    """A project with two instances of one block, and the panel."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.document, self.selection = Document(), Selection()
        project, block, graph = Project(), residual(), Graph()
        project.library.add(block)
        project.add_network("main", graph)
        chain(
            graph,
            [
                ("input", "Input", {"shape": [16, 32, 32]}),
                instance(block, "first", channels=16),
                instance(block, "second", channels=16, repeat=2),
                ("pool", "GlobalAvgPool", {}),
            ],
        )
        self.panel = PropertiesPanel(self.document, self.selection)
        qtbot.addWidget(self.panel)
        self.panel.resize(296, 900)
        self.panel.show()
        self.document.open(project, None)
        self.said: list[str] = []
        self.panel.message.connect(self.said.append)

    def field(self, name: str) -> NumberField:
        assert self.panel.form is not None
        control = self.panel.form.rows[name].control
        assert isinstance(control, NumberField)
        return control

    def type_into(self, name: str, text: str) -> str:
        """Type a value; return the line below the field."""
        control = self.field(name)
        control.setFocus()
        control.selectAll()
        self.qtbot.keyClicks(control, text)
        self.document.validate()
        assert self.panel.form is not None
        return self.panel.form.rows[name].note()

    def raw(self, node: str, name: str) -> object:
        return self.document.graph.nodes[node].fields.get(name)

    def parameters(self) -> dict[str, object]:
        known = self.document.project.library.definitions["res"]
        return {param.name: param.default for param in known.params}


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_an_instance_shows_its_values_and_how_often_it_is_there(desk: Desk) -> None:
    desk.selection.select(["first"])
    assert desk.panel.form is not None
    assert list(desk.panel.form.rows) == ["channels", "repeat", "per_frame"]
    assert desk.panel._type.text() == "Residual"
    assert desk.type_into("repeat", "4") == ""
    assert desk.raw("first", "repeat") == 4
    assert desk.document.whole.is_clean


def test_make_this_one_different_gives_it_a_copy(desk: Desk) -> None:
    desk.selection.select(["first"])
    button = desk.panel.block.different
    assert button.isEnabled()
    click(button, button.rect().center())
    types = {n.type for n in desk.document.graph.nodes.values() if n.is_block}
    assert len(types) == 2
    desk.document.validate()
    assert not button.isEnabled()
    assert "only instance" in button.toolTip()


def test_edit_definition_goes_inside_and_shows_it(desk: Desk) -> None:
    desk.selection.select(["first"])
    button = desk.panel.block.edit
    click(button, button.rect().center())
    assert desk.document.network == BLOCK + "res"
    desk.selection.select(())
    form = desk.panel.definition
    assert form.isVisible()
    assert form.users.text() == "2 instances follow what you change here."
    assert list(form.params) == ["channels"]
    form.name.setFocus()
    form.name.selectAll()
    desk.qtbot.keyClicks(form.name, "Basic")
    desk.qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert desk.document.project.library.definitions["res"].name == "Basic"
    assert desk.document.stack.undoText() == "Rename Residual to Basic"


def test_parameters_are_added_renamed_and_removed(desk: Desk) -> None:
    desk.document.enter("first")
    form = desk.panel.definition
    click(form.add, form.add.rect().center())
    desk.document.validate()
    assert desk.parameters() == {"channels": 16, "value2": 1}
    added = form.params["value2"]
    assert desk.panel.window().focusWidget() is added.name
    desk.qtbot.keyClicks(added.name, "growth")
    desk.qtbot.keyClick(added.name, Qt.Key.Key_Return)
    desk.document.validate()
    assert desk.parameters() == {"channels": 16, "growth": 1}
    editor = form.params["channels"]
    click(editor.remove, editor.remove.rect().center())
    assert "channels" in desk.parameters()
    assert "is used by conv1" in editor._note.text()
    growth = form.params["growth"]
    click(growth.remove, growth.remove.rect().center())
    assert desk.parameters() == {"channels": 16}


@pytest.mark.parametrize("name", ["class", "repeat", "2nd", "max"])
def test_a_parameter_cannot_be_named_so(desk: Desk, name: str) -> None:
    desk.document.enter("first")
    editor = desk.panel.definition.params["channels"]
    editor.name.setFocus()
    editor.name.selectAll()
    desk.qtbot.keyClicks(editor.name, name)
    desk.qtbot.keyClick(editor.name, Qt.Key.Key_Return)
    assert list(desk.parameters()) == ["channels"]
    assert editor._note.text()


def test_inside_of_a_block_a_layer_sees_more_of_the_image(desk: Desk) -> None:
    desk.document.enter("first")
    desk.selection.select(["conv1"])
    assert desk.panel.layer_cost.field.value() == "3 × 3"
    desk.document.leave()
    desk.document.enter("second")
    desk.selection.select(["conv1"])
    assert desk.panel.layer_cost.field.value() == "7 × 7"


def test_an_expression_is_shown_with_what_it_gives(desk: Desk) -> None:
    desk.document.enter("second")
    desk.selection.select(["conv1"])
    assert desk.field("out_channels").text() == "channels"
    assert desk.panel.form is not None
    assert desk.panel.form.rows["out_channels"].note() == "= 16"
    assert desk.type_into("out_channels", "max(8, channels * 2)") == "= 32"
    assert desk.raw("conv1", "out_channels") == "max(8, channels * 2)"
    assert desk.type_into("kernel_size", "n + 1, 3") == "= 3 × 3"
    assert desk.raw("conv1", "kernel_size") == ["n + 1", 3]


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("chanels * 2", "«chanels»"),
        ("channels **2", "«**»"),
        ("__import__('os')", "«"),
        ("channels -", "missing at the end"),
        ("channels - 16", "gives 0"),
    ],
)
def test_a_wrong_expression_names_the_term_and_changes_nothing(
    desk: Desk, typed: str, term: str
) -> None:
    desk.document.enter("first")
    desk.selection.select(["conv1"])
    assert term in desk.type_into("out_channels", typed)
    assert desk.field("out_channels").state() == "error"


def test_outside_of_blocks_words_are_no_values(desk: Desk) -> None:
    desk.selection.select(["first"])
    note = desk.type_into("channels", "in_channels")
    assert note.startswith("Expected a whole number")
    assert desk.raw("first", "channels") == 16


def test_a_choice_or_switch_may_follow_a_parameter(desk: Desk) -> None:
    desk.document.enter("first")
    desk.selection.select(["conv1"])
    assert desk.panel.form is not None
    row = desk.panel.form.rows["bias"]
    assert isinstance(row, ChoiceRow)
    assert [row.combo.itemText(i) for i in range(row.combo.count())] == ["on", "off"]
    row.combo.picked.emit(True)
    assert desk.raw("conv1", "bias") is True


def test_weights_are_folded_until_they_are_asked_for(desk: Desk) -> None:
    desk.document.enter("first")
    desk.selection.select(["conv1"])
    assert desk.panel.form is not None
    fold = desk.panel.form.folds["Weights"]
    frozen = desk.panel.form.rows["frozen"]
    QApplication.processEvents()  # the new form is shown
    if fold.is_open:
        click(fold.heading, fold.heading.rect().center())
    assert not frozen.isVisible()
    click(fold.heading, fold.heading.rect().center())
    assert frozen.isVisible()
    click(fold.heading, fold.heading.rect().center())
    frozen.proposed.emit("frozen", True)
    desk.document.validate()
    assert fold.heading.text() == "Weights · changed"


def test_sentences_break_into_lines_and_nothing_is_cut(desk: Desk) -> None:
    desk.document.enter("first")
    form = desk.panel.definition
    QApplication.processEvents()  # the column has its width
    one = form.help.height()
    form.help.setFocus()
    desk.qtbot.keyClicks(form.help, "Adds what arrives to what the layers made of it. ")
    assert form.help.height() > one
    bar = form.help.verticalScrollBar()
    desk.qtbot.waitUntil(lambda: bar.maximum() == 0, timeout=1_000)
    desk.qtbot.keyClick(form.help, Qt.Key.Key_Return)
    known = desk.document.project.library.definitions["res"]
    assert known.help == "Adds what arrives to what the layers made of it."
    desk.document.validate()
    desk.qtbot.keyClicks(form.help, "no")
    desk.qtbot.keyClick(form.help, Qt.Key.Key_Escape)
    assert form.help.text() == known.help


def test_a_narrow_column_cuts_nothing_at_its_right(desk: Desk) -> None:
    desk.panel.resize(264, 700)
    for inside in (False, True):
        desk.selection.select(() if inside else ["first"])
        if inside:
            desk.document.enter("first")
        QApplication.processEvents()
        body = desk.panel.widget()
        assert body is not None
        assert body.width() <= desk.panel.viewport().width()
