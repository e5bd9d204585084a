"""The state machine of training, driven through the messages of an engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import ChooseDevice, RequestFailed
from cnnstudio.bridge.run_messages import (
    BatchTried,
    PauseRun,
    ResumeRun,
    RunFailed,
    RunPaused,
    RunResumed,
    StartRun,
    StopAcknowledged,
    StopRun,
    TryBatch,
)
from cnnstudio.paths import sample_project
from cnnstudio.project.commands import EditField, EditSettings, MoveNodes
from cnnstudio.project.file_format import load, loads
from cnnstudio.project.project import empty_project
from cnnstudio.project.records import RunError
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.run import RunState
from cnnstudio.ui.training.run_controller import RunController
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_messages import finished, play, record, small_project


class Bench:
    """A document, an engine that is ready, and the controller between them."""

    def __init__(self, path: Path) -> None:
        self.document = Document()
        self.document.open(small_project(epochs=10), path)
        self.client = FakeEngineClient()
        self.client.start()
        self.client.become_ready()
        client = cast("EngineClient", self.client)
        self.controller = RunController(self.document, client)
        self.said: list[str] = []
        self.controller.said.connect(self.said.append)

    def train(self, epochs: float) -> None:
        """Start a run and let it come so far."""
        self.controller.start()
        self.tell(epochs)

    def tell(self, epochs: float, first_epoch: int = 1) -> None:
        """Let the engine tell of the current run's epochs."""
        for message in play(self.controller.current, epochs, first_epoch):
            self.client.deliver(message)

    def state(self) -> RunState:
        return self.controller.state


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path / "digits.cnnproj")
    yield bench
    bench.document.deleteLater()


def test_train_sends_the_project_and_makes_a_folder_beside_it(bench: Bench) -> None:
    assert bench.controller.blocked_reason() == ""
    bench.controller.start()
    [request] = bench.client.submitted_of(StartRun)
    assert loads(request.project).project.training == bench.document.project.training
    folder = Path(request.folder)
    assert folder.parent.name == "digits.runs"
    assert (request.run, request.epochs) == (folder.name, 10)
    assert not request.resume
    assert bench.state() is RunState.STARTING
    assert [r.name for r in bench.controller.runs] == ["Run 1"]


def test_an_error_blocks_train_and_names_itself(bench: Bench) -> None:
    bench.document.push(EditField("linear_1", "out_features", 7))
    bench.document.validate()
    reason = bench.controller.blocked_reason()
    assert reason.startswith("1 error in the network: ")
    assert bench.document.findings[0].message in reason
    action = bench.controller.primary_action()
    assert (action.key, action.reason) == ("train", reason)
    bench.controller.start()
    assert bench.client.submitted_of(StartRun) == []
    assert bench.said == [reason]


def test_an_empty_network_cannot_be_trained(bench: Bench) -> None:
    bench.document.open(empty_project(), None)
    assert "empty" in bench.controller.blocked_reason()


@pytest.mark.requirement("E09")
def test_pause_resume_and_stop_go_to_the_engine_and_show_at_once(bench: Bench) -> None:
    controller, client = bench.controller, bench.client
    bench.train(2.5)
    run = controller.current
    assert bench.state() is RunState.RUNNING
    assert controller.primary_action().text == "Pause"
    controller.perform("pause")
    assert len(client.submitted_of(PauseRun)) == 1
    client.deliver(RunPaused(run.id))
    assert (bench.state(), controller.primary_action().text) == (
        RunState.PAUSED,
        "Resume",
    )
    controller.perform("resume")
    assert len(client.submitted_of(ResumeRun)) == 1
    client.deliver(RunResumed(run.id))
    controller.perform("stop")
    assert bench.state() is RunState.STOPPING
    client.deliver(StopAcknowledged(run.id))
    client.deliver(finished(run, 2, "stopped"))
    assert bench.state() is RunState.FINISHED
    assert run.stopped
    assert controller.primary_action().key == "train"
    assert "stopped: best epoch 2" in bench.said[-1]


