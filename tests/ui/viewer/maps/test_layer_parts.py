"""The large map, the filters and the single numbers of a layer."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.graph.receptive import ReceptiveField
from cnnstudio.ui.fonts import HINT, mono_font
from cnnstudio.ui.theme import COLOR_MAPS, theme, theme_manager
from cnnstudio.ui.viewer.grid.tile_grid import TileGrid
from cnnstudio.ui.viewer.inspect_view import InspectView
from cnnstudio.ui.viewer.maps.map_panel import LargeMap, MapPanel
from cnnstudio.ui.viewer.maps.maps_page import MapsPage
from cnnstudio.ui.viewer.maps.vector_view import AXIS, VectorView
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.pictures import WEIGHTS
from cnnstudio.ui.viewer.weights.filter_bank import bank_of
from cnnstudio.ui.widgets.painting import text_width
from tests.helpers.viewing import LENET, Studio, move, shown, studio

Open = tuple[Studio, InspectView]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """The view with the maps of a convolution of six filters."""
    made = studio()
    view = shown(qtbot, made)
    made.answer()
    return made, view


@pytest.fixture
def panel(qtbot: QtBot) -> MapPanel:
    """A panel for one large map."""
    panel = MapPanel()
    qtbot.addWidget(panel)
    panel.resize(344, 430)
    panel.show()
    return panel


def pixel(widget: QWidget, point: QPointF) -> tuple[int, int, int]:
    """Colour that a widget shows at a point."""
    picture: QImage = widget.grab().toImage()
    ratio = picture.devicePixelRatio()
    color = picture.pixelColor(int(point.x() * ratio), int(point.y() * ratio))
    return color.red(), color.green(), color.blue()


def test_filters_stand_apart_though_their_weights_are_white(qtbot: QtBot) -> None:
    theme_manager().set_mode("light")
    grid = TileGrid("Filters")
    qtbot.addWidget(grid)
    grid.resize(300, 100)
    grid.set_tiles(np.full((2, 3, 3), 128, np.uint8), WEIGHTS)
    grid.show()
    line, tile = theme().line2, grid.tile_rect(1)
    for corner in (tile.topLeft() - QPointF(1, 1), tile.bottomRight()):
        assert pixel(grid, corner) == (line.red(), line.green(), line.blue())


def test_a_picture_shows_the_colours_of_the_values(panel: MapPanel) -> None:
    values = np.array([[0, 1], [2, 3]], np.float32)
    panel.show_map(LargeMap("Map 0", values, 0, 3))
    heat = panel.map
    corner = QPointF(-heat.cell_rect((0, 0)).width() / 3, 0)
    for cell, level in (((0, 0), 0), ((0, 1), 85), ((1, 0), 170), ((1, 1), 255)):
        color = pixel(heat, heat.cell_rect(cell).center() + corner)
        assert color == COLOR_MAPS["viridis"][level]
    assert panel.bar.numbers() == ("0", "1.50", "3.00")
    assert panel.histogram.share_above_zero == 0.75
    assert panel.histogram.counts.sum() == 4
    assert panel.words() == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "Every value is 0: this map is silent for this image."),
        (0.31, "Every value is 0.31: this map tells nothing here."),
        (np.nan, "Hatched: 9 NaN and 0 infinite, of 9 values."),
    ],
)
def test_a_map_of_one_value_is_told_in_words(
    panel: MapPanel, value: float, words: str
) -> None:
    values = np.full((3, 3), value, np.float32)
    panel.show_map(LargeMap("Map 0", values, value, value))
    assert panel.words() == words
    assert not panel.histogram.isVisible()
    assert not panel.grab().isNull()


@pytest.mark.parametrize(
    ("sight", "words"),
    [
        (ReceptiveField((1, 1), (1, 1), (0, 0)), "each pixel sees one input pixel"),
        (
            ReceptiveField((16, 16), (4, 4), (0, 0)),
            "each pixel sees 16 × 16 input pixels",
        ),
        (
            ReceptiveField((28, 28), (0, 0), (0, 0), True),
            "each pixel sees the whole image",
        ),
    ],
)
def test_what_a_pixel_sees_is_told(
    panel: MapPanel, sight: ReceptiveField, words: str
) -> None:
    values = np.arange(4, dtype=np.float32).reshape(2, 2)
    panel.show_map(LargeMap("Map 0", values, 0, 3, field=sight))
    assert panel.hint() == words


@pytest.mark.requirement("M03")
def test_filters_of_three_channels_are_colours_on_one_scale(qtbot: QtBot) -> None:
    made = studio(("Input", {"shape": [3, 32, 32]}), *LENET[1:])
    view = shown(qtbot, made)
    weights = np.zeros((96, 3, 11, 11), np.float32)
    weights[0, 0] = 1
    weights[1, 2] = -0.5
    made.answer(filters=weights)
    filters = view.page.filters
    assert filters.hint() == "96 filters, 11 × 11, colours, \u22121.00 to +1.00"
    assert filters.grid.tiles.shape == (96, 11, 11, 3)
    assert filters.grid.tiles[0, 0, 0].tolist() == [255, 128, 128]
    assert filters.grid.tiles[1, 0, 0].tolist() == [128, 128, 64]
    assert not filters.slice_field.isVisible()
    assert not filters.grid.grab().isNull()


@pytest.mark.requirement("M03")
def test_other_filters_are_shown_slice_by_slice(opened: Open) -> None:
    made, view = opened
    weights = np.zeros((6, 4, 3, 3), np.float32)
    weights[:, 1] = 0.28
    weights[0, 2] = -0.28
    made.controller.browsing.show_next()
    made.answer(filters=weights)
    filters = view.page.filters
    assert filters.hint() == "6 filters, 3 × 3, weights"
    assert filters.bar.numbers() == ("\u22120.28", "0", "+0.28")
    assert (filters.grid.tiles == 128).all()
    field = filters.slice_field
    assert field.isVisible()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert filters.slice == 1
    assert (filters.grid.tiles == 255).all()
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert filters.grid.tiles[0].max() == 0
    for _ in range(3):  # There are only four.
        QTest.keyClick(field, Qt.Key.Key_Up)
    assert (filters.slice, field.text(), field.state()) == (3, "4", "normal")
    field.selectAll()
    QTest.keyClicks(field, "9")
    assert field.state() == "error"
    assert field.toolTip() == "Type a channel from 1 to 4."
    assert filters.slice == 3


def test_filters_of_one_pixel_are_a_matrix(opened: Open) -> None:
    made, view = opened
    weights = np.zeros((6, 5, 1, 1), np.float32)
    weights[3, 2] = -0.5
    assert bank_of(weights).form == "matrix"
    made.controller.browsing.show_next()
    made.answer(filters=weights)
    matrix = view.page.filters.matrix
    assert matrix.isVisible()
    assert matrix.text_at((3, 2)) == "filter 3, channel 2: \u22120.50"
    assert not view.page.filters.slice_field.isVisible()


def test_single_numbers_are_bars(opened: Open) -> None:
    made, view = opened
    made.selection.select(["linear_1"])
    outputs = made.outputs(4)
    made.answer(outputs=outputs)
    assert view.page.vector.isVisible()
    bars = view.page.vector.bars
    assert bars.values.tolist() == outputs["linear_1"].tolist()
    maps = view.page_of("maps")
    assert isinstance(maps, MapsPage)
    assert not maps.range.isVisible()
    move(bars, QPoint(100, 5 + bars.height() // 20))
    assert made.controller.region == (0, 0, 28, 28)


def test_many_numbers_are_a_strip(opened: Open) -> None:
    made, view = opened
    made.selection.select(["flatten_1"])
    made.answer()
    strip = view.page.vector.strip
    assert strip.isVisible()
    assert strip.count == 1176
    move(strip, strip.cell_rect((2, 3)).center().toPoint())
    assert strip.text_at((2, 3)).startswith("value 131: ")
    assert strip.text_at((18, 63)) == "no value"


@pytest.mark.parametrize("count", [1, 10, 24, 25, 256, 257, 20_000])
def test_any_number_of_values_is_drawn(qtbot: QtBot, count: int) -> None:
    view = VectorView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    for values in (np.zeros(count), np.linspace(-1, 1, count), np.full(count, np.nan)):
        view.show_values(values.astype(np.float32))
        assert not view.grab().isNull()


def test_the_smallest_number_is_not_cut_beside_the_bars(qapp: QApplication) -> None:
    assert text_width(mono_font(HINT), number_text(-1.2e-38)) <= AXIS - 8
