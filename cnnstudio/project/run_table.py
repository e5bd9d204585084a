"""Runs as a table: what can be said of each, a column for each setting and result.

Settings are those that are declared, so a new one is a column from the day it exists.
The window, the command line and the CSV file show the same columns.
"""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from cnnstudio.graph.param import Param, params_of
from cnnstudio.graph.text import marked, translate
from cnnstudio.project.file_format import ProjectError, loads
from cnnstudio.project.project import Project
from cnnstudio.project.record import raw_of
from cnnstudio.project.records import RunRecord
from cnnstudio.project.run_tables import EpochRecord, read_epochs
from cnnstudio.project.run_trash import folder_size
from cnnstudio.project.settings import DatasetConfig, TrainingConfig

Kind = Literal[
    "text", "count", "metric", "value", "rate", "seconds", "moment", "bytes", "switch",
    "setting",
]  # fmt: skip
Group = Literal["run", "result", "training", "dataset"]


def as_trained(project: Project, record: RunRecord) -> Project:
    """Give a run's project, as read from it, the epochs that a command asked for."""
    if record.epochs and record.epochs != project.training.epochs:
        project.set_training(replace(project.training, epochs=record.epochs))
    return project


@dataclass(frozen=True)
class KnownRun:
    """A run, and what of it is read only when somebody asks."""

    record: RunRecord

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return Path(self.record.folder)

    @cached_property
    def project(self) -> Project | None:
        """The project as it was trained; None if that cannot be read."""
        try:
            saved = loads(self.record.project, self.record.name).project
        except ProjectError:
            return None
        return as_trained(saved, self.record)

    @cached_property
    def epochs(self) -> tuple[EpochRecord, ...]:
        """What every epoch gave."""
        return read_epochs(self.folder)

    @cached_property
    def size(self) -> int:
        """Bytes on the disk."""
        return folder_size(self.folder)

    @property
    def best(self) -> EpochRecord | None:
        """What the best epoch gave."""
        number = self.record.best_epoch
        return next((e for e in self.epochs if e.epoch == number), None)


def known_runs(
    records: Iterable[RunRecord], before: Iterable[KnownRun] = ()
) -> list[KnownRun]:
    """Return what is known of runs; of those that are as `before` nothing is lost."""
    known = {run.record.id: run for run in before}
    return [
        known[record.id]
        if record.id in known and known[record.id].record == record
        else KnownRun(record)
        for record in records
    ]


@dataclass(frozen=True, slots=True)
class RunColumn:
    """One thing that can be said of a run; a "metric" is the one that the run names.

    `title` is English and translated where it is shown, in the context "RunTable" or,
    for a setting, "Fields". `value(run)` is plain: a number, text, or None where
    there is none.
    """

    key: str
    title: str
    group: Group
    kind: Kind
    value: Callable[[KnownRun], Any] = field(compare=False)
    param: Param | None = None

    @property
    def shown_title(self) -> str:
        """The title in the language of whoever reads it."""
        context = "Fields" if self.param is not None else "RunTable"
        return translate(context, self.title)


def status_key(record: RunRecord) -> str:
    """Return how a run stands, in one word for programs."""
    if record.problem:
        return "damaged"
    return "interrupted" if record.is_interrupted else record.status


def _of_record(name: str) -> Callable[[KnownRun], Any]:
    return lambda run: getattr(run.record, name)


def _last(name: str) -> Callable[[KnownRun], Any]:
    return lambda run: run.epochs[-1].values.get(name) if run.epochs else None


def _setting(part: str, name: str) -> Callable[[KnownRun], Any]:
    def value(run: KnownRun) -> Any:
        if run.project is None:
            return None
        return raw_of(getattr(getattr(run.project, part), name))

    return value


