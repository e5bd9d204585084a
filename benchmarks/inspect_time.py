"""Going through the epochs of a run: how soon each of them is seen."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.children import ROOT, child_environment
from benchmarks.harness import Figure, at_most

AREA = "inspect"
EPOCHS, PASSES = 20, 7
LIMIT_MS = 50.0


def measure_time(epochs: int = EPOCHS, passes: int = PASSES) -> list[Figure]:
    """The slowest epoch of each pass after the first; and of the first, to be known."""
    with TemporaryDirectory() as folder:
        first, *again = scrub(Path(folder), epochs, passes)
    slowest = tuple(max(worked for _, worked in times) for times in again)
    clock = statistics.median(seconds for times in again for seconds, _ in times)
    return [
        Figure(
            AREA, f"scrubbing {epochs} epochs of the digits, the slowest", slowest,
            at_most(LIMIT_MS, " ms"), f"work; by the clock {clock:.0f} ms", " ms",
        ),
        Figure(
            AREA, "the same for the first time, asking the engine",
            tuple(seconds for seconds, _ in first), note="by the clock", unit=" ms",
        ),
    ]  # fmt: skip


def scrub(folder: Path, epochs: int, passes: int) -> list[list[tuple[float, float]]]:
    """Milliseconds of each epoch, pass by pass: by the clock, and of work.

    What the window does after an answer is known is work of its own process alone, so
    that this is the time that a person waits. RuntimeError if it does not run.
    """
    command = [sys.executable, "-m", "benchmarks.scrubbing", str(folder)]
    ended = subprocess.run(
        [*command, str(epochs), str(passes)], cwd=ROOT, check=False,
        env=child_environment(folder / "home"), capture_output=True, text=True,
    )  # fmt: skip
    if ended.returncode:
        raise RuntimeError(f"scrubbing failed:\n{ended.stderr[-2_000:]}")
    line = next(line for line in ended.stdout.splitlines() if line.startswith("["))
    return [[(clock, work) for clock, work in times] for times in json.loads(line)]
