"""`cnnstudio evaluate`: what a run's weights reach on a part of its data."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path

from cnnstudio.cli.options import FAILED, OK
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.saved_run import BATCH, evaluate_run, open_run
from cnnstudio.project.file_format import ProjectError
from cnnstudio.project.measures import measure_of
from cnnstudio.project.runs import RunError


def evaluate(asked: Namespace) -> int:
    """Print loss and metrics; return the exit status."""
    try:
        run = open_run(Path(asked.run), asked.weights, asked.device)
        values = evaluate_run(run, asked.part, asked.batch_size or BATCH)
    except (RunError, ProjectError, EngineError) as error:
        print(f"cnnstudio evaluate: {error}", file=sys.stderr)
        return FAILED
    count = run.dataset.size(asked.part)
    if asked.json:
        about = {"run": run.record.folder, "epoch": run.epoch, "part": asked.part}
        print(json.dumps({**about, "samples": count, **values}))
        return OK
    print(f"{run.record.title}, epoch {run.epoch}: {count:,} samples ({asked.part})")
    for name, value in values.items():
        print(f"{_title(name):<24}{_text(name, value)}")
    return OK


def _title(name: str) -> str:
    measure = measure_of(name)
    return name if measure is None else measure.title


def _text(name: str, value: float) -> str:
    measure = measure_of(name)
    return f"{value:.2%}" if measure and measure.unit == "%" else f"{value:.4f}"
