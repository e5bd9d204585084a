"""Settings changed while a run trains: sent from when one says, marked row by row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.live_messages import (
    ChangeNoted,
    ChangeTraining,
    TrainingChanged,
)
from cnnstudio.project.commands import EditSettings
from cnnstudio.project.records import EventRecord
from cnnstudio.project.runs import RunFolder
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.live_changes import LiveChanges
from cnnstudio.ui.training.live_strip import LiveStrip
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.run_files import essence, run_from
from cnnstudio.ui.training.settings_form import SettingsForm
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_messages import finished, play, small_project

LEFT = Qt.MouseButton.LeftButton


class Bench:
    """The form and the strip over a run that trains in its third epoch."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.document = Document()
        self.document.open(small_project(epochs=10, learning_rate=0.003), path)
        self.client = FakeEngineClient()
        self.client.start()
        self.client.become_ready()
        client = cast("EngineClient", self.client)
        self.controller = RunController(self.document, client)
        self.live = LiveChanges(self.document, self.controller, client)
        self.form = SettingsForm(self.document)
        self.strip = LiveStrip(self.live, self.controller, self.form.rows)
        self.said: list[str] = []
        self.live.said.connect(self.said.append)
        for part in (self.live, self.controller, self.document, self.client):
            part.setParent(self.form)
        qtbot.addWidget(self.strip)
        qtbot.addWidget(self.form)
        self.strip.resize(296, 120)
        self.form.resize(296, 900)
        self.form.show()
        self.controller.start()
        for message in play(self.controller.current, 2.5):
            self.client.deliver(message)

    def edit(self, **values: object) -> None:
        """Change settings, and wait as long as one types."""
        self.document.push(EditSettings("training", values))
        self.live.send()

    def sent(self) -> list[tuple[dict[str, object], str]]:
        asked = self.client.submitted_of(ChangeTraining)
        return [(dict(a.values), a.when) for a in asked]

    def done(self, **values: object) -> None:
        """Let the engine take values over in epoch 4."""
        run = self.controller.current
        self.client.deliver(
            TrainingChanged(run.id, 4, 190, values, "rate 0.0015 from epoch 4")
        )

    def noted(self, epoch: int) -> None:
        """Let the engine say from when what was asked for last will hold."""
        asked = self.client.submitted_of(ChangeTraining)[-1]
        names = tuple(asked.values)
        self.client.deliver(ChangeNoted(asked.request, asked.run, names, epoch))

    def note(self, name: str) -> str:
        return self.form.rows[name].note()


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(qtbot, tmp_path / "digits.cnnproj")
    yield bench
    bench.form.hide()


@pytest.mark.requirement("E10")
def test_a_rate_counts_from_the_next_epoch_and_says_what_it_was(bench: Bench) -> None:
    bench.edit(learning_rate=0.0015)
    bench.document.validate()
    assert bench.controller.document_differs
    assert bench.sent() == [({"learning_rate": 0.0015}, "epoch")]
    assert bench.note("learning_rate") == "from the next epoch, was 0.003"
    bench.noted(4)
    assert bench.note("learning_rate") == "from epoch 4, was 0.003"
    bench.done(learning_rate=0.0015)
    run = bench.controller.current
    assert bench.note("learning_rate") == ""
    assert run.training.learning_rate == 0.0015
    [event] = run.events
    assert (event.step, event.kind) == (190, "rate")
    assert bench.said == ["rate 0.0015 from epoch 4"]
    # The document is what the run trains now.
    assert not bench.controller.document_differs
    # What has been taken over is not sent again.
    bench.live.send()
    assert len(bench.sent()) == 1


def test_undo_before_the_epoch_takes_the_change_back(bench: Bench) -> None:
    bench.edit(learning_rate=0.0015)
    bench.document.stack.undo()
    bench.live.send()
    assert bench.sent()[-1] == ({"learning_rate": 0.003}, "epoch")
    assert bench.note("learning_rate") == ""
    assert not bench.live.waiting()


def test_what_one_types_is_sent_once_it_is_typed(bench: Bench) -> None:
    for value in (0.1, 0.01, 0.001):
        bench.document.push(EditSettings("training", {"weight_decay": value}))
    assert bench.sent() == []
    QTest.qWait(700)
    assert bench.sent() == [({"weight_decay": 0.001}, "epoch")]


