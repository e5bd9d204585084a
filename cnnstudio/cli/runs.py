"""`cnnstudio runs`: what was trained, as a table, as CSV or as JSON."""

from __future__ import annotations

import json
import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cnnstudio.cli.options import FAILED, OK
from cnnstudio.paths import PROJECT_SUFFIX, RUNS_SUFFIX, runs_folder_for
from cnnstudio.project.measures import measure_of
from cnnstudio.project.records import RUN_FILE
from cnnstudio.project.run_table import (
    COLUMNS,
    KnownRun,
    RunColumn,
    matches,
    plain,
    to_csv,
)
from cnnstudio.project.runs import RunError, list_runs, read_run

SHOWN = (
    "name", "status", "best", "test", "epochs_done", "seconds",
    "training.optimizer", "training.learning_rate", "training.schedule", "note",
)  # fmt: skip
LEFT = {"text", "setting", "moment"}
LONGEST_CELL = 40
FOLDER = RunColumn("folder", "Folder", "run", "text", lambda run: _place(run.folder))


class AskedWronglyError(Exception):
    """What was asked for does not exist; the text is a sentence."""


def runs(asked: Namespace) -> int:
    """Print the runs that are asked for; return the exit status."""
    if asked.columns == "help":
        for column in COLUMNS.values():
            print(f"{column.key:<28}{column.title}")
        return OK
    try:
        columns = _columns(asked.columns)
        found = [run for run in _found(asked.project) if matches(run, asked.find)]
        found = _sorted(found, asked.sort, asked.descending)
    except (AskedWronglyError, RunError) as error:
        print(f"cnnstudio runs: {error}", file=sys.stderr)
        return FAILED
    if asked.json:
        print(json.dumps([_as_json(run, asked.columns, columns) for run in found]))
    elif asked.csv:
        print(to_csv(found, columns), end="")
    else:
        print(table(found, columns))
    return OK


def _columns(text: str | None) -> list[RunColumn]:
    keys = SHOWN if text is None else tuple(k.strip() for k in text.split(","))
    for key in keys:
        if key not in COLUMNS:
            raise AskedWronglyError(f"there is no column {key!r} (see --columns help)")
    return [COLUMNS[key] for key in keys]


def _found(place: str | None) -> list[KnownRun]:
    """Return the runs of a project, of a folder of runs, or all in this folder."""
    if place is None:
        folders = sorted(Path.cwd().glob(f"*{RUNS_SUFFIX}"))
        return [KnownRun(r) for folder in folders for r in list_runs(folder)]
    path = Path(place)
    if path.name.endswith(PROJECT_SUFFIX):
        if not path.exists():
            raise AskedWronglyError(f"there is no file {place}")
        return [KnownRun(record) for record in list_runs(runs_folder_for(path))]
    if not path.is_dir():
        raise AskedWronglyError(f"{place} is neither a project nor a folder")
    if (path / RUN_FILE).exists():
        return [KnownRun(read_run(path))]
    return [KnownRun(record) for record in list_runs(path)]


def _sorted(found: list[KnownRun], by: str | None, descending: bool) -> list[KnownRun]:
    """Sort by a column; runs that have no value come last."""
    if by is None:
        return found
    (column,) = _columns(by)
    has = [run for run in found if column.value(run) is not None]
    has.sort(key=lambda run: _order(column.value(run)), reverse=descending)
    return has + [run for run in found if column.value(run) is None]


def _order(value: Any) -> tuple[float, str]:
    number = isinstance(value, int | float)
    return (float(value), "") if number else (0.0, str(value))


def _as_json(run: KnownRun, asked: str | None, columns: Sequence[RunColumn]) -> Any:
    """All columns, unless some were chosen; and where the run is."""
    shown = COLUMNS.values() if asked is None else columns
    values = {column.key: column.value(run) for column in shown}
    return {"id": run.record.id, "folder": run.record.folder, **values}


def table(found: Sequence[KnownRun], columns: Sequence[RunColumn]) -> str:
    """Return runs as people read them."""
    if not found:
        return "There are no runs."
    rows = [[column.title for column in columns]]
    rows += [[_cell(column, run) for column in columns] for run in found]
    titles = [run.record.title for run in found]
    if len(set(titles)) < len(titles):  # of several projects: where they are says which
        columns = [*columns, FOLDER]
        rows[0].append(FOLDER.title)
        for row, run in zip(rows[1:], found, strict=True):
            row.append(FOLDER.value(run))  # never cut, as a cell is
    kept = [i for i in range(len(columns)) if any(row[i] for row in rows[1:])]
    widths = {i: max(len(row[i]) for row in rows) for i in kept}
    lines = []
    for row in rows:
        cells = [
            row[i].ljust(widths[i])
            if columns[i].kind in LEFT
            else row[i].rjust(widths[i])
            for i in kept
        ]
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "  ".join("─" * widths[i] for i in kept))
    damaged = [f"{r.record.id}: {r.record.problem}" for r in found if r.record.problem]
    return "\n".join(lines + damaged)


def _place(folder: Path) -> str:
    """Return a run's folder as one would enter it here, in full."""
    here = Path.cwd()
    return str(folder.relative_to(here) if folder.is_relative_to(here) else folder)


def _cell(column: RunColumn, run: KnownRun) -> str:
    value = column.value(run)
    if value is None:
        return ""
    shown = {
        "metric": lambda v: f"{v:.2%}" if _is_share(run) else f"{v:.4g}",
        "value": lambda v: f"{v:.4f}",
        "rate": lambda v: f"{v:g}",
        "count": lambda v: f"{v:,.0f}",
        "bytes": lambda v: f"{v / 2**20:,.1f} MiB",
        "seconds": lambda v: f"{v:,.0f} s",
        "moment": lambda v: time.strftime("%Y-%m-%d %H:%M", time.localtime(v)),
        "switch": lambda v: "★" if v and column.key == "star" else _yes(v),
    }
    text = shown.get(column.kind, lambda _: plain(column, run))(value)
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def _is_share(run: KnownRun) -> bool:
    measure = measure_of(run.record.metric)
    return measure is not None and measure.unit == "%"


def _yes(value: bool) -> str:
    return "yes" if value else ""
