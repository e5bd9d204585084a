"""A run that was interrupted anywhere ends with the same bits as one that was not."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from cnnstudio.bridge.run_messages import EpochEnded, RunEnded, RunStarted
from cnnstudio.engine.checkpoint import CheckpointError, read_checkpoint
from cnnstudio.engine.errors import TrainingError
from cnnstudio.engine.trainer import Trainer
from cnnstudio.project.runs import (
    CheckpointRecord,
    RunFolder,
    read_epochs,
    read_run,
    read_steps,
)
from tests.helpers.graphs import tiny_project
from tests.helpers.training import (
    drive,
    full_project,
    last_checkpoint,
    result_of,
    train,
    train_until,
)

SGD = {"optimizer": "sgd", "learning_rate": 0.05, "schedule": "cosine"}
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Results of runs that nothing interrupted."""
    folder = tmp_path_factory.mktemp("undisturbed")
    train(full_project(), folder / "adamw")
    train(full_project(**SGD), folder / "sgd")
    return {name: result_of(folder / name) for name in ("adamw", "sgd")}


@pytest.mark.parametrize("step", [1, 3, 7, 10, 14, 20])
def test_resume_is_exact(
    tmp_path: Path, step: int, undisturbed: dict[str, str]
) -> None:
    """In mid-epoch and at its edge: with BatchNorm, Dropout, augmentation, schedule."""
    train_until(full_project(), tmp_path / "r", step)
    messages = train(full_project(), tmp_path / "r", resume=True)
    started, ended = messages[0], messages[-1]
    assert isinstance(started, RunStarted)
    assert started.first_step == step + 1
    assert started.note == ""
    assert isinstance(ended, RunEnded)
    assert ended.status == "completed"
    assert result_of(tmp_path / "r") == undisturbed["adamw"]


def test_resume_with_momentum_again_and_again(
    tmp_path: Path, undisturbed: dict[str, str]
) -> None:
    train_until(full_project(**SGD), tmp_path / "r", 2)
    for step in (3, 6, 9, 15):
        train_until(full_project(**SGD), tmp_path / "r", step, resume=True)
    train(full_project(**SGD), tmp_path / "r", resume=True)
    assert result_of(tmp_path / "r") == undisturbed["sgd"]


def test_stopped_while_validating(tmp_path: Path, undisturbed: dict[str, str]) -> None:
    trainer = Trainer(full_project(), tmp_path / "r", run="r")
    seen = []

    def stop(step: int) -> None:
        seen.append(step)
        if seen.count(14) == 2:  # the first None after step 14 is the step's own
            trainer.request_stop()

    drive(trainer, stop)
    assert read_run(tmp_path / "r").epochs_done == 1
    assert [e.epoch for e in read_epochs(tmp_path / "r")] == [1]
    train(full_project(), tmp_path / "r", resume=True)
    assert result_of(tmp_path / "r") == undisturbed["adamw"]


def test_dropped_without_a_word(tmp_path: Path, undisturbed: dict[str, str]) -> None:
    """As after a kill: what was measured behind the last checkpoint is forgotten."""
    run = Trainer(full_project(), tmp_path / "r", run="r").run()
    for _ in range(12):
        next(run)
    run.close()
    folder = tmp_path / "r"
    record = read_run(folder)
    assert record.status == "running"
    assert record.is_interrupted
    for name, line in (
        ("metrics.csv", "8,2,1.5,0.5,0.001\n9,2,"),
        ("epochs.csv", "2,14"),
    ):
        with (folder / name).open("a") as file:
            file.write(line)
    (folder / "00000099-unlisted.ckpt").write_bytes(b"not in the record")
    messages = train(full_project(), folder, resume=True)
    assert isinstance(messages[0], RunStarted)
    assert messages[0].first_step == 8
    assert result_of(folder) == undisturbed["adamw"]
    assert not (folder / "00000099-unlisted.ckpt").exists()


