"""Two gloo processes against one: the same weights, a resume on another number, Ctrl-C.

They are started as anybody starts them, by torchrun.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import torch

from cnnstudio.__main__ import main
from cnnstudio.engine.checkpoint import read_checkpoint
from cnnstudio.project.file_format import save
from cnnstudio.project.runs import read_epochs, read_run, read_steps
from tests.helpers.graphs import tiny_project

ROOT = Path(__file__).parent.parent.parent
WAIT = 300
CLOSE = 1e-5
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
pytestmark = pytest.mark.slow


def launch(count: int) -> list[str]:
    """Return how a module is started in so many processes, but for its name."""
    run = ["torch.distributed.run", "--standalone", f"--nproc-per-node={count}"]
    return [sys.executable, "-m", *run, "-m"]


def write(folder: Path, middle: list[Any] | None = None, **training: Any) -> Path:
    """A project with SGD, 7 steps an epoch, of which the last has 8 images."""
    settings = {"optimizer": "sgd", "learning_rate": 0.05, "epochs": 3, **training}
    path = folder / "a.cnnproj"
    save(tiny_project(middle or [], **settings), path)
    return path


def start(count: int, project: Path, out: Path) -> subprocess.Popen[str]:
    """Start a training with so many processes."""
    return subprocess.Popen(
        [*launch(count), "cnnstudio", "train", str(project), "--out", str(out)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT,
        start_new_session=True,
    )  # fmt: skip


def train(count: int, project: Path, out: Path, *more: str) -> str:
    """Train with so many processes; return what they print."""
    process = subprocess.run(
        [*launch(count), "cnnstudio", "train", str(project), "--out", str(out), *more],
        capture_output=True, text=True, timeout=WAIT, check=False, env=ENVIRONMENT,
    )  # fmt: skip
    assert process.returncode == 0, process.stderr
    return process.stdout + process.stderr


def train_alone(project: Path, out: Path, *more: str) -> None:
    """Train as the command does, in this process, which has torch already."""
    assert main(["train", str(project), "--out", str(out), *more]) == 0


def weights(run: Path) -> dict[str, torch.Tensor]:
    record = read_run(run).last
    assert record is not None
    return read_checkpoint(run / record.file, record.hash).weights


def furthest(one: Path, two: Path) -> float:
    """Largest difference between the weights of two runs."""
    a, b = weights(one), weights(two)
    assert a.keys() == b.keys()
    return max(float((a[name] - b[name]).abs().max()) for name in a)


@pytest.mark.requirement("N08")
def test_two_processes_give_the_weights_of_one(tmp_path: Path) -> None:
    """21 steps without BatchNorm and dropout; the last batch of an epoch is small."""
    project = write(tmp_path, momentum=0.9)
    train_alone(project, tmp_path / "1")
    train(2, project, tmp_path / "2")
    assert furthest(tmp_path / "1", tmp_path / "2") <= CLOSE
    one, two = (read_steps(tmp_path / name) for name in ("1", "2"))
    assert list(one.step) == list(two.step) == list(range(1, 22))
    for name in ("train/loss", "train/accuracy"):
        assert list(two.values[name]) == pytest.approx(list(one.values[name]), abs=1e-5)
    ends = [read_epochs(tmp_path / name)[-1].values for name in ("1", "2")]
    for name in ("validation/loss", "validation/accuracy"):
        assert ends[1][name] == pytest.approx(ends[0][name], abs=1e-5)
    assert read_run(tmp_path / "2").status == "completed"


def test_three_processes_with_unequal_shares(tmp_path: Path) -> None:
    """32 images for three, and a class-weighted loss: shares weigh what they hold."""
    project = write(tmp_path, epochs=1, class_weights="balanced")
    train_alone(project, tmp_path / "1")
    train(3, project, tmp_path / "3")
    assert furthest(tmp_path / "1", tmp_path / "3") <= CLOSE


def test_a_run_of_two_goes_on_with_one_and_back(tmp_path: Path) -> None:
    project = write(tmp_path, epochs=1, momentum=0.9)
    mixed, whole = tmp_path / "mixed", tmp_path / "whole"
    train(2, project, mixed)
    train_alone(project, mixed, "--resume", "--epochs", "2")
    said = train(2, project, mixed, "--resume", "--epochs", "3")
    assert said.count("Finished after 3 epochs.") == 1, "rank 0 alone reports"
    train_alone(project, whole, "--epochs", "3")
    assert furthest(mixed, whole) <= CLOSE
    assert [e.epoch for e in read_epochs(mixed)] == [1, 2, 3]
    assert list(read_steps(mixed).step) == list(range(1, 22))


def test_what_is_said_of_batch_norm(tmp_path: Path) -> None:
    project = write(tmp_path, ["BatchNorm2d", "ReLU", "Dropout"], epochs=1)
    said = train(2, project, tmp_path / "run")
    assert said.count("The statistics of BatchNorm are per process") == 1


def test_ctrl_c_stops_all_with_a_checkpoint(tmp_path: Path) -> None:
    project, run = write(tmp_path, epochs=1_000), tmp_path / "run"
    process = start(2, project, run)
    end = time.monotonic() + WAIT
    while not (run / "epochs.csv").exists():
        assert time.monotonic() < end
        assert process.poll() is None
        time.sleep(0.2)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    process.communicate(timeout=60)
    record = read_run(run)
    assert record.status == "stopped"
    assert record.last is not None
    assert record.last.step == read_steps(run).step[-1]
    train_alone(project, run, "--resume", "--epochs", str(record.epochs_done + 1))
    assert read_run(run).status == "completed"


def test_a_run_that_diverges_ends_all_of_them(tmp_path: Path) -> None:
    project = write(tmp_path, learning_rate=10.0, l2=1.0, epochs=100)
    process = start(2, project, tmp_path / "run")
    said, problems = process.communicate(timeout=WAIT)
    assert process.returncode != 0
    record = read_run(tmp_path / "run")
    assert (record.status, "The loss became" in record.message) == ("failed", True)
    assert "The loss became" in said + problems


FAILURES = ("0-disk", "1-disk", "1-number", "0-save", "0-judge", "1-batch")
"""Which of two processes notices, and what."""


@pytest.fixture(scope="module")
def failures(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder with a run for each failure, and what the processes printed of them."""
    folder = tmp_path_factory.mktemp("failures")
    project = write(folder, epochs=100)
    process = subprocess.run(
        [*launch(2), "tests.helpers.one_fails", str(project), str(folder), *FAILURES],
        capture_output=True, text=True, timeout=WAIT, check=False, cwd=ROOT,
        env=ENVIRONMENT,
    )  # fmt: skip
    assert process.returncode == 0, process.stderr
    return folder, process.stdout