def test_at_once_is_a_choice(bench: Bench) -> None:
    QTest.mouseClick(bench.strip.when.button("now"), LEFT)
    bench.edit(early_stopping=True)
    assert bench.sent() == [({"early_stopping": True}, "now")]
    assert bench.note("early_stopping") == "at once, was off"


def test_for_the_next_run_nothing_is_sent(bench: Bench) -> None:
    QTest.mouseClick(bench.strip.when.button("next run"), LEFT)
    bench.edit(learning_rate=0.0015)
    assert bench.sent() == []
    assert bench.note("learning_rate") == "for the next run; Run 1 has 0.003"
    # Chosen after all, it is sent.
    QTest.mouseClick(bench.strip.when.button("epoch"), LEFT)
    assert bench.sent() == [({"learning_rate": 0.0015}, "epoch")]


def test_what_cannot_change_has_a_lock_and_is_for_the_next_run(bench: Bench) -> None:
    row = bench.form.rows["batch_size"]
    assert row._lock is not None
    assert row._lock.toolTip() == (
        "It cannot change while Run 1 trains; a change is for the next."
    )
    assert bench.form.rows["learning_rate"]._lock is None
    bench.edit(batch_size=128)
    assert bench.sent() == []
    assert bench.note("batch_size") == "for the next run; Run 1 has 64"
    run = bench.controller.current
    bench.client.deliver(finished(run, 2))
    assert not row._lock.isVisible()
    assert bench.note("batch_size") == "32 steps an epoch, the last with 32"


def test_augmentation_is_sent_and_told_in_the_strip(bench: Bench) -> None:
    steps = [{"kind": "normalize"}, {"kind": "rotate", "degrees": 12.0}]
    bench.document.push(EditSettings("dataset", {"pipeline": steps}))
    bench.live.send()
    [(values, when)] = bench.sent()
    assert when == "epoch"
    assert [step["kind"] for step in values["pipeline"]] == ["rotate"]  # type: ignore[attr-defined]
    assert bench.strip.note.text() == "Augmentation changes from the next epoch."
    bench.noted(4)
    assert bench.strip.note.text() == "Augmentation changes from epoch 4."


def test_the_epoch_that_is_shown_is_the_one_that_the_engine_told(bench: Bench) -> None:
    """By the time it takes the change over, an epoch may have ended."""
    bench.edit(learning_rate=0.0015)
    bench.noted(5)
    bench.edit(weight_decay=0.25)
    assert bench.note("learning_rate") == "from epoch 5, was 0.003"
    assert bench.note("weight_decay").startswith("from the next epoch, was")
    bench.edit(learning_rate=0.001)
    assert bench.note("learning_rate") == "from the next epoch, was 0.003"
    bench.noted(bench.controller.current.epochs + 1)
    assert bench.note("learning_rate") == "too late for this run, which has 0.003"


def test_a_refusal_is_told_and_the_run_goes_on_as_before(bench: Bench) -> None:
    bench.edit(learning_rate=0.0015)
    asked = bench.client.submitted_of(ChangeTraining)[-1]
    bench.client.deliver(RequestFailed(asked.request, "The run is about to end."))
    assert bench.said == ["The run is about to end."]
    assert not bench.live.waiting()
    assert bench.controller.current.training.learning_rate == 0.003


def test_a_run_that_stops_asks_nothing_of_changes(bench: Bench) -> None:
    strip = bench.strip
    assert strip.text.text().endswith("Changes made here count from:")
    bench.controller.stop()
    assert strip.text.text() == "The run stops after this step."
    assert strip.isVisible()
    assert not strip.when.isVisible()


def test_without_a_run_nothing_is_marked(bench: Bench) -> None:
    bench.client.deliver(finished(bench.controller.current, 2))
    bench.edit(learning_rate=0.5)
    assert bench.sent() == []
    assert bench.note("learning_rate").startswith("Unusually high")
    assert not bench.strip.isVisible()


def test_an_earlier_run_knows_what_was_changed_in_it(bench: Bench) -> None:
    run = bench.controller.current
    RunFolder(run.folder).update(
        status="completed",
        events=(
            EventRecord(190, 4, "changed", "rate halved", {"learning_rate": 0.0015}),
            EventRecord(253, 5, "resumed", "resumed"),
        ),
    )
    again = run_from(run.folder)
    assert again.training.learning_rate == 0.0015
    assert [(e.step, e.kind) for e in again.events] == [(190, "rate"), (253, "resumed")]
    bench.document.push(EditSettings("training", {"learning_rate": 0.0015}))
    assert again.essence == essence(bench.document.project)