@pytest.mark.requirement("E09")
def test_train_on_continues_the_count_of_epochs(bench: Bench) -> None:
    bench.train(2.5)
    run = bench.controller.current
    bench.client.deliver(finished(run, 2, "stopped"))
    second = bench.controller.secondary_action()
    assert second is not None
    assert "8 more epochs" in second.tip
    bench.controller.train_on(3)
    request = bench.client.submitted_of(StartRun)[-1]
    assert (request.run, request.resume, request.epochs) == (run.id, True, 5)
    bench.tell(5, first_epoch=3)
    assert [e.epoch for e in run.history.epochs] == [1, 2, 3, 4, 5]
    assert run.last_step == 5 * 63
    assert len(run.history["train/loss"]) == 5 * 63


def test_a_run_of_an_edited_or_broken_network_is_not_trained_on(bench: Bench) -> None:
    bench.train(2.5)
    bench.client.deliver(finished(bench.controller.current, 2, "stopped"))
    document, controller = bench.document, bench.controller
    asked = len(bench.client.submitted_of(StartRun))
    document.push(EditField("linear_1", "out_features", 7))  # broken, too
    document.validate()
    second = controller.secondary_action()
    assert second is not None
    assert second.key == "train_on"
    assert second.reason == (
        "The network was edited since Run 1, whose weights fit the old one. Train it "
        "as a new run, or undo the edits."
    )
    controller.train_on()
    assert len(bench.client.submitted_of(StartRun)) == asked
    assert bench.said[-1] == second.reason
    document.stack.undo()
    document.push(EditSettings("dataset", {"train": 100}))
    document.validate()
    second = controller.secondary_action()
    assert second is not None
    assert second.reason.startswith("The data were changed since Run 1.")
    document.stack.undo()
    document.push(EditSettings("training", {"epochs": 20}))
    document.validate()
    controller.train_on()
    assert len(bench.client.submitted_of(StartRun)) == asked + 1


def test_a_second_stop_ends_the_engine_and_keeps_what_is_saved(bench: Bench) -> None:
    bench.train(2.5)
    bench.controller.stop()
    again = bench.controller.secondary_action()
    assert again is not None
    assert again.text == "Stop now"
    bench.controller.stop()
    assert bench.client.kills == 1
    assert bench.state() is RunState.INTERRUPTED
    assert bench.controller.current.message == (
        "Stopped at once, in epoch 3. Everything up to epoch 2 is saved."
    )


def test_a_dead_engine_is_told_of_and_the_run_can_be_resumed(bench: Bench) -> None:
    bench.train(2.5)
    run = bench.controller.current
    bench.client.die()
    assert bench.said[-1] == (
        "The engine ended unexpectedly at epoch 3. Everything up to epoch 2 is saved."
    )
    assert bench.controller.primary_action().tip == "Resume from the last checkpoint"
    bench.controller.perform("resume_interrupted")
    request = bench.client.submitted_of(StartRun)[-1]
    assert (request.run, request.resume, request.epochs) == (run.id, True, 10)
    assert request.project == run.snapshot
    assert bench.client.state == "starting"
    bench.client.become_ready()
    bench.tell(4, first_epoch=3)
    assert bench.state() is RunState.RUNNING
    # The half epoch that was lost is not counted twice.
    assert len(run.history["train/loss"]) == 4 * 63


def test_a_run_that_saved_nothing_starts_again(bench: Bench) -> None:
    bench.train(0.5)
    bench.client.die()
    assert "nothing is saved" in bench.controller.current.message
    assert bench.controller.primary_action().text == "Start again"


def test_a_failure_keeps_the_engines_sentence(bench: Bench) -> None:
    bench.train(0.5)
    run = bench.controller.current
    bench.client.deliver(RunFailed(run.id, "The loss became infinite.", "trace"))
    assert bench.state() is RunState.FAILED
    assert (run.message, run.details) == ("The loss became infinite.", "trace")
    assert bench.said[-1] == "The loss became infinite."


def test_messages_of_another_run_are_not_taken(bench: Bench) -> None:
    bench.train(1)
    bench.client.deliver(RunPaused("0099-other"))
    assert bench.state() is RunState.RUNNING


