"""The log for TensorBoard: what is in it, also after a resume; the package may lack."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from cnnstudio.bridge.run_messages import RunStarted
from cnnstudio.engine import board
from cnnstudio.engine.board import FOLDER, Board, board_for
from cnnstudio.project.runs import read_epochs, read_run, read_steps
from tests.helpers.graphs import tiny_project
from tests.helpers.training import train, train_until


def logged(run: Path, name: str) -> dict[int, float]:
    """Read a series back with TensorBoard's own reader."""
    accumulator = pytest.importorskip(
        "tensorboard.backend.event_processing.event_accumulator"
    )
    events = accumulator.EventAccumulator(str(run / FOLDER))
    events.Reload()
    return {event.step: event.value for event in events.Scalars(name)}


def test_not_wanted(tmp_path: Path) -> None:
    assert board_for(tmp_path, 0, False) == (None, "")
    assert list(tmp_path.iterdir()) == []


def test_without_the_package_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board, "PACKAGE", "no_such_package")
    made, said = board_for(tmp_path, 0, True)
    assert made is None
    assert "pip install cnnstudio[tensorboard]" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.filterwarnings("ignore")
def test_series_are_there_and_a_resume_drops_what_lay_behind(tmp_path: Path) -> None:
    pytest.importorskip("tensorboard")
    log, said = board_for(tmp_path, 0, True)
    assert isinstance(log, Board), said
    rows = ((s, {"train/loss": 1 / s, "train/f1": math.nan}) for s in range(1, 6))
    log.add_all(rows)
    log.close()
    log, _ = board_for(tmp_path, 3, True)
    assert log is not None
    log.add(4, {"train/loss": 9.0})
    log.close()
    found = logged(tmp_path, "train/loss")
    assert found == pytest.approx({1: 1, 2: 0.5, 3: 1 / 3, 4: 9})


def test_a_training_without_the_package_says_so_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board, "PACKAGE", "no_such_package")
    messages = train(tiny_project(epochs=1, tensorboard=True), tmp_path / "run")
    (started,) = (m for m in messages if isinstance(m, RunStarted))
    assert "No TensorBoard log is written" in started.note
    assert read_run(tmp_path / "run").status == "completed"


@pytest.mark.filterwarnings("ignore")
def test_a_training_writes_what_its_tables_say(tmp_path: Path) -> None:
    pytest.importorskip("tensorboard")
    project, run = tiny_project(epochs=2, tensorboard=True), tmp_path / "run"
    train_until(project, run, 9)
    train(project, run, resume=True)
    losses = read_steps(run).values["train/loss"]
    assert logged(run, "train/loss") == pytest.approx(dict(enumerate(losses, 1)))
    found = logged(run, "validation/accuracy")
    known = {e.step: e.values["validation/accuracy"] for e in read_epochs(run)}
    assert found == pytest.approx(known)
