"""A small project to train and the messages that an engine would send of its run."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from cnnstudio.bridge.message import Message
from cnnstudio.bridge.run_messages import EpochEnded, RunEnded, RunStarted, StepsEnded
from cnnstudio.project.project import MAIN, Project
from cnnstudio.project.records import CheckpointRecord
from cnnstudio.project.run_tables import EpochRecord, StepRecord
from cnnstudio.project.runs import RunFolder
from cnnstudio.project.schedule import rate_at
from cnnstudio.project.settings import TrainingConfig
from cnnstudio.ui.training.run import Run
from tests.helpers.graphs import chain


def small_project(**training: Any) -> Project:
    """Return a valid classifier of 10 classes: 4,000 images, 63 steps an epoch."""
    project = Project()
    linear = ("Linear", {"out_features": 10})
    project.add_network(MAIN, chain("Input", "Flatten", linear, "Output"))
    project.set_training(TrainingConfig(**training))
    return project


def any_run(epochs: int = 10, images: int = 4_000, **training: Any) -> Run:
    """Return a run that has taken no steps yet."""
    config = TrainingConfig(epochs=epochs, **training)
    return Run("0001-abc", "Run 1", training=config, classes=10, images=images,
               epochs=epochs)  # fmt: skip


def started(run: Run, first_epoch: int = 1) -> RunStarted:
    """Return what the engine says first, or after a resume."""
    first = (first_epoch - 1) * run.steps_per_epoch + 1
    return RunStarted(run.id, first_epoch, run.epochs, run.steps_per_epoch, first,
                      61_706, "CPU")  # fmt: skip


def steps(run: Run, first: int, last: int) -> StepsEnded:
    """Return the steps `first` to `last`: a loss that falls, with some noise."""
    taken = np.arange(first, last + 1)
    noise = np.random.default_rng(first).normal(0, 0.02, len(taken))
    loss = 0.05 + 2.2 * np.exp(-taken / 40) + np.abs(noise)
    rates = [rate_at(run.training, int(s) - 1, run.total_steps) for s in taken]
    epoch = math.ceil(last / run.steps_per_epoch)
    return StepsEnded(
        run.id,
        taken,
        {
            "train/loss": loss.astype(np.float32),
            "train/accuracy": np.clip(1 - loss / 3, 0, 1).astype(np.float32),
            "run/learning_rate": np.array(rates, np.float32),
        },
        epoch,
        last - (epoch - 1) * run.steps_per_epoch,
        11_840.0,
        last * 0.01,
        (run.total_steps - last) * 0.01,
    )  # fmt: skip


def ended(run: Run, epoch: int) -> EpochEnded:
    """Return the end of an epoch, each better than the one before."""
    return EpochEnded(
        run.id,
        epoch,
        epoch * run.steps_per_epoch,
        {
            "train/loss": 0.2 / epoch,
            "train/accuracy": 1 - 0.1 / epoch,
            "validation/loss": 0.25 / epoch,
            "validation/accuracy": 1 - 0.08 / epoch,
            "run/learning_rate": 1e-3,
            "run/images_per_second": 11_840.0,
        },
        0.4,
        True,
        f"{epoch}.ckpt",
    )


def play(run: Run, epochs: float, first_epoch: int = 1) -> Iterator[Message]:
    """Yield what the engine tells until so many epochs (3.5: half of the fourth)."""
    yield started(run, first_epoch)
    each = run.steps_per_epoch
    for epoch in range(first_epoch, math.ceil(epochs) + 1):
        last = min(epoch * each, int(epochs * each))
        yield steps(run, (epoch - 1) * each + 1, last)
        if last == epoch * each:
            yield ended(run, epoch)


def finished(run: Run, epochs: int, status: str = "completed") -> RunEnded:
    """Return the last word on a run."""
    return RunEnded(
        run.id, "stopped" if status == "stopped" else "completed", epochs, epochs,
        "accuracy", results(epochs), "last.ckpt", "best.ckpt",
    )  # fmt: skip


def results(epochs: int) -> dict[str, float]:
    """Return what a run of so many epochs reached."""
    test = {"test/accuracy": 0.97}
    return {**test, "validation/accuracy": 1 - 0.08 / epochs} if epochs else test


def record(run: Run, epochs: int, status: str = "completed") -> None:
    """Write into the run's folder what an engine would have written by its end."""
    folder, each = RunFolder(run.folder), run.steps_per_epoch
    rows: list[StepRecord] = []
    for epoch in range(1, epochs + 1):
        s = steps(run, (epoch - 1) * each + 1, epoch * each)
        for i, step in enumerate(s.step):
            values = {name: float(column[i]) for name, column in s.values.items()}
            rows.append(StepRecord(int(step), epoch, values))
        e = ended(run, epoch)
        folder.append_epoch(epoch_record(e))
    folder.append_steps(rows)
    folder.update(
        status=status, epochs_done=epochs, best_epoch=epochs, seconds=12.0,
        results=results(epochs),
        checkpoints=(CheckpointRecord("a.ckpt", epochs, epochs * each, 1, ""),),
    )  # fmt: skip


def keep_epochs(run: Run, epochs: int, *more: CheckpointRecord) -> None:
    """Have the weights of epochs 0 to `epochs` kept in the run's folder, and `more`."""
    each = run.steps_per_epoch
    ends = [
        CheckpointRecord(f"{n}.ckpt", n, n * each, 1_000, "") for n in range(epochs + 1)
    ]
    for known in ends:
        (run.folder / known.file).write_bytes(b"weights")
    RunFolder(run.folder).update(initial=ends[0], checkpoints=(*ends[1:], *more))


def epoch_record(ended_: EpochEnded) -> EpochRecord:
    """Return the record of an epoch as the folder keeps it."""
    return EpochRecord(
        ended_.epoch, ended_.step, ended_.seconds, ended_.values
    )

