"""The rows that all forms are made of: one for every parameter there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.param import Param, params_of
from cnnstudio.project.settings import DatasetConfig, TrainingConfig
from cnnstudio.ui.forms.param_row import ParamRow
from cnnstudio.ui.forms.rows import ChoiceRow, NumberRow, SwitchRow, row_for

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PARAMS = {
    f"{owner}.{name}": param
    for owner, params in (
        *((kind, layer.params()) for kind, layer in layer_types().items()),
        ("training", params_of(TrainingConfig)),
        ("dataset", params_of(DatasetConfig)),
    )
    for name, param in params.items()
    if param.kind != "records"  # a list of things has a page of its own
}
KERNEL = Param("pair", 3, minimum=1, label="kernel_size", help="Size of the window")


def shown(qtbot: QtBot, row: ParamRow, value: object) -> list[tuple[str, object]]:
    """Show a row with a value; what it proposes is collected in the list."""
    qtbot.addWidget(row)
    row.resize(280, 80)
    row.show()
    row.show_value(value)
    proposed: list[tuple[str, object]] = []

    def hear(name: str, raw: object) -> None:
        proposed.append((name, raw))

    row.proposed.connect(hear)
    return proposed


@pytest.mark.parametrize("name", PARAMS)
def test_every_parameter_has_a_row_that_shows_its_default(
    qtbot: QtBot, name: str
) -> None:
    param = PARAMS[name]
    row = row_for(name, param)
    proposed = shown(qtbot, row, param.default)
    assert row.note() == ""
    assert row.control.accessibleName()
    assert row.control.focusPolicy() & Qt.FocusPolicy.TabFocus
    if isinstance(row.control, QLineEdit):
        raw = param.parse(name, row.control.text())
        assert param.resolve(name, raw) == param.resolve(name, param.default)
    assert proposed == []


def test_a_wrong_text_takes_back_what_its_first_half_meant(qtbot: QtBot) -> None:
    row = row_for("kernel_size", KERNEL)
    assert isinstance(row, NumberRow)
    proposed = shown(qtbot, row, 5)
    row.number.setFocus()
    row.number.selectAll()
    qtbot.keyClicks(row.number, "7x")
    assert proposed == [("kernel_size", 7)]
    qtbot.keyClicks(row.number, "y")
    assert proposed == [("kernel_size", 7), ("kernel_size", 5)]
    row.show_value(5)
    assert row.number.text() == "7xy"
    assert row.number.state() == "error"
    assert "got 7xy" in row.note()


def test_a_wrong_value_of_the_file_is_shown_in_red(qtbot: QtBot) -> None:
    row = row_for("kernel_size", KERNEL)
    assert isinstance(row, NumberRow)
    shown(qtbot, row, "large")
    assert row.number.text() == "large"
    assert row.number.state() == "error"
    row.show_value(3)
    assert (row.number.state(), row.note()) == ("normal", "")


def test_a_choice_that_is_not_offered_is_shown_all_the_same(qtbot: QtBot) -> None:
    param = Param("choice", "zeros", choices=("zeros", "reflect"), label="mode")
    row = row_for("mode", param, {"zeros": "Zeros"})
    assert isinstance(row, ChoiceRow)
    shown(qtbot, row, "zeros")
    for value, text in (
        ("zeros", "Zeros"),
        ("round", "round, not here"),
        (7, "7, not here"),
    ):
        row.show_value(value)
        assert row.combo.currentText() == text
    row.show_value("reflect")
    assert [row.combo.itemText(i) for i in range(row.combo.count())] == [
        "Zeros", "reflect",
    ]  # fmt: skip


def test_a_problem_marks_a_right_value_until_it_is_gone(qtbot: QtBot) -> None:
    row = row_for("kernel_size", KERNEL)
    assert isinstance(row, NumberRow)
    shown(qtbot, row, 5)
    row.show_problem("The window is larger than its input.")
    assert row.number.state() == "error"
    assert row.note() == "The window is larger than its input."
    row.show_value(5)
    assert (row.number.state(), row.note()) == ("normal", "")
    assert row.number.toolTip() == "Size of the window"


def test_a_switch_is_turned_by_the_space_key(qtbot: QtBot) -> None:
    row = row_for("bias", Param("bool", True, label="bias"))
    assert isinstance(row, SwitchRow)
    proposed = shown(qtbot, row, True)
    qtbot.keyClick(row.switch, Qt.Key.Key_Space)
    assert proposed == [("bias", False)]
