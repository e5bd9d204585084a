"""The properties panel: values typed by hand reach the document, or do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from cnnstudio.advice.rule import Finding, Fix, Severity
from cnnstudio.graph.node import Edge
from cnnstudio.project.commands import (
    AddNode,
    Composite,
    Connect,
    new_node,
    remove_nodes,
)
from cnnstudio.ui.document import Document
from cnnstudio.ui.forms.rows import PresetRow
from cnnstudio.ui.properties.panel import PropertiesPanel
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.widgets.buttons import FixButton
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.number_field import NumberField
from cnnstudio.ui.widgets.switch import ToggleSwitch

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Desk:
    """A document with Input → Conv2d, and the panel that shows the convolution."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.document, self.selection = Document(), Selection()
        graph = self.document.graph
        source = new_node(graph, "Input", fields={"shape": [3, 32, 32]})
        self.document.push(AddNode(source))
        conv = new_node(graph, "Conv2d", fields={"kernel_size": 3, "padding": 0})
        self.document.push(AddNode(conv))
        self.document.push(Connect(Edge(source.id, conv.id)))
        self.document.validate()
        self.conv = conv.id
        self.panel = PropertiesPanel(self.document, self.selection)
        qtbot.addWidget(self.panel)
        self.panel.resize(296, 900)
        self.panel.show()
        self.selection.select([conv.id])

    def field(self, name: str) -> NumberField:
        assert self.panel.form is not None
        control = self.panel.form.rows[name].control
        assert isinstance(control, NumberField)
        return control

    def type_into(self, name: str, text: str) -> None:
        control = self.field(name)
        control.setFocus()
        control.selectAll()
        self.qtbot.keyClicks(control, text)

    def value(self, name: str) -> object:
        return self.document.graph.nodes[self.conv].fields.get(name)

    def output(self) -> str:
        self.document.validate()
        return str(self.document.report.nodes[self.conv].output)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


@pytest.mark.requirement("A04", "L01")
def test_typing_a_kernel_changes_the_shape_without_an_apply_button(desk: Desk) -> None:
    assert desk.output() == "32 × 30 × 30"
    desk.type_into("kernel_size", "5")
    assert desk.value("kernel_size") == 5
    assert desk.output() == "32 × 28 × 28"


@pytest.mark.requirement("A02")
def test_out_channels_is_the_number_of_maps(desk: Desk) -> None:
    for number in (32, 1):
        desk.type_into("out_channels", str(number))
        assert desk.output().startswith(f"{number} × ")


def test_a_pair_is_typed_with_a_sign_or_a_comma(desk: Desk) -> None:
    desk.type_into("stride", "2, 1")
    assert desk.value("stride") == [2, 1]
    assert desk.output() == "32 × 15 × 30"


@pytest.mark.parametrize("text", ["-", "-3", "abc", "0", "3.5"])
def test_a_wrong_value_stays_in_its_field_and_never_reaches_the_document(
    desk: Desk, text: str
) -> None:
    steps, before = desk.document.stack.count(), desk.value("kernel_size")
    control = desk.field("kernel_size")
    control.setFocus()
    control.selectAll()
    for key in text:
        desk.qtbot.keyClicks(control, key)
        desk.document.validate()
    assert control.text() == text
    assert control.state() == "error"
    assert "whole number" in control.toolTip()
    if text != "3.5":  # typing its first digit was a value of its own: 3
        assert desk.document.stack.count() == steps
    assert desk.value("kernel_size") == before


def test_values_typed_one_after_the_other_are_one_undo_step(desk: Desk) -> None:
    steps = desk.document.stack.count()
    desk.type_into("out_channels", "128")
    assert desk.document.stack.count() == steps + 1
    desk.document.stack.undo()
    desk.document.validate()
    assert desk.value("out_channels") is None
    assert desk.field("out_channels").text() == "32"


@pytest.mark.requirement("A40")
def test_in_channels_is_shown_and_follows_the_layer_before(desk: Desk) -> None:
    assert desk.panel.form is not None
    shown = desk.panel.form._inferred["in_channels"]
    assert (shown.value.text(), shown.source.text()) == ("3", "from input")


@pytest.mark.requirement("L02", "NT-12")
def test_the_output_shape_is_explained_with_numbers(desk: Desk) -> None:
    assert "(32 + 2·0 − 3) / 1 + 1 = 30" in desk.panel.layer_cost.formulas.text


