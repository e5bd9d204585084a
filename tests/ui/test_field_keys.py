"""Keys in a field are the field's: Enter, Escape, Tab, Ctrl+A do what one thinks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from cnnstudio.ui.forms.rows import ChoiceRow, PresetRow
from cnnstudio.ui.widgets.number_field import NumberField
from tests.helpers.desk import Desk

NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Return the window with the keyboard on the canvas."""
    desk.window.activateWindow()
    desk.canvas.setFocus()
    return desk


def press(key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the keyboard is now."""
    QTest.keyClick(focus(), key, keys)


def focus() -> QWidget:
    """Return what has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def value(desk: Desk, name: str, field: str) -> object:
    """Return what the document says of a field."""
    node = desk.node(name)
    assert node.layer_type is not None
    return node.fields.get(field, node.layer_type.params()[field].default)


def open_first_field(desk: Desk, name: str) -> NumberField:
    """Select a layer and press Enter on it."""
    desk.click(name)
    press(Qt.Key.Key_Return)
    field = focus()
    assert isinstance(field, NumberField)
    return field


def test_typing_after_enter_on_a_layer_replaces_the_value(desk: Desk) -> None:
    field = open_first_field(desk, "conv2")
    assert field.selectedText() == field.text() != ""
    QTest.keyClicks(field, "24")
    press(Qt.Key.Key_Return)
    assert value(desk, "conv2", "out_channels") == 24
    assert desk.canvas.hasFocus()
    press(Qt.Key.Key_Down)
    assert desk.window.selection.current != desk.node("conv2").id


def test_escape_restores_and_gives_the_keyboard_back(desk: Desk) -> None:
    before = value(desk, "conv2", "out_channels")
    field = open_first_field(desk, "conv2")
    QTest.keyClicks(field, "99")
    press(Qt.Key.Key_Escape)
    assert value(desk, "conv2", "out_channels") == before
    assert desk.canvas.hasFocus()
    press(Qt.Key.Key_Up)
    assert value(desk, "conv2", "out_channels") == before
    name = desk.window.properties.name
    desk.click("conv1")
    name.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(name, "other")
    press(Qt.Key.Key_Escape)
    assert desk.canvas.hasFocus()
    assert name.text() == "conv1"
    assert desk.document.graph.node_named("other") is None


def test_a_wrong_text_keeps_the_keyboard_on_enter(desk: Desk) -> None:
    field = open_first_field(desk, "conv2")
    QTest.keyClicks(field, "many")
    press(Qt.Key.Key_Return)
    assert field.hasFocus()
    press(Qt.Key.Key_Escape)
    assert desk.canvas.hasFocus()


def test_enter_stays_in_a_panel_that_was_not_reached_from_the_canvas(
    desk: Desk,
) -> None:
    desk.click("conv2")
    desk.window.palette_panel.search.setFocus()
    form = desk.window.properties.form
    assert form is not None
    field = form.rows["out_channels"].control
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field, "20")
    press(Qt.Key.Key_Return)
    assert field.hasFocus()
    assert value(desk, "conv2", "out_channels") == 20
    press(Qt.Key.Key_Escape)
    assert desk.canvas.hasFocus()


def test_tab_goes_from_field_to_field_and_selects_their_text(desk: Desk) -> None:
    open_first_field(desk, "conv2")
    form = desk.window.properties.form
    assert form is not None
    shown = [r.control for r in form.rows.values() if r.control.isVisible()]
    for control in shown[1:4]:
        press(Qt.Key.Key_Tab)
        assert focus() is control
        if isinstance(control, QLineEdit):
            assert control.selectedText() == control.text()


def test_f6_selects_the_text_of_the_field(desk: Desk) -> None:
    desk.click("conv2")
    for _ in range(8):
        press(Qt.Key.Key_F6)
        if focus() is desk.window.properties.name:
            break
    assert desk.window.properties.name.selectedText() == "conv2"


def test_usual_values_open_from_their_field(desk: Desk) -> None:
    desk.click("conv2")
    form = desk.window.properties.form
    assert form is not None
    row = next(r for r in form.rows.values() if isinstance(r, PresetRow))
    before = row.number.text()
    row.number.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Down, ALT)
    assert row.menu.isVisible()
    assert row.number.text() == before
    row.menu.close()


EDITING = (
    (Qt.Key.Key_A, CTRL), (Qt.Key.Key_C, CTRL), (Qt.Key.Key_X, CTRL),
    (Qt.Key.Key_V, CTRL), (Qt.Key.Key_Delete, NONE), (Qt.Key.Key_Home, NONE),
    (Qt.Key.Key_End, NONE), (Qt.Key.Key_Left, NONE),
    (Qt.Key.Key_Right, NONE), (Qt.Key.Key_Backspace, NONE),
)  # fmt: skip


@pytest.mark.parametrize("where", ["number", "name", "search", "combo"])
def test_keys_of_editing_never_reach_the_layers(desk: Desk, where: str) -> None:
    desk.click("conv2")
    selected = set(desk.window.selection.nodes)
    form = desk.window.properties.form
    assert form is not None
    places: dict[str, QWidget] = {
        "number": form.rows["out_channels"].control,
        "name": desk.window.properties.name,
        "search": desk.window.palette_panel.search,
        "combo": next(
            r.combo for r in form.rows.values() if isinstance(r, ChoiceRow)
        ),
    }
    for fold in form.folds.values():
        fold.open()
    QApplication.clipboard().setText("12")
    place = places[where]
    place.setFocus(Qt.FocusReason.TabFocusReason)
    assert place.hasFocus()
    layers = set(desk.document.graph.nodes)
    for key, keys in EDITING:
        press(key, keys)
        assert set(desk.window.selection.nodes) == selected
        assert set(desk.document.graph.nodes) == layers
        assert place.hasFocus()
    if isinstance(place, QLineEdit):
        place.setText("12")
        press(Qt.Key.Key_A, CTRL)
        assert place.selectedText() == "12"
