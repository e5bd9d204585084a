"""The share of zeros on the nodes: what was measured, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.message import Studied
from cnnstudio.bridge.weight_messages import Signal, SignalOf
from cnnstudio.engine.subjects import untrained
from cnnstudio.paths import sample_project
from cnnstudio.project.commands import EditField
from cnnstudio.ui.canvas.items.live_bar import NUMBER_ABOVE, bar_area
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.overlays import LiveBar, Overlays
from cnnstudio.ui.viewer.statistics.zero_shares import bars_of
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.studies import study

SAMPLE = "digits_lenet"


def measured() -> tuple[Signal, dict[str, float]]:
    """Return the signal of the sample's initial weights, and torch's own counts."""
    text = sample_project(SAMPLE).read_text(encoding="utf-8")
    subject = untrained(text, "cpu").subject
    found = study(subject, SignalOf(request=1, subject="run", images=64))
    assert isinstance(found, Signal)
    data, network = subject.dataset, subject.network
    zeros: dict[str, float] = {}
    hooks = [
        network.node_module(node).register_forward_hook(
            lambda _m, _i, out, node=node: zeros.update(
                {node: float((out == 0).sum()) / out.numel()}
            )
        )
        for node in network.node_ids
        if network.graph.nodes[node].type == "ReLU"
    ]
    network.eval()
    with torch.no_grad():
        network(data.prepared(data.parts["validation"][:64]))
    for hook in hooks:
        hook.remove()
    return found, zeros


@pytest.fixture(scope="module")
def answer() -> tuple[Signal, dict[str, float]]:
    return measured()


@pytest.mark.requirement("B10")
def test_the_number_is_that_of_torch(answer: tuple[Signal, dict[str, float]]) -> None:
    found, zeros = answer
    bars = bars_of(found)
    assert zeros
    assert set(zeros) <= set(bars)
    for node, share in zeros.items():
        assert bars[node].part == pytest.approx(share, abs=1e-4)
        assert bars[node].text == f"{100 * share:.0f} %"
    assert not any(t in ("Conv2d", "MaxPool2d") for t in shown_types(found, bars))


def shown_types(found: Signal, bars: dict[str, LiveBar]) -> list[str]:
    """Return the types of the nodes that have a bar though nothing bends there."""
    pairs = zip(found.nodes, found.types, found.bends, strict=True)
    return [kind for node, kind, bend in pairs if node in bars and not bend]


@pytest.mark.requirement("L09", "L10")
def test_dead_channels_and_saturation_are_warned_of(
    answer: tuple[Signal, dict[str, float]],
) -> None:
    found, _ = answer
    at = next(n for n, bend in enumerate(found.bends) if bend == "ReLU")
    dead = found.dead_channels.copy()
    dead[at] = found.channels[at]
    bends = list(found.bends)
    saturated = found.saturated.copy()
    other = next(n for n, bend in enumerate(bends) if not bend)
    bends[other], saturated[other] = "Sigmoid", np.float32(0.75)
    values = {name: getattr(found, name) for name in Signal.__dataclass_fields__}
    values |= {"dead_channels": dead, "bends": tuple(bends), "saturated": saturated}
    bars = bars_of(Signal(**values))
    assert not bars[found.nodes[at]].healthy
    assert f"{dead[at]} of {dead[at]} channels dead" in bars[found.nodes[at]].said
    assert bars[found.nodes[other]].text == "75 %"
    assert bars[found.nodes[other]].said == "75.0 % of its values are saturated"
    assert not bars[found.nodes[other]].healthy


def test_bars_of_a_run_go_before_those_that_were_measured() -> None:
    overlays = Overlays()
    told: list[str] = []
    overlays.bars_changed.connect(lambda: told.append(overlays.bars_caption))
    overlays.set_measured({"a": LiveBar(0.5)}, "zeros")
    overlays.set_bars({"b": LiveBar(0.1)}, "updates")
    overlays.set_measured({}, "")
    overlays.set_measured({"a": LiveBar(0.5)}, "zeros")
    assert set(overlays.bars) == {"b"}
    overlays.set_bars({})
    assert set(overlays.bars) == {"a"}
    assert told == ["zeros", "updates", "zeros"]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path, cast("EngineClient", FakeEngineClient()))
    yield desk
    desk.close()


def deliver(desk: Desk, found: Signal) -> None:
    """Answer the newest question for the signal."""
    client = cast("FakeEngineClient", desk.studio.client)
    asked = client.submitted_of(SignalOf)[-1]
    values = {name: getattr(found, name) for name in Signal.__dataclass_fields__}
    values |= {"request": asked.request, "subject": asked.subject}
    client.deliver(cast("Studied", Signal(**values)))


@pytest.mark.requirement("B10")
def test_a_node_says_its_zeros_until_the_network_changes(
    desk: Desk, answer: tuple[Signal, dict[str, float]]
) -> None:
    found, zeros = answer
    assert desk.studio.open_project(sample_project(SAMPLE))
    desk.studio.start_engine()
    cast("FakeEngineClient", desk.studio.client).become_ready()
    desk.studio.show_mode("inspect")
    overlays, scene = desk.window.overlays, desk.canvas.graph_scene
    desk.qtbot.waitUntil(lambda: desk.studio.run.inspect.is_held)
    assert not overlays.bars, "nothing was measured yet"
    network = desk.studio.run.inside.view.header.scope.button("network")
    QTest.mouseClick(network, Qt.MouseButton.LeftButton)
    strip = desk.studio.run.inside.view.tabs.strip
    at = next(n for n in range(strip.count()) if strip.tabData(n) == "signal")
    place = strip.tabRect(at).center()
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=place)
    deliver(desk, found)
    node, share = next(iter(zeros.items()))
    item = scene.nodes[node]
    assert item.bar is not None
    assert item.bar.text == f"{100 * share:.0f} %"
    assert desk.canvas.overlay.caption.text() == "bars: zeros or saturated, 64 images"
    area = bar_area(item.face).adjusted(0, -NUMBER_ABOVE, 0, 0).translated(item.pos())
    where = desk.canvas.mapFromScene(area).boundingRect()
    with_bar = desk.canvas.viewport().grab(where).toImage()
    conv = desk.node("conv1")
    desk.document.push(EditField(conv.id, "bias", False))
    assert not overlays.bars, "it is of another network"
    assert scene.nodes[node].bar is None
    assert desk.canvas.viewport().grab(where).toImage() != with_bar