def test_killed_between_an_epochs_numbers_and_its_checkpoint(
    tmp_path: Path, undisturbed: dict[str, str]
) -> None:
    """All steps of the epoch are in a checkpoint from inside; its line is written."""
    folder = tmp_path / "r"
    trainer = Trainer(full_project(), folder, run="r", checkpoint_seconds=0.0)
    run = trainer.run()
    while trainer.step < 14:
        next(run)
    run.close()
    (known,) = (c for c in read_run(folder).checkpoints if c.step == 14)
    assert not known.is_epoch
    RunFolder(folder).append_epoch(replace(read_epochs(folder)[0], epoch=2, step=14))
    train(full_project(), folder, resume=True)
    assert [e.epoch for e in read_epochs(folder)] == [1, 2, 3]
    assert result_of(folder) == undisturbed["adamw"]


def test_a_run_without_a_checkpoint_begins_anew(
    tmp_path: Path, undisturbed: dict[str, str]
) -> None:
    run = Trainer(full_project(), tmp_path / "r", run="r").run()
    next(run)
    next(run)
    run.close()
    train(full_project(), tmp_path / "r", resume=True)
    assert result_of(tmp_path / "r") == undisturbed["adamw"]


def test_inner_checkpoints_go_when_the_epoch_is_complete(tmp_path: Path) -> None:
    trainer = Trainer(full_project(), tmp_path / "r", run="r", checkpoint_seconds=0.0)
    files = []
    drive(trainer, lambda _: files.append(len(list((tmp_path / "r").glob("*.ckpt")))))
    assert max(files) <= 5, "the first, those of epochs, and one from inside"
    record = read_run(tmp_path / "r")
    assert [(c.step, c.is_epoch) for c in record.checkpoints] == [
        (7, True), (14, True), (21, True),
    ]  # fmt: skip
    listed = {c.file for c in record.snapshots}
    assert {p.name for p in (tmp_path / "r").glob("*.ckpt")} == listed


# Train on


@pytest.mark.parametrize("settings", [{"schedule": "constant"}, {}])
def test_train_on(tmp_path: Path, settings: dict[str, Any]) -> None:
    """More epochs go on with optimizer and all; a schedule is planned anew."""
    train(full_project(**settings), tmp_path / "r", epochs=2)
    messages = train(full_project(**settings), tmp_path / "r", epochs=4, resume=True)
    started, ended = messages[0], messages[-1]
    assert isinstance(started, RunStarted)
    assert isinstance(ended, RunEnded)
    assert (started.first_epoch, started.first_step, started.epochs) == (3, 15, 4)
    assert (ended.epochs, ended.status) == (4, "completed")
    assert len(read_steps(tmp_path / "r").step) == 28
    train(full_project(**settings), tmp_path / "straight", epochs=4)
    same = result_of(tmp_path / "r") == result_of(tmp_path / "straight")
    assert same == bool(settings), "without a schedule it equals a longer run"


def test_a_finished_run_has_nothing_left_to_do(tmp_path: Path) -> None:
    train(full_project(), tmp_path / "r")
    before = result_of(tmp_path / "r")
    started, ended = train(full_project(), tmp_path / "r", resume=True)
    assert isinstance(started, RunStarted)
    assert isinstance(ended, RunEnded)
    assert (ended.status, ended.epochs) == ("completed", 3)
    assert result_of(tmp_path / "r") == before


# What changed in between


def test_another_number_of_threads_is_said(tmp_path: Path) -> None:
    train_until(full_project(), tmp_path / "r", 9)
    started = train(full_project(threads=2), tmp_path / "r", resume=True)[0]
    torch.set_num_threads(1)
    assert isinstance(started, RunStarted)
    assert started.note == (
        "Will continue, but not bit for bit, because of: 1 → 2 threads."
    )


def test_a_damaged_checkpoint_gives_way_to_an_earlier_one(
    tmp_path: Path, undisturbed: dict[str, str]
) -> None:
    train_until(full_project(), tmp_path / "r", 10)
    record = read_run(tmp_path / "r")
    assert record.last is not None
    path = tmp_path / "r" / record.last.file
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    started = train(full_project(), tmp_path / "r", resume=True)[0]
    assert isinstance(started, RunStarted)
    assert f"{path.name} is damaged" in started.note
    assert started.first_step == 8
    assert result_of(tmp_path / "r") == undisturbed["adamw"]


