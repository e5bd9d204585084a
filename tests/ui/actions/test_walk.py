"""The table of actions, walked row by row: each works from Ctrl+K, by keys alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnnstudio.paths import sample_project
from cnnstudio.ui.actions.key_map import sequences
from cnnstudio.ui.actions.spec import ActionSpec
from cnnstudio.ui.actions.table import ACTIONS, MENUS
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.icons import icon_names
from cnnstudio.ui.theme import theme_manager
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.walk import PREPARED, Walker

CTRL = Qt.KeyboardModifier.ControlModifier
ENOUGH = 8
"""Letters that one types of a name before one takes an arrow."""


@pytest.fixture
def client(qapp: QApplication) -> FakeEngineClient:
    return FakeEngineClient()


@pytest.fixture
def walker(qtbot: QtBot, tmp_path: Path, client: FakeEngineClient) -> Iterator[Walker]:
    """Return a studio, and who prepares it for each action."""
    theme_manager().set_mode("dark")
    desk = Desk(qtbot, tmp_path, cast("EngineClient", client))
    path = tmp_path / "digits_lenet.cnnproj"
    shutil.copy(sample_project("digits_lenet"), path)
    assert desk.studio.open_project(path)
    desk.settled()
    yield Walker(desk, client, tmp_path)
    desk.close()
    theme_manager().set_mode("dark")


def do_from_the_popup(walker: Walker, spec: ActionSpec) -> str:
    """Press Ctrl+K, type what the action is called, and press Enter on it."""
    desk, popup = walker.desk, walker.studio.commands.popup
    desk.key("K", CTRL)
    assert popup.isVisible()
    typed = walker.studio.actions[spec.key].text().rstrip("…")[:ENOUGH]
    desk.qtbot.keyClicks(popup.field, typed)
    rows = popup.list.rows
    found = [rows.command(rows.index(row)) for row in range(rows.rowCount())]
    keys = [command.key for command in found if command is not None]
    if f"action/{spec.key}" not in keys:
        return "is not found by its name"
    place = keys.index(f"action/{spec.key}")
    command = found[place]
    assert command is not None
    if command.reason:
        return f"cannot be done: {command.reason}"
    for _ in range(place):
        desk.qtbot.keyClick(popup.field, Qt.Key.Key_Down)
    desk.qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    QApplication.processEvents()
    return ""


def walk(walker: Walker, specs: Sequence[ActionSpec]) -> None:
    """Do each action in a studio prepared for it (`PREPARED`): it changes something."""
    wrong: dict[str, str] = {}
    walker.studio.make_run_side()
    for spec in specs:
        walker.prepare(spec)
        before = walker.seen()
        refused = do_from_the_popup(walker, spec)
        after = walker.seen()
        if refused:
            wrong[spec.key] = refused
        elif before == after:
            wrong[spec.key] = "changes nothing"
        if spec.key != "quit":
            walker.clear_up()
    assert not wrong, "\n".join(f"{key}: {why}" for key, why in wrong.items())


def every(step: int) -> list[ActionSpec]:
    """Return every so manyth action, and last the one that ends it all."""
    (last,) = (spec for spec in ACTIONS if spec.key == "quit")
    return [*(spec for spec in ACTIONS[::step] if spec is not last), last]


def test_every_eighth_action_does_something_from_the_popup(walker: Walker) -> None:
    walk(walker, every(8))
    assert not walker.desk.window.isVisible()
    assert {*PREPARED} <= {spec.key for spec in ACTIONS}


@pytest.mark.slow
def test_every_action_does_something_from_the_popup(walker: Walker) -> None:
    walk(walker, every(1))
    assert not walker.desk.window.isVisible()


def test_every_row_says_what_it_is(qapp: QApplication) -> None:
    assert len({spec.key for spec in ACTIONS}) == len(ACTIONS)
    icons = set(icon_names())
    for spec in ACTIONS:
        assert spec.text, spec.key
        assert spec.text[0].isupper() or spec.text[0].isdigit(), spec.key
        assert spec.help.endswith("."), spec.key
        assert spec.help.count(". ") == 0, f"{spec.key}: one sentence"
        assert len(spec.help) <= 100, spec.key
        assert spec.menu.partition("/")[0] in MENUS, spec.key
        assert not spec.icon or spec.icon in icons, spec.key
        assert not (spec.shortcut and spec.canvas_key), spec.key


def test_no_keys_are_given_twice(qapp: QApplication) -> None:
    """Those of the canvas must differ from those of the window too."""
    taken: dict[str, str] = {}
    for spec in ACTIONS:
        for keys in sequences(spec.keys):
            name = keys.toString()
            assert name, f"{spec.key}: {spec.keys!r} is not known to Qt"
            assert name not in taken, f"{name}: {spec.key} and {taken.get(name)}"
            taken[name] = spec.key


def test_single_letters_act_only_where_nobody_types(qapp: QApplication) -> None:
    for spec in ACTIONS:
        for keys in sequences(spec.shortcut):
            held, _, key = keys.toString().rpartition("+")
            names_key = len(key) > 1 and key.startswith("F")
            assert held not in ("", "Shift") or names_key, spec.key


def test_every_entry_of_every_menu_is_in_the_table(walker: Walker) -> None:
    """Besides the menus in menus, the files opened last and the panels."""
    known = {id(action) for action in walker.studio.actions.values()}
    for path in ("File", "Edit", "View", "Graph", "Run", "Help"):
        for action in walker.studio.menus.menu(path).actions():
            listed = id(action) in known or action.isSeparator() or action.menu()
            assert listed, f"{path}: {action.text()}"
    assert walker.studio.menus.menu("Graph").toolTipsVisible()


def test_what_cannot_be_done_says_why_everywhere(walker: Walker) -> None:
    desk, actions = walker.desk, walker.studio.actions
    desk.window.selection.select(())
    walker.studio.menus.menu("Edit").aboutToShow.emit()
    cut = actions["cut"]
    assert not cut.isEnabled()
    assert cut.toolTip() == "Cut (Ctrl+X)\nSelect a layer or a frame first."
    desk.key("X", CTRL)
    said = desk.window.status.message
    assert said.full_text() == "Select a layer or a frame first."
    desk.key("K", CTRL)
    popup = walker.studio.commands.popup
    desk.qtbot.keyClicks(popup.field, "cut")
    command = popup.list.current()
    assert command is not None
    assert command.reason == popup.note.text() == "Select a layer or a frame first."
    desk.qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert popup.isVisible(), "so that one can do something else"
    desk.qtbot.keyClick(popup.field, Qt.Key.Key_Escape)
    assert desk.canvas.hasFocus()
    walker.select("conv1")
    desk.settled()
    assert cut.isEnabled()
    assert cut.toolTip().startswith("Cut (Ctrl+X)\nCopies")
    # Selected and pressed at once: what was true a moment ago does not count.
    desk.window.selection.select(())
    desk.settled()
    walker.select("conv1")
    desk.key("C", CTRL)
    assert "conv1" in QGuiApplication.clipboard().text()


def test_menus_show_the_keys_of_the_canvas(walker: Walker) -> None:
    fit = walker.studio.actions["fit"]
    assert fit.shortcut() == QKeySequence("F")
    assert "(F)" in fit.toolTip()
    bar = walker.canvas.overlay.bar
    assert "(F)" in bar.fit.toolTip()
    walker.studio.keys.set_keys("fit", [QKeySequence("Ctrl+Alt+J")])
    assert "(Ctrl+Alt+J)" in bar.fit.toolTip()
    walker.canvas.zoom_to(0.3)
    walker.desk.key("F")
    assert walker.canvas.zoom == pytest.approx(0.3)
    walker.desk.key("J", CTRL, Qt.KeyboardModifier.AltModifier)
    assert walker.canvas.zoom > 0.4


def test_the_popup_finds_layers_here_layers_to_add_and_samples(walker: Walker) -> None:
    desk, popup = walker.desk, walker.studio.commands.popup

    def do(text: str) -> None:
        desk.key("K", CTRL)
        desk.qtbot.keyClicks(popup.field, text)
        desk.qtbot.keyClick(popup.field, Qt.Key.Key_Return)
        desk.settled()

    do("go to conv2")
    assert desk.window.selection.current == desk.node("conv2").id
    do("add dropout")
    added = desk.document.graph.nodes[desk.window.selection.current]
    assert added.type == "Dropout"
    do("fit al")
    desk.key("K", CTRL)
    first = popup.list.current()
    assert first is not None
    assert first.title == "Fit all", "what was used last comes first"
    desk.qtbot.keyClick(popup.field, Qt.Key.Key_Escape)
    do("new from resnet-18")
    assert "resnet" in desk.document.project.about.title.lower()


def test_a_click_does_what_is_clicked_and_one_elsewhere_closes(walker: Walker) -> None:
    desk, popup = walker.desk, walker.studio.commands.popup
    desk.key("K", CTRL)
    desk.qtbot.keyClicks(popup.field, "select all")
    spot = popup.list.visualRect(popup.list.rows.index(0)).center()
    desk.qtbot.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert len(desk.window.selection.nodes) == len(desk.document.graph.nodes)
    desk.key("K", CTRL)
    desk.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not popup.isVisible()
