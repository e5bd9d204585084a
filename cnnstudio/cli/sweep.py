"""`cnnstudio sweep`: train a project with other values of some settings, and compare.

The runs lie beside the project, and the window lists them as a sweep.
"""

from __future__ import annotations

import json
import math
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from cnnstudio.cli.options import FAILED, OK
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.headless import (
    Event,
    Progress,
    Started,
    TrainOptions,
    train_project,
)
from cnnstudio.graph.errors import FieldError
from cnnstudio.paths import runs_folder_for
from cnnstudio.project.atomic import WriteError
from cnnstudio.project.file_format import ProjectError, dumps, load, loads
from cnnstudio.project.measures import MEASURES
from cnnstudio.project.project import Project
from cnnstudio.project.runs import RunError, RunFolder, new_run
from cnnstudio.project.settings import TrainingConfig
from cnnstudio.project.sweep import (
    NAMES,
    Axis,
    Outcome,
    Row,
    Sweep,
    SweepError,
    Variant,
    read_axis,
    table,
    variants,
)
from cnnstudio.project.sweep_file import (
    SweepFileError,
    SweepRecord,
    read_sweeps,
    with_run,
    write_sweeps,
)

Done = tuple[TrainingConfig, Event]


def sweep(asked: Namespace) -> int:
    """Train all runs, print a line for each and the table; return the exit status."""
    try:
        project = load(asked.project).project
        if asked.epochs:
            project.set_training(replace(project.training, epochs=asked.epochs))
        axes = tuple(_axis(text) for text in asked.tried)
        seed = project.training.seed
        if asked.random:
            wanted = Sweep(axes, "random", asked.repeats, asked.random, seed)
        else:
            wanted = Sweep(axes, "grid", asked.repeats)
        planned = variants(wanted, project.training)
        done = _train_all(Path(asked.project), project, axes, planned, asked)
    except (
        ProjectError, RunError, EngineError, WriteError, SweepError, SweepFileError,
        FieldError,
    ) as error:  # fmt: skip
        print(f"cnnstudio sweep: {error}", file=sys.stderr)
        return FAILED
    names = [axis.name for axis in axes]
    metric = done[0][1]["metric"]
    outcomes = [Outcome(c, e.get(f"validation_{metric}")) for c, e in done]
    rows = table(names, outcomes, MEASURES[metric].better != "down")
    print(_as_json(rows, metric) if asked.json else _as_table(names, rows, metric))
    return OK


def _axis(text: str) -> Axis:
    name, equals, values = text.partition("=")
    if name not in NAMES or not equals:
        raise SweepError(
            f"--try {text}: expected NAME=VALUES with one of {', '.join(NAMES)}"
        )
    return read_axis(name, values)


def _train_all(
    path: Path,
    project: Project,
    axes: Sequence[Axis],
    planned: Sequence[Variant],
    asked: Namespace,
) -> list[Done]:
    """Train one run after the other, and note each as one of this sweep."""
    folder = runs_folder_for(path)
    names = tuple(axis.name for axis in axes)
    title = ", ".join(names)
    record = SweepRecord(os.urandom(4).hex(), title, names, len(planned))
    write_sweeps(folder, (*read_sweeps(folder), record))
    done = []
    for number, variant in enumerate(planned, 1):
        settings = variant.settings(project.training)
        text, run = _new_run(folder, project, settings)
        write_sweeps(folder, with_run(read_sweeps(folder), record.id, run.id))
        options = TrainOptions(device=asked.device)
        event = train_project(loads(text).project, text, run, options, _silent)
        done.append((settings, event))
        if not asked.json:
            value = event.get(f"validation_{event['metric']}")
            said = ", ".join(f"{k} {_plain(v)}" for k, v in variant.values.items())
            place = f"{number} of {len(planned)}"
            print(f"{place}: {said}, seed {variant.seed}: {_plain(value)}", flush=True)
        if event["status"] == "stopped":
            break
    return done


def _new_run(
    folder: Path, project: Project, settings: TrainingConfig
) -> tuple[str, RunFolder]:
    twin = project.copied()
    twin.set_training(settings)
    text = dumps(twin)
    return text, new_run(folder, text, epochs=settings.epochs, seed=settings.seed)


def _silent(_message: Started | Progress | Event) -> None:
    """The line of a run says enough."""


def _as_json(rows: Sequence[Row], metric: str) -> str:
    return json.dumps(
        [
            {
                **row.values,
                "metric": metric,
                "results": list(row.results),
                "mean": _or_none(row.mean),
                "spread": _or_none(row.spread),
            }
            for row in rows
        ]
    )


def _as_table(names: Sequence[str], rows: Sequence[Row], metric: str) -> str:
    cells = [[*names, f"validation {metric}", "spread", "runs"]]
    for row in rows:
        values = [_plain(row.values[name]) for name in names]
        numbers = [_plain(_or_none(n)) for n in (row.mean, row.spread)]
        cells.append([*values, *numbers, str(len(row.results))])
    widths = [max(len(line[i]) for line in cells) for i in range(len(cells[0]))]
    lines = [
        "  ".join(text.rjust(width) for text, width in zip(line, widths, strict=True))
        for line in cells
    ]
    lines.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join(lines)


def _plain(value: Any) -> str:
    if value is None:
        return "–"
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _or_none(value: float) -> float | None:
    return value if math.isfinite(value) else None
