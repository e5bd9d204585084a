"""Which run is meant by a path on the command line."""

from __future__ import annotations

from pathlib import Path

from cnnstudio.paths import PROJECT_SUFFIX, RUNS_SUFFIX, runs_folder_for
from cnnstudio.project.runs import RunError, list_runs


def run_folder(text: str) -> Path:
    """Return the folder of a run; of a project or a folder of runs the newest's.

    Raises `RunError`.
    """
    path = Path(text)
    if path.name.endswith(PROJECT_SUFFIX):
        runs = runs_folder_for(path)
    elif path.name.endswith(RUNS_SUFFIX):
        runs = path
    else:
        return path
    found = [r for r in list_runs(runs) if not r.problem and r.checkpoints]
    if not found:
        raise RunError(f"There is no run with weights in {runs}. Train one first.")
    return Path(found[0].folder)
