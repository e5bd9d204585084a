"""The tables of a run's folder: a header that names the series, a row a step or epoch.

`metrics.csv` begins with `step,epoch`, `epochs.csv` with `epoch,step,seconds`; behind
them stands a column for each series that was measured, named as in `measures`. A cell
is empty where nothing was measured. Rows are appended; a series that begins later
gets its column by writing the file anew, once.
"""

from __future__ import annotations

import csv
import math
import os
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cnnstudio.project.atomic import write_atomic

STEPS_FILE = "metrics.csv"
EPOCHS_FILE = "epochs.csv"
STEP_KEYS = ("step", "epoch")
# What the columns were called in the first runs that were written.
FORMER_NAMES = {
    "loss": "train/loss",
    "accuracy": "train/accuracy",
    "train_loss": "train/loss",
    "train_accuracy": "train/accuracy",
    "validation_loss": "validation/loss",
    "validation_accuracy": "validation/accuracy",
    "learning_rate": "run/learning_rate",
    "images_per_second": "run/images_per_second",
}


@dataclass(frozen=True, slots=True)
class StepRecord:
    """What one step gave, by series; numbered from 1, as are epochs."""

    step: int
    epoch: int
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class EpochRecord:
    """What an epoch gave, by series: means weighted by samples; its own seconds."""

    epoch: int
    step: int
    seconds: float
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class StepColumns:
    """All steps of a run as columns of equal length; not-a-number: not measured."""

    step: array[int] = field(default_factory=lambda: array("q"))
    epoch: array[int] = field(default_factory=lambda: array("q"))
    values: Mapping[str, array[float]] = field(default_factory=dict)


def append_steps(folder: Path, rows: Iterable[StepRecord]) -> None:
    """Append steps. Nine digits are enough to give every float32 back."""
    _append(
        folder / STEPS_FILE,
        [
            {"step": str(r.step), "epoch": str(r.epoch)}
            | {k: f"{v:.9g}" for k, v in r.values.items() if not math.isnan(v)}
            for r in rows
        ],
    )


def append_epoch(folder: Path, epoch: EpochRecord) -> None:
    """Append what an epoch gave, every number exactly."""
    keys = {"epoch": str(epoch.epoch), "step": str(epoch.step)}
    values = {k: repr(v) for k, v in epoch.values.items() if not math.isnan(v)}
    _append(folder / EPOCHS_FILE, [{**keys, "seconds": repr(epoch.seconds), **values}])


def read_steps(folder: Path) -> StepColumns:
    """Read the measurements of all steps; a line that was cut off is left out."""
    path = folder / STEPS_FILE
    return steps_of(_header(path), _rows(path))


def steps_of(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> StepColumns:
    """Return the steps in rows of cells; one that cannot be read is left out."""
    names = columns[len(STEP_KEYS) :]
    steps, epochs = array("q"), array("q")
    values = [array("f") for _ in names]
    for row in rows:
        try:
            step, epoch, *numbers = int(row[0]), int(row[1]), *map(_number, row[2:])
        except (ValueError, IndexError):
            continue
        steps.append(step)
        epochs.append(epoch)
        for column, number in zip(values, numbers, strict=True):
            column.append(number)
    return StepColumns(steps, epochs, dict(zip(names, values, strict=True)))


def read_epochs(folder: Path) -> tuple[EpochRecord, ...]:
    """Read what every epoch gave; a line that was cut off is left out."""
    path = folder / EPOCHS_FILE
    return epochs_of(_header(path), _rows(path))


def epochs_of(
    columns: Sequence[str], rows: Iterable[Sequence[str]]
) -> tuple[EpochRecord, ...]:
    """Return the epochs in rows of cells; one that cannot be read is left out."""
    records = []
    for row in rows:
        cells = dict(zip(columns, row, strict=True))
        try:
            epoch, step = int(cells.pop("epoch")), int(cells.pop("step"))
            seconds = float(cells.pop("seconds"))
            values = {name: float(text) for name, text in cells.items() if text}
        except (KeyError, ValueError):
            continue
        records.append(EpochRecord(epoch, step, seconds, values))
    return tuple(records)


def truncate(folder: Path, step: int, epochs: int) -> None:
    """Forget what was measured behind so many steps and complete epochs.

    A last line that was cut off goes too. Both numbers are needed: all steps of an
    epoch may be taken although it was not validated yet.
    """
    for name, last in ((STEPS_FILE, step), (EPOCHS_FILE, epochs)):
        path = folder / name
        if not path.exists():
            continue
        header, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [t for t in lines if _is_until(t, last)]
        if len(kept) < len(lines):
            write_atomic(path, "".join((header, *kept)).encode())


def _header(path: Path) -> list[str]:
    """Names of the columns, in today's words; none without a file."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            first = next(csv.reader(file), [])
    except FileNotFoundError:
        return []
    return names_of(first)


def names_of(header: Iterable[str]) -> list[str]:
    """Return what the columns of a table are called today."""
    return [FORMER_NAMES.get(name, name) for name in header]


def _rows(path: Path) -> Iterator[list[str]]:
    """Complete lines behind the header; nothing if there is no file."""
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(line for line in file if line.endswith("\n"))
        count = len(next(rows, []))
        yield from (row for row in rows if len(row) == count)


def _append(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    """Append rows of texts by column; a column that is new gets room first."""
    if not rows:
        return
    known = _header(path)
    new = [n for n in dict.fromkeys(n for row in rows for n in row) if n not in known]
    columns = [*known, *new]
    if known and new:
        _widen(path, columns, len(new))
    with open(path, "a", encoding="utf-8", newline="") as file:
        if file.tell() == 0:
            file.write(",".join(columns) + "\n")
        for row in rows:
            file.write(",".join(row.get(name, "") for name in columns) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _widen(path: Path, columns: Sequence[str], new: int) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)[1:]
    wider = [line[:-1] + "," * new + "\n" for line in lines if line.endswith("\n")]
    write_atomic(path, "".join((",".join(columns) + "\n", *wider)).encode())


def _number(text: str) -> float:
    return float(text) if text else math.nan


def _is_until(line: str, last: int) -> bool:
    """True for a whole line whose first column, a count, is not behind `last`."""
    number, comma, _ = line.partition(",")
    complete = line.endswith("\n") and comma and number.isdigit()
    return bool(complete) and int(number) <= last
