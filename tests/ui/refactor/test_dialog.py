"""The dialog of refactorings and the canvas's menu, by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.paths import sample_project
from cnnstudio.project.file_format import dumps, loads
from cnnstudio.project.project import MAIN, Project
from cnnstudio.project.settings import fit_of
from cnnstudio.ui.canvas_menu import MOST_TRIED, CanvasMenu
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.forms.slider_row import SliderRow
from cnnstudio.ui.refactor.dialog import RefactorDialog
from cnnstudio.ui.refactor.words import ratio, signed
from cnnstudio.ui.selection import Selection
from tests.helpers.blocks import Layers, chain, library, residual
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.qt import click

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    document = Document()
    document.open(loads(sample_project("lenet5").read_text()).project, None)
    return document


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def opened(
    qtbot: QtBot, document: Document, parent: QWidget, *names: str, show: str = ""
) -> RefactorDialog:
    selection = Selection(parent)
    nodes = document.graph.nodes.values()
    selection.select([node.id for node in nodes if node.name in names])
    dialog = RefactorDialog(document, selection, show, parent)
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog


def cells(dialog: RefactorDialog) -> list[list[str]]:
    model = dialog.costs.model()
    return [
        [str(model.index(row, column).data() or "") for column in range(5)]
        for row in range(model.rowCount())
    ]


def test_the_preview_tells_costs_before_they_are_paid(
    qtbot: QtBot, document: Document, parent: QWidget
) -> None:
    before = dumps(document.project)
    dialog = opened(qtbot, document, parent, show="global_pooling_head")
    assert cells(dialog)[0] == ["Parameters", "61,706", "2,742", "−58,964", "−95.56 %"]
    assert cells(dialog)[3][1:4] == ["10", "10", "same shape"]
    assert "hidden layers are gone" in dialog.note.text()
    assert dialog.claim.text() == "other outputs"
    changes = dialog.changes.model()
    words = {str(changes.index(r, 2).data()) for r in range(changes.rowCount())}
    assert words == {"new", "goes", "changes"}
    dialog.reject()
    assert dumps(document.project) == before
    assert document.stack.count() == 0


def test_keys_choose_and_apply_in_one_undo_step(
    qtbot: QtBot, document: Document, parent: QWidget
) -> None:
    before = dumps(document.project)
    dialog = opened(qtbot, document, parent)
    assert dialog.list.current().name == "stack_of_small_kernels"
    assert dialog.focusWidget() is dialog.list
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    name = dialog.list.current().title
    assert dialog.title.text() == name == "Depthwise separable convolution"
    with qtbot.waitSignal(dialog.applied) as told:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert told.args == ["Make conv2 depthwise separable"]
    assert document.stack.count() == 1
    document.stack.undo()
    assert dumps(document.project) == before


def test_what_does_not_apply_says_why_and_cannot_be_applied(
    qtbot: QtBot, document: Document, parent: QWidget
) -> None:
    dialog = opened(qtbot, document, parent, show="wrap_in_residual")
    assert dialog.note.text().startswith("Select the layers")
    assert not dialog.apply.isEnabled()
    assert dialog.apply.toolTip() == dialog.note.text()
    dialog.accept()
    assert dialog.isVisible()
    assert document.stack.count() == 0


@pytest.mark.requirement("J18")
def test_the_slider_of_phi_scales_the_network(
    qtbot: QtBot, document: Document, parent: QWidget
) -> None:
    dialog = opened(qtbot, document, parent, show="compound_scaling")
    row = dialog.rows["phi"]
    assert isinstance(row, SliderRow)
    row.slider.setFocus()
    first = cells(dialog)[0][2]
    qtbot.keyClick(row.slider, Qt.Key.Key_Right)
    assert row.number.text() == "1.5"
    assert dialog.step.text() == "Scale the network by φ 1.5"
    assert cells(dialog)[0][2] != first
    row.number.setFocus()
    row.number.selectAll()
    qtbot.keyClicks(row.number, "2")
    assert row.slider.value() == 4
    click(dialog.apply, dialog.apply.rect().center())
    (shape,) = [
        n.fields["shape"] for n in document.graph.nodes.values() if n.type == "Input"
    ]
    assert shape == [1, 42, 42]
    assert fit_of(document.project.dataset) == "resize"


def test_an_option_survives_a_look_at_another_refactoring(
    qtbot: QtBot, document: Document, parent: QWidget
) -> None:
    dialog = opened(qtbot, document, parent, show="dropout_before_head")
    row = dialog.rows["p"]
    assert isinstance(row, SliderRow)
    row.take("0.3")
    dialog.list.make_current("global_pooling_head")
    dialog.list.make_current("dropout_before_head")
    assert dialog.step.text() == "Insert Dropout 0.3 before fc1"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [(100, 100, ""), (0, 5, ""), (25_089_000, 513_000, "−97.96 %"), (100, 150, "+50 %"),
     (10, 1_240, "× 124.0"), (1_000, 1_001, "+0.10 %")],
)  # fmt: skip
def test_a_change_is_said_as_a_share(before: int, after: int, said: str) -> None:
    assert ratio(before, after) == said
    assert signed(1_024) == "+1,024"
    assert signed(-5) == "−5"


def test_inside_of_a_block_its_definition_is_refactored(
    qtbot: QtBot, parent: QWidget
) -> None:
    project = project_of_stages()
    document = Document()
    document.open(project, None)
    document.enter("stage", 1)
    dialog = opened(qtbot, document, parent, show="depthwise_separable")
    assert dialog.step.text() == "Make 2 convolutions depthwise separable"
    assert cells(dialog)[0][1:3] == ["4,672", "928"]
    dialog.accept()
    assert document.report.is_clean
    document.leave()
    assert document.report.nodes["stage"].cost.parameters == 3 * 928


def project_of_stages() -> Project:
    """A network with three residual blocks in a row."""
    project = Project(library(residual("in_channels")))
    project.add_network(MAIN)
    row: Layers = [
        ("input", "Input", {"shape": [16, 8, 8]}),
        ("stage", "block:res", {"repeat": 3}),
        ("gap", "GlobalAvgPool", {}),
    ]
    chain(project.graph, row)
    return project


# In the window


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path, cast("EngineClient", FakeEngineClient()))
    assert desk.studio.open_project(sample_project("lenet5"))
    desk.settled()
    yield desk
    desk.close()


def menu_on(desk: Desk, name: str) -> CanvasMenu:
    """Ask for the menu with the right button."""
    place = desk.canvas.mapFromScene(desk.item(name).card().center())
    reason = QContextMenuEvent.Reason.Mouse
    at = desk.canvas.viewport().mapToGlobal(place)
    event = QContextMenuEvent(reason, place, at, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(desk.canvas.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, CanvasMenu)
    return menu


def shown_dialog(desk: Desk) -> RefactorDialog:
    (dialog,) = desk.window.findChildren(RefactorDialog)
    return dialog


@pytest.mark.requirement("A27")
def test_the_menu_of_a_layer_names_what_applies_and_opens_its_preview(
    desk: Desk,
) -> None:
    menu = menu_on(desk, "fc1")
    assert desk.window.selection.nodes == (desk.node("fc1").id,)
    desk.qtbot.waitUntil(menu.is_filled)
    actions = {str(a.data()): a for a in menu.refactorings.actions()}
    assert actions["dense_to_convolution"].text().startswith("Turn 3 dense layers")
    assert "stack_of_small_kernels" not in actions
    actions["dense_to_convolution"].trigger()
    menu.close()
    dialog = shown_dialog(desk)
    assert dialog.list.current().name == "dense_to_convolution"
    assert dialog.claim.text() == "equal outputs"
    dialog.accept()
    desk.settled()
    assert not [n for n in desk.document.graph.nodes.values() if n.type == "Linear"]
    assert "Ctrl+Z undoes" in desk.window.status.message.full_text()


def test_a_key_opens_the_dialog_and_the_menu_key_the_menu(desk: Desk) -> None:
    desk.click("conv2")
    desk.key("R", CTRL)
    dialog = shown_dialog(desk)
    desk.qtbot.waitUntil(lambda: not dialog.list.unknown())
    assert dialog.list.known("wrap_in_residual") is not None
    dialog.reject()
    reason = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(reason, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(desk.canvas.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, CanvasMenu)
    assert desk.window.selection.current == desk.node("conv2").id
    desk.qtbot.waitUntil(menu.is_filled)
    names = [str(action.data()) for action in menu.refactorings.actions()]
    assert "stack_of_small_kernels" in names
    menu.close()


def test_the_menu_of_a_large_selection_tries_nothing(desk: Desk) -> None:
    desk.canvas.select_all()
    menu = menu_on(desk, "fc1")
    assert not menu.is_filled()
    menu.close()
    large = [f"n{i}" for i in range(MOST_TRIED + 1)]
    desk.window.selection.select(large)
    menu = CanvasMenu(
        desk.document,
        desk.window.selection,
        desk.studio.action_set,
        desk.canvas.menu_places(),
        desk.window,
    )
    assert menu.is_filled()
    assert desk.studio.actions["refactor"] in menu.actions()


def test_a_change_too_small_for_percent_is_told_as_a_number() -> None:
    assert ratio(138_357_544, 138_357_800) == ""
    assert ratio(1_000_000, 1_000_200) == "+0.02 %"
