"""Maps of a layer or an edge: in any order, frame by frame, with what is no number."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge
from cnnstudio.project.project import MAIN, Project
from cnnstudio.ui.document import Document
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.grid.tile_grid import TileGrid
from cnnstudio.ui.viewer.inspect_view import InspectView
from cnnstudio.ui.viewer.maps.maps_page import RangeChoice
from cnnstudio.ui.viewer.parts.axes import Axes, axes_of
from tests.helpers.graphs import add, chain, extend
from tests.helpers.viewing import (
    CONV,
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
    outputs = made.outputs(1)
    outputs[CONV] += np.array([0, 5, 1, 4, 2, 3], np.float32)[:, None, None]
    made.answer(outputs=outputs)
    return made, view


@pytest.mark.requirement("M01")
def test_maps_stand_in_the_chosen_order(opened: Open) -> None:
    made, view = opened
    page, controller = view.page, made.controller
    combo, plain = page.header.order, page.grid.tiles.copy()
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert controller.order_key == "mean"
    order = [1, 3, 5, 4, 2, 0]
    assert controller.order.tolist() == order
    np.testing.assert_array_equal(page.grid.tiles, plain[order])
    click(page.grid.viewport(), page.grid.tile_rect(1).center().toPoint())
    assert controller.channel == 3
    assert page.large.title() == "Map 3"
    assert page.grid.current() == 1
    controller.step_channel(1)
    assert controller.channel == 5
    assert page.grid.tip_of(2).startswith("map 5: ")


@pytest.mark.requirement("M01")
def test_what_is_not_finite_is_hatched_and_counted(opened: Open) -> None:
    made, view = opened
    made.controller.browsing.show_next()
    outputs = made.outputs(2)
    outputs[CONV][0, 3, 4:6] = np.nan
    outputs[CONV][0, 4, 4] = -np.inf
    outputs[CONV][5, 0, 0] = np.inf
    made.answer(outputs=outputs)
    page = view.page
    assert page.hint() == "6 channels, 28 × 28, 4 values not finite"
    assert page.large.words() == "Hatched: 2 NaN and 1 infinite, of 784 values."
    assert page.large.histogram.counts.sum() == 781
    heat = page.large.map
    move(heat, heat.cell_rect((4, 4)).center().toPoint())
    assert heat.text_at((4, 4)) == "row 4, col 4: \u2212\u221e"
    assert heat.text_at((3, 5)) == "row 3, col 5: NaN"
    QTest.keyClick(heat, Qt.Key.Key_Escape)
    picture = heat.grab().toImage()
    box = heat.cell_rect((3, 4)).toRect().adjusted(2, 2, -2, -2)
    inks = {
        picture.pixelColor(x, y).rgb()
        for x in range(box.left(), box.right())
        for y in range(box.top(), box.bottom())
    }
    assert {theme().text.rgb(), theme().surface.rgb()} <= inks


def test_a_grid_of_thousands_draws_what_is_in_sight(qtbot: QtBot) -> None:
    grid = TileGrid("Maps")
    qtbot.addWidget(grid)
    grid.resize(300, 200)
    grid.show()
    tiles = np.zeros((2048, 7, 7), np.uint8)
    tiles[:, 0, 0] = np.arange(2048) % 256
    grid.set_tiles(tiles, "grey")
    bar = grid.verticalScrollBar()
    for place in (0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(place)
        picture = grid.viewport().grab().toImage()
        index = next(i for i in range(2048) if grid.tile_rect(i).top() >= 0)
        point = grid.tile_rect(index).topLeft().toPoint() + QPoint(1, 1)
        level = max(1, index % 256)
        assert picture.pixelColor(point).red() == level
        drawn = grid.drawing
        assert drawn is not None
        assert drawn.picture.height() < 3 * grid.height()


def clip() -> Graph:
    graph = chain(("Input", {"shape": [2, 5, 6, 7]}))
    extend(graph, "input_1", ("Conv3d", {"out_channels": 3}), "Flatten", "Linear")
    return graph


def opened_on(qtbot: QtBot, graph: Graph, node: str) -> Open:
    """The view of a graph of one's own, with a node selected."""
    project = Project()
    project.networks[MAIN] = graph
    document = Document()
    document.open(project, None)
    made = Studio(document)
    return made, shown(qtbot, made, node)


def test_a_clip_is_shown_frame_by_frame(qtbot: QtBot) -> None:
    made, view = opened_on(qtbot, clip(), "conv3d_1")
    outputs = made.outputs(0)
    values = outputs["conv3d_1"]
    count, frames = values.shape[:2]
    assert (count, frames) == (3, 5)
    made.answer(outputs=outputs)
    page = view.page
    assert page.header.frame.isVisible()
    assert page.grid.count == 3
    for _ in range(2):
        QTest.keyClick(page.header.frame, Qt.Key.Key_Right)
    made.controller.set_channel(1)
    assert made.controller.frame == 2
    heat = page.large.map
    move(heat, heat.cell_rect((1, 3)).center().toPoint())
    number = f"{values[1, 2, 1, 3]:.4g}".replace("-", "\u2212")
    assert heat.text_at((1, 3)) == f"row 1, col 3: {number}"


