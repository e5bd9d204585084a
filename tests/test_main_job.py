"""The main job by hand.

An empty canvas, a LeNet by dragging, a mistake and its fix, an epoch in the real
engine process, maps and filters, saved and opened again.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cnnstudio.advice.rule import Severity
from cnnstudio.graph.inference import State
from cnnstudio.project.file_format import dumps
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.run import RunState
from tests.helpers.desk import Desk

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
# Flatten is left out: that is the mistake.
LENET = (
    "Input", "Conv2d", "ReLU", "MaxPool2d", "Conv2d", "ReLU", "MaxPool2d",
    "Linear", "ReLU", "Linear", "ReLU", "Linear", "Output",
)  # fmt: skip
ENGINE_MS = 60_000


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path, EngineClient())
    yield desk
    desk.close()


def build_lenet(desk: Desk) -> list[str]:
    """Drag every layer to its place, in columns of five, and join them in order.

    With Ctrl they are joined to nothing by themselves.
    """
    names = [
        desk.drop(kind, 60 + 320 * (i // 5), 40 + 110 * (i % 5), CTRL)
        for i, kind in enumerate(LENET)
    ]
    for source, target in pairwise(names):
        desk.join(source, target)
    for name, field, text in (
        ("conv1", "out_channels", "6"),
        ("conv1", "kernel_size", "5"),
        ("conv1", "padding", "2"),
        ("conv2", "out_channels", "16"),
        ("conv2", "kernel_size", "5"),
        ("conv2", "padding", "0"),
        ("fc1", "out_features", "120"),
        ("fc2", "out_features", "84"),
    ):
        desk.set_field(name, field, text)
    return names


def take_the_offered_fix(desk: Desk) -> None:
    """See one red node and one message, and press the keys of the shown fix."""
    desk.settled()
    report = desk.document.report
    assert [r.node for r in report.in_state(State.ERROR)] == [desk.node("fc1").id]
    (finding,) = (f for f in desk.document.findings if f.severity is Severity.ERROR)
    assert "16 × 5 × 5" in finding.got
    assert desk.studio.run.controller.blocked_reason()
    desk.click("fc1")
    desk.settled()
    steps = desk.document.stack.count()
    desk.key("Return", ALT)
    desk.settled()
    assert desk.document.stack.count() == steps + 1
    assert {f.severity for f in desk.document.findings} <= {Severity.NOTE}
    assert str(desk.document.report.nodes[desk.node("flatten1").id].output) == "400"
    assert desk.document.report.totals().parameters == 61_706


def train_one_epoch(desk: Desk) -> None:
    """Ask for one epoch and press F5; the engine process does the rest."""
    desk.studio.start_engine()
    desk.key("2", CTRL)
    field = desk.studio.run.panel.form.rows["epochs"].control
    desk.type_into(field, "1")
    assert desk.document.project.training.epochs == 1
    desk.key("F5")
    controller = desk.studio.run.controller
    ended = (RunState.FINISHED, RunState.FAILED)
    desk.qtbot.waitUntil(lambda: controller.state in ended, timeout=ENGINE_MS)
    assert controller.state is RunState.FINISHED, controller.current.message
    assert controller.current.best_value > 0.5
    assert len(controller.current.history["train/loss"]) == 63


def look_inside(desk: Desk) -> None:
    """Click the first convolution: six maps, six filters, a prediction."""
    desk.key("3", CTRL)
    desk.click("conv1")
    inspect = desk.studio.run.inspect
    conv = desk.node("conv1").id

    def shown() -> bool:
        maps = inspect.maps
        return maps is not None and maps.detail_node == conv and maps.subject == "run"

    desk.qtbot.waitUntil(shown, timeout=ENGINE_MS)
    maps = inspect.maps
    assert maps is not None
    assert maps.tiles[conv].shape == (6, 28, 28)
    assert maps.filters is not None
    assert maps.filters.shape == (6, 1, 5, 5)
    assert maps.logits.shape == (10,)
    page = desk.studio.run.inspect_view.page
    assert page.grid.count == 6
    assert desk.window.overlays.thumbnails.keys() >= {conv}


def save_and_open_again(desk: Desk, path: Path) -> None:
    """Save with Ctrl+S, start anew, open: equal to the last byte."""
    desk.answers.save_answer = str(path)
    desk.key("S", CTRL)
    saved = dumps(desk.document.project)
    assert path.read_text(encoding="utf-8") == saved
    assert not desk.document.is_modified
    desk.key("N", CTRL)
    assert not desk.document.graph.nodes
    desk.answers.open_answer = str(path)
    desk.key("O", CTRL)
    assert dumps(desk.document.project) == saved
    assert desk.answers.told == []


@pytest.mark.requirement("A03", "M01", "M03", "L03", "A25")
def test_the_main_job_by_hand(desk: Desk, tmp_path: Path) -> None:
    build_lenet(desk)
    take_the_offered_fix(desk)
    train_one_epoch(desk)
    look_inside(desk)
    save_and_open_again(desk, tmp_path / "lenet.cnnproj")