def test_older_epochs_keep_their_weights_only(tmp_path: Path) -> None:
    """The newest two and the best can be trained on; the others looked at."""
    folder, weights = tmp_path / "r", {}
    for message in Trainer(full_project(epochs=6), folder, run="r").run():
        if isinstance(message, EpochEnded):
            whole = read_checkpoint(Path(message.checkpoint))
            assert whole.optimizer
            weights[message.epoch] = whole.weights
    record = read_run(folder)
    assert [c.epoch for c in record.checkpoints] == [1, 2, 3, 4, 5, 6]
    resumable = {c.epoch for c in record.checkpoints if c.is_resumable}
    assert resumable == {5, 6, record.best_epoch}
    listed = sorted(c.file for c in record.snapshots)
    assert sorted(p.name for p in folder.glob("*.ckpt")) == listed
    for known in record.checkpoints:
        checkpoint = read_checkpoint(folder / known.file, known.hash)
        assert bool(checkpoint.optimizer) == known.is_resumable
        assert checkpoint.manifest.position.epochs_done == known.epoch
        for name, value in weights[known.epoch].items():
            assert torch.equal(checkpoint.weights[name], value)


def str_of(known: CheckpointRecord | None) -> str:
    assert known is not None
    return known.file


def test_an_older_epoch_that_is_damaged_does_not_end_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "r"
    train_until(full_project(epochs=5), folder, 15)
    first = folder / str_of(read_run(folder).at_epoch(1))
    first.write_bytes(b"...")
    train(full_project(epochs=5), folder, resume=True)
    record = read_run(folder)
    assert record.status == "completed"
    if record.best_epoch != 1:
        assert f"Kept as it is: {first.name} is damaged" in capsys.readouterr().err
    assert first.read_bytes() == b"..."


def test_no_checkpoint_can_be_read(tmp_path: Path) -> None:
    train_until(full_project(), tmp_path / "r", 3)
    for path in (tmp_path / "r").glob("*.ckpt"):
        path.write_bytes(b"")
    with pytest.raises(CheckpointError, match="is damaged"):
        train(full_project(), tmp_path / "r", resume=True)
    assert len(list((tmp_path / "r").glob("*.ckpt"))) == 2, "nothing was removed"


def test_another_network_or_other_data_are_refused(tmp_path: Path) -> None:
    train_until(full_project(), tmp_path / "r", 9)
    other = full_project()
    other.dataset = replace(other.dataset, split_seed=3)
    with pytest.raises(TrainingError, match="data changed since"):
        train(other, tmp_path / "r", resume=True)
    with pytest.raises(CheckpointError, match="does not fit this network"):
        train(tiny_project(), tmp_path / "r", resume=True)
    last = last_checkpoint(tmp_path / "r")
    assert last.manifest.position.step == 9, "and the run can still go on"
    train(full_project(), tmp_path / "r", resume=True)


# Killed


CHILD = """
import sys
from pathlib import Path
from cnnstudio.engine.trainer import Trainer
from tests.helpers.training import full_project
trainer = Trainer(
    full_project(epochs={epochs}), Path(sys.argv[1]), run="r", resume=True,
    checkpoint_seconds=0.0,
)
for message in trainer.run():
    print(trainer.step, flush=True)
"""


def killed_once(folder: Path, epochs: int, steps: int, delay: float) -> bool:
    """Train in a process, kill it a moment after some steps; True if it finished."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD.format(epochs=epochs), str(folder)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )
    assert child.stdout is not None
    with child, child.stdout as lines:
        for _ in range(steps):
            if not lines.readline():
                break
        time.sleep(delay)
        child.kill()
        child.wait()
    return child.returncode == 0


def test_killed_at_random_moments(tmp_path: Path) -> None:
    """Twice, each time in the first half of what is left; the torture does it often."""
    folder, chance = tmp_path / "killed", random.Random(7)
    for most in (10, 5):
        steps = chance.randrange(2, most)
        assert not killed_once(folder, 3, steps, chance.random() / 50)
    train(full_project(), folder, resume=True)
    train(full_project(), tmp_path / "plain")
    assert result_of(folder) == result_of(tmp_path / "plain")
    assert json.loads((folder / "run.json").read_text())["status"] == "completed"
    assert not list(folder.glob(".tmp-*"))
