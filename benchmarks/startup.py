"""From the start of a process to its first frame, in child processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.children import child_environment
from benchmarks.harness import PAIRS, Figure, Pairs, at_least, at_most, in_turn
from cnnstudio.paths import sample_project

AREA = "startup"
STUDIO = ("benchmarks.first_paint", str(sample_project("digits_lenet")))
FILLED = (STUDIO[0], "--filled", STUDIO[1])
PLOTS = (STUDIO[0], "--plots", STUDIO[1])
TORCH_PLOTS = (STUDIO[0], "--torch-first", "--plots", STUDIO[1])
TORCH_FIRST = (STUDIO[0], "--torch-first", STUDIO[1])
EMPTY = ("benchmarks.references.empty_window",)
PATIENCE_S = 60.0


def measure(pairs: int = PAIRS) -> list[Figure]:
    """The studio on a project against an empty window, and against torch first."""
    memory: dict[tuple[str, ...], list[float]] = {}
    with TemporaryDirectory(prefix="cnnstudio-bench-") as home:
        environment = child_environment(Path(home))

        def starting(arguments: tuple[str, ...]) -> Callable[[], float]:
            def start() -> float:
                milliseconds, megabytes = start_once(arguments, environment)
                memory.setdefault(arguments, []).append(megabytes)
                return milliseconds

            return start

        ours, empty, torch_first, filled, _, _ = in_turn(
            starting(STUDIO), starting(EMPTY), starting(TORCH_FIRST),
            starting(FILLED), starting(PLOTS), starting(TORCH_PLOTS),
            rounds=pairs,
        )  # fmt: skip
    against_empty, against_torch = Pairs(ours, empty), Pairs(ours, torch_first)
    held = Pairs(tuple(memory[STUDIO][-pairs:]), tuple(memory[TORCH_FIRST][-pairs:]))
    plots = Pairs(tuple(memory[PLOTS][-pairs:]), tuple(memory[TORCH_PLOTS][-pairs:]))
    return [
        Figure(
            AREA, "first paint, as long as an empty QMainWindow",
            against_empty.shares, at_most(2.5), against_empty.note(),
        ),
        Figure(
            AREA, "all panels and the project there, as long as an empty QMainWindow",
            Pairs(filled, empty).shares, None, Pairs(filled, empty).note(),
        ),
        Figure(
            AREA, "first paint sooner than the same window importing torch first",
            against_torch.speed_ups, at_least(5), against_torch.note(),
        ),
        Figure(
            AREA, "memory at the first paint, as a share of that with torch",
            held.shares, at_most(1 / 8), held.note("MB"),
        ),
        Figure(
            AREA, "memory with all panels and the plots of Train, as such a share",
            plots.shares, at_most(1 / 4), plots.note("MB"),
        ),
    ]  # fmt: skip


def start_once(
    arguments: tuple[str, ...], environment: dict[str, str]
) -> tuple[float, float]:
    """Start `python -m ARGUMENTS`; return milliseconds and megabytes until painted."""
    started = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-m", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            output, _ = process.communicate(timeout=PATIENCE_S)
        finally:
            _end(process)
    lines = [line for line in output.splitlines() if line.startswith("{")]
    if not lines:
        raise RuntimeError(f"no frame was painted by {' '.join(arguments)}")
    told = json.loads(lines[-1])
    return (told["at"] - started) * 1_000, told["megabytes"]


def _end(process: subprocess.Popen[str]) -> None:
    """End what the process may have started itself: an engine that warms up."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
