"""Runs on the worker's thread: pause, stop, go on, refuse, end."""

from __future__ import annotations

import random
import threading
from pathlib import Path

import numpy as np
import pytest

from cnnstudio.bridge.engine_messages import ChooseDevice, EngineReady, Notice
from cnnstudio.bridge.look_messages import Capture, Maps, ShowDocument, WeightsShown
from cnnstudio.bridge.run_messages import (
    EpochEnded,
    PauseRun,
    ResumeRun,
    RunEnded,
    RunFailed,
    RunPaused,
    RunResumed,
    RunStarted,
    StartRun,
    StepsEnded,
    StopAcknowledged,
    StopRun,
)
from cnnstudio.project.runs import read_run
from tests.helpers.engines import project_text
from tests.helpers.workers import Worker, engine, train, weights_of

__all__ = ["engine"]


def test_a_run_from_ready_to_ended(engine: Worker, tmp_path: Path) -> None:
    ready = engine.events.wait_for(EngineReady)
    assert {"torch", "python"} <= set(ready.versions)
    assert ready.devices["cpu"].startswith("CPU")
    ended = train(engine, tmp_path, project_text())
    assert (ended.status, ended.epochs) == ("completed", 2)
    started, *others = engine.events.of(RunStarted)
    assert not others
    assert (started.run, started.first_step, started.steps_per_epoch) == ("r", 1, 7)
    steps = np.concatenate([m.step for m in engine.events.of(StepsEnded)])
    assert steps.tolist() == list(range(1, 15))
    assert [m.epoch for m in engine.events.of(EpochEnded)] == [1, 2]
    told = [m.values for m in engine.events.of(StepsEnded)]
    assert {c.dtype for values in told for c in values.values()} == {np.dtype("f4")}


def test_an_epoch_is_told_after_all_its_steps(engine: Worker, tmp_path: Path) -> None:
    train(engine, tmp_path, project_text())
    last = 0
    for message in engine.events.seen:
        if isinstance(message, StepsEnded):
            last = int(message.step[-1])
        elif isinstance(message, EpochEnded):
            assert last == message.step


@pytest.mark.requirement("O10")
def test_pausing_and_resuming_change_nothing(engine: Worker, tmp_path: Path) -> None:
    text = project_text()
    train(engine, tmp_path / "plain", text, "plain")
    engine.send(StartRun("r", text, str(tmp_path / "r")))
    engine.send(PauseRun())
    engine.events.wait_for(RunPaused)
    assert read_run(tmp_path / "r").status == "paused"
    engine.events.drain()
    before = len(engine.events.of(StepsEnded))
    engine.send(Capture(7, "run", ("conv2d_1",)))
    first = engine.events.wait_for(Maps)
    engine.send(Capture(8, "run", ("conv2d_1",)))
    second = engine.events.wait_for(Maps)
    assert first.step == second.step > 0
    assert len(engine.events.of(StepsEnded)) == before
    engine.send(ResumeRun())
    engine.events.wait_for(RunResumed)
    engine.events.wait_for(RunEnded)
    assert weights_of(tmp_path / "plain") == weights_of(tmp_path / "r")


@pytest.mark.requirement("O10")
def test_what_is_seen_while_a_run_rests_is_all_of_one_step(
    engine: Worker, tmp_path: Path
) -> None:
    engine.send(StartRun("r", project_text(epochs=1000), str(tmp_path)))
    nodes = ("conv2d_1", "relu_1")
    engine.send(Capture(7, "run", nodes, detail="relu_1", every=1e6))
    engine.events.wait_for(Maps)
    engine.send(PauseRun())
    engine.events.wait_for(RunPaused)
    last = engine.events.of(Maps)[-1]
    assert set(last.tiles) == set(nodes)
    assert last.step == engine.events.of(StepsEnded)[-1].step[-1]
    engine.send(StopRun())
    engine.events.wait_for(RunEnded)


@pytest.mark.requirement("O10")
def test_a_stop_ends_after_the_running_step(engine: Worker, tmp_path: Path) -> None:
    engine.send(StartRun("r", project_text(epochs=1000), str(tmp_path)))
    engine.events.wait_for(StepsEnded)
    engine.send(StopRun())
    acknowledged = engine.events.wait_for(StopAcknowledged)
    ended = engine.events.wait_for(RunEnded)
    assert acknowledged.run == ended.run == "r"
    assert ended.status == "stopped"
    assert Path(ended.checkpoint).exists()
    seen = engine.events.seen
    after = seen[seen.index(acknowledged) :]
    assert sum(len(m.step) for m in after if isinstance(m, StepsEnded)) <= 2
    engine.send(StopRun())
    assert "no run" in engine.events.wait_for(Notice).text


@pytest.mark.requirement("O10")
def test_a_pause_taken_back_at_once_is_told_all_the_same(
    engine: Worker, tmp_path: Path
) -> None:
    engine.send(StartRun("r", project_text(epochs=500), str(tmp_path)))
    engine.events.wait_for(RunStarted)
    for request in (PauseRun(), ResumeRun(), PauseRun(), PauseRun(), ResumeRun()):
        engine.send(request)
    for kind in (RunPaused, RunResumed, RunPaused, RunResumed):
        engine.events.wait_for(kind)
    engine.send(StopRun())
    engine.events.wait_for(RunEnded)
    assert len(engine.events.of(RunPaused)) == 2


