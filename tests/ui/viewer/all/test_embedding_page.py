"""The embedding in the window: points, a lasso, the keyboard, its files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.embedding_messages import Embedding, EmbeddingOf
from cnnstudio.bridge.evaluation_messages import PicturesOf
from cnnstudio.ui.export import csv_of, svg_of
from cnnstudio.ui.theme import theme_manager
from cnnstudio.ui.viewer.all.embedding_page import EVERY, EmbeddingPage
from cnnstudio.ui.viewer.inspect_view import InspectView
from cnnstudio.ui.viewer.model.picture_shelf import PictureShelf
from tests.helpers.viewing import Studio, click, studio

COUNT = 40
Open = tuple[Studio, EmbeddingPage]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    """Forty images on a circle, of four classes; the first is predicted wrongly."""
    made = studio()
    view = InspectView(made.controller, theme_manager())
    qtbot.addWidget(view)
    view.resize(900, 640)
    made.client.become_ready()
    made.finish_run()
    made.answer()
    made.controller.views.show("all", "embedding")
    view.show()
    answer(made)
    page = view.page_of("embedding")
    assert isinstance(page, EmbeddingPage)
    yield made, page
    view.hide()


def answer(made: Studio, epoch: int = 9, count: int = COUNT, classes: int = 4) -> None:
    asked = made.client.submitted_of(EmbeddingOf)[-1]
    angles = np.linspace(0, 2 * np.pi, count, endpoint=False) + epoch - 9
    labels = (np.arange(count) * classes // count).astype(np.int32)
    predicted = labels.copy()
    predicted[0] = 3
    made.client.deliver(
        Embedding(
            request=asked.request,
            subject=asked.subject,
            run="run1",
            epoch=epoch,
            step=0,
            part="validation",
            layer="linear_1",
            count=64,
            places=np.arange(count, dtype=np.int32),
            points=np.stack([np.cos(angles), np.sin(angles)], 1).astype(np.float32),
            shares=np.array([0.6, 0.25], np.float32),
            labels=labels,
            predicted=predicted,
        )
    )


def place_of(page: EmbeddingPage, row: int) -> QPoint:
    x, y = page.chart.points[row]
    return page.chart.point(float(x), float(y)).toPoint()


def lasso(page: EmbeddingPage, corners: list[QPointF]) -> None:
    """Draw a closed line with the left button."""
    chart, left = page.chart, Qt.MouseButton.LeftButton
    points = [corner.toPoint() for corner in corners]
    QTest.mousePress(chart, left, pos=points[0])
    for point in [*points[1:], points[0]]:
        QTest.mouseMove(chart, point)
    QTest.mouseRelease(chart, left, pos=points[0])


def test_a_click_looks_at_an_image_and_a_lasso_shows_several(opened: Open) -> None:
    made, page = opened
    click(page.chart, place_of(page, 7))
    assert (made.controller.part, made.controller.index) == ("validation", 7)
    assert page.chart.current == 7
    box = page.chart.plot_box()
    half = [box.topLeft(), box.topRight(), box.center(), box.bottomLeft()]
    lasso(page, half)
    inside = page.chart.inside(half)
    assert 5 < len(inside) < COUNT
    assert page.chart.chosen.tolist() == inside.tolist()
    assert tuple(page.images.places) == tuple(inside.tolist())
    assert page.heading.text() == f"{len(inside)} images in the lasso"
    wanted = made.client.submitted_of(PicturesOf)[-1]
    assert set(wanted.places) <= set(inside.tolist())
    QTest.keyClick(page.chart, Qt.Key.Key_Escape)
    assert not len(page.chart.chosen)
    assert list(page.images.places) == [0], "without a lasso it is the mistakes"
    assert page.heading.text() == "1 mistake"


def test_a_point_that_is_pointed_at_says_its_image(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, page = opened
    chart, said = page.chart, list[str]()
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _of: said.append(text))
    place = place_of(page, 0)
    QTest.mouseMove(chart, place)
    assert chart.hovered == 0
    assert chart.cursor().shape() == Qt.CursorShape.PointingHandCursor
    where = chart.mapToGlobal(place)
    QApplication.sendEvent(chart, QHelpEvent(QEvent.Type.ToolTip, place, where))
    assert said == ["image 1: true 0, predicted 3"]
    QTest.mouseMove(chart, chart.plot_box().center().toPoint())
    assert chart.hovered == -1


def test_long_names_of_classes_stand_amid_their_points(opened: Open) -> None:
    _, page = opened
    chart = page.chart
    count = len(chart.points)
    none, nobody = np.zeros(count, np.bool_), np.zeros(0, np.int64)
    pictures = []
    for names in (("cat", "dog", "owl", "bee"), ("cat", "dog", "owl", "ant")):
        chart.show_points(chart.points, chart.labels, none, names, nobody)
        pictures.append(chart.grab().toImage())
    middle = np.median(chart.points[chart.labels == 3], axis=0)
    place = chart.point(float(middle[0]), float(middle[1])).toPoint()
    around = QRect(place.x() - 30, place.y() - 10, 60, 20)
    first, second = (picture.copy(around) for picture in pictures)
    assert first != second, "the name of the last class is not written there"


def test_the_lasso_stays_around_its_images_from_epoch_to_epoch(opened: Open) -> None:
    made, page = opened
    box = page.chart.plot_box()
    lasso(page, [box.topLeft(), box.topRight(), box.center(), box.bottomLeft()])
    chosen, heading = page.chart.chosen.tolist(), page.heading.text()
    before = page.chart.points
    made.controller.show_epoch(3)
    answer(made, epoch=3)
    assert page.chart.points is not before
    assert (page.chart.chosen.tolist(), page.heading.text()) == (chosen, heading)
    assert list(page.images.places) == chosen
    made.controller.show_epoch(4)
    answer(made, epoch=4, count=COUNT - 4)
    assert not len(page.chart.chosen), "these are other images"
    assert page.heading.text() == "1 mistake"


def test_what_is_highlighted_gives_way_where_there_are_fewer_classes(
    opened: Open,
) -> None:
    made, page = opened
    classes = page.highlight.count()
    made.controller.show_epoch(3)
    answer(made, epoch=3, classes=classes + 1)
    page.highlight.setFocus()
    QTest.keyClick(page.highlight, Qt.Key.Key_End)
    assert page.chart.highlighted == classes
    made.controller.show_epoch(4)
    answer(made, epoch=4, classes=2)
    assert page.chart.highlighted == EVERY
    assert page.highlight.current_key() == EVERY


def test_pictures_of_untrained_weights_go_with_their_data(opened: Open) -> None:
    made, page = opened
    asked = made.client.submitted_of(EmbeddingOf)[-1]
    found = made.controller.studies.known(asked, Embedding)
    assert found is not None
    untrained, edition = replace(found, subject="document", run=""), [1]
    shelf = PictureShelf(made.controller.studies, lambda: edition[-1], page)
    shelf.want(untrained, (5, 6))
    made.show_pictures()
    shelf.want(untrained, (7, 8))
    assert shelf.picture(5) is not None
    edition.append(2)
    shelf.want(untrained, (7, 8))
    assert shelf.picture(5) is None, "the data may be others"


def test_what_untrained_weights_say_is_luck_and_no_mistake(opened: Open) -> None:
    made, page = opened
    asked = made.client.submitted_of(EmbeddingOf)[-1]
    found = made.controller.studies.known(asked, Embedding)
    assert found is not None
    assert page.chart.wrong.any()
    assert "A ring marks a mistake." in page.told.text()
    page.chart.current = 4
    nobody = np.zeros(0, np.int64)
    page._found = replace(found, subject="document", run="")
    page._show(page._found, nobody)
    assert not page.chart.wrong.any()
    assert "ring" not in page.told.text()
    assert page.heading.text() == "Nearest to image 5"
    assert page.images.places[:1] == (4,)


def test_keys_go_from_point_to_point_and_take_all(opened: Open) -> None:
    made, page = opened
    page.chart.setFocus()
    for _ in range(3):
        QTest.keyClick(page.chart, Qt.Key.Key_Right)
    assert made.controller.index == page.chart.current
    before = page.chart.current
    QTest.keyClick(page.chart, Qt.Key.Key_Left)
    assert page.chart.current == before - 1
    QTest.keyClick(page.chart, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(page.chart.chosen) == COUNT


def test_what_is_said_and_written(opened: Open) -> None:
    made, page = opened
    assert page.total.text() == "40 of the validation images"
    assert "64 numbers an image" in page.told.text()
    picture = page.chart.grab().toImage()
    page.highlight.setFocus()
    QTest.keyClick(page.highlight, Qt.Key.Key_Down)
    assert page.chart.highlighted == 0
    assert page.chart.grab().toImage() != picture
    assert page._words(0).tip == "image 1: true 0, predicted 3"
    exported = page.exported()
    assert exported.table is not None
    assert exported.paper is not None
    assert b"<text" in svg_of(exported.name, exported.paper)
    lines = csv_of(exported.table).decode().splitlines()
    assert lines[0] == "image,true,predicted,direction 1,direction 2"
    assert len(lines) == COUNT + 1
    assert made.controller.views.view("all") == "embedding"