def test_a_sequence_is_a_heat_map_of_steps_and_features(qtbot: QtBot) -> None:
    graph = chain(
        ("Input", {"shape": [9, 4]}),
        ("LSTM", {"hidden_size": 5, "output": "all steps"}),
    )
    made, view = opened_on(qtbot, graph, "lstm_1")
    outputs = made.outputs(0)
    values = outputs["lstm_1"]
    assert values.shape == (9, 5)
    made.answer(outputs=outputs)
    sequence = view.page.sequence
    assert sequence.isVisible()
    assert sequence.hint() == "9 steps × 5 features"
    heat = sequence.heat
    move(heat, heat.cell_rect((7, 2)).center().toPoint())
    number = f"{values[7, 2]:.2f}".replace("-", "\u2212")
    assert heat.text_at((7, 2)) == f"step 7, feature 2: {number}"


@pytest.mark.parametrize(
    ("layers", "axes"),
    [
        ((("Conv1d", {"out_channels": 4}), "ReLU"), "channels"),
        (("Linear",), "channels"),
        (("LSTM", "Dropout", "Linear"), "steps"),
        ((("Conv1d", {"out_channels": 4}), "Permute", "LayerNorm"), "steps"),
        ((("Conv1d", {"out_channels": 4}), "Permute", "GRU"), "steps"),
    ],
)
def test_the_layers_before_tell_what_the_axes_are(
    layers: tuple[str | tuple[str, dict[str, int]], ...], axes: Axes
) -> None:
    graph = chain(("Input", {"shape": [4, 8]}))
    last = extend(graph, "input_1", *layers)
    assert axes_of(graph, last) == axes


def skip() -> Graph:
    """As in a U-Net: what was before goes past two layers and is joined again."""
    graph = chain(("Input", {"shape": [1, 8, 8]}), ("Conv2d", {"out_channels": 3}))
    last = extend(graph, "conv2d_1", "ReLU", ("Conv2d", {"out_channels": 2}))
    add(graph, "cat", "Concat", last, "conv2d_1")
    extend(graph, "cat", "Flatten", "Linear", "Output")
    return graph


@pytest.mark.requirement("M01")
def test_an_edge_shows_what_flows_through_it(qtbot: QtBot) -> None:
    made, view = opened_on(qtbot, skip(), "cat")
    outputs = made.outputs(0)
    made.answer(outputs=outputs)
    made.controller.set_channel(4)
    assert view.page.large.hint().startswith("from conv2d_1, each pixel sees")
    made.controller.set_channel(1)
    assert view.page.large.hint().startswith("from conv2d_2, each pixel sees")
    edge = Edge("conv2d_1", "cat")
    made.selection.select((), edge)
    assert made.captures()[-1].detail == "conv2d_1"
    made.answer(outputs=outputs)
    assert view.header.name.full_text() == "conv2d_1 \u2192 cat"
    assert view.page.hint() == "3 channels, 8 × 8"
    np.testing.assert_array_equal(made.controller.detail, outputs["conv2d_1"])
    made.document.graph.remove_edge(edge)
    assert made.controller.edge is None


def test_an_edge_of_a_second_output_shows_that_one(qtbot: QtBot) -> None:
    graph = chain(("Input", {"shape": [4, 3, 5]}), "Chunk")
    for number, port in enumerate(("out", "out2")):
        add(graph, f"relu{number}", "ReLU")
        graph.add_edge(Edge("chunk_1", f"relu{number}", port))
    made, _ = opened_on(qtbot, graph, "input_1")
    made.selection.select((), Edge("chunk_1", "relu1", "out2"))
    assert made.captures()[-1].detail == "chunk_1:out2"
    made.selection.select((), Edge("chunk_1", "relu0"))
    assert made.captures()[-1].detail == "chunk_1"


def test_maps_of_one_pixel_share_their_colours(qtbot: QtBot) -> None:
    graph = chain(("Input", {"shape": [4, 3, 3]}), ("AvgPool2d", {"kernel_size": 3}))
    made, view = opened_on(qtbot, graph, "avgpool2d_1")
    outputs = made.outputs(0)
    values = outputs["avgpool2d_1"]
    values[:, 0, 0] = [0, 1, 2, 4]
    made.answer(outputs=outputs)
    page = view.page
    assert page.hint() == "4 channels, 1 × 1"
    assert page.grid.tiles[:, 0, 0].tolist() == [0, 64, 128, 255]
    made.controller.set_channel(2)
    assert page.large.words() == "This map is a single value: 2.00."
    assert page.large.bar.numbers() == ("0", "2.00", "4.00")


def test_the_shared_scale_is_over_the_epochs_that_were_seen(qtbot: QtBot) -> None:
    """Maps of an epoch whose values are weak look weak beside those of another."""
    made = studio()
    view = shown(qtbot, made)
    made.finish_run()
    controller, page = made.controller, view.page
    strong = made.outputs(1)
    tenth = np.float32(0.1)
    weak: dict[str, Floats] = {n: values * tenth for n, values in strong.items()}
    made.answer(outputs=weak, epoch=9)
    controller.views.share_range(True)
    first = page.grid.tiles.copy()
    assert first.max() == 255, "of what was seen so far it is the strongest"
    controller.show_epoch(2)
    made.answer(outputs=strong, epoch=2)
    assert page.grid.tiles.max() == 255
    tiles = page.grid.tiles.copy()
    controller.show_epoch(3)
    made.answer(outputs=weak, epoch=3)
    spread = np.ptp(page.grid.tiles.astype(int))
    assert 20 < spread < 30, "a tenth of the colours"
    controller.show_epoch(2)
    np.testing.assert_array_equal(page.grid.tiles, tiles)
    controller.show_image(controller.index + 1)
    made.answer(outputs=weak, epoch=2)
    assert page.grid.tiles.max() == 255, "another image has a scale of its own"
    tools = view.page_of("maps").tools
    assert isinstance(tools, RangeChoice)
    assert "seen so far" in tools.choice.button("shared").toolTip()
