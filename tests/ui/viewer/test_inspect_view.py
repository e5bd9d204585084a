"""The centre of Inspect, with real mouse and key events."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.messages import RequestFailed
from cnnstudio.graph.receptive import ReceptiveField
from cnnstudio.project.commands import EditField
from cnnstudio.ui.theme import COLOR_MAPS, theme_manager
from cnnstudio.ui.viewer.color_bar import number_text
from cnnstudio.ui.viewer.filter_view import form_of
from cnnstudio.ui.viewer.inspect_controller import EDIT_PAUSE
from cnnstudio.ui.viewer.inspect_view import InspectView
from cnnstudio.ui.viewer.map_panel import LargeMap, MapPanel
from cnnstudio.ui.viewer.vector_view import VectorView
from cnnstudio.ui.widgets.labels import TextLabel
from tests.helpers.viewing import CONV, LENET, Floats, Studio, studio

Open = tuple[Studio, InspectView]


def shown(qtbot: QtBot, made: Studio, node: str = CONV) -> InspectView:
    """Show the view of a studio whose engine is ready, with a layer selected."""
    view = InspectView(made.controller, theme_manager())
    qtbot.addWidget(view)
    view.resize(864, 690)
    view.show()
    made.client.become_ready()
    made.selection.select([node])
    return view


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


def move(view: QWidget, point: QPoint) -> None:
    """Move the mouse to a point of a widget."""
    QTest.mouseMove(view, point + QPoint(1, 1))
    QTest.mouseMove(view, point)


@pytest.mark.requirement("A03")
@pytest.mark.parametrize("filters", [1, 32])
def test_one_filter_makes_one_map(qtbot: QtBot, filters: int) -> None:
    made = studio("Input", ("Conv2d", {"out_channels": filters}), *LENET[2:])
    view = shown(qtbot, made)
    random = np.random.default_rng(0)
    weights = random.normal(size=(filters, 1, 3, 3)).astype(np.float32)
    made.answer(filters=weights)
    assert view.page.grid.count == filters
    assert view.page.filters.grid.count == filters
    word = "1 channel" if filters == 1 else "32 channels"
    assert view.page.hint() == f"{word}, 28 × 28"


def click(view: QWidget, point: QPoint) -> None:
    """Press and release the left button at a point of a widget."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(view, left, none, point)


@pytest.mark.requirement("M01")
def test_six_filters_make_six_tiles_that_can_be_chosen(opened: Open) -> None:
    made, view = opened
    grid = view.page.grid
    assert grid.count == 6
    assert grid.tiles.shape == (6, 28, 28)
    assert view.page.hint() == "6 channels, 28 × 28"
    click(grid.viewport(), grid.tile_rect(4).center().toPoint())
    assert made.controller.channel == 4
    assert grid.current() == 4
    assert view.page.large.title() == "Map 4"
    assert view.page.filters.grid.current() == 4


def test_keys_choose_the_map(opened: Open) -> None:
    made, view = opened
    grid = view.page.grid
    columns = grid.tiling.columns
    for key, wanted in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 1 + columns),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_End, 5),
        (Qt.Key.Key_BracketRight, 5),
        (Qt.Key.Key_BracketLeft, 4),
        (Qt.Key.Key_Home, 0),
    ):
        QTest.keyClick(grid, key)
        assert made.controller.channel == wanted
    QTest.keyClick(view, Qt.Key.Key_BracketRight)
    assert made.controller.channel == 1
    assert "map 1" in grid.accessibleName()


def test_n_looks_for_the_next_mistake(opened: Open) -> None:
    made, view = opened
    QTest.keyClick(view.page.grid, Qt.Key.Key_N)
    assert len(made.searches()) == 1


def test_the_pointer_tells_value_and_sight(opened: Open) -> None:
    made, view = opened
    heat = view.page.large.map
    move(heat, heat.cell_rect((6, 8)).center().toPoint())
    detail = made.controller.detail
    assert detail is not None
    number = f"{detail[0, 6, 8]:.4g}".replace("-", "\u2212")
    assert heat.cell == (6, 8)
    assert heat.text_at((6, 8)) == f"row 6, col 8: {number}"
    assert made.controller.region == (4, 6, 5, 5)
    assert view.page.large.hint() == "each pixel sees 5 × 5 input pixels"
    QTest.keyClick(heat, Qt.Key.Key_Down)
    QTest.keyClick(heat, Qt.Key.Key_Left)
    assert made.controller.region == (5, 5, 5, 5)
    QTest.keyClick(heat, Qt.Key.Key_Escape)
    assert made.controller.region is None


@pytest.mark.requirement("M04")
def test_tiles_change_with_what_the_engine_sends(opened: Open) -> None:
    made, view = opened
    before = view.page.grid.tiles.copy()
    picture = view.page.grid.grab().toImage()
    made.controller.show_next()
    made.answer(seed=3)
    assert (view.page.grid.tiles != before).any()
    assert view.page.grid.grab().toImage() != picture


