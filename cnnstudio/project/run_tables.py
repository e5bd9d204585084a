"""The tables of a run's folder: a header that names the series, a row a step or epoch.

`metrics.csv` has a row for every step, `layers.csv` one for each at which the layers
were looked at, and `machine.csv` one a second; all begin with `step,epoch`.
`epochs.csv` begins with `epoch,step,seconds`. Behind that stands a column for each
series that was measured, named as in `measures`. A cell is empty where nothing was
measured. Rows are appended; a series that begins later gets its column by writing the
file anew, once. Only what is in `machine.csv`, and times, differ from one run to an
equal one.
"""

from __future__ import annotations

import csv
import io
import math
import os
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cnnstudio.project.atomic import write_atomic

STEPS_FILE = "metrics.csv"
LAYERS_FILE = "layers.csv"
MACHINE_FILE = "machine.csv"
EPOCHS_FILE = "epochs.csv"
STEP_KEYS = ("step", "epoch")
LAYER = "layer/"
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


def append_steps(
    folder: Path, rows: Iterable[StepRecord], *, durable: bool = True
) -> None:
    """Append what steps gave. Nine digits are enough to give every float32 back.

    Not `durable`: for whoever follows; a power cut may take it.
    """
    steps, layers = [], []
    for row in rows:
        texts = _texts(row)
        of_layers = {k: v for k, v in texts.items() if k.startswith(LAYER)}
        steps.append({k: v for k, v in texts.items() if k not in of_layers})
        if of_layers:
            layers.append({key: texts[key] for key in STEP_KEYS} | of_layers)
    _append(folder / STEPS_FILE, steps, durable)
    _append(folder / LAYERS_FILE, layers, durable)


def append_gauges(folder: Path, rows: Iterable[StepRecord]) -> None:
    """Append what the machine did at some steps."""
    _append(folder / MACHINE_FILE, [_texts(row) for row in rows])


def _texts(row: StepRecord) -> dict[str, str]:
    values = {k: f"{v:.9g}" for k, v in row.values.items() if not math.isnan(v)}
    return {"step": str(row.step), "epoch": str(row.epoch), **values}


def append_epoch(folder: Path, epoch: EpochRecord) -> None:
    """Append what an epoch gave, every number exactly."""
    keys = {"epoch": str(epoch.epoch), "step": str(epoch.step)}
    values = {k: repr(v) for k, v in epoch.values.items() if not math.isnan(v)}
    _append(folder / EPOCHS_FILE, [{**keys, "seconds": repr(epoch.seconds), **values}])


def read_steps(folder: Path) -> StepColumns:
    """Read the measurements of all steps; a line that was cut off is left out."""
    seldom = [_columns(folder / name) for name in (LAYERS_FILE, MACHINE_FILE)]
    return merged(_columns(folder / STEPS_FILE), seldom)


def merged(columns: StepColumns, others: Iterable[StepColumns]) -> StepColumns:
    """Put what was measured at some of the steps beside what was at all of them."""
    place = {step: index for index, step in enumerate(columns.step)}
    values = dict(columns.values)
    for seldom in others:
        for key, column in seldom.values.items():
            wide = values.setdefault(key, array("f", [math.nan]) * len(place))
            for step, value in zip(seldom.step, column, strict=True):
                if step in place:
                    wide[place[step]] = value
    return replace(columns, values=values)


def _columns(path: Path) -> StepColumns:
    return steps_of(_header(path), _rows(path))


def steps_of(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> StepColumns:
    """Return the steps in rows of cells; one that cannot be read is left out."""
    names = columns[len(STEP_KEYS) :]
    steps, epochs = array("q"), array("q")
    values = [array("f") for _ in names]
    for row in rows:
        try:
            step, epoch = array("q", (int(row[0]), int(row[1])))
            numbers = [_number(text) for text in row[2:]]
        except (ValueError, IndexError, OverflowError):
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
    files = dict.fromkeys((STEPS_FILE, LAYERS_FILE, MACHINE_FILE), step)
    for name, last in {**files, EPOCHS_FILE: epochs}.items():
        path = folder / name
        if not path.exists():
            continue
        header, *lines = path.read_text("utf-8", "replace").splitlines(True) or [""]
        if not header.endswith("\n"):  # killed before the first line was whole
            path.unlink()
            continue
        kept = [t for t in lines if _is_until(t, last)]
        if len(kept) < len(lines):
            write_atomic(path, "".join((header, *kept)).encode())


def _header(path: Path) -> list[str]:
    """Names of the columns, in today's words; none without a file."""
    try:
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            first = next(csv.reader(file), [])
    except FileNotFoundError:
        return []
    return names_of(first)


def names_of(header: Iterable[str]) -> list[str]:
    """Return what the columns of a table are called today."""
    return [FORMER_NAMES.get(name, name) for name in header]


def _rows(path: Path) -> Iterator[list[str]]:
    """Complete lines behind the header; nothing if there is no file.

    A power cut can leave zeros in the midst: such lines are left out.
    """
    if not path.exists():
        return
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        lines = (t for t in file if t.endswith("\n") and "\0" not in t)
        rows = csv.reader(lines)
        count = len(next(rows, []))
        yield from (row for row in rows if len(row) == count)


def _append(
    path: Path, rows: Sequence[Mapping[str, str]], durable: bool = True
) -> None:
    """Append rows of texts by column; a column that is new gets room first."""
    if not rows:
        return
    known = _header(path)
    new = [n for n in dict.fromkeys(n for row in rows for n in row) if n not in known]
    columns = [*known, *new]
    if known and new:
        _widen(path, columns, len(new))
    with open(path, "a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if file.tell() == 0:
            writer.writerow(columns)
        writer.writerows([row.get(name, "") for name in columns] for row in rows)
        file.flush()
        if durable:
            os.fsync(file.fileno())


def _widen(path: Path, columns: Sequence[str], new: int) -> None:
    lines = path.read_text("utf-8", "replace").splitlines(keepends=True)[1:]
    wider = [line[:-1] + "," * new + "\n" for line in lines if line.endswith("\n")]
    header = io.StringIO()
    csv.writer(header, lineterminator="\n").writerow(columns)
    write_atomic(path, "".join((header.getvalue(), *wider)).encode())


def _number(text: str) -> float:
    return float(text) if text else math.nan


def _is_until(line: str, last: int) -> bool:
    """True for a whole line whose first column, a count, is not behind `last`."""
    number, comma, _ = line.partition(",")
    complete = line.endswith("\n") and comma and number.isdigit()
    return bool(complete) and int(number) <= last
