"""Gradients by hand in the window: typed numbers, and what comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cnnstudio.ui.viewer.lab.dialog import GRADIENTS, LabDialog
from cnnstudio.ui.viewer.lab.hand_gradients import HandGradients

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot: QtBot) -> LabDialog:
    """A lab with its page of gradients open."""
    made = LabDialog()
    qtbot.addWidget(made)
    made.show()
    QTest.mouseClick(made.kinds.button(GRADIENTS), LEFT)
    return made


@pytest.fixture
def page(dialog: LabDialog) -> HandGradients:
    """The page itself, in the place of the lab."""
    assert dialog.gradients is not None
    assert dialog.gradients.isVisible()
    assert not dialog.lab.isVisible()
    return dialog.gradients


@pytest.mark.requirement("O05", "NT-26")
def test_the_rules_show_the_numbers_of_the_source_and_follow_typing(
    page: HandGradients,
) -> None:
    ways = [(way.value, way.gradient) for way in page.product.graph.ways]
    assert ways == [("3", "∂L/∂x = 8"), ("4", "∂L/∂y = 6"), ("12", "∂L/∂z = 2")]
    assert page.square.graph.ways[0].gradient == "∂L/∂x = 30"
    field = page.square.fields["x"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "-4")
    assert page.square.graph.ways[0].gradient == "∂L/∂x = −40"
    QTest.keyClicks(field, "x")
    assert field.state() == "error"
    assert page.square.graph.ways[0].gradient == "∂L/∂x = −40"


@pytest.mark.requirement("O06", "NT-30")
def test_the_worked_example_goes_forward_and_back(page: HandGradients) -> None:
    def numbers(key: str) -> list[list[float]]:
        shown: list[list[float]] = page.entries[key].grid.sheet.values.tolist()
        return shown

    assert numbers("z1") == [[2], [-0.25]]
    assert numbers("L") == [[2.25]]
    assert numbers("dW1") == [[3, 6], [0, 0]]
    assert numbers("dW2") == [[6, 0]]
    grid = page.entries["b1"].grid
    QTest.mouseDClick(grid, LEFT, pos=grid.rect_of((1, 0)).center().toPoint())
    field = grid.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "1")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert numbers("z1") == [[2], [0.5]]
    assert numbers("y") == [[1.5]]
    assert numbers("dW1") == [[1, 2], [-2, -4]]
    assert not page.entries["h"].grid.editable