def test_shared_range_colours_all_maps_on_one_scale(opened: Open) -> None:
    made, view = opened
    outputs = made.outputs(1)
    scale = np.array([1, 2, 3, 4, 5, 10], np.float32)[:, None, None]
    outputs[CONV] = outputs[CONV] * scale
    made.controller.show_next()
    made.answer(outputs=outputs)
    low, high = float(outputs[CONV][0].min()), float(outputs[CONV][0].max())
    bar = view.page.large.bar
    assert bar.numbers()[::2] == (number_text(low), number_text(high))
    assert np.ptp(view.page.grid.tiles, axis=(1, 2)).tolist() == [255] * 6
    shared = view.header.range.button("shared")
    QTest.mouseClick(shared, Qt.MouseButton.LeftButton)
    low, high = float(outputs[CONV].min()), float(outputs[CONV].max())
    assert bar.numbers()[::2] == (number_text(low), number_text(high))
    spread = np.ptp(view.page.grid.tiles, axis=(1, 2))
    assert spread[0] < 60
    assert spread[5] > 240


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
        (np.nan, "Some values are not numbers: the training has diverged."),
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
    assert filters.hint() == "96 filters, 11 × 11, colours"
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
    made.controller.show_next()
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
    assert form_of(weights) == "matrix"
    made.controller.show_next()
    made.answer(filters=weights)
    matrix = view.page.filters.matrix
    assert matrix.isVisible()
    assert matrix.text_at((3, 2)) == "filter 3, channel 2: \u22120.50"
    assert not view.page.filters.slice_field.isVisible()


@pytest.mark.parametrize(
    ("node", "words"),
    [
        ("relu_1", "ReLU has no weights."),
        ("linear_1", "Linear has 11,770 parameters, and no filters to draw."),
    ],
)
def test_a_layer_without_filters_says_so(opened: Open, node: str, words: str) -> None:
    made, view = opened
    made.selection.select([node])
    made.answer()
    assert not view.page.filters.isVisible()
    assert view.page.instead.isVisible()
    assert view.page.instead.text() == words


def test_single_numbers_are_bars(opened: Open) -> None:
    made, view = opened
    made.selection.select(["linear_1"])
    outputs = made.outputs(4)
    made.answer(outputs=outputs)
    assert view.page.shows_vector
    bars = view.page.vector.bars
    assert bars.values.tolist() == outputs["linear_1"].tolist()
    assert not view.header.range.isVisible()
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


def test_words_where_there_is_nothing_to_see(qtbot: QtBot) -> None:
    made = studio()
    view = InspectView(made.controller, theme_manager())
    qtbot.addWidget(view)
    view.show()

    def said() -> str:
        return view.empty.findChildren(TextLabel)[0].text()

    assert said() == "The engine is not running"
    made.client.start()
    made.controller.changed.emit()
    assert said() == "The engine is starting"
    made.client.become_ready()
    assert said() == "Click a layer to look inside"
    made.selection.select([CONV])
    assert said() == "The engine is at work"
    asked = made.captures()[-1]
    made.client.deliver(RequestFailed(asked.request, "No memory is left."))
    assert said() == "These maps could not be made"
    made.document.push(EditField("output_1", "classes", 4))
    qtbot.wait(20)
    assert said() == "The network cannot be computed yet"


@pytest.mark.requirement("M22")
def test_maps_of_untrained_weights_are_called_so(qtbot: QtBot, opened: Open) -> None:
    made, view = opened
    assert view.note.isVisible()
    assert view.note.text() == (
        "These maps come from untrained weights. Train, or look at what random "
        "filters do."
    )
    made.finish_run()
    made.answer()
    assert not view.note.isVisible()
    made.document.push(EditField(CONV, "out_channels", 8))
    qtbot.wait(EDIT_PAUSE + 80)
    made.answer()
    assert view.note.text().startswith("The network is no longer that of the run")


def test_a_hidden_view_asks_for_nothing(opened: Open) -> None:
    made, view = opened
    view.hide()
    before = len(made.captures())
    made.selection.select(["relu_1"])
    assert len(made.captures()) == before
    view.show()
    assert made.captures()[-1].detail == "relu_1"


@pytest.mark.parametrize("size", [(864, 690), (700, 500), (1116, 860)])
@pytest.mark.parametrize("channels", [1, 6, 64, 512])
def test_every_tile_can_be_reached_at_every_size(
    qtbot: QtBot, size: tuple[int, int], channels: int
) -> None:
    made = studio("Input", ("Conv2d", {"out_channels": channels}), *LENET[2:])
    view = shown(qtbot, made)
    view.resize(*size)
    weights: Floats = np.ones((channels, 1, 3, 3), np.float32)
    made.answer(filters=weights)
    grid = view.page.grid
    assert grid.tiling.size[0] + 8 <= grid.viewport().width()
    QTest.keyClick(grid, Qt.Key.Key_End)
    box = grid.tile_rect(channels - 1)
    assert grid.viewport().rect().contains(box.toAlignedRect())
    assert view.width() == size[0]


def test_both_themes_paint(opened: Open) -> None:
    _, view = opened
    themes = theme_manager()
    before = themes.mode()
    pictures = []
    for mode in ("dark", "light"):
        themes.set_mode(mode)
        pictures.append(view.grab().toImage())
    themes.set_mode(before)
    assert pictures[0] != pictures[1]
