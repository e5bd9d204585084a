"""What a run's folder holds, as records: read by window, engine and command line."""

from __future__ import annotations

import csv
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import NoneType
from typing import IO, Literal

from cnnstudio.graph.text import translate
from cnnstudio.project.run_marks import NO_MARKS, RunMarks

Status = Literal["running", "paused", "completed", "stopped", "failed"]
STATUSES = ("running", "paused", "completed", "stopped", "failed")

RUN_FILE = "run.json"
STEPS_FILE = "metrics.csv"
EPOCHS_FILE = "epochs.csv"
LOCK_FILE = "writer.lock"
CHECKPOINT_SUFFIX = ".ckpt"
FORMAT = 1
LARGEST_JSON = 16 * 2**20
STEP_COLUMNS = ("step", "epoch", "loss", "accuracy", "learning_rate")


class RunError(Exception):
    """A run's folder cannot be used; the text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class CheckpointRecord:
    """One file of weights: written once, named by step and content.

    `step` counts the steps taken, `epoch` those that are complete; `is_epoch` is
    False for one that was taken inside an epoch, at a stop. Without `is_resumable`
    the file holds weights only: they can be looked at, but not trained on.
    """

    file: str
    epoch: int
    step: int
    size: int
    hash: str
    is_epoch: bool = True
    is_resumable: bool = True


@dataclass(frozen=True, slots=True)
class EpochRecord:
    """What an epoch gave: means weighted by samples; seconds of its own time."""

    epoch: int
    step: int
    train_loss: float
    train_accuracy: float
    validation_loss: float
    validation_accuracy: float
    learning_rate: float
    images_per_second: float
    seconds: float


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What `run.json` says.

    `problem` is empty unless the folder is damaged: then it is the reason, and the
    rest is as far as it could be read. `is_interrupted` tells that the process which
    trained is gone although the run is not over: it can be resumed. `marks` are what a
    person wrote on it, from a file of their own.
    """

    id: str
    number: int = 0
    name: str = ""
    created: float = 0.0
    status: Status = "running"
    project: str = ""
    epochs: int = 0
    epochs_done: int = 0
    seed: int = 0
    device: str = ""
    threads: int = 0
    parameters: int = 0
    seconds: float = 0.0
    versions: Mapping[str, str] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    checkpoints: tuple[CheckpointRecord, ...] = ()
    best_epoch: int = 0
    validation_accuracy: float | None = None
    test_accuracy: float | None = None
    message: str = ""
    folder: str = ""
    problem: str = ""
    is_interrupted: bool = False
    marks: RunMarks = NO_MARKS

    @property
    def title(self) -> str:
        """What the run is called: by a person, else by whoever began it."""
        return self.marks.name or self.name

    @property
    def last(self) -> CheckpointRecord | None:
        """The newest checkpoint."""
        return max(self.checkpoints, key=lambda c: c.step, default=None)

    @property
    def best(self) -> CheckpointRecord | None:
        """The checkpoint of the best epoch."""
        return self.at_epoch(self.best_epoch)

    def at_epoch(self, epoch: int) -> CheckpointRecord | None:
        """The checkpoint at the end of an epoch."""
        found = (c for c in self.checkpoints if c.is_epoch and c.epoch == epoch)
        return next(found, None)


@dataclass(frozen=True, slots=True)
class StepColumns:
    """All steps of a run as columns of equal length."""

    step: array[int]
    epoch: array[int]
    loss: array[float]
    accuracy: array[float]
    learning_rate: array[float]


EPOCH_COLUMNS = tuple(f.name for f in fields(EpochRecord))
_COUNTS = ("number", "epochs", "epochs_done", "seed", "threads", "best_epoch")
_NUMBERS = ("created", "seconds", "validation_accuracy", "test_accuracy")
_TEXTS = ("versions", "environment", "fingerprints")
# Of the record's fields, those that are found out and not written.
FOUND_OUT = {"folder", "problem", "is_interrupted", "marks"}


