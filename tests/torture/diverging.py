"""R16: runs that diverge stop at the step, name a layer, and keep what was good."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from cnnstudio.engine.checkpoint import read_checkpoint
from cnnstudio.engine.data.augmentation import Pixels
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.trainer import Trainer
from cnnstudio.project.runs import read_run
from tests.helpers.training import drive, full_project
from tests.torture.kept import Kept, Row

QUICK, FULL = 6, 30
AT = 9
"""The step behind which something is spoilt, in the second epoch of seven steps."""

Spoil = Callable[[Trainer], None]


def nothing(_trainer: Trainer) -> None:
    """Let the settings alone do it."""


def a_pixel(trainer: Trainer) -> None:
    """Make one pixel of the images no number; some batches are prepared already."""
    pipeline = trainer.dataset.pipeline
    numbers = pipeline.numbers

    def spoilt(pixels: Pixels) -> torch.Tensor:
        values = numbers(pixels)
        values[0, 0, 3, 3] = math.nan
        return values

    pipeline.numbers = spoilt  # type: ignore[method-assign]


def weights(trainer: Trainer) -> None:
    """Make the weights of a layer so large that fp16 overflows."""
    with torch.no_grad():
        for weight in trainer.network.node_module("linear_1").parameters():
            weight.mul_(1e7)


def infinite(trainer: Trainer) -> None:
    """Make one weight infinite."""
    with torch.no_grad():
        next(trainer.network.parameters()).view(-1)[0] = math.inf


def labels(trainer: Trainer) -> None:
    """Name classes that there are not."""
    trainer.dataset.targets.fill_(10)


WAYS: tuple[tuple[str, dict[str, Any], Spoil], ...] = (
    ("rate 1e6", {"optimizer": "sgd", "learning_rate": 1e6, "schedule": "constant"},
     nothing),
    ("L2 too large", {"optimizer": "sgd", "learning_rate": 1.0, "l2": 10.0,
                      "schedule": "constant"}, nothing),
    ("NaN pixel", {}, a_pixel),
    ("fp16 overflow", {"precision": "fp16"}, weights),
    ("infinite weight", {"ema": 0.9}, infinite),
    ("bad labels", {}, labels),
)  # fmt: skip


def diverged(number: int, folder: Path) -> Row:
    """Let one run diverge; return whether it ended as it should."""
    name, settings, spoil = WAYS[number % len(WAYS)]
    project = full_project(seed=number, epochs=6, **settings)
    trainer = Trainer(project, folder, run="r")
    problem: EngineError | None = None

    def act(step: int) -> None:
        if step == AT and spoil is not nothing and trainer.epoch == 1:
            spoil(trainer)

    try:
        drive(trainer, act)
    except EngineError as error:
        problem = error
    record = read_run(folder)
    finite = all(
        bool(value.isfinite().all())
        for known in record.checkpoints
        for value in read_checkpoint(folder / known.file).weights.values()
    )
    return {
        "way": name,
        "stopped": int(problem is not None and record.status == "failed"),
        "named": int(problem is not None and bool(problem.node)),
        "finite": int(finite),
        "step": trainer.step + 1,
        "text": problem.message if problem else "",
    }


def table(kept: Kept, seed: int) -> None:
    """Print what came of every run; raises AssertionError if one went on."""
    runs = FULL if kept.full else QUICK
    print(f"R16 diverging: {runs} runs")
    with tempfile.TemporaryDirectory() as place:
        for number in range(seed, seed + runs):
            if str(number) not in kept.rows:
                kept.put(str(number), diverged(number, Path(place) / str(number)))
            row = kept.rows[str(number)]
            marks = [name for name in ("stopped", "named", "finite") if row[name]]
            print(f"  {row['way']:<16} step {row['step']:>3}  {', '.join(marks)}")
            if len(marks) < 3:
                print(f"    {row['text']}")
    figures = {"runs": len(kept.rows)}
    for name in ("stopped", "named", "finite"):
        figures[name] = kept.total(name)
        assert figures[name] == len(kept.rows), f"R16: not every run is {name}"
    kept.finish(figures)
