"""A run's folder followed while somebody else writes it, line by line."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from cnnstudio.project.run_tables import (
    EpochRecord,
    StepRecord,
    read_epochs,
    read_steps,
)
from cnnstudio.project.run_tail import RunTail
from cnnstudio.project.runs import RunError, RunFolder, list_runs, new_run


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    return new_run(tmp_path / "p.runs", "the project", epochs=5)


def step(number: int, **more: float) -> StepRecord:
    return StepRecord(number, 1, {"train/loss": 1 / number, **more})


def epoch(number: int) -> EpochRecord:
    return EpochRecord(number, number * 7, 0.5, {"validation/loss": 0.25})


def test_only_what_is_new_is_told(run: RunFolder) -> None:
    tail = RunTail(run.path)
    first = tail.look()
    assert first.record is not None
    assert first.record.name == "Run 1"
    assert tail.look().is_empty
    run.append_steps([step(1), step(2)])
    news = tail.look()
    assert list(news.steps.step) == [1, 2]
    assert list(news.steps.values["train/loss"]) == pytest.approx([1, 0.5])
    assert news.record is None
    run.append_steps([step(3)])
    run.append_epoch(epoch(1))
    run.update(epochs_done=1)
    news = tail.look()
    assert (list(news.steps.step), news.epochs) == ([3], (epoch(1),))
    assert news.record is not None
    assert news.record.epochs_done == 1
    assert not news.starts_anew
    assert tail.look().is_empty


def test_half_a_line_waits_for_its_end(run: RunFolder) -> None:
    run.append_steps([step(1)])
    tail = RunTail(run.path)
    tail.look()
    with (run.path / "metrics.csv").open("ab") as file:
        file.write(b"2,1,0.")
        file.flush()
        assert tail.look().is_empty
        file.write(b"5\n3,1,0.25\n")
    assert list(tail.look().steps.step) == [2, 3]


def test_a_resume_and_a_new_column_begin_anew(run: RunFolder) -> None:
    run.append_steps([step(n) for n in range(1, 6)])
    run.append_epoch(epoch(1))
    tail = RunTail(run.path)
    tail.look()
    run.truncate(3, 0)
    news = tail.look()
    assert news.starts_anew
    assert (list(news.steps.step), news.epochs) == ([1, 2, 3], ())
    run.append_steps([step(4, **{"run/memory": 7.0})])
    news = tail.look()
    assert news.starts_anew, "the table was written with another column"
    assert list(news.steps.step) == [1, 2, 3, 4]
    assert news.steps.values["run/memory"][-1] == 7


def test_what_was_followed_is_what_is_read_at_the_end(run: RunFolder) -> None:
    tail, steps, epochs = RunTail(run.path), [], []
    for number in range(1, 40):
        run.append_steps([step(number)])
        if number % 7 == 0:
            run.append_epoch(epoch(number // 7))
        if number % 3 == 0:
            news = tail.look()
            steps += list(news.steps.step)
            epochs += list(news.epochs)
    assert steps == list(read_steps(run.path).step)
    assert tuple(epochs) == read_epochs(run.path)


def test_a_folder_that_went_away(run: RunFolder) -> None:
    tail = RunTail(run.path)
    tail.look()
    run.path.rename(run.path.with_name("elsewhere"))
    with pytest.raises(RunError):
        tail.look()


def test_a_run_on_another_computer_is_alive_while_it_writes(run: RunFolder) -> None:
    """Its lock may not be seen through a shared disk; here there is none at all."""
    with run.writing():
        pass
    assert run.read().is_interrupted
    run.update(host="another computer")
    assert not run.read().is_interrupted
    (record,) = list_runs(run.path.parent)
    assert not record.is_interrupted
    long_ago = time.time() - 3_600
    os.utime(run.path / "run.json", (long_ago, long_ago))
    assert run.read().is_interrupted
    run.append_steps([step(1)])
    assert not run.read().is_interrupted
