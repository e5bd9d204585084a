"""Classes, calibration, curves and slices in the window, by real events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.evaluation_messages import TraitsOf
from cnnstudio.ui.export import Exported, csv_of, svg_of
from cnnstudio.ui.viewer.all.calibration_page import CalibrationPage
from cnnstudio.ui.viewer.all.classes_page import ClassesPage
from cnnstudio.ui.viewer.all.curves_page import CurvesPage
from cnnstudio.ui.viewer.all.slices_page import FOLDER, SlicesPage
from cnnstudio.ui.viewer.views import InspectorPage
from tests.helpers.all_images import all_images, show_traits
from tests.helpers.viewing import WRONG, Studio, click

P = TypeVar("P", bound=InspectorPage)
Show = Callable[[str, type[P]], tuple[Studio, P]]


@pytest.fixture
def show(qtbot: QtBot, tmp_path: Path) -> Iterator[Show[InspectorPage]]:
    kept = []

    def shown(view: str, kind: type[InspectorPage]) -> tuple[Studio, InspectorPage]:
        made, window, page = all_images(qtbot, view, kind, tmp_path)
        kept.append(window)
        return made, page

    yield shown
    for window in kept:
        window.hide()


def lines(exported: Exported) -> list[list[str]]:
    assert exported.table is not None
    assert exported.paper is not None
    assert svg_of(exported.name, exported.paper).count(b"<text") > 5
    text = csv_of(exported.table).decode()
    return [line.split(",") for line in text.splitlines()]


@pytest.mark.requirement("C15")
def test_classes_are_sorted_by_a_click_on_a_title(show: Show[ClassesPage]) -> None:
    made, page = show("classes", ClassesPage)
    assert page.total.text() == "10 of 500 validation images are wrong (2.0 %)"
    header, table = page.table.horizontalHeader(), page.table
    click(header.viewport(), QPoint(header.sectionViewportPosition(2) + 40, 10))
    first = [row.split("\t")[0] for row in table.copied().splitlines()]
    assert first[0] in "79"
    table.pick(first.index("7"))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert made.controller.mistakes.choice == (7, -1)
    assert made.controller.views.view("all") == "confusion"
    rows = lines(page.exported())
    assert rows[0] == ["class", "precision", "recall", "F1", "images"]
    assert rows[8][0] == "7"
    assert float(rows[8][2]) == pytest.approx(45 / 50)
    assert float(rows[10][1]) == pytest.approx(50 / 56), "six are taken for 9"
    assert [row[0] for row in rows[-2:]] == ["macro", "weighted"]
    assert "mean of the classes (macro)" in page.means[0].text()


@pytest.mark.requirement("L12")
@pytest.mark.requirement("L13")
def test_a_temperature_moves_the_charts_and_no_decision(
    show: Show[CalibrationPage],
) -> None:
    made, page = show("calibration", CalibrationPage)
    assert "ECE" in page.told.text()
    before, picture = page.told.text(), page.chart.grab().toImage()
    predicted = made.controller.mistakes.table
    page.slider.setFocus()
    for _ in range(40):
        QTest.keyClick(page.slider, Qt.Key.Key_Right)
    assert page.temperature > 1
    assert page.told.text() != before
    assert page.chart.grab().toImage() != picture
    assert made.controller.mistakes.table is predicted
    assert page.total.text().startswith("10 of 500"), "what is predicted stays"
    click(page.fit, page.fit.rect().center())
    best = page.temperature
    assert f"least at {best:.2f}" in page.told.text()
    assert page.chart.shown is not None
    fitted = page.chart.shown.ece
    click(page.usual, page.usual.rect().center())
    assert page.temperature == 1
    assert page.chart.shown.ece > fitted
    rows = lines(page.exported())
    assert len(rows) == 16
    assert sum(int(row[2]) for row in rows[1:]) == 500
    assert not page.note.isVisible()


@pytest.mark.requirement("L12")
def test_a_network_that_is_sure_of_nothing_is_told(show: Show[CalibrationPage]) -> None:
    made, page = show("calibration", CalibrationPage)
    doubtful = {n: (n % 10, n % 10, 0.15) for n in range(500)}
    made.controller.show_epoch(4)
    made.judge(doubtful, epoch=4)
    assert "hardly more than by guessing" in page.note.text()
    assert page.note.isVisible()


@pytest.mark.requirement("C15")
def test_curves_follow_the_class_and_their_areas_are_listed(
    show: Show[CurvesPage],
) -> None:
    _, page = show("curves", CurvesPage)
    assert page.total.text().startswith("Mean over the classes: AUC 0.9")
    worst = page.chart.chosen
    assert worst in (7, 9), "the class that is told apart worst"
    picture = page.chart.grab().toImage()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    assert page.chart.chosen == worst - 1
    assert f"{worst - 1} against the others" in page.chart.title
    assert page.chart.grab().toImage() != picture
    button = page.kind.button("pr")
    click(button, button.rect().center())
    assert page.chart.title.startswith("Precision")
    assert page.chart.steps
    rows = lines(page.exported())
    assert {row[0] for row in rows[1:]} == set("0123456789")
    assert all(0 <= float(row[3]) <= 1 for row in rows[1:])


@pytest.mark.requirement("C15")
def test_slices_by_class_folder_and_brightness(show: Show[SlicesPage]) -> None:
    made, page = show("slices", SlicesPage)
    assert [row.name for row in page.bars.rows] == list("0123456789")
    assert page.bars.rows[7].right == 45
    assert made.client.submitted_of(TraitsOf)[-1].part == "validation"
    click(page.bars.viewport(), page.bars.row_rect(7).center())
    assert page.heading.text() == "7: 5 of 50 wrong"
    assert tuple(page.images.places[:5]) == (27, 87, 17, 307, 107)
    click(page.images.viewport(), page.images.rect_of(1).center())
    assert made.captures()[-1].index == 87
    made.answer()
    show_traits(made)
    assert page.by.count() == 5
    pick(page, FOLDER)
    assert [row.name for row in page.bars.rows] == ["0", "1", "2"]
    assert sum(row.count for row in page.bars.rows) == 500
    pick(page, "brightness")
    assert len(page.bars.rows) == 8
    assert "mean of all values" in page.about.text()
    page.bars.setFocus()
    QTest.keyClick(page.bars, Qt.Key.Key_Down)
    assert page.bars.current == 1
    first = {n for n in WRONG if n < 63}
    assert page.bars.rows[0].count - page.bars.rows[0].right == len(first)
    rows = lines(page.exported())
    assert rows[0][0] == "group"
    low, high = (float(cell) for cell in rows[1][4:])
    assert low < float(rows[1][3]) < high


def pick(page: SlicesPage, key: str) -> None:
    """Choose what to divide by, as the list of the box does."""
    texts = [page.by.itemText(n) for n in range(page.by.count())]
    words = {FOLDER: "folder"}
    at = texts.index(words.get(key, key))
    page.by.setCurrentIndex(at)
    page.by.activated.emit(at)


def test_traits_of_the_data_are_asked_for_once(show: Show[SlicesPage]) -> None:
    made, _ = show("slices", SlicesPage)
    show_traits(made)
    made.controller.show_epoch(4)
    made.judge(epoch=4)
    made.controller.show_epoch(5)
    made.judge(epoch=5)
    assert len(made.client.submitted_of(TraitsOf)) == 1


def test_too_many_scores_leave_what_needs_fewer(show: Show[CurvesPage]) -> None:
    made, page = show("curves", CurvesPage)
    made.controller.show_epoch(4)
    made.judge(epoch=4, scored=False)
    assert not page.chart.isVisible()
    made.controller.views.show("all", "calibration")
    other = page.window().findChild(CalibrationPage)
    assert isinstance(other, CalibrationPage)
    assert other.chart.shown is not None
    assert other.chart.shown.counts.sum() == 500
    assert not other.slider.isEnabled()
    assert "too many" in other.slider.toolTip()