def parse_record(path: Path, content: object) -> RunRecord:
    """Turn the content of `run.json` into a record; raises `RunError`."""
    if not isinstance(content, dict):
        raise RunError(
            translate("Files", "{path} is damaged: expected an object.").format(
                path=path
            )
        )
    if content.get("format") != FORMAT:
        raise RunError(
            translate(
                "Files",
                "{path} has the format {value}, this version reads {value2}: a "
                "newer CNN Studio wrote it.",
            ).format(path=path, value=content.get("format"), value2=FORMAT)
        )
    known = {f.name for f in fields(RunRecord)} - FOUND_OUT
    try:
        values = {k: v for k, v in content.items() if k in known}
        listed = [CheckpointRecord(**c) for c in values.pop("checkpoints", ())]
        record = RunRecord(**values, checkpoints=tuple(listed))
        _check(record)
    except (TypeError, ValueError) as error:
        raise RunError(
            translate("Files", "{path} is damaged: {error}.").format(
                path=path, error=error
            )
        ) from error
    return record


def _check(record: RunRecord) -> None:
    """Raise ValueError for a value of the wrong kind."""
    if record.status not in STATUSES:
        raise ValueError(f"status: expected one of {', '.join(STATUSES)}")
    kinds: tuple[tuple[str, tuple[type, ...], Iterable[str]], ...] = (
        ("a text", (str,), ("id", "name", "project", "device", "message")),
        ("a whole number", (int,), _COUNTS),
        ("a number", (int, float, NoneType), _NUMBERS),
        ("names and texts", (dict,), _TEXTS),
    )
    for words, types, names in kinds:
        for name in names:
            if type(getattr(record, name)) not in types:
                raise ValueError(f"{name}: expected {words}")
    for name in _TEXTS:
        if any(type(v) is not str for v in getattr(record, name).values()):
            raise ValueError(f"{name}: expected names and texts")
    for checkpoint in record.checkpoints:
        _check_checkpoint(checkpoint)


def _check_checkpoint(checkpoint: CheckpointRecord) -> None:
    """Files must lie in the run's own folder."""
    if type(checkpoint.step) is not int or type(checkpoint.epoch) is not int:
        raise ValueError("checkpoints: expected whole numbers")
    file = checkpoint.file
    plain = isinstance(file, str) and Path(file).name == file
    if not plain or not file.endswith(CHECKPOINT_SUFFIX):
        raise ValueError(f"checkpoints: {file} is no name of a checkpoint")


def read_steps(folder: Path) -> StepColumns:
    """Read the measurements of all steps; a line that was cut off is left out."""
    columns = StepColumns(array("q"), array("q"), array("f"), array("f"), array("f"))
    for row in _rows(folder / STEPS_FILE, len(STEP_COLUMNS)):
        try:
            step, epoch = int(row[0]), int(row[1])
            loss, accuracy, rate = map(float, row[2:])
        except ValueError:
            continue
        columns.step.append(step)
        columns.epoch.append(epoch)
        columns.loss.append(loss)
        columns.accuracy.append(accuracy)
        columns.learning_rate.append(rate)
    return columns


def read_epochs(folder: Path) -> tuple[EpochRecord, ...]:
    """Read what every epoch gave; a line that was cut off is left out."""
    records = []
    for row in _rows(folder / EPOCHS_FILE, len(EPOCH_COLUMNS)):
        try:
            numbers = [float(text) for text in row[2:]]
            records.append(EpochRecord(int(row[0]), int(row[1]), *numbers))
        except ValueError:
            continue
    return tuple(records)


def _rows(path: Path, columns: int) -> Iterator[list[str]]:
    """Complete lines behind the header; nothing if there is no file."""
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        complete = _complete_lines(file)
        next(complete, None)
        yield from (row for row in csv.reader(complete) if len(row) == columns)


def _complete_lines(file: IO[str]) -> Iterator[str]:
    return (line for line in file if line.endswith("\n"))
