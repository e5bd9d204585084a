"""A lesson in the window: chosen by mouse, done by hand, followed through the modes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnnstudio.project.commands import EditField
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.lessons.panel import LessonsPanel
from cnnstudio.ui.lessons.table import LESSONS
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.qt import click


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path, cast("EngineClient", FakeEngineClient()))
    yield desk
    desk.studio.first_steps.teacher.leave()
    desk.settled()
    desk.close()


def panel_of(desk: Desk) -> LessonsPanel:
    desk.studio.actions["lessons"].trigger()
    desk.settled()
    panel = desk.window.docks["lessons"].widget()
    assert isinstance(panel, LessonsPanel)
    return panel


def test_a_lesson_is_done_by_hand(desk: Desk) -> None:
    panel = panel_of(desk)
    assert panel.isVisible()
    button = panel.list.buttons["pooling"]
    click(button, button.rect().center())
    desk.settled()
    card, teacher = panel.card, desk.studio.first_steps.teacher
    assert card.title.text() == "Pooling"
    assert card.count.text() == "Step 1 of 3"
    assert not card.next_button.isVisible()
    desk.click("pool1")
    desk.qtbot.waitUntil(lambda: teacher.is_done, timeout=3_000)
    assert card.next_button.isVisible()
    click(card.next_button, card.next_button.rect().center())
    desk.click("pool2")
    desk.canvas.setFocus()  # as a click by hand does
    desk.settled()
    desk.qtbot.keyClick(desk.canvas, Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: teacher.is_done, timeout=3_000)
    click(card.next_button, card.next_button.rect().center())
    desk.key("Z", Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: teacher.is_done, timeout=3_000)
    click(card.next_button, card.next_button.rect().center())
    assert card.count.text() == "To remember"
    click(card.leave_button, card.leave_button.rect().center())
    assert panel.list.isVisible()
    assert panel.list.buttons["pooling"].accessibleDescription() == "done"


def test_a_lesson_stays_in_sight_in_every_mode(desk: Desk) -> None:
    panel = panel_of(desk)
    desk.studio.first_steps.teacher.start("filter")
    for key in ("train_mode", "inspect", "build"):
        desk.studio.actions[key].trigger()
        desk.settled()
        assert panel.isVisible(), key


def test_practice_is_left_without_a_question(desk: Desk) -> None:
    panel_of(desk)
    teacher = desk.studio.first_steps.teacher
    teacher.start("pooling")
    desk.document.push(EditField("conv1", "padding", 0))
    asked = len(desk.answers.asked)
    assert teacher.start("padding")
    assert len(desk.answers.asked) == asked
    desk.studio.files.new()
    desk.canvas.append_layer("Conv2d")
    assert teacher.start("padding")
    assert desk.answers.asked[asked:].count("save first") == 1


def test_no_text_of_any_lesson_is_cut(desk: Desk) -> None:
    panel, teacher = panel_of(desk), desk.studio.first_steps.teacher
    for lesson in LESSONS:
        teacher.start(lesson.key)
        for index in range(len(lesson.steps) + 1):
            teacher.index, teacher.is_done = index, index < len(lesson.steps)
            panel.card.refresh()
            desk.settled()
            for label in (panel.card.title, panel.card.ask, panel.card.shows):
                if label.isVisible():
                    needed = label.heightForWidth(label.width())
                    assert label.height() >= needed, label.text()


def test_escape_puts_a_hint_away_in_the_window(desk: Desk) -> None:
    steps = desk.studio.first_steps
    steps.begin_hints()
    steps.start_with_digits()
    desk.settled()
    assert steps.hints is not None
    assert steps.hints.bar.isVisible()
    desk.canvas.setFocus()
    desk.qtbot.keyClick(desk.canvas, Qt.Key.Key_Escape)
    assert not steps.hints.bar.isVisible()


def test_the_list_fits_into_the_narrowest_panel(desk: Desk) -> None:
    panel = panel_of(desk)
    for button in panel.list.buttons.values():
        right = button.mapTo(panel, button.rect().topRight()).x()
        assert right < panel.width(), button.text()


def test_a_step_leaves_the_keyboard_on_the_canvas(desk: Desk) -> None:
    panel, teacher = panel_of(desk), desk.studio.first_steps.teacher
    button = panel.list.buttons["pooling"]
    button.setFocus()
    desk.qtbot.keyClick(button, Qt.Key.Key_Space)
    desk.settled()
    assert desk.canvas.hasFocus()
    desk.click("pool1")
    desk.canvas.setFocus()
    desk.qtbot.waitUntil(lambda: teacher.is_done, timeout=3_000)
    assert desk.canvas.hasFocus()
    panel.card.next_button.setFocus()
    desk.qtbot.keyClick(panel.card.next_button, Qt.Key.Key_Space)
    assert desk.canvas.hasFocus()
