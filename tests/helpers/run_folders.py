"""Folders of runs that have been trained, made without training."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import Project
from cnnstudio.project.records import RunRecord
from cnnstudio.project.run_table import KnownRun
from cnnstudio.project.run_tables import EpochRecord
from cnnstudio.project.runs import RunFolder, new_run


def falling(start: float, epochs: int) -> list[float]:
    """Return losses that fall by a fifth each epoch."""
    return [start * 0.8**epoch for epoch in range(epochs)]


def trained_run(
    runs: Path, project: Project, losses: Sequence[float] = (), **record: Any
) -> RunFolder:
    """Make the folder of a run of a project, with an epoch for each training loss."""
    folder = new_run(runs, dumps(project), epochs=len(losses))
    for number, loss in enumerate(losses, 1):
        folder.append_epoch(
            EpochRecord(
                number,
                number * 7,
                0.5,
                {
                    "train/loss": loss,
                    "train/accuracy": 1 - loss / 4,
                    "validation/loss": loss * 1.1,
                    "validation/accuracy": 1 - loss / 3,
                    "run/learning_rate": 1e-3,
                    "run/images_per_second": 1_000.0 + number,
                },
            )
        )
    results = {"validation/accuracy": 1 - losses[-1] / 3} if losses else {}
    results |= record.pop("results", {})
    known: dict[str, Any] = {
        "status": "completed", "epochs_done": len(losses), "best_epoch": len(losses),
        "results": results, "parameters": 58_090, "seconds": 61.0,
        "device": "CPU", "fingerprints": {"data": "abc"},
    }  # fmt: skip
    folder.update(**{**known, **record})
    return folder


def known(folder: RunFolder) -> KnownRun:
    """Return a run as tables and comparisons know it."""
    record: RunRecord = folder.read()
    return KnownRun(record)