def test_an_edit_marks_the_run_and_undo_takes_the_mark_away(bench: Bench) -> None:
    bench.train(1)
    document, controller = bench.document, bench.controller
    document.push(MoveNodes({"linear_1": (5.0, 6.0)}))
    document.validate()
    assert not controller.document_differs
    document.push(EditSettings("training", {"learning_rate": 0.5}))
    document.validate()
    assert controller.document_differs
    document.stack.undo()
    document.validate()
    assert not controller.document_differs
    assert controller.current.training.learning_rate == 1e-3


def test_one_batch_is_tried_and_answered_once(bench: Bench) -> None:
    answers: list[object] = []
    bench.controller.batch_tried.connect(answers.append)
    bench.controller.try_batch()
    [request] = bench.client.submitted_of(TryBatch)
    assert bench.controller.batch_blocked_reason() == "The batch is being tried."
    tried = BatchTried(request.request, 2.31, 2.303, 1.2, 0.04, 64)
    bench.client.deliver(BatchTried(request.request + 7, 9.0, 2.303, 1.2, 0.04, 64))
    bench.client.deliver(tried)
    assert answers == [tried]
    assert bench.controller.batch_blocked_reason() == ""
    bench.controller.try_batch()
    bench.client.deliver(RequestFailed(request.request + 1, "Not enough memory."))
    assert answers[-1] == "Not enough memory."
    bench.controller.try_batch()
    bench.client.die()
    assert "ended before it could answer" in str(answers[-1])


def test_runs_of_earlier_days_are_listed_and_shown(
    bench: Bench, tmp_path: Path
) -> None:
    bench.train(3)
    run = bench.controller.current
    record(run, 3)
    other = Bench(tmp_path / "digits.cnnproj")
    shown = other.controller.shown
    assert (shown.name, shown.state) == ("Run 1", RunState.FINISHED)
    assert not shown.is_loaded
    other.controller.load(shown)
    assert shown.last_step == 3 * 63
    assert len(shown.history["train/loss"]) == 3 * 63
    assert shown.progress.elapsed == 12.0
    second = other.controller.secondary_action()
    assert second is not None
    assert second.key == "train_on"
    other.document.deleteLater()


def test_open_finished_raises_for_a_folder_that_is_no_run(
    bench: Bench, tmp_path: Path
) -> None:
    with pytest.raises(RunError):
        bench.controller.open_finished(tmp_path)
    assert bench.controller.shown is bench.controller.current


def test_an_earlier_run_can_be_looked_at_while_another_trains(bench: Bench) -> None:
    bench.train(2)
    first = bench.controller.current
    record(first, 2)
    bench.client.deliver(finished(first, 2))
    bench.train(1)
    controller = bench.controller
    controller.show_run(first.folder)
    assert controller.shown.id == first.id
    assert controller.current.name == "Run 2"
    assert controller.is_active
    controller.show_current()
    assert controller.shown is controller.current


def test_the_engine_is_told_of_another_device(bench: Bench) -> None:
    bench.document.push(EditSettings("training", {"device": "cpu"}))
    assert bench.client.submitted_of(ChooseDevice) == [ChooseDevice("cpu")]
    bench.document.stack.undo()
    assert bench.client.submitted_of(ChooseDevice)[-1] == ChooseDevice("auto")


def test_opening_another_project_stops_the_run(bench: Bench, tmp_path: Path) -> None:
    bench.train(1)
    bench.document.open(small_project(), tmp_path / "other.cnnproj")
    assert len(bench.client.submitted_of(StopRun)) == 1
    assert bench.state() is RunState.IDLE
    assert bench.controller.runs == ()


def test_nothing_is_tried_of_a_generator_and_its_discriminator(bench: Bench) -> None:
    path = sample_project("gan_digits")
    bench.document.open(load(path).project, path)
    bench.document.validate()
    assert bench.controller.blocked_reason() == ""
    assert "no single step" in bench.controller.trial_blocked_reason()
    bench.controller.try_batch()
    assert bench.client.submitted_of(TryBatch) == []
    assert "no single step" in bench.said[-1]
