"""The centre of Inspect, with real mouse and key events."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.graph.graph import Graph
from cnnstudio.project.commands import EditField, EditSettings
from cnnstudio.project.project import Project
from cnnstudio.ui.document import Document
from cnnstudio.ui.theme import theme_manager
from cnnstudio.ui.viewer.inspect_controller import EDIT_PAUSE
from cnnstudio.ui.viewer.inspect_view import InspectView
from cnnstudio.ui.viewer.maps.maps_page import MapsPage
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.widgets.labels import TextLabel
from tests.helpers.blocks import chain, instance, residual
from tests.helpers.viewing import (
    CONV,
    LENET,
    Floats,
    Studio,
    click,
    move,
    shown,
    studio,
)

Open = tuple[Studio, InspectView]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """The view with the maps of a convolution of six filters."""
    made = studio()
    view = shown(qtbot, made)
    made.answer()
    return made, view


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
        (Qt.Key.Key_Home, 0),
    ):
        QTest.keyClick(grid, key)
        assert made.controller.channel == wanted
    made.controller.step_channel(1)
    assert made.controller.channel == 1
    assert "map 1" in grid.accessibleName()


@pytest.mark.requirement("M02")
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
    made.controller.browsing.show_next()
    made.answer(seed=3)
    assert (view.page.grid.tiles != before).any()
    assert view.page.grid.grab().toImage() != picture


def test_shared_range_colours_all_maps_on_one_scale(opened: Open) -> None:
    made, view = opened
    outputs = made.outputs(1)
    scale = np.array([1, 2, 3, 4, 5, 10], np.float32)[:, None, None]
    outputs[CONV] = outputs[CONV] * scale
    made.controller.browsing.show_next()
    made.answer(outputs=outputs)
    low, high = float(outputs[CONV][0].min()), float(outputs[CONV][0].max())
    bar = view.page.large.bar
    assert bar.numbers()[::2] == (number_text(low), number_text(high))
    assert np.ptp(view.page.grid.tiles, axis=(1, 2)).tolist() == [255] * 6
    maps = view.page_of("maps")
    assert isinstance(maps, MapsPage)
    shared = maps.range.choice.button("shared")
    QTest.mouseClick(shared, Qt.MouseButton.LeftButton)
    low, high = float(outputs[CONV].min()), float(outputs[CONV].max())
    assert bar.numbers()[::2] == (number_text(low), number_text(high))
    spread = np.ptp(view.page.grid.tiles, axis=(1, 2))
    assert spread[0] < 60
    assert spread[5] > 240


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


def test_words_where_there_is_nothing_to_see(qtbot: QtBot) -> None:
    made = studio()
    view = InspectView(made.controller, theme_manager())
    qtbot.addWidget(view)
    view.show()

    def said() -> str:
        return view.empty.findChildren(TextLabel)[0].text()

    assert said() == "The engine is starting", "it was not asked to before"
    made.client.die("It has ended.")
    made.controller.changed.emit()
    assert said() == "The engine is not running"
    made.client.start()
    made.controller.changed.emit()
    assert said() == "The engine is starting"
    made.client.become_ready()
    assert said() == "Click a layer to look inside"
    assert view.empty.button.text() == "Look at conv2d_1"
    click(view.empty.button, view.empty.button.rect().center())
    assert made.selection.current == CONV
    assert view.empty.button.isHidden()
    made.selection.select([])
    assert view.empty.button.isVisible()
    made.selection.select([CONV])
    assert said() == "The engine is at work"
    asked = made.captures()[-1]
    made.client.deliver(RequestFailed(asked.request, "No memory is left."))
    assert said() == "These maps could not be made"
    made.document.push(EditField("output_1", "classes", 4))
    qtbot.wait(20)
    assert said() == "The network cannot be computed yet"
    gone = dict[str, int]()
    ways = {key: QAction(key, view) for key in ("build", "data_mode")}
    for key, way in ways.items():
        way.triggered.connect(lambda _=False, key=key: gone.update({key: 1}))
    view.use_actions(ways)
    assert view.empty.button.text() == "Go to Build"
    click(view.empty.button, view.empty.button.rect().center())
    assert gone == {"build": 1}


def test_without_data_the_next_step_leads_to_them(qtbot: QtBot) -> None:
    made = studio()
    made.document.push(EditSettings("dataset", {"sources": ()}))
    view = shown(qtbot, made)
    gone = list[str]()
    way = QAction("Data", view)
    way.triggered.connect(lambda: gone.append("data"))
    view.use_actions({"data_mode": way})
    asked = made.captures()[-1]
    made.client.deliver(RequestFailed(asked.request, "No data are chosen."))
    assert view.empty.button.text() == "Choose data"
    assert view.empty.findChildren(TextLabel)[0].text() == "No data are chosen"
    click(view.empty.button, view.empty.button.rect().center())
    assert gone == ["data"]


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


def test_tools_of_a_view_that_was_seen_leave_no_room(opened: Open) -> None:
    made, view = opened
    tools = cast("MapsPage", view.page_of("maps")).range.choice
    before = tools.width(), view.tabs.strip.width()
    made.controller.views.show("image", "attributions")
    wide = view.page_of("attributions").tools
    assert wide is not None
    assert wide.isVisible()
    wide.setMinimumWidth(500)
    made.controller.views.show("layer", "maps")
    QTest.qWait(0)
    assert (tools.width(), view.tabs.strip.width()) == before


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


def test_a_block_is_called_by_its_name(qtbot: QtBot) -> None:
    block, project, graph = residual(), Project(), Graph()
    project.library.add(block)
    project.add_network("main", graph)
    first = {"shape": [16, 8, 8]}
    chain(graph, [("input", "Input", first), instance(block, "stage", channels=16)])
    document = Document()
    document.open(project, None)
    view = shown(qtbot, Studio(document), "stage")
    assert view.header.type.text() == block.name
