"""The reusable widgets, worked by real keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.ui.theme import Mode, theme_manager
from cnnstudio.ui.widgets.buttons import (
    Button,
    FixButton,
    IconButton,
    set_reason,
    show_keys,
    tip,
)
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import ElidedLabel, Glyph, Pill, TextLabel
from cnnstudio.ui.widgets.number_field import NumberField
from cnnstudio.ui.widgets.panel_header import PanelHeader
from cnnstudio.ui.widgets.rows import FlowSeparator, FormRow, KeyValueRow
from cnnstudio.ui.widgets.search_field import SearchField
from cnnstudio.ui.widgets.segmented import SegmentedControl
from cnnstudio.ui.widgets.stepping import can_step, stepped
from cnnstudio.ui.widgets.switch import ToggleSwitch
from cnnstudio.ui.widgets.tab_strip import TabStrip, tabs_with_room
from cnnstudio.ui.widgets.tiles import Card, EmptyState, MetricTile, ProgressLine

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    theme_manager().apply()


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)


def wheel(widget: QWidget, up: bool) -> QWheelEvent:
    at, turn = QPointF(5, 5), QPoint(0, 120 if up else -120)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    plain = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        at, widget.mapToGlobal(at), QPoint(), turn, none, plain, phase, False
    )
    QApplication.sendEvent(widget, event)
    return event


def test_segments_by_mouse_and_arrows(qtbot: QtBot) -> None:
    modes = SegmentedControl([("b", "Build"), ("t", "Train"), ("i", "Inspect")], "Mode")
    shown(qtbot, modes)
    seen: list[object] = []
    modes.selected.connect(seen.append)
    qtbot.mouseClick(modes.button("t"), LEFT)
    qtbot.mouseClick(modes.button("t"), LEFT)
    modes.button("t").setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(modes.button("t"), Key.Key_Right)
    assert seen == ["t", "i"]
    assert modes.current() == "i"
    modes.set_current("b")
    assert seen == ["t", "i"]
    modes.set_reason("t", "No data yet")
    assert modes.button("t").toolTip() == "No data yet"
    qtbot.mouseClick(modes.button("t"), LEFT)
    assert modes.current() == "b"
    with pytest.raises(KeyError):
        modes.set_current("x")
    assert modes.button("b").height() >= 24
    modes.set_reason("b", "Nothing to build")
    modes.clear()
    modes.button("i").setFocus(Qt.FocusReason.TabFocusReason)
    modes.set_reason("t", None)
    qtbot.keyClick(modes.button("i"), Key.Key_Right)
    assert modes.current() == "t", "the first one that can be chosen"
    assert modes.focusWidget() is modes.button("t")


def test_number_field_typing_committing_and_taking_back(qtbot: QtBot) -> None:
    field = NumberField("32", "out_channels")
    shown(qtbot, field)
    edited: list[str] = []
    committed: list[str] = []
    field.edited.connect(edited.append)
    field.committed.connect(committed.append)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "64")
    assert edited == ["6", "64"]
    assert committed == []
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.keyClick(field, Key.Key_Return)
    assert committed == ["64"]
    qtbot.keyClicks(field, "0")
    qtbot.keyClick(field, Key.Key_Escape)
    assert field.text() == "64"
    qtbot.keyClick(field, Key.Key_Up)
    assert committed == ["64", "65"]
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(field, Key.Key_Down, shift)
    assert committed[-1] == "55"
    field.set_text("7")
    assert committed[-1] == "55"
    assert field.text() == "7"


def test_number_field_steppers_limits_and_wheel(qtbot: QtBot) -> None:
    field = NumberField("1 \u00d7 3", "kernel_size", minimum=1, maximum=4)
    shown(qtbot, field)
    minus, plus = field._minus, field._plus
    assert plus.height() >= 24
    qtbot.mouseClick(plus, LEFT)
    assert field.text() == "2 \u00d7 4"
    qtbot.mouseClick(plus, LEFT)
    assert field.text() == "3 \u00d7 4"
    for _ in range(4):
        qtbot.mouseClick(minus, LEFT)
    assert field.text() == "1 \u00d7 1"
    assert not wheel(field, up=True).isAccepted()
    assert field.text() == "1 \u00d7 1"
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    wheel(field, up=True)
    assert field.text() == "2 \u00d7 2"
    field.set_text("channels * 4")
    assert not plus.isEnabled()
    field.step(1)
    assert field.text() == "channels * 4"


def test_number_field_states(qtbot: QtBot) -> None:
    field = NumberField("32", "out_channels")
    shown(qtbot, field)
    plain = field.grab().toImage()
    field.set_state("error", "Add needs 64")
    assert field.state() == "error"
    assert field.toolTip() == "Add needs 64"
    assert field.grab().toImage() != plain
    field.set_state("normal")
    assert field.grab().toImage() == plain
    field.set_locked("A run keeps its batch size")
    qtbot.keyClicks(field, "5")
    field.step(1)
    assert field.text() == "32"
    field.set_locked(None)
    field.step(1)
    assert field.text() == "33"


@pytest.mark.parametrize(
    ("text", "steps", "whole", "result"),
    [
        ("3", 1, True, "4"),
        ("3, 3", -1, True, "2, 2"),
        ("0.001", 1, False, "0.002"),
        ("0.002", 1, False, "0.005"),
        ("0.01", -1, False, "0.005"),
        ("1e-4", -1, False, "5e-5"),
        ("0.003", 1, False, "0.005"),
        ("0", 1, False, "0.001"),
        ("-1", 1, False, "-0.5"),
        ("n + 1", 1, True, "n + 1"),
        ("", 1, True, ""),
    ],
)
def test_stepping(text: str, steps: int, whole: bool, result: str) -> None:
    assert stepped(text, steps, whole) == result


def test_can_step() -> None:
    assert can_step("(3, 3)")
    assert not can_step("k")


def test_switch(qtbot: QtBot) -> None:
    switch = ToggleSwitch("bias")
    shown(qtbot, switch)
    off = switch.grab().toImage()
    qtbot.mouseClick(switch, LEFT)
    assert switch.isChecked()
    assert switch.grab().toImage() != off
    assert switch.accessibleDescription() == "on"
    switch.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(switch, Key.Key_Space)
    assert not switch.isChecked()
    assert switch.height() >= 24


def test_combo(qtbot: QtBot) -> None:
    combo = Combo([(1, "Adam"), (2, "SGD")], "Optimizer")
    shown(qtbot, combo)
    seen: list[object] = []
    combo.picked.connect(seen.append)
    combo.set_current_key(2)
    assert seen == []
    assert not wheel(combo, up=True).isAccepted()
    assert combo.current_key() == 2
    combo.setFocus()
    qtbot.keyClick(combo, Key.Key_Up)
    assert seen == [1]
    combo.set_options([(3, "RMSprop"), (1, "Adam")])
    assert combo.current_key() == 1
    assert Combo().current_key() is None


def test_search_field(qtbot: QtBot) -> None:
    field = SearchField("Search 58 layers")
    shown(qtbot, field)
    assert field.height() == 30
    qtbot.keyClicks(field, "conv")
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Key.Key_Escape)
    qtbot.keyClicks(field, "x")
    qtbot.mouseClick(field._clear, LEFT)
    assert field.text() == ""
    assert field._clear.isHidden()


def test_tab_strip(qtbot: QtBot) -> None:
    tabs = TabStrip("Lower panel")
    for key, text in (("p", "Problems"), ("c", "Code")):
        tabs.add_tab(key, text)
    shown(qtbot, tabs)
    seen: list[object] = []
    tabs.selected.connect(seen.append)
    narrow = tabs.tabRect(0).width()
    tabs.set_badges("p", [("1", "error"), ("2", "warn")], "1 error, 2 warnings")
    tabs.adjustSize()
    assert tabs.tabRect(0).width() > narrow
    assert tabs.accessibleTabName(0) == "Problems, 1 error, 2 warnings"
    qtbot.mouseClick(tabs, LEFT, pos=tabs.tabRect(1).center() - QPoint(10, 0))
    assert seen == ["c"]
    tabs.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(tabs, Key.Key_Left)
    assert seen == ["c", "p"]
    tabs.set_current_key("c")
    assert seen == ["c", "p"]
    assert tabs.current_key() == "c"


def test_tabs_without_room_are_in_a_menu_and_no_name_is_cut(qtbot: QtBot) -> None:
    tabs = TabStrip("Views")
    names = ("Maps and filters", "Weights", "Statistics", "Compare", "Lab")
    tabs.set_tabs([(name.lower(), name) for name in names])
    shown(qtbot, tabs)
    tabs.resize(tabs.sizeHint())
    assert tabs.more.isHidden()
    tabs.resize(320, 34)
    seen = [i for i in range(5) if tabs.isTabVisible(i)]
    assert seen == [0, 1]
    assert tabs.more.isVisible()
    assert tabs.tabRect(1).right() < tabs.more.x() + 6 < tabs.more.geometry().right()
    assert tabs.more.geometry().right() <= 320
    assert tabs.more.toolTip() == "Statistics, Compare, Lab"
    told: list[object] = []
    tabs.selected.connect(told.append)
    tabs.set_reason("compare", "Pin a view first.")
    menu = tabs.menu()
    rest = menu.actions()
    assert [action.text() for action in rest] == ["Statistics", "Compare", "Lab"]
    assert not rest[1].isEnabled()
    assert rest[1].toolTip() == "Pin a view first."
    rest[2].trigger()
    menu.close()
    assert told == ["lab"]
    # The one that is on is always seen; what it takes the place of is in the menu.
    assert [i for i in range(5) if tabs.isTabVisible(i)] == [0, 1, 4]
    tabs.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(tabs, Key.Key_Left)
    assert told == ["lab", "statistics"], "to what is hidden, not to what is off"
    assert tabs.isTabVisible(2)
    tabs.set_current_key("lab")
    assert told == ["lab", "statistics"]


def test_a_tab_that_comes_into_sight_moves_no_other_out_of_it(qtbot: QtBot) -> None:
    tabs = TabStrip("Views")
    names = ("Maps and filters", "Weights", "Statistics", "Compare", "Lab")
    tabs.set_tabs([(name.lower(), name) for name in names])
    shown(qtbot, tabs)
    tabs.resize(tabs.sizeHint())
    tabs.set_current_key("lab")
    tabs.resize(320, 34)
    seen = [i for i in range(5) if tabs.isTabVisible(i)]
    assert seen == [0, 1, 4]
    assert [tabs.tabRect(i).left() for i in seen[:2]] == [0, tabs.tabRect(0).width()]
    assert tabs.tabRect(4).right() < 320


def test_which_tabs_have_room() -> None:
    widths = [100, 60, 60]
    assert tabs_with_room(widths, 0, 204, 50) == [0, 1, 2], "the last gap may be cut"
    assert tabs_with_room(widths, 0, 203, 50) == [0]
    assert tabs_with_room(widths, 2, 203, 43) == [0, 2]
    assert tabs_with_room([], -1, 10, 50) == []


def test_buttons_and_reasons(qtbot: QtBot) -> None:
    fix = FixButton("Use 64")
    shown(qtbot, fix)
    with qtbot.waitSignal(fix.clicked):
        qtbot.mouseClick(fix, LEFT)
    assert fix.height() >= 24
    assert fix.accessibleName() == "Fix: Use 64"
    button = Button("Train", "primary", "play")
    shown(qtbot, button)
    assert button.height() == 28
    button.setToolTip("Train the network")
    set_reason(button, "One error")
    set_reason(button, "Two errors")
    assert not button.isEnabled()
    assert button.toolTip() == "Two errors"
    set_reason(button, None)
    assert button.isEnabled()
    assert button.toolTip() == "Train the network"
    undo = IconButton("undo", "Undo", "Ctrl+Z")
    qtbot.addWidget(undo)
    assert undo.toolTip() == "Undo (Ctrl+Z)"
    assert tip("Fit") == "Fit"


def test_keys_never_stand_alone_in_a_tip(qtbot: QtBot) -> None:
    action = QAction("&Best epoch")
    action.setShortcut("B")
    bare, told = Button("Go to best"), Button("Go to best")
    told.setToolTip("Look at the best weights")
    for button in (bare, told):
        qtbot.addWidget(button)
        show_keys(button, action)
    assert bare.toolTip() == "Best epoch (B)"
    assert told.toolTip() == "Look at the best weights (B)"


def test_a_long_fix_takes_two_lines_where_it_is_narrow(qtbot: QtBot) -> None:
    label = "Join conv_selfattention1 to conv_selfattention2"
    fix = FixButton(label)
    shown(qtbot, fix)
    wide, flat = fix.width(), fix.height()
    assert fix.text() == label
    fix.resize(200, flat)
    assert fix.text() == "Join conv_selfattention1\nto conv_selfattention2"
    assert fix.sizeHint().width() == wide
    assert fix.minimumHeight() > flat
    fix.resize(wide, flat)
    assert fix.text() == label


def test_a_fix_keeps_the_text_that_it_is_given_later(qtbot: QtBot) -> None:
    fix = FixButton("")
    shown(qtbot, fix)
    fix.setText("Use batch 32")
    fix.resize(180, 24)
    fix.resize(260, 24)
    assert fix.text() == "Use batch 32"
    assert fix.accessibleName() == "Fix: Use batch 32"


def test_an_icon_stands_off_from_a_text_that_comes_later(qtbot: QtBot) -> None:
    first, later = Button("Train", "primary", "play"), Button("", "primary", "play")
    qtbot.addWidget(first)
    qtbot.addWidget(later)
    assert later.iconSize().width() < first.iconSize().width()
    later.setText("Train")
    assert later.iconSize() == first.iconSize()
    assert later.sizeHint() == first.sizeHint()


def test_header_rows_and_tiles(qtbot: QtBot) -> None:
    header = PanelHeader("Layers", "drag or press Enter")
    shown(qtbot, header)
    close = header.add_button("close", "Close")
    with qtbot.waitSignal(close.clicked):
        qtbot.mouseClick(close, LEFT)
    header.set_title("Outline")
    header.set_hint("")
    row = KeyValueRow("Parameters", "1,024")
    shown(qtbot, row)
    row.set_value("24.5 KiB", "/ image", "warn")
    assert row.accessibleName() == "Parameters 24.5 KiB / image"
    tile = MetricTile("throughput", "11,840", "img/s")
    tile.set_value("12,000", "img/s")
    assert tile.accessibleName() == "throughput: 12,000 img/s"
    bar = ProgressLine()
    bar.set_part(3)
    assert bar.part() == 1.0
    form = FormRow("stride", QLineEdit())
    shown(qtbot, form)
    assert form.field.accessibleName() == "stride"
    assert form.height() >= 32


def test_empty_state_leads_on(qtbot: QtBot) -> None:
    empty = EmptyState("chart", "No curves yet", "Press Train.", "Train", "primary")
    shown(qtbot, empty)
    with qtbot.waitSignal(empty.asked):
        qtbot.mouseClick(empty.button, LEFT)


def test_elided_label(qtbot: QtBot) -> None:
    label = ElidedLabel("a rather long text that will not fit")
    shown(qtbot, label)
    label.resize(60, 20)
    assert label.text().endswith("\u2026")
    assert label.toolTip() == label.full_text()
    label.resize(600, 20)
    assert label.text() == label.full_text()
    assert label.toolTip() == ""


def test_everything_takes_the_colours_of_the_theme(qtbot: QtBot) -> None:
    tabs = TabStrip()
    tabs.add_tab(1, "Problems")
    widgets: list[QWidget] = [
        tabs,
        SegmentedControl([(1, "A"), (2, "B")]),
        NumberField("3"),
        SearchField("Search"),
        ToggleSwitch("bias"),
        Combo([(1, "One")]),
        Button("Go", icon_name="play"),
        PanelHeader("Layers"),
        KeyValueRow("Parameters", "1"),
        MetricTile("left", "1:01"),
        ProgressLine(),
        Card("Card"),
        Pill("best", "ok"),
        Glyph("undo"),
        TextLabel("text"),
        FlowSeparator(),
        EmptyState("chart", "Nothing", "Do this."),
    ]
    pictures = {}
    try:
        modes: tuple[Mode, ...] = ("dark", "light")
        for mode in modes:
            theme_manager().set_mode(mode)
            for widget in widgets:
                if mode == "dark":
                    shown(qtbot, widget)
                    pictures[widget] = widget.grab().toImage()
                else:
                    assert widget.grab().toImage() != pictures[widget], widget
    finally:
        theme_manager().set_mode("system")


def test_a_long_number_is_seen_whole_in_a_narrow_field(qtbot: QtBot) -> None:
    """Without room for both it goes before the steppers: 600 is not 1600."""
    field = NumberField("1600", "out_channels")
    qtbot.addWidget(field)
    field.resize(84, 26)
    field.show()
    steppers = field.findChildren(QWidget)
    assert not any(part.isVisible() for part in steppers)
    field.set_text("16")
    assert any(part.isVisible() for part in steppers)


def test_escape_brings_back_what_was_there_before_a_refused_number(
    qtbot: QtBot,
) -> None:
    field = NumberField("10", "epochs")
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "-5")
    field.wrong = True  # as the form says of it
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "10"