# fmt: off
_RUN: tuple[RunColumn, ...] = (
    RunColumn("name", marked("RunTable", "Run"), "run", "text",
              lambda run: run.record.title),
    RunColumn("star", marked("RunTable", "Star"), "run", "switch",
              lambda run: run.record.marks.star),
    RunColumn("note", marked("RunTable", "Note"), "run", "text",
              lambda run: run.record.marks.note),
    RunColumn("status", marked("RunTable", "State"), "run", "text",
              lambda run: status_key(run.record)),
    RunColumn("created", marked("RunTable", "Begun"), "run", "moment",
              _of_record("created")),
    RunColumn("device", marked("RunTable", "Device"), "run", "text",
              _of_record("device")),
    RunColumn("size", marked("RunTable", "On disk"), "run", "bytes",
              lambda run: run.size),
)
_RESULTS: tuple[RunColumn, ...] = (
    RunColumn("best", marked("RunTable", "Best validation"), "result", "metric",
              _of_record("best_value")),
    RunColumn("test", marked("RunTable", "Test"), "result", "metric",
              _of_record("test_value")),
    RunColumn("best_epoch", marked("RunTable", "Best epoch"), "result", "count",
              lambda run: run.record.best_epoch or None),
    RunColumn("epochs_done", marked("RunTable", "Epochs done"), "result", "count",
              _of_record("epochs_done")),
    RunColumn("train_loss", marked("RunTable", "Last training loss"), "result",
              "value", _last("train/loss")),
    RunColumn("validation_loss", marked("RunTable", "Loss of best epoch"), "result",
              "value", lambda run: run.best and run.best.values.get("validation/loss")),
    RunColumn("images_per_second", marked("RunTable", "Images per second"), "result",
              "count", _last("run/images_per_second")),
    RunColumn("seconds", marked("RunTable", "Time"), "result", "seconds",
              _of_record("seconds")),
    RunColumn("parameters", marked("RunTable", "Parameters"), "result", "count",
              lambda run: run.record.parameters or None),
)
# fmt: on
SETTINGS: Mapping[Literal["training", "dataset"], type] = {
    "training": TrainingConfig,
    "dataset": DatasetConfig,
}
USUAL_COLUMNS = (
    "star", "name", "best", "test", "epochs_done", "seconds",
    "parameters", "training.optimizer", "training.learning_rate", "training.schedule",
    "note",
)  # fmt: skip


def _settings() -> Iterable[RunColumn]:
    for part, cls in SETTINGS.items():
        for name, param in params_of(cls).items():
            kind: Kind = "rate" if param.kind == "float" else "setting"
            yield RunColumn(
                f"{part}.{name}", param.label or name, part, kind,
                _setting(part, name), param,
            )  # fmt: skip


COLUMNS: Mapping[str, RunColumn] = {
    column.key: column for column in (*_RUN, *_RESULTS, *_settings())
}
"""All columns by key, in the order in which they are offered."""


def matches(run: KnownRun, words: str) -> bool:
    """True if each word of a search is in the run's name, note, state or settings."""
    wanted = words.casefold().split()
    if not wanted:
        return True
    shown = (plain(column, run) for column in COLUMNS.values())
    text = " ".join(shown).casefold()
    return all(word in text for word in wanted)


def plain(column: RunColumn, run: KnownRun) -> str:
    """Return a value as programs read it: a point, no unit, nothing where is none."""
    value = column.value(run)
    if value is None:
        return ""
    if column.kind == "moment":
        return time.strftime("%Y-%m-%dT%H:%M:%S", time.localtime(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return json.dumps(value)
    return str(value)


def to_csv(runs: Sequence[KnownRun], columns: Sequence[RunColumn]) -> str:
    """Return runs as a CSV file: keys in the first line, then a line for each run."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.key for column in columns])
    for run in runs:
        writer.writerow([_harmless(plain(column, run)) for column in columns])
    return out.getvalue()


def _harmless(text: str) -> str:
    """Keep a spreadsheet from taking a name or note for a formula."""
    risky = text[:1] in ("=", "@", "\t", "\r") or (
        text[:1] in ("+", "-") and not _is_number(text)
    )
    return f"'{text}" if risky else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def curve(run: KnownRun, series: str) -> list[tuple[int, float]]:
    """Return what a run measured of a series at the end of each epoch."""
    measured = ((epoch.epoch, epoch.values) for epoch in run.epochs)
    return [(number, values[series]) for number, values in measured if series in values]


def series_of(runs: Iterable[KnownRun]) -> list[str]:
    """Return the series that any of these runs measured, the validation's first."""
    names = (name for run in runs for e in run.epochs for name in e.values)
    order = ("validation", "train")
    known = dict.fromkeys(names)
    return sorted(known, key=lambda name: _place(name.partition("/")[0], order))


def _place(part: str, order: Sequence[str]) -> int:
    return order.index(part) if part in order else len(order)