@pytest.mark.parametrize("case", FAILURES)
def test_what_one_notices_ends_all_at_the_same_step(
    failures: tuple[Path, str], case: str
) -> None:
    """It says why; the other one, which would wait for it, says that it does."""
    folder, printed = failures
    rank, _, how = case.partition("-")
    lines = [line.split(maxsplit=1) for line in printed.splitlines()]
    said = {text[0]: text for of, text in lines if of == case}
    assert sorted(said) == ["0", "1"], printed
    step = said["0"].split(":")[0].split()[-1]
    assert said["1"].startswith(f"1 at {step}: ")
    reason = "The loss became not a number" if how == "number" else "No space left"
    assert reason in said[rank]
    assert "could not go on" in said[str(1 - int(rank))]
    record = read_run(folder / case)
    assert record.status == "failed"
    assert record.message == said["0"].partition(": ")[2]


def test_a_folder_is_needed(tmp_path: Path) -> None:
    project = write(tmp_path)
    process = subprocess.run(
        [sys.executable, "-m", "cnnstudio", "train", str(project)],
        env={**ENVIRONMENT, "RANK": "1", "WORLD_SIZE": "2"},
        capture_output=True, text=True, timeout=WAIT, check=False,
    )  # fmt: skip
    assert process.returncode == 2
    assert "Name the run's folder with --out" in process.stderr
