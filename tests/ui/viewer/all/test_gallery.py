"""The gallery of mistakes: its orders, filters, marks and its list as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.project.label_marks import FILE, read_marks
from cnnstudio.ui.export import csv_of
from cnnstudio.ui.viewer.all.mistakes_page import GalleryPage
from cnnstudio.ui.viewer.model.confusion import Confusion
from cnnstudio.ui.viewer.model.judged import chances_of, doubts_of, losses_of
from tests.helpers.all_images import all_images, show_names
from tests.helpers.viewing import Studio, click

Open = tuple[Studio, GalleryPage]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    made, view, page = all_images(qtbot, "gallery_of_mistakes", GalleryPage, tmp_path)
    yield made, page
    view.hide()  # it has lived as long as the test


def pick(page: GalleryPage, key: str) -> None:
    button = page.order.button(key)
    click(button, button.rect().center())


@pytest.mark.requirement("C08")
def test_the_orders_are_those_of_the_numbers(opened: Open) -> None:
    made, page = opened
    table = made.controller.mistakes.table
    assert isinstance(table, Confusion)
    found = table.found
    assert page.images.places[:3] == (200, 27, 87), "the surest mistakes first"
    assert len(page.images.places) == 10
    wrong = found.predicted != found.labels
    assert wrong[list(page.images.places)].all(), "top item: argmax ≠ label"
    pick(page, "loss")
    losses = losses_of(found)[list(page.images.places)]
    assert (np.diff(losses) <= 0).all()
    assert losses[0] == pytest.approx(-np.log(found.of_label.min()), rel=1e-5)
    pick(page, "doubt")
    doubts = doubts_of(found)[list(page.images.places)]
    assert (np.diff(doubts) <= 0).all()
    assert len(page.images.places) == 500
    chances = chances_of(found)
    entropy = -(chances * np.log(chances)).sum(1) / np.log(10)
    assert doubts[0] == pytest.approx(entropy.max())
    assert 0 <= doubts.min() <= doubts.max() <= 1


def test_a_click_loads_the_image_and_a_filter_is_the_cell(opened: Open) -> None:
    made, page = opened
    click(page.images.viewport(), page.images.rect_of(1).center())
    assert made.captures()[-1].index == 27
    made.answer()
    assert page.images.current() == 1
    page.true.setCurrentIndex(8)
    page.true.activated.emit(8)
    assert made.controller.mistakes.choice == (7, -1)
    assert tuple(page.images.places) == (27, 87, 17, 307, 107)
    made.controller.mistakes.choose((7, 9))
    assert page.predicted.current_key() == 9
    assert tuple(page.images.places) == (27, 87, 17, 107)
    assert page.count.full_text() == "4 images"


def test_marks_stay_with_the_run_and_are_listed(opened: Open, tmp_path: Path) -> None:
    made, page = opened
    show_names(made)  # the list has them, though nothing else was looked at
    click(page.images.viewport(), page.images.rect_of(0).center())
    made.answer()
    assert made.controller.mistakes.note == "mistake 8 of 10, 2/200.png"
    assert made.controller.mistakes.told(200).endswith("(99.0 %)\n2/200.png")
    click(page.mark, page.mark.rect().center())
    assert read_marks(tmp_path) == {"validation": frozenset({200})}
    page.images.setFocus()
    QTest.keyClick(page.images, Qt.Key.Key_Right)
    made.answer()
    QTest.keyClick(page.images, Qt.Key.Key_Return)
    assert read_marks(tmp_path) == {"validation": frozenset({27, 200})}
    table = page.exported().table
    assert table is not None
    rows = list(csv.DictReader(io.StringIO(csv_of(table).decode())))
    assert len(rows) == 10
    of_label, loss = (float(rows[0].pop(n)) for n in ("probability of true", "loss"))
    assert loss == pytest.approx(-np.log(of_label), rel=1e-5)
    assert rows[0] == {
        "image": "201", "file": "2/200.png", "true": "0", "predicted": "6",
        "probability": "0.99000001", "wrong label": "yes",
    }  # fmt: skip
    assert [row["wrong label"] for row in rows] == ["yes"] * 2 + [""] * 8
    made.controller.mistakes.choose((4, 9))
    table = page.exported().table
    assert table is not None
    listed = [row[0] for row in table.rows]
    assert listed == [35, 5, 28, 201], "what is marked is always in the list"
    click(page.mark, page.mark.rect().center())


def test_marks_that_cannot_be_read_are_never_overwritten(
    opened: Open, tmp_path: Path
) -> None:
    made, page = opened
    (tmp_path / FILE).write_text("my own notes")
    click(page.images.viewport(), page.images.rect_of(0).center())
    made.answer()
    click(page.mark, page.mark.rect().center())
    assert (tmp_path / FILE).read_text() == "my own notes"
    assert "Delete the file to begin anew" in page.mark.toolTip()
    assert not page.mark.isEnabled()


def test_a_button_asks_for_the_file(opened: Open, qtbot: QtBot) -> None:
    _, page = opened
    with qtbot.waitSignal(page.export_asked, timeout=1000):
        click(page.export, page.export.rect().center())


def test_the_picture_holds_all_that_is_listed(opened: Open) -> None:
    made, page = opened
    made.show_pictures()
    paper = page.exported().paper
    assert paper is not None
    last = page.images.rect_of(9)
    assert paper.size.height() >= last.bottom() + 2 * 16