@pytest.mark.parametrize("again", range(12))
def test_a_pause_at_any_moment_loses_no_checkpoint(
    engine: Worker, tmp_path: Path, again: int
) -> None:
    engine.send(StartRun("r", project_text(epochs=1), str(tmp_path)))
    engine.events.wait_for(RunStarted)
    engine.events.wait_for(StepsEnded, lambda m: int(m.step[-1]) > again // 2)
    engine.send(PauseRun())
    engine.send(ResumeRun())
    ended = engine.events.wait_for(RunEnded)
    assert ended.best_epoch == 1
    assert Path(ended.best_checkpoint).exists()
    assert 0 <= ended.results["test/accuracy"] <= 1


def test_a_paused_run_can_be_stopped(engine: Worker, tmp_path: Path) -> None:
    engine.send(StartRun("r", project_text(epochs=1000), str(tmp_path)))
    engine.send(PauseRun())
    engine.events.wait_for(RunPaused)
    engine.send(StopRun())
    assert engine.events.wait_for(RunEnded).status == "stopped"
    assert not engine.events.of(RunResumed)


def test_a_stopped_run_is_trained_on_as_if_never_stopped(
    engine: Worker, tmp_path: Path
) -> None:
    text = project_text(epochs=3)
    train(engine, tmp_path / "plain", text, "plain")
    engine.send(StartRun("r", text, str(tmp_path / "r")))
    engine.send(StopRun())
    engine.events.wait_for(RunEnded)
    engine.send(StartRun("r", text, str(tmp_path / "r"), resume=True))
    engine.events.wait_for(RunEnded, lambda m: m.status == "completed")
    assert weights_of(tmp_path / "plain") == weights_of(tmp_path / "r")


def test_more_epochs_can_be_trained(engine: Worker, tmp_path: Path) -> None:
    train(engine, tmp_path, project_text())
    engine.send(StartRun("r", project_text(), str(tmp_path), resume=True, epochs=4))
    assert engine.events.wait_for(RunEnded).epochs == 4
    assert engine.events.of(RunStarted)[-1].first_step == 15


@pytest.mark.requirement("O10")
def test_any_order_of_buttons_ends_well(engine: Worker, tmp_path: Path) -> None:
    """Fifty random presses: the engine always answers, and the run can be stopped."""
    chance = random.Random(0)
    text, number, running = project_text(epochs=500), 0, False
    threads = threading.active_count()
    for _ in range(50):
        action = chance.choice(["start", "pause", "resume", "stop", "look"])
        if action == "start" and not running:
            number += 1
            folder = tmp_path / f"r{number}"
            engine.send(StartRun(f"r{number}", text, str(folder)))
            engine.events.wait_for(RunStarted)
            running = True
        elif action == "stop" and running:
            engine.send(StopRun())
            engine.events.wait_for(StopAcknowledged)
            ended = engine.events.wait_for(RunEnded)
            assert ended.run == f"r{number}"
            running = False
        elif action in ("pause", "resume"):
            engine.send(PauseRun() if action == "pause" else ResumeRun())
        elif running:
            engine.send(Capture(number, "run", ("conv2d_1",)))
            engine.events.wait_for(Maps)
    if running:
        engine.send(StopRun())
        engine.events.wait_for(RunEnded)
    assert number >= 3
    assert threading.active_count() == threads
    engine.send(ShowDocument(text))
    engine.events.wait_for(WeightsShown)


def test_a_second_run_is_refused_and_the_first_goes_on(
    engine: Worker, tmp_path: Path
) -> None:
    text = project_text(epochs=50)
    engine.send(StartRun("one", text, str(tmp_path / "one")))
    engine.events.wait_for(RunStarted)
    engine.send(StartRun("two", text, str(tmp_path / "two")))
    with pytest.raises(pytest.fail.Exception, match="Another run trains already"):
        engine.events.wait_for(RunFailed, lambda m: m.run == "none")
    assert engine.events.of(RunFailed)[0].run == "two"
    assert not (tmp_path / "two").exists()
    engine.send(StopRun())
    assert engine.events.wait_for(RunEnded).run == "one"


def test_a_run_that_diverges_fails_with_a_sentence(
    engine: Worker, tmp_path: Path
) -> None:
    text = project_text(optimizer="sgd", learning_rate=1e6, epochs=50)
    engine.send(StartRun("r", text, str(tmp_path / "r")))
    failed = engine.events.wait_for(RunFailed)
    assert "learning rate" in failed.message
    assert read_run(tmp_path / "r").status == "failed"
    engine.send(StopRun())
    assert "no run" in engine.events.wait_for(Notice).text
    assert train(engine, tmp_path / "good", project_text()).status == "completed"


def test_another_device_is_chosen_for_the_next_run(
    engine: Worker, tmp_path: Path
) -> None:
    engine.events.wait_for(EngineReady)
    engine.send(ChooseDevice("cpu"))
    assert engine.events.wait_for(EngineReady).device == "cpu"
    engine.send(ChooseDevice("mps"))
    answer = engine.events.wait_for(EngineReady)
    if answer.device != "mps":
        assert "mps" in answer.note
    engine.send(ChooseDevice("auto"))
    assert train(engine, tmp_path, project_text()).status == "completed"


def test_quitting_saves_and_the_run_can_go_on(tmp_path: Path) -> None:
    text = project_text(epochs=3)
    first = Worker()
    train(first, tmp_path / "plain", text)
    first.send(StartRun("r", text, str(tmp_path / "r")))
    first.events.wait_for(RunStarted)
    first.end()
    record = read_run(tmp_path / "r")
    assert record.is_interrupted
    assert record.last is not None
    second = Worker()
    second.send(StartRun("r", text, str(tmp_path / "r"), resume=True))
    second.events.wait_for(RunEnded)
    second.end()
    assert weights_of(tmp_path / "plain") == weights_of(tmp_path / "r")
