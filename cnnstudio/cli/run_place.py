"""Which run is meant by a path on the command line."""

from __future__ import annotations

from pathlib import Path

from cnnstudio.paths import PROJECT_SUFFIX, RUNS_SUFFIX, runs_folder_for
from cnnstudio.project.records import RUN_FILE
from cnnstudio.project.runs import RunError, RunRecord, list_runs, read_run

MOST = 5
"""Runs that are named where another one was meant."""


def run_folder(text: str) -> Path:
    """Return the folder of a run; of a project or a folder of runs the newest's.

    Raises `RunError` that says which runs there are. It reads no more than their
    records, so that a mistyped path is told before the engine is loaded.
    """
    path = Path(text)
    if path.name.endswith(PROJECT_SUFFIX):
        return _newest(runs_folder_for(path), path)
    if path.name.endswith(RUNS_SUFFIX):
        return _newest(path, path)
    if not (path / RUN_FILE).exists():
        raise RunError(f"There is no run in {path}. {_there_are(path)}")
    read_run(path)
    return path


def _newest(runs: Path, asked: Path) -> Path:
    if not asked.exists() and not runs.exists():
        raise RunError(f"There is no {asked}. {_there_are(asked)}")
    found = [r for r in list_runs(runs) if not r.problem and r.checkpoints]
    if not found:
        raise RunError(f"There is no run with weights in {runs}. Train one first.")
    return Path(found[0].folder)


def _there_are(path: Path) -> str:
    """Say which runs are where one was looked for, and how one is named."""
    beside = path.parent if path.parent.is_dir() else Path()
    folders = [beside] if beside.name.endswith(RUNS_SUFFIX) else []
    folders += sorted(p for p in beside.glob(f"*{RUNS_SUFFIX}") if p.is_dir())
    runs = [run for folder in folders for run in list_runs(folder)]
    known = [run for run in runs if not run.problem and run.checkpoints]
    if not known:
        return (
            f"Name a run's folder, or a project with runs: none are in "
            f"{beside.absolute()}."
        )
    named = ", ".join(map(_named, known[:MOST]))
    more = f" and {len(known) - MOST:,} more" if len(known) > MOST else ""
    return f"There are {named}{more}."


def _named(run: RunRecord) -> str:
    return f"{run.folder} ({run.title})"
