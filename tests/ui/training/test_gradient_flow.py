"""The gradient flow: order, band, alarm, and the way from a row to the layer."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.advice.gradient_alarm import HEALTHY, is_healthy
from cnnstudio.paths import sample_project
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import MAIN, Project
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.place import Level
from cnnstudio.ui.training.flow_layers import layers_in_depth, place_of_layer
from cnnstudio.ui.training.flow_list import scale_of
from cnnstudio.ui.training.update_sizes import LEAST, MOST
from tests.helpers.blocks import chain, instance, residual
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_messages import play
from tests.ui.training.test_live_bars import measured


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A LeNet that trains; its dense layers are out of order."""
    client = FakeEngineClient()
    desk = Desk(qtbot, tmp_path, cast("EngineClient", client))
    path = tmp_path / "lenet.cnnproj"
    shutil.copy(sample_project("digits_lenet"), path)
    assert desk.studio.open_project(path)
    desk.studio.start_engine()
    client.become_ready()
    desk.studio.show_mode("train")
    desk.studio.run.controller.start()
    for message in play(desk.studio.run.controller.current, 1.5):
        client.deliver(message)
    yield desk
    desk.close()


def let_learn(desk: Desk, **ratios: float) -> None:
    """Let layers have these ratios, and wait until they are shown."""
    run = desk.studio.run
    for name, ratio in ratios.items():
        measured(run.controller.current.history, desk.node(name).id, [ratio] * 5)
    run.controller.measured.emit()
    flow = run.gradient_flow.list
    desk.qtbot.waitUntil(lambda: len(flow.rows()) == len(ratios))


@pytest.mark.requirement("M15")
def test_the_rows_stand_in_the_order_of_depth(desk: Desk) -> None:
    let_learn(desk, fc2=1e-3, conv2=1e-3, fc1=1e-3, conv1=1e-3)
    flow = desk.studio.run.gradient_flow
    names = [row.layer.name for row in flow.list.rows()]
    assert names == ["conv1", "conv2", "fc1", "fc2"]
    assert flow.alarm is None
    assert "Every layer learns" in flow.sentence.full_text()


def test_what_is_out_of_order_is_told_with_links_in_their_order(desk: Desk) -> None:
    let_learn(desk, conv1=1e-3, fc2=5e-2)
    flow = desk.studio.run.gradient_flow
    assert flow.alarm is not None
    assert "fc2 changes too fast: 5 %" in flow.sentence.full_text()
    asked: list[str] = []
    flow.topic_asked.connect(asked.append)
    links = flow.ways.text()
    places = [links.index(way.topic) for way in flow.alarm.suggestions]
    assert places == sorted(places)
    assert links.index("setting/learning_rate") == places[0]
    flow.ways.linkActivated.emit("setting/learning_rate")
    assert asked == ["setting/learning_rate"]


@pytest.mark.parametrize("rate", [3e-3, 3e-5])
def test_all_is_well_is_said_only_if_every_bar_is_in_the_band(
    desk: Desk, rate: float
) -> None:
    """Late in a schedule too, where small updates are no alarm."""
    history = desk.studio.run.controller.current.history
    rates = history.steps["run/learning_rate"]
    last = rates.last_step
    assert last is not None
    rates.append(np.array([last + 1]), np.array([rate]))
    let_learn(desk, conv1=5e-5, fc2=1e-3)
    flow = desk.studio.run.gradient_flow
    assert not all(is_healthy(row.ratio) for row in flow.list.rows())
    assert "Every layer learns" not in flow.sentence.full_text()
    assert flow.ways.isHidden() is (rate == 3e-5)
    measured(history, desk.node("conv1").id, [2e-3] * 100)
    desk.studio.run.controller.measured.emit()
    desk.qtbot.waitUntil(lambda: flow.alarm is None)
    assert all(is_healthy(row.ratio) for row in flow.list.rows())
    assert "Every layer learns" in flow.sentence.full_text()


def test_a_click_on_a_row_selects_the_layer_and_back(desk: Desk) -> None:
    let_learn(desk, conv1=1e-3, conv2=1e-3)
    flow = desk.studio.run.gradient_flow.list
    second = flow.visualItemRect(flow.item(1)).center()
    QTest.mouseClick(flow.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert desk.window.selection.current == desk.node("conv2").id
    desk.window.selection.select([desk.node("conv1").id])
    assert flow.currentRow() == 0
    flow.setFocus()
    QTest.keyClick(flow, Qt.Key.Key_Down)
    QTest.keyClick(flow, Qt.Key.Key_Return)
    assert desk.window.selection.current == desk.node("conv2").id


def test_a_layer_that_is_gone_is_told_of(desk: Desk) -> None:
    desk.studio.run.inside.show_layer("gone")
    assert "no longer in the network" in desk.window.status.message.full_text()


def test_layers_inside_of_blocks_are_found_by_their_path() -> None:
    project = Project()
    definition = residual()
    project.library.add(definition)
    graph = project.add_network(MAIN)
    chain(
        graph,
        [
            ("input", "Input", {}),
            ("stem", "Conv2d", {"out_channels": 16}),
            instance(definition, "stage", repeat=2),
            ("flat", "Flatten", {}),
            ("fc", "Linear", {"out_features": 10}),
            ("out", "Output", {}),
        ],
    )
    ids = [layer.id for layer in layers_in_depth(dumps(project))]
    assert ids[0] == "input"
    assert ids.index("stage[0]/conv1") < ids.index("stage[1]/conv1") < ids.index("fc")
    assert place_of_layer("stage[1]/conv1") == ((Level("stage", 1),), "conv1")
    assert place_of_layer("a/b[3]/c") == ((Level("a"), Level("b", 3)), "c")
    assert layers_in_depth("no project") == ()


@pytest.mark.parametrize("width", [260, 500, 1300])
def test_the_scale_fits_any_width(width: int) -> None:
    scale = scale_of(width)
    ends = [scale.x_of(r) for r in (LEAST, *HEALTHY, MOST)]
    assert ends == sorted(ends)
    assert 0 < ends[0] < ends[-1] < width