@pytest.mark.requirement("A07", "NT-13")
def test_the_padding_that_keeps_the_size_is_offered(desk: Desk) -> None:
    assert desk.panel.form is not None
    for kernel, padding in ((3, "1 × 1"), (5, "2 × 2"), (7, "3 × 3")):
        desk.type_into("kernel_size", str(kernel))
        desk.document.validate()
        row = desk.panel.form.rows["padding"]
        assert isinstance(row, PresetRow)
        desk.qtbot.mouseClick(row.presets, Qt.MouseButton.LeftButton)
        entry = row.menu.actions()[0]
        assert entry.text() == f"{padding}  (keeps the size)"
        entry.trigger()
        assert desk.output() == "32 × 32 × 32"
        row.menu.close()


@pytest.mark.requirement("L04", "L05", "NT-02")
def test_costs_of_layer_and_network(desk: Desk) -> None:
    desk.type_into("kernel_size", "5")
    desk.type_into("out_channels", "6")
    desk.document.validate()
    cost, network = desk.panel.layer_cost, desk.panel.network_cost
    assert cost.costs.parameters.value() == "450 + 6"
    assert network.costs.parameters.value() == "456"


def test_a_switch_and_renaming(desk: Desk) -> None:
    assert desk.panel.form is not None
    switch = desk.panel.form.rows["bias"].control
    assert isinstance(switch, ToggleSwitch)
    desk.qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert desk.value("bias") is False
    name = desk.panel.name
    name.setFocus()
    name.selectAll()
    desk.qtbot.keyClicks(name, "stem")
    desk.qtbot.keyClick(name, Qt.Key.Key_Return)
    assert desk.document.graph.nodes[desk.conv].name == "stem"
    name.selectAll()
    desk.qtbot.keyClicks(name, "2nd layer")
    desk.qtbot.keyClick(name, Qt.Key.Key_Return)
    assert desk.document.graph.nodes[desk.conv].name == "stem"
    assert "starts with a letter" in name.toolTip()


def test_nothing_and_several_selected(desk: Desk) -> None:
    desk.selection.select([])
    assert desk.panel.form is None
    desk.selection.select(list(desk.document.graph.nodes))
    assert desk.panel.form is None
    assert desk.panel._type.text() == "2 layers"


def test_no_control_of_the_form_is_without_a_name(desk: Desk) -> None:
    assert desk.panel.form is not None
    for row in desk.panel.form.rows.values():
        assert isinstance(row.control, NumberField | ToggleSwitch | Combo)
        assert row.control.accessibleName()


def test_what_is_refused_leaves_the_value_from_before_the_typing(desk: Desk) -> None:
    desk.type_into("out_channels", "1")
    assert desk.value("out_channels") == 1
    desk.qtbot.keyClicks(desk.field("out_channels"), "e9")
    assert desk.value("out_channels") == 32  # the default
    assert desk.field("out_channels").text() == "1e9"
    assert desk.field("out_channels").state() == "error"
    desk.type_into("out_channels", "8")
    desk.qtbot.keyClick(desk.field("out_channels"), Qt.Key.Key_Return)
    desk.type_into("out_channels", "0")
    assert desk.value("out_channels") == 8


def test_a_layer_deleted_before_the_next_check_breaks_nothing(desk: Desk) -> None:
    desk.document.validate()
    command = remove_nodes(desk.document.graph, [desk.conv])
    desk.document.push(command)
    desk.selection.select([])  # refreshes the panel with the report of before
    assert desk.panel.form is None


def test_offered_fixes_stay_inside_the_panel(desk: Desk) -> None:
    form, node = desk.panel.form, desk.document.graph.nodes[desk.conv]
    assert form is not None
    nothing = Composite("", [])
    fix = Fix("Set kernel_size of conv1 to 30", nothing, "+251,210 parameters")
    finding = Finding(
        "window",
        Severity.ERROR,
        (desk.conv,),
        "Too large",
        param="kernel_size",
        fixes=(fix,),
    )
    form.show_node(node, desk.document.report.nodes[desk.conv], "input", finding)
    button = form.findChildren(FixButton)[0]
    desk.qtbot.waitUntil(button.isVisible)
    assert form.minimumSizeHint().width() <= desk.panel.viewport().width()
