"""Which weights of a run are looked at, and when the engine is asked for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.look_messages import OpenRun
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.run_header import RunHeader
from cnnstudio.ui.training.run_weights import RunWeights
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_messages import (
    finished,
    keep_epochs,
    play,
    record,
    small_project,
)


class Bench:
    """A run of three epochs, of which the second was the best."""

    def __init__(self, path: Path) -> None:
        self.document = Document()
        self.document.open(small_project(epochs=3), path)
        self.client = FakeEngineClient()
        self.client.start()
        self.client.become_ready()
        client = cast("EngineClient", self.client)
        self.controller = RunController(self.document, client)
        self.weights = RunWeights(self.controller, client)
        self.said: list[str] = []
        self.weights.said.connect(self.said.append)
        self.controller.start()
        run = self.controller.current
        for message in play(run, 3):
            self.client.deliver(message)
        run.best_epoch = 2

    def end(self, best: int = 2) -> None:
        run = self.controller.current
        self.client.deliver(replace(finished(run, 3), best_epoch=best))

    def opened(self) -> list[str]:
        return [request.which for request in self.client.submitted_of(OpenRun)]


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path / "digits.cnnproj")
    yield bench
    bench.document.deleteLater()


@pytest.mark.requirement("F07")
def test_the_best_weights_are_loaded_and_the_last_on_request(bench: Bench) -> None:
    assert bench.opened() == []
    bench.weights.load("best")
    assert bench.said == ["A run trains: its network is the one that is shown."]
    bench.end()
    assert bench.opened() == ["best"]
    assert bench.weights.why_not_best() == "These are the weights that are shown."
    bench.weights.load_last()
    assert bench.opened() == ["best", "last"]
    bench.controller.changed.emit()
    assert bench.opened() == ["best", "last"]
    bench.weights.load_best()
    assert bench.opened() == ["best", "last", "best"]


def test_a_project_that_is_opened_again_has_its_run_loaded_once(bench: Bench) -> None:
    record(bench.controller.current, 3)
    bench.end()
    before = bench.opened()
    bench.document.open(bench.document.project, bench.document.path)
    asked = bench.opened()
    assert len(asked) == len(before) + 1, "its data may have been put back"
    bench.controller.changed.emit()
    assert bench.opened() == asked


def test_an_engine_that_starts_again_is_asked_again(bench: Bench) -> None:
    bench.end()
    bench.weights.load_last()
    bench.client.die()
    bench.client.start()
    bench.client.become_ready()
    assert bench.opened() == ["best", "last", "last"]


def test_another_run_begins_with_its_best_weights(bench: Bench) -> None:
    bench.end()
    bench.weights.load_last()
    bench.controller.start()
    for message in play(bench.controller.current, 3):
        bench.client.deliver(message)
    bench.client.deliver(finished(bench.controller.current, 3))
    assert bench.opened()[-1] == "best"
    assert bench.weights.why_not_last() == (
        "There is no run whose best epoch is not its last."
    )


def test_while_another_epoch_is_looked_at_both_can_be_chosen(
    bench: Bench, qtbot: QtBot
) -> None:
    """Also where the best epoch is the last: it is the way back from a third one."""
    header = RunHeader(bench.controller)
    qtbot.addWidget(header)
    bench.weights.chosen.connect(header.show_weights)
    asked: list[bool] = []
    bench.weights.asked.connect(lambda: asked.append(True))
    bench.end(best=3)
    assert not header.weights.isVisibleTo(header)
    assert "no run whose best" in bench.weights.why_not_best()
    bench.weights.note_epoch(1)
    assert header.weights.isVisibleTo(header)
    assert (bench.weights.why_not_best(), bench.weights.why_not_last()) == ("", "")
    bench.weights.load_best()
    assert asked == [True]
    assert bench.opened() == ["best"], "the engine has these weights"
    assert not header.weights.isVisibleTo(header)


def test_a_run_that_is_trained_on_is_looked_at_anew(bench: Bench) -> None:
    run = bench.controller.current
    record(run, 3)
    keep_epochs(run, 3)
    bench.end()
    bench.weights.load_last()
    chosen: list[str] = []
    bench.weights.chosen.connect(chosen.append)
    bench.controller.train_on(2)
    assert bench.controller.current is run
    for message in play(run, 5, first_epoch=4):
        bench.client.deliver(message)
    bench.client.deliver(finished(run, 5))
    last = bench.client.submitted_of(OpenRun)[-1]
    assert last == OpenRun(run.id, str(run.folder), "best")
    assert chosen[-1] == "best", "not what was looked at before"
