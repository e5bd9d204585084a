"""The bar of the parts and the bars of the classes: mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnnstudio.ui.data.class_bars import ClassBars, ClassCount, counts_by_class
from cnnstudio.ui.data.split_bar import SplitBar
from tests.helpers.qt import click, drag

pytestmark = pytest.mark.usefixtures("qapp")


class Heard:
    """Takes down what a signal says."""

    def __init__(self) -> None:
        self.said: list[object] = []

    def hear(self, what: object) -> None:
        self.said.append(what)


@pytest.fixture
def bar(qtbot: QtBot) -> SplitBar:
    bar = SplitBar()
    qtbot.addWidget(bar)
    bar.resize(404, bar.height())
    bar.show_sizes((600, 200, 200), 1_000, True)
    bar.show()
    return bar


def middle(bar: SplitBar, index: int) -> QPoint:
    return QPoint(bar.divider(index), bar.height() // 2)


def test_a_divider_moves_samples_between_its_two_parts(bar: SplitBar) -> None:
    start = middle(bar, 0)
    drag(bar, start, start - QPoint(40, 0))  # 400 px are 1,000 samples
    assert bar.sizes == (500, 300, 200)


def test_all_changes_keep_the_sum_and_no_part_is_emptied(bar: SplitBar) -> None:
    heard = Heard()
    bar.dragged.connect(heard.hear)
    drag(bar, middle(bar, 1), QPoint(2, 10))
    assert bar.sizes == (600, 1, 399)
    assert heard.said
    for sizes in heard.said:
        assert isinstance(sizes, tuple)
        assert sum(sizes) == 1_000
        assert min(sizes) >= 1


def test_what_is_left_over_has_a_divider_of_its_own(bar: SplitBar) -> None:
    bar.show_sizes((400, 200, 200), 1_000, True)
    start = middle(bar, 2)
    drag(bar, start, start + QPoint(80, 0))
    assert bar.sizes == (400, 200, 400)


def test_keys_move_the_chosen_divider(bar: SplitBar, qtbot: QtBot) -> None:
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert bar.sizes == (610, 190, 200)
    qtbot.keyClick(bar, Qt.Key.Key_Down)
    qtbot.keyClick(bar, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert bar.sizes == (610, 189, 201)


def test_parts_of_the_data_themselves_stay(bar: SplitBar) -> None:
    bar.show_sizes((600, 200, 200), 1_000, False)
    drag(bar, middle(bar, 0), QPoint(100, 10))
    assert bar.sizes == (600, 200, 200)
    assert bar.focusPolicy() == Qt.FocusPolicy.NoFocus


@pytest.fixture
def classes(qtbot: QtBot) -> ClassBars:
    bars = ClassBars()
    qtbot.addWidget(bars)
    bars.resize(300, 120)
    bars.chosen.connect(bars.set_current)
    bars.show_counts([ClassCount(f"class {n}", (n, 1, 0)) for n in range(30)])
    bars.show()
    return bars


def test_counts_of_parts_become_counts_of_classes() -> None:
    rows = counts_by_class(("cat", "dog"), {"train": (3, 4), "test": (1, 0)})
    assert rows == (ClassCount("cat", (3, 0, 1)), ClassCount("dog", (4, 0, 0)))
    assert rows[0].total == 4


def test_a_class_is_chosen_by_a_click_and_let_go_by_another(
    classes: ClassBars,
) -> None:
    place = classes.row_rect(2).center()
    click(classes.viewport(), place)
    assert classes.current == 2
    click(classes.viewport(), place)
    assert classes.current == -1


def test_a_class_is_chosen_by_keys_and_scrolled_to(
    classes: ClassBars, qtbot: QtBot, qapp: QApplication
) -> None:
    classes.setFocus()
    qtbot.keyClick(classes, Qt.Key.Key_Down)
    qtbot.keyClick(classes, Qt.Key.Key_Down)
    assert classes.current == 1
    qtbot.keyClick(classes, Qt.Key.Key_End)
    assert classes.current == 29
    assert classes.viewport().rect().contains(classes.row_rect(29).center())
    assert "class 29" in classes.accessibleDescription()
    qtbot.keyClick(classes, Qt.Key.Key_Escape)
    assert classes.current == -1


def test_fewer_classes_let_the_choice_go(classes: ClassBars) -> None:
    classes.set_current(20)
    classes.show_counts([ClassCount("only", (1, 0, 0))])
    assert classes.current == -1
