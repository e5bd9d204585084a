"""How much weights move: read from the run, shown on the cards while it trains."""

from __future__ import annotations

import math
import shutil
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnnstudio.advice.gradient_alarm import is_healthy
from cnnstudio.bridge.metric_history import RunHistory
from cnnstudio.bridge.run_messages import RunPaused
from cnnstudio.bridge.series import Series
from cnnstudio.paths import sample_project
from cnnstudio.project.measures import layer_series
from cnnstudio.ui.canvas.items.live_bar import bar_area, paint_bar
from cnnstudio.ui.canvas.node_face import Marks, face_of
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.overlays import LiveBar
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.update_sizes import (
    UpdateSizes,
    by_shown_node,
    place_of,
)
from tests.helpers.canvas import Desk as CanvasDesk
from tests.helpers.canvas import residual
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.graphs import chain
from tests.helpers.run_messages import finished, play


def measured(history: RunHistory, node: str, values: list[float]) -> None:
    """Let a layer have these ratios, one every tenth step."""
    series = Series()
    series.append(np.arange(10, 10 * len(values) + 10, 10), np.array(values))
    history.steps[layer_series(node, "update_ratio")] = series


def test_the_mean_is_over_the_last_fifty_steps_and_skips_what_is_endless() -> None:
    history, sizes = RunHistory(), UpdateSizes()
    measured(history, "stage[2]/conv1", [9.0] * 10 + [1e-3, 1e-3, 3e-3, 3e-3, 2e-3])
    measured(history, "lost", [math.inf])
    assert sizes.of(history) == {"stage[2]/conv1": pytest.approx(2e-3)}
    assert sizes.of(history) is sizes.of(history)
    series = history.steps[layer_series("stage[2]/conv1", "update_ratio")]
    series.append([160], [7e-3])
    assert sizes.of(history) == {"stage[2]/conv1": pytest.approx(3.2e-3)}
    assert sizes.of(RunHistory()) == {}


@given(
    st.lists(st.integers(1, 30), min_size=1, max_size=200), st.integers(1, 300)
)
def test_the_recent_are_those_of_the_last_steps(gaps: list[int], steps: int) -> None:
    series, places = Series(), np.cumsum(gaps)
    series.append(places, np.arange(len(places)))
    expected = np.flatnonzero(places > places[-1] - steps)
    np.testing.assert_array_equal(series.recent(steps), expected)


@given(st.floats(1e-12, 1e3), st.floats(1e-12, 1e3))
def test_a_larger_ratio_never_has_a_shorter_bar(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert 0 <= place_of(low) <= place_of(high) <= 1


def test_the_scale_runs_from_a_hundred_thousandth_to_a_tenth() -> None:
    assert [place_of(r) for r in (0, 1e-5, 1e-3, 0.1, math.nan)] == [
        0, 0, pytest.approx(0.5), pytest.approx(1), 0,
    ]  # fmt: skip
    assert [is_healthy(r) for r in (9e-5, 1e-4, 1e-2, 1.1e-2)] == [
        False, True, True, False,
    ]  # fmt: skip


def test_a_block_shows_its_strangest_layer_and_inside_each_shows_its_own() -> None:
    ratios = {"conv": 1e-3, "stage[1]/conv1": 2e-3, "stage[1]/deep/fc": 3e-2}
    assert by_shown_node(ratios, "") == {"conv": 1e-3, "stage": 3e-2}
    assert by_shown_node(ratios, "stage[1]") == {"conv1": 2e-3, "deep": 3e-2}
    assert by_shown_node(ratios, "sta") == {}


def test_cards_carry_bars_only_while_a_run_trains(
    qtbot: QtBot, tmp_path: Path
) -> None:
    client = FakeEngineClient()
    desk = Desk(qtbot, tmp_path, cast("EngineClient", client))
    try:
        path = tmp_path / "lenet.cnnproj"
        shutil.copy(sample_project("digits_lenet"), path)
        assert desk.studio.open_project(path)
        desk.studio.start_engine()
        client.become_ready()
        controller = desk.studio.run.controller
        desk.studio.show_mode("train")
        controller.start()
        run = controller.current
        node = desk.node("conv1").id
        for message in play(run, 1.5):
            client.deliver(message)
        measured(run.history, node, [2e-2] * 5)
        overlays, canvas = desk.window.overlays, desk.canvas
        qtbot.waitUntil(lambda: node in overlays.bars)
        item = canvas.graph_scene.nodes[node]
        assert item.bar is not None
        assert not item.bar.healthy
        assert item.face.live
        assert "2e-2" in item.bar.said
        assert canvas.overlay.caption.text() == "bars: update size, live"
        client.deliver(RunPaused(run.id))
        assert item.bar is not None
        client.deliver(finished(run, 1, "stopped"))
        assert overlays.bars == {}
        assert item.bar is None
        assert not item.face.live
        assert not canvas.overlay.caption.isVisible()
    finally:
        desk.close()


def test_a_bar_is_drawn_on_the_card_in_the_colour_of_its_state(qtbot: QtBot) -> None:
    desk = CanvasDesk(residual())
    qtbot.addWidget(desk.window)
    scene, view = desk.canvas.graph_scene, desk.canvas
    item = scene.nodes["conv1"]
    for healthy, token in ((True, "ok"), (False, "warn")):
        scene.overlays.set_bars({"conv1": LiveBar(0.5, healthy)})
        area = bar_area(item.face).translated(item.pos())
        middle = view.mapFromScene(area.center())
        picture = view.viewport().grab().toImage()
        left = picture.pixelColor(middle.x() - 12, middle.y())
        right = picture.pixelColor(middle.x() + 12, middle.y())
        assert distance(left, theme().color(token)) < 60
        assert distance(right, theme().line2) < 60


def distance(a: QColor, b: QColor) -> int:
    """Largest difference of a colour's parts."""
    parts = (a.red() - b.red(), a.green() - b.green(), a.blue() - b.blue())
    return max(abs(part) for part in parts)


def bar_on(kind: str, bar: LiveBar, compact: bool = True) -> QImage:
    """What a bar draws on the card of a layer."""
    graph = chain(kind)
    (node,) = graph.nodes.values()
    face = face_of(graph, node, None, Marks(), compact=compact, live=True)
    picture = QImage(200, 120, QImage.Format.Format_RGB32)
    picture.fill(0)
    with QPainter(picture) as painter:
        paint_bar(painter, face, bar, theme())
    return picture


def test_a_number_never_lies_over_the_name_of_a_small_card(qapp: QApplication) -> None:
    plain, told = LiveBar(0.5), LiveBar(0.5, text="97 %")
    assert bar_on("ReLU", told) != bar_on("ReLU", plain)
    assert bar_on("GlobalAvgPool", told) == bar_on("GlobalAvgPool", plain)
    large = bar_on("ConvTranspose2d", told, compact=False)
    assert large != bar_on("ConvTranspose2d", plain, compact=False)
