"""However a run ends, its record says so and why."""

from __future__ import annotations

from pathlib import Path

import filelock
import pytest

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.run_messages import RunFailed, StartRun, TryBatch
from cnnstudio.engine.data.batches import Batch
from cnnstudio.engine.trainer import Trainer
from cnnstudio.engine.training import Training
from cnnstudio.project.runs import create_run, read_run
from tests.helpers.engines import project_text
from tests.helpers.graphs import tiny_project
from tests.helpers.training import drive
from tests.helpers.workers import Worker, engine

__all__ = ["engine"]


class Mistaken:
    """Learns three steps as `training` does, then a mistake of ours is met."""

    def __init__(self, training: Training, error: Exception) -> None:
        self._training, self._error, self._left = training, error, 3

    def __getattr__(self, name: str) -> object:
        return getattr(self._training, name)

    def learn(self, batch: Batch) -> None:
        self._left -= 1
        if self._left < 0:
            raise self._error
        self._training.learn(batch)


def met(folder: Path, error: Exception) -> Trainer:
    """A trainer whose fourth step raises."""
    trainer = Trainer(tiny_project(), folder, run="r")

    def plant(step: int) -> None:
        if step == 1:
            trainer._training = Mistaken(trainer.training, error)  # type: ignore[assignment]

    with pytest.raises(type(error)):
        drive(trainer, plant)
    return trainer


@pytest.mark.parametrize(
    "error", [KeyError("place"), TypeError("no"), ZeroDivisionError()]
)
def test_a_mistake_of_ours_fails_the_run(tmp_path: Path, error: Exception) -> None:
    met(tmp_path / "r", error)
    record = read_run(tmp_path / "r")
    assert record.status == "failed"
    assert type(error).__name__ in record.message


def test_a_mistake_between_two_steps_fails_the_run(tmp_path: Path) -> None:
    events = Trainer(tiny_project(), tmp_path / "r", run="r").run()
    assert next(events) is not None
    next(events)
    with pytest.raises(KeyError):
        events.throw(KeyError("node"))
    record = read_run(tmp_path / "r")
    assert (record.status, "KeyError" in record.message) == ("failed", True)


def test_a_run_that_never_began_says_why(engine: Worker, tmp_path: Path) -> None:
    """The window makes the folder; what it sends cannot be read."""
    create_run(tmp_path / "r", "{")
    engine.send(StartRun("r", "{", str(tmp_path / "r")))
    failed = engine.events.wait_for(RunFailed)
    engine.send(TryBatch(1, "{"))
    engine.events.wait_for(RequestFailed)  # the record is written after it is told
    record = read_run(tmp_path / "r")
    assert (record.status, record.message) == ("failed", failed.message)


def test_a_drive_without_locks_keeps_nothing_from_the_window(
    engine: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(lock: object) -> None:
        raise NotImplementedError("FileLock is not supported here")

    with create_run(tmp_path / "r", "{").writing():
        pass
    monkeypatch.setattr(filelock.FileLock, "_acquire", refuse)
    engine.send(StartRun("r", "{", str(tmp_path / "r")))
    failed = engine.events.wait_for(RunFailed)
    engine.send(TryBatch(1, "{"))
    engine.events.wait_for(RequestFailed)
    assert read_run(tmp_path / "r").message == failed.message


def test_a_run_that_trains_elsewhere_is_left_alone(
    engine: Worker, tmp_path: Path
) -> None:
    folder = create_run(tmp_path / "r", project_text())
    with folder.writing():
        engine.send(StartRun("r", "{", str(tmp_path / "r")))
        engine.events.wait_for(RunFailed)
        assert read_run(tmp_path / "r").status == "running"
