"""The memory forecast against the peak of a real training, for twenty networks."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.children import ROOT, child_environment
from benchmarks.harness import Figure, at_least, at_most
from benchmarks.memory_networks import CASES, Case
from cnnstudio.engine.memory import Forecaster, images_in, readable
from cnnstudio.graph.node import Node
from cnnstudio.project.project import MAIN, Project
from cnnstudio.project.settings import TrainingConfig

AREA = "memory"

# Pieces that are freed go back to the system, so that the peak is that of the tensors
# and not what the allocator has kept of earlier steps.
ALLOCATOR = {"MALLOC_MMAP_THRESHOLD_": str(2**20), "OMP_NUM_THREADS": "1"}


def measure(numbers: Sequence[int] = range(len(CASES))) -> list[Figure]:
    """One line for each network; then the lowest and the highest of all."""
    figures = [_one(number) for number in numbers]
    ratios = [figure.median for figure in figures]
    bounds = [
        ("the lowest of all", min(ratios), at_least(0.95)),
        ("the highest of all", max(ratios), at_most(1.25)),
    ]
    figures += [Figure(AREA, what, (value,), goal) for what, value, goal in bounds]
    return figures


def _one(number: int) -> Figure:
    case = CASES[number]
    needed = forecast(case)
    peak = measured(number)
    what = f"{case.name}, {case.optimizer}, batch {case.batch_size}: forecast / peak"
    note = f"{readable(needed)} forecast, {readable(peak)} measured"
    return Figure(AREA, what, (needed / peak,), None, note)


def project_of(case: Case) -> Project:
    """Return the network as a project of 1,200 images."""
    project = Project()
    project.add_network(MAIN, case.make())
    project.dataset = replace(project.dataset, train=1_000, validation=100, test=100)
    project.training = TrainingConfig(
        optimizer=case.optimizer, batch_size=case.batch_size
    )
    return project


def forecast(case: Case) -> int:
    """Bytes as the window shows them."""
    return Forecaster(project_of(case)).at(case.batch_size).total


def measured(number: int) -> int:
    """Bytes that a process took at most over what it held before the training."""
    case = CASES[number]
    node: Node = case.make().nodes["n0"]
    shape = [images_in(project_of(case).dataset), *_numbers(node.fields["shape"])]
    with tempfile.TemporaryDirectory() as home:
        found = subprocess.run(
            [sys.executable, "-m", "benchmarks.memory_child", str(number),
             json.dumps(shape)],
            cwd=ROOT,
            env={**child_environment(Path(home)), **ALLOCATOR},
            capture_output=True,
            text=True,
            check=True,
        )  # fmt: skip
    peak = json.loads(found.stdout)["peak"]
    assert isinstance(peak, int)
    return peak


def _numbers(shape: object) -> list[int]:
    assert isinstance(shape, list)
    return [int(n) for n in shape]
