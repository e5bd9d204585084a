"""Training with the window open and its plots live against the bare PyTorch loop.

Every measurement is a pair of fresh processes: the window with its engine, and the
loop. Both count from the end of their first epoch to the end of their last.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.children import child_environment
from benchmarks.harness import (
    PAIRS,
    Figure,
    Goal,
    Pairs,
    at_least,
    at_most,
    in_turn,
    number,
    percentile,
)
from cnnstudio.bridge.launch import automatic_threads
from cnnstudio.engine.data.sources.digits import DIGITS_FILE
from cnnstudio.paths import resource

AREA = "training"
EPOCHS = 7
PATIENCE_S = 180.0
IMAGES = "images/s"


@dataclass(frozen=True, slots=True)
class Told:
    """What the window's process told: throughput, lateness in ms, repaints."""

    images_per_second: float
    idle: tuple[float, ...]
    training: tuple[float, ...]
    repaints: int
    capture_share: float


def measure(pairs: int = PAIRS, epochs: int = EPOCHS) -> list[Figure]:
    """Throughput and the lateness of the window's timer, from the same runs."""
    told: list[Told] = []
    with TemporaryDirectory(prefix="cnnstudio-bench-") as name:
        folder = Path(name)

        def window(mode: str) -> Callable[[], float]:
            def train() -> float:
                told.append(train_in_window(folder, epochs, mode))
                return told[-1].images_per_second

            return train

        def loop(*options: str) -> Callable[[], float]:
            return lambda: train_bare(folder, epochs, *options)

        ours, plain, inside, tuned = in_turn(
            window("train"), loop(), window("inspect"), loop("--tuned"), rounds=pairs
        )
    plots, maps = told[0::2][-pairs:], told[1::2][-pairs:]
    live = f"window open, maps live ({_share(maps)} of the time), of the bare loop"
    return [
        _throughput(
            "window open, plots live, of the bare loop", ours, plain, at_least(1)
        ),
        _lateness("window's timer late, plots live, p99", plots, at_most(3.3, " ms")),
        _late_seldom(plots),
        _throughput("plots live, of a loop with channels_last and fused", ours, tuned),
        _throughput(live, inside, plain),
        _lateness("window's timer late, maps live, p99", maps),
    ]


def _throughput(
    what: str,
    ours: tuple[float, ...],
    reference: tuple[float, ...],
    goal: Goal | None = None,
) -> Figure:
    pairs = Pairs(ours, reference)
    return Figure(AREA, f"throughput: {what}", pairs.shares, goal, pairs.note(IMAGES))


def _lateness(what: str, told: list[Told], goal: Goal | None = None) -> Figure:
    """The idle window beside it is the same window seconds before."""
    idle = statistics.median(percentile(t.idle, 0.99) for t in told)
    most = statistics.median(max(t.training) for t in told)
    note = f"idle window {number(idle)} ms; longest while training {number(most)} ms"
    values = tuple(percentile(t.training, 0.99) for t in told)
    return Figure(AREA, what, values, goal, note, " ms")


def _late_seldom(told: list[Told]) -> Figure:
    """The latest of a thousand ticks, against the same window idle."""
    high = Pairs(
        tuple(percentile(t.training, 0.999) for t in told),
        tuple(percentile(t.idle, 0.999) for t in told),
    )
    what = "the same, p99.9, of that of the idle window"
    return Figure(AREA, what, high.shares, at_most(2), high.note())


def _share(told: list[Told]) -> str:
    return f"{number(100 * statistics.median(t.capture_share for t in told))} %"


def train_in_window(folder: Path, epochs: int, mode: str) -> Told:
    """Train in the real window and engine; RuntimeError if nothing was repainted."""
    arguments = ["benchmarks.window_training", str(folder), str(epochs), mode]
    lines = _run(arguments, child_environment(folder / "home"))
    raw = json.loads(next(line for line in lines if line.startswith("{")))
    times = {name: tuple(raw[name]) for name in ("idle", "training")}
    told = Told(**{**raw, **times})
    if mode == "train" and told.repaints < epochs:
        raise RuntimeError(f"the plots were not live: {told.repaints} repaints")
    return told


def train_bare(folder: Path, epochs: int, *options: str) -> float:
    """Train with the bare loop on as many threads; return images per second."""
    threads = automatic_threads()
    arguments = [
        "benchmarks.references.plain_loop", str(resource(DIGITS_FILE)), str(folder),
        "--epochs", str(epochs), "--threads", str(threads), *options,
    ]  # fmt: skip
    lines = _run(arguments, child_environment(folder / "home"))
    return float(lines[-1].removeprefix("images_per_second "))


def _run(arguments: list[str], environment: dict[str, str]) -> list[str]:
    ended = subprocess.run(
        [sys.executable, "-m", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    if ended.returncode:
        raise RuntimeError(f"{arguments[0]} failed: {ended.stderr[-2_000:]}")
    return ended.stdout.splitlines()
