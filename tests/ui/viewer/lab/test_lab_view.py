"""The convolution lab by mouse and keys, on typed numbers and on a layer's."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.lab_messages import LayerAtWork, LayerWorks
from cnnstudio.ui.viewer.lab.dialog import LabDialog
from cnnstudio.ui.viewer.lab.grid import NumberGrid
from cnnstudio.ui.viewer.lab.lab_page import LabPage
from cnnstudio.ui.viewer.lab.model import LabModel
from cnnstudio.ui.viewer.lab.reference import correlate
from cnnstudio.ui.viewer.lab.samples import EDGE, PICTURE
from tests.helpers.viewing import CONV, shown, studio

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot: QtBot) -> LabDialog:
    """The lab with its sample."""
    made = LabDialog()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def centre(grid: NumberGrid, cell: tuple[int, int]) -> QPoint:
    """The middle of a cell."""
    return grid.rect_of(cell).center().toPoint()


def opened(grid: NumberGrid) -> QLineEdit:
    """The field in the cell that is typed into."""
    field = grid.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    return field


@pytest.mark.requirement("M11", "NT-11")
def test_keys_step_through_the_nine_sums_of_the_sample(dialog: LabDialog) -> None:
    lab = dialog.lab
    sums = []
    for _ in range(9):
        sums.append(lab.steps.strip.blocks[-1].value)
        QTest.keyClick(lab, Qt.Key.Key_Right)
    assert sums == ["−2", "−2", "1", "2", "−2", "−3", "2", "−2", "−2"]
    assert lab.steps.output.grid.sheet.known == 9
    QTest.keyClick(lab, Qt.Key.Key_Home)
    assert (lab.model.step, lab.steps.output.grid.sheet.known) == (0, 1)
    assert lab.steps.strip.terms.startswith("1·1 + 2·0 + 3·(−1)")
    QTest.keyClick(lab, Qt.Key.Key_Down)
    assert lab.model.place == (1, 0)
    QTest.keyClick(lab, Qt.Key.Key_End)
    assert lab.model.place == (2, 2)
    assert lab.steps.input.grid.sheet.taps == ((2, 3, 4), (2, 3, 4))


def test_it_plays_to_the_end_and_again_from_the_start(
    dialog: LabDialog, qtbot: QtBot
) -> None:
    transport, model = dialog.lab.transport, dialog.model
    QTest.keyClick(dialog.lab, Qt.Key.Key_End)
    QTest.mouseClick(transport.play, LEFT)
    assert transport.is_playing
    assert model.step == 0
    qtbot.waitUntil(lambda: model.step >= 1, timeout=3000)
    QTest.keyClick(dialog.lab, Qt.Key.Key_Space)
    assert not transport.is_playing
    QTest.mouseClick(transport.back, LEFT)
    assert model.step == 0
    transport.slider.setValue(7)
    assert model.step == 7


def test_a_click_in_the_output_goes_there_and_a_pointed_value_tells_its_term(
    dialog: LabDialog,
) -> None:
    steps = dialog.lab.steps
    QTest.mouseClick(steps.output.grid, LEFT, pos=centre(steps.output.grid, (1, 2)))
    assert dialog.model.step == 5
    QTest.mouseMove(steps.products.grid, centre(steps.products.grid, (0, 0)))
    QTest.mouseMove(steps.products.grid, centre(steps.products.grid, (0, 2)))
    assert steps.strip.terms.endswith("1 × −1 = −1")
    assert steps.input.grid.sheet.here == (1, 4)


def test_keys_point_at_a_product_and_pick_a_place_of_the_output(
    dialog: LabDialog,
) -> None:
    steps = dialog.lab.steps
    steps.products.grid.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        QTest.keyClick(steps.products.grid, Qt.Key.Key_Right)
    assert steps.strip.terms.endswith("3 × −1 = −3")
    assert "row 0, column 2: −3" in steps.products.grid.accessibleName()
    assert dialog.model.step == 0
    steps.output.grid.setFocus(Qt.FocusReason.TabFocusReason)
    assert not steps.strip.terms.startswith("row")
    QTest.keyClick(steps.output.grid, Qt.Key.Key_Down)
    QTest.keyClick(steps.output.grid, Qt.Key.Key_Down)
    QTest.keyClick(steps.output.grid, Qt.Key.Key_Return)
    assert dialog.model.place == (1, 0)


def test_numbers_are_typed_into_input_and_filter(dialog: LabDialog) -> None:
    steps, model = dialog.lab.steps, dialog.model
    grid = steps.input.grid
    grid.setFocus()
    QTest.mouseClick(grid, LEFT, pos=centre(grid, (0, 2)))
    QTest.keyClick(grid, Qt.Key.Key_5)
    field = opened(grid)
    QTest.keyClicks(field, ".5x")
    assert field.property("state") == "error"
    assert "got 5.5x" in field.toolTip()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert model.image[0, 0, 2] == 3
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert model.image[0, 0, 2] == 5.5
    assert steps.strip.blocks[-1].value == "−4.5"
    QTest.mouseDClick(steps.filter.grid, LEFT, pos=centre(steps.filter.grid, (0, 0)))
    field = opened(steps.filter.grid)
    field.selectAll()
    QTest.keyClicks(field, "2")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert model.weights is not None
    assert model.weights[0, 0, 0, 0] == 1
    QTest.mouseClick(dialog.lab.settings.back, LEFT)
    assert model.image[0, 0, 2] == 3


def test_tab_goes_from_number_to_number_and_what_was_typed_stays(
    dialog: LabDialog,
) -> None:
    grid = dialog.lab.steps.input.grid
    QTest.mouseDClick(grid, LEFT, pos=centre(grid, (0, 3)))
    for digit in "789":
        field = QGuiApplication.focusObject()
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, digit)
        QTest.keyClick(field, Qt.Key.Key_Tab)
    typed = [float(dialog.model.image[0][at]) for at in ((0, 3), (0, 4), (1, 0))]
    assert typed == [7, 8, 9]
    QTest.mouseDClick(grid, LEFT, pos=centre(grid, (4, 4)))
    last = QGuiApplication.focusObject()
    assert isinstance(last, QLineEdit)
    QTest.keyClick(last, Qt.Key.Key_Tab)  # behind the last number it leaves
    assert not grid.hasFocus()
    assert not isinstance(QGuiApplication.focusObject(), QLineEdit)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog.show()
    assert float(dialog.model.image[0, 0, 3]) == 7


@pytest.mark.requirement("M12", "O09", "NT-20")
def test_max_pooling_shows_the_largest_value_and_the_mask(dialog: LabDialog) -> None:
    QTest.mouseClick(dialog.kinds.button("MaxPool2d"), LEFT)
    steps, gradient = dialog.lab.steps, dialog.lab.gradient
    assert steps.patch.grid.sheet.here == (1, 1)
    assert steps.strip.blocks[0].value == "6"
    QTest.mouseClick(dialog.lab.faces.button("gradient"), LEFT)
    mask = [[0, 0, 0, 0], [0, 1, 0, 1], [1, 0, 0, 0], [0, 0, 0, 1]]
    assert gradient.back.grid.sheet.values.tolist() == mask
    assert "row 1, column 1" in gradient.said.text()
    QTest.mouseDClick(
        gradient.upstream.grid, LEFT, pos=centre(gradient.upstream.grid, (0, 1))
    )
    field = opened(gradient.upstream.grid)
    QTest.keyClicks(field, "4")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert gradient.back.grid.sheet.values[1, 3] == 4
    QTest.mouseClick(dialog.kinds.button("AvgPool2d"), LEFT)
    assert dialog.model.work.output.tolist() == [[3.25, 5.25], [2, 2]]


@pytest.mark.requirement("A28")
def test_the_matrix_has_its_counts_and_marks_the_row(dialog: LabDialog) -> None:
    QTest.mouseClick(dialog.lab.faces.button("matrix"), LEFT)
    face = dialog.lab.matrix
    assert "9 × 25" in face.said.text()
    assert "81 of 225 entries are tied to the 9 weights" in face.said.text()
    assert "54 are not 0" in face.said.text()
    dialog.model.go_to(4)
    assert face.board.row == 4
    _, box, _ = face.board.boxes()
    at = QPoint(round(box.x() + 5), round(box.y() + 7.5 * face.board.cell))
    QTest.mouseClick(face.board, LEFT, pos=at)
    assert dialog.model.step == 7


@pytest.mark.requirement("M13")
def test_the_code_that_is_shown_is_the_code_that_is_tested(dialog: LabDialog) -> None:
    QTest.mouseClick(dialog.lab.faces.button("code"), LEFT)
    text = dialog.lab.code.text.toPlainText()
    assert text.startswith("def correlate(")
    QTest.mouseClick(dialog.lab.code.copy, LEFT)
    assert QGuiApplication.clipboard().text() == text
    found = correlate(PICTURE, EDGE, np.zeros(1))
    assert found[0].tolist() == dialog.model.work.output.tolist()


def test_settings_change_the_lab_and_say_the_size(dialog: LabDialog) -> None:
    settings, model = dialog.lab.settings, dialog.model
    padding = settings.rows["padding"].control
    assert isinstance(padding, QLineEdit)
    padding.setFocus()
    padding.selectAll()
    QTest.keyClicks(padding, "1")
    assert model.work.slide.output == (5, 5)
    assert "(5 + 2·1 − 3) / 1 + 1 = 5" in settings.formula.text()
    kernel = settings.rows["kernel_size"].control
    assert isinstance(kernel, QLineEdit)
    kernel.setFocus()
    kernel.selectAll()
    QTest.keyClicks(kernel, "9")
    assert "larger than its input" in settings.formula.text()
    assert model.work.slide.output == (5, 5)
    kernel.selectAll()
    QTest.keyClicks(kernel, "3")
    padding.setFocus()
    padding.selectAll()
    QTest.keyClicks(padding, "500")
    assert settings.rows["padding"].note() == "The lab goes up to 12, got 500."
    assert model.work.slide.output == (13, 13)
    model.changed.emit()  # as when it plays, or the pointer is over a cell
    assert settings.rows["padding"].note() == "The lab goes up to 12, got 500."
    assert padding.text() == "500"
    padding.selectAll()
    QTest.keyClicks(padding, "1")
    assert settings.rows["padding"].note() == ""


def test_the_typed_input_may_be_larger_within_limits(dialog: LabDialog) -> None:
    settings, model = dialog.lab.settings, dialog.model
    settings.depth_field.setFocus()
    settings.depth_field.step(1)
    assert len(model.image) == 2
    settings.size_field.setFocus()
    settings.size_field.selectAll()
    QTest.keyClicks(settings.size_field, "40")
    assert settings.size_field.toolTip() == "Expected a size up to 12 × 12, got 40."
    QTest.keyClick(settings.size_field, Qt.Key.Key_Return)
    assert settings.size_field.text() == "5 × 5"
    assert settings.size_field.state() == "normal"
    settings.size_field.selectAll()
    QTest.keyClicks(settings.size_field, "6 × 7")
    QTest.keyClick(settings.size_field, Qt.Key.Key_Return)
    assert model.image.shape == (2, 6, 7)


def test_groups_and_channels_of_typed_numbers() -> None:
    model = LabModel()
    model.set_size(4, 6, 5)
    model.set_field("out_channels", 4)
    model.look_at_filter(3)
    assert model.work.channels == range(4)
    model.set_field("groups", 2)
    assert model.work.channels == range(2, 4)
    assert model.channel == 2
    model.set_field("groups", 3)
    assert model.problem is not None
    assert model.problem.param == "groups"
    assert model.work.channels == range(2, 4)


def answer_of(asked: LayerAtWork, bias: float) -> LayerWorks:
    """What an engine would tell of a convolution 1 → 6 of 5 × 5."""
    random = np.random.default_rng(asked.channel)
    image = random.random((1, 12, 12)).astype(np.float32)
    weights = random.normal(size=(1, 5, 5)).astype(np.float32)
    output = correlate(
        image.astype(float), weights[None].astype(float), np.array([bias]),
        padding=(2, 2),
    )  # fmt: skip
    return LayerWorks(
        request=asked.request, subject=asked.subject, run="", epoch=0, step=0,
        node=asked.node, channel=asked.channel, kind="Conv2d",
        settings={"out_channels": 6, "kernel_size": (5, 5), "padding": (2, 2)},
        image=image, output=output[0].astype(np.float32), weights=weights, bias=bias,
    )  # fmt: skip


@pytest.mark.requirement("M11")
def test_the_page_works_on_what_a_layer_gets(qtbot: QtBot) -> None:
    made = studio()
    view = shown(qtbot, made)
    made.answer()
    made.controller.views.show("layer", "lab")
    page = view.page_of("lab")
    assert isinstance(page, LabPage)
    asked = made.client.submitted_of(LayerAtWork)[-1]
    assert (asked.node, asked.channel) == (CONV, 0)
    assert not page.shows_content
    made.client.deliver(answer_of(asked, 0.5))
    model = page.model
    assert page.shows_content
    assert not model.is_own
    assert model.difference is not None
    assert model.difference < 1e-6
    assert "Largest difference" in page.lab.settings.remark.text()
    exported = page.exported()
    assert exported.table is not None
    rows = list(exported.table.rows)
    assert len(rows) == 144
    assert rows[13][:3] == (1, 1, model.work.output[1, 1])
    before = made.document.project
    model.set_field("stride", (3, 3))
    assert model.work.slide.output == (4, 4)
    assert "the network stays" in page.lab.settings.remark.text()
    assert made.document.project is before
    QTest.mouseClick(page.lab.settings.back, LEFT)
    assert model.work.slide.output == (12, 12)
    grid = page.lab.steps.input.grid
    QTest.mouseClick(grid, LEFT, pos=centre(grid, (5, 7)))
    assert model.place == (3, 5)
    page.lab.settings.number_field.setFocus()
    page.lab.settings.number_field.step(1)
    assert made.controller.channel == 1
    newer = made.client.submitted_of(LayerAtWork)[-1]
    assert newer.channel == 1
    made.client.deliver(replace(answer_of(newer, 0.0), channel=1))
    assert model.number == 1
    made.selection.select(["relu_1"])
    assert "Conv2d" in LabPage.why_not(made.controller)
