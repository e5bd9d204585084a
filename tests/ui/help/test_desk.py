"""F1 on anything opens its card, by pointer and by keyboard, and leads on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.paths import sample_project
from cnnstudio.project.commands import AddNode, new_node
from cnnstudio.ui.commands.popup import CommandPopup
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.help.card import HelpCard
from cnnstudio.ui.help.cards import card_library
from cnnstudio.ui.help.topics import asked_of, topic_of
from cnnstudio.ui.theme import theme_manager
from cnnstudio.ui.training.settings_form import SettingsForm
from cnnstudio.ui.training.train_view import TrainView
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient

F1 = Qt.Key.Key_F1


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    theme_manager().set_mode("dark")
    desk = Desk(qtbot, tmp_path, cast("EngineClient", FakeEngineClient()))
    path = tmp_path / "digits_lenet.cnnproj"
    shutil.copy(sample_project("digits_lenet"), path)
    assert desk.studio.open_project(path)
    desk.settled()
    QCursor.setPos(QPoint(5, 995))
    desk.canvas.setFocus()
    yield desk
    desk.close()


def explained(desk: Desk, pressed_on: QWidget | None = None) -> HelpCard:
    """Press F1, return the card that opens, and check that there is one."""
    widget = pressed_on or QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, F1)
    card = desk.studio.help.card
    assert card is not None
    assert card.isVisible()
    assert card_library().get(card.asked.topic) is not None
    return card


def test_a_layer_by_keyboard_and_by_pointer(desk: Desk) -> None:
    desk.click("conv1")
    card = explained(desk)
    assert card.asked.topic == "layer/Conv2d"
    assert card.asked.layer is not None
    assert "Shape here" in card.text
    assert "28" in card.text
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert desk.studio.help.card is None or not desk.studio.help.card.isVisible()
    # The pointer is moved: it asks now.
    place = desk.canvas.mapFromScene(desk.item("pool1").card().center())
    QCursor.setPos(desk.canvas.viewport().mapToGlobal(place))
    assert explained(desk, desk.canvas).asked.topic.startswith("layer/MaxPool")


def test_a_row_of_the_palette_that_the_pointer_is_on(desk: Desk) -> None:
    rows = desk.window.palette_panel.list
    index = rows.model().index(2, 0)
    place = rows.visualRect(index).center()
    QCursor.setPos(rows.viewport().mapToGlobal(place))
    card = explained(desk, desk.canvas)
    assert card.asked.topic == f"layer/{index.data()}"
    card.close()


def test_a_field_says_its_limits(desk: Desk) -> None:
    desk.click("conv1")
    form = desk.window.properties.form
    assert form is not None
    form.rows["out_channels"].control.setFocus()
    card = explained(desk)
    assert card.asked.topic == "field/out_channels"
    assert "1 to 65,536" in card.text
    assert card.height() < 500  # no taller than what it says
    card.close()


def test_a_setting(desk: Desk) -> None:
    desk.studio.show_mode("train")
    row = desk.studio.run.panel.form.rows["learning_rate"]
    row.control.setFocus()
    card = explained(desk)
    assert card.asked.topic == "setting/learning_rate"
    assert "several times larger" in card.text  # LeNet with BatchNorm
    card.close()


@pytest.mark.requirement("P07")
def test_the_learning_rate_knows_of_batch_norm(qtbot: QtBot) -> None:
    document = Document()
    form = SettingsForm(document)
    qtbot.addWidget(form)
    row = form.rows["learning_rate"]
    without = row.control.toolTip()
    assert "no BatchNorm" in without
    document.push(AddNode(new_node(document.graph, "BatchNorm2d")))
    document.validate()
    assert "several times larger" in row.control.toolTip()
    asked = asked_of(row.control)
    assert asked is not None
    assert "several times larger" in asked.note
    document.stack.undo()
    document.validate()
    assert row.control.toolTip() == without


def test_a_finding_tells_what_is_wrong_here(desk: Desk) -> None:
    desk.document.push(AddNode(new_node(desk.document.graph, "Linear")))
    desk.settled()
    row = desk.window.problems.rows[0]
    row.setFocus()
    card = explained(desk)
    assert card.asked.topic == "finding/missing_input"
    assert row.finding.message in card.text
    card.close()
    callout = desk.canvas.overlay.callout
    callout.show_finding(row.finding, 400)
    asked = asked_of(callout)
    assert asked is not None
    assert asked.topic == "finding/missing_input"


def test_an_entry_of_a_menu(desk: Desk) -> None:
    menus = desk.window.bar.menus.findChildren(QMenu)
    menu = next(m for m in menus if desk.studio.actions["collapse"] in m.actions())
    menu.popup(desk.window.mapToGlobal(QPoint(60, 60)))
    menu.setActiveAction(desk.studio.actions["layout"])
    card = explained(desk, menu)
    assert card.asked.topic == "action/layout"
    assert "Ctrl+L" in card.text
    card.close()
    cannot = desk.studio.actions["collapse"]
    assert not cannot.isEnabled()
    menu.setActiveAction(desk.studio.actions["pattern"])
    menu.setActiveAction(cannot)
    QCursor.setPos(menu.mapToGlobal(menu.actionGeometry(cannot).center()))
    card = explained(desk, menu)
    assert card.asked.topic == "action/collapse"
    card.close()
    menu.close()


def test_a_plot_under_the_pointer(desk: Desk) -> None:
    desk.studio.show_mode("train")
    view = desk.studio.run.train_view
    assert isinstance(view, TrainView)
    desk.settled()
    assert view.plots is not None
    found = []
    for plot in view.plots.plots.values():
        asked = asked_of(plot, plot.mapToGlobal(plot.rect().center()))
        assert asked is not None
        found.append(asked.topic)
    assert found == ["panel/plot_loss", "panel/plot_accuracy", "panel/plot_rate"]
    assert topic_of(view.plots) == "panel/plots"


def _is_in(window: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and window.isAncestorOf(widget)


def test_the_key_works_in_dialogs(desk: Desk, qtbot: QtBot) -> None:
    desk.studio.larger.show_gallery()
    dialog = desk.window.findChild(QDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: _is_in(dialog, QApplication.focusWidget()))
    assert explained(desk).asked.topic == "panel/gallery"
    desk.studio.help.card.close()  # type: ignore[union-attr]
    dialog.reject()


def test_a_card_leads_into_the_window_and_links_on(desk: Desk) -> None:
    desk.click("bn1")
    card = explained(desk)
    assert card.asked.topic == "layer/BatchNorm2d"
    QTest.keyClick(card, F1)
    window = desk.studio.help.window
    assert window.isVisible()
    assert window.shown is not None
    assert window.shown.topic == "layer/BatchNorm2d"
    window.browser.anchorClicked.emit(QUrl("help://page/batch_norm"))
    assert window.shown.topic == "page/batch_norm"
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    window.go_back()
    assert window.shown.topic == "layer/BatchNorm2d"
    window.go_forward()
    assert window.shown.topic == "page/batch_norm"
    before = window.browser.toPlainText()
    window.browser.anchorClicked.emit(QUrl("https://example.org/page"))
    assert window.browser.toPlainText() == before
    window.search.setFocus()
    QTest.keyClicks(window.search, "federated")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.shown.topic == "page/not_covered"
    window.search.setText("nothing has such words")
    assert window.nothing.isVisible()
    desk.window.close()
    assert not window.isVisible()


def test_help_follows_the_theme(desk: Desk) -> None:
    desk.studio.help.show_topic("layer/ReLU")
    browser = desk.studio.help.window.browser
    dark = browser.loadResource(2, QUrl("figure:layer/ReLU"))
    theme_manager().set_mode("light")
    light = browser.loadResource(2, QUrl("figure:layer/ReLU"))
    theme_manager().set_mode("dark")
    assert dark != light
    assert browser.loadResource(2, QUrl("file:///etc/hostname")) is None
    assert browser.loadResource(2, QUrl("https://example.org/a.png")) is None


def test_every_card_is_found_by_the_commands(desk: Desk) -> None:
    search = desk.studio.commands.search
    search.gather()
    (first, *_) = search.find("help: receptive field")
    assert first.key == "help/page/receptive_field"
    first.perform()
    shown = desk.studio.help.window.shown
    assert shown is not None
    assert shown.topic == "page/receptive_field"
    keys = {command.key for command in search.find("help: ")}
    assert keys >= {f"help/{topic}" for topic in card_library().topics}


def test_the_current_row_of_the_commands(desk: Desk) -> None:
    desk.studio.actions["commands"].trigger()
    popup = desk.window.findChild(CommandPopup)
    assert popup is not None
    for text, topic in (
        ("auto-layout", "action/layout"),
        ("help: padding", "page/padding"),
        ("add conv1d", "layer/Conv1d"),
        ("go to conv1", "panel/commands"),
    ):
        popup.field.setText(text)
        assert popup.explained_at(None).topic in (topic, topic.replace("page", "field"))
    card = explained(desk, popup.field)
    assert card.asked.topic == "panel/commands"
    card.close()
    popup.close_popup()


PARTS = ("palette_panel", "properties", "problems", "status", "bar", "canvas")


def test_every_panel_says_its_card(desk: Desk) -> None:
    desk.click("conv1")
    desk.window.selection.select([])
    parts: list[QWidget] = [getattr(desk.window, n) for n in PARTS]
    run = desk.studio.run
    parts += [run.panel, run.panel.loss, run.panel.memory, run.panel.runs]
    parts += [run.inspect_view, run.inside.sample, desk.canvas.overlay.minimap]
    for part in parts:
        asked = asked_of(part)
        assert asked is not None, part
        assert asked.topic.startswith("panel/")
        assert card_library().get(asked.topic) is not None
