"""From a curve to the weights of its epoch, and on with them: the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.look_messages import Capture, WeightsShown
from cnnstudio.bridge.run_messages import StartRun
from cnnstudio.project.runs import read_run
from cnnstudio.ui.engine_client import EngineClient
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_messages import (
    finished,
    keep_epochs,
    play,
    record,
    small_project,
)

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def client(qapp: QApplication) -> FakeEngineClient:
    return FakeEngineClient()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, client: FakeEngineClient) -> Iterator[Desk]:
    """A run of three epochs on screen in Train, all of them kept."""
    desk = Desk(qtbot, tmp_path, cast("EngineClient", client))
    desk.document.open(small_project(epochs=3), tmp_path / "digits.cnnproj")
    desk.studio.start_engine()
    client.become_ready()
    desk.studio.show_mode("train")
    desk.settled()
    desk.studio.run.train_or_pause()
    run = desk.studio.run.controller.current
    for message in play(run, 3):
        client.deliver(message)
    record(run, 3)
    keep_epochs(run, 3)
    client.deliver(finished(run, 3))
    client.deliver(WeightsShown("run", run.id, 3, "run 1, best epoch: 3"))
    desk.settled()
    yield desk
    desk.close()


def test_a_double_click_on_a_curve_opens_that_epoch_in_inspect(
    desk: Desk, client: FakeEngineClient
) -> None:
    plots, run = desk.studio.run.train_view.made_plots(), desk.studio.run
    plot = plots.plots["loss"]
    there = QPoint(round(plot.x_of(2.1)), plot.y() + 60)
    QTest.mouseMove(plots, there)
    QTest.mouseClick(plots, LEFT, pos=there)
    QTest.mouseDClick(plots, LEFT, pos=there)
    assert desk.window.mode == "inspect"
    assert run.inspect.epoch == 2
    assert client.submitted_of(Capture)[-1].epoch == 2
    header = run.inside.timeline.panel.header
    assert header.train_on.isVisible()


def test_the_tick_of_the_epoch_at_the_crosshair_lights_up(desk: Desk) -> None:
    plots, run = desk.studio.run.train_view.made_plots(), desk.studio.run
    track, plot = run.inside.timeline.panel.track, plots.plots["loss"]
    dark = track.grab().toImage()
    for epoch in (1, 3):
        there = QPoint(round(plot.x_of(epoch - 0.05)), plot.y() + 60)
        QTest.mouseMove(plots, there)
        assert track.lit == epoch
        assert track.grab().toImage() != dark
    plots.move_crosshair(None)
    assert track.lit == 0
    assert track.grab().toImage() == dark


def test_train_on_from_here_begins_a_new_run(
    desk: Desk, client: FakeEngineClient
) -> None:
    source = desk.studio.run.controller.shown
    desk.studio.show_mode("inspect")
    desk.settled()
    timeline = desk.studio.run.inside.timeline
    timeline.timeline.show(2)
    assert desk.window.status.kept.text().startswith("3 epochs kept, ")
    QTest.mouseClick(timeline.panel.header.train_on, LEFT)
    assert desk.window.mode == "train"
    assert not desk.window.status.kept.isVisible()
    run = desk.studio.run.controller.current
    assert run is not source
    started = client.submitted_of(StartRun)[-1]
    assert (started.run, started.resume) == (run.id, True)
    made = read_run(run.folder)
    assert made.origin == f"{source.name}, epoch 2"
    assert made.initial is not None
    assert (run.folder / made.initial.file).read_bytes() == b"weights"
    assert run.name == f"Run 2 from {source.name}, epoch 2"
    assert timeline.why_not_train_on() != "", "a run trains now"
    assert not timeline.panel.header.train_on.isEnabled()
