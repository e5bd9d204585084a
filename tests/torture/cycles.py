"""R12: runs are started, paused, resumed and stopped at random; nothing may stay."""

from __future__ import annotations

import gc
import random
import tempfile
import threading
import time
from pathlib import Path

import psutil

from cnnstudio.bridge.run_messages import (
    PauseRun,
    ResumeRun,
    RunEnded,
    RunPaused,
    RunStarted,
    StartRun,
    StepsEnded,
    StopAcknowledged,
    StopRun,
)
from tests.helpers.engines import open_files, project_text
from tests.helpers.workers import Worker
from tests.torture.kept import Kept

QUICK, FULL = 100, 1_000
WARM = 20
"""Cycles after which memory counts: torch keeps what its first steps have taken."""

MOST_GROWTH = 10 * 2**20
SOON = 0.1
PATIENCE = 60.0


def cycle(engine: Worker, folder: Path, text: str, chance: random.Random) -> float:
    """Start a run, pause and resume it some times, stop it; seconds to be told so."""
    run = folder.name
    engine.send(StartRun(run, text, str(folder)))
    engine.events.wait_for(RunStarted, timeout=PATIENCE)
    for _ in range(chance.randrange(3)):
        engine.send(PauseRun())
        engine.events.wait_for(RunPaused, timeout=PATIENCE)
        for _ in range(chance.randrange(3)):
            engine.send(PauseRun())  # twice in a row changes nothing
        engine.send(ResumeRun())
        if chance.random() < 0.5:
            engine.events.wait_for(StepsEnded, timeout=PATIENCE)
    if chance.random() < 0.3:
        engine.send(PauseRun())
    before = time.perf_counter()
    for _ in range(chance.randrange(1, 3)):
        engine.send(StopRun())
    engine.events.wait_for(StopAcknowledged, timeout=PATIENCE)
    heard = time.perf_counter() - before
    ended = engine.events.wait_for(
        RunEnded, lambda message: message.run == run, timeout=PATIENCE
    )
    assert ended.status == "stopped"
    engine.events.seen.clear()
    return heard


def table(kept: Kept, seed: int) -> None:
    """Print the cycles; raises AssertionError if something stays behind."""
    cycles, chance = FULL if kept.full else QUICK, random.Random(seed)
    print(f"R12 cycles: {cycles:,} of start, pause, resume, stop, from seed {seed}")
    text, process = project_text(epochs=1000, keep_every=0), psutil.Process()
    threads, slowest, base, start = threading.active_count(), 0.0, 0, time.monotonic()
    engine, files, children = Worker(), 0, len(process.children())
    with tempfile.TemporaryDirectory() as place:
        for number in range(1, cycles + 1):
            folder = Path(place) / f"{number}"
            slowest = max(slowest, cycle(engine, folder, text, chance))
            if number == WARM:
                gc.collect()
                base, files = process.memory_info().rss, open_files()
            if number % max(1, cycles // 5) == 0:
                passed = time.monotonic() - start
                print(f"  {number:>6,} cycles  {passed:>8,.1f} s", flush=True)
        gc.collect()
        grown, opened = process.memory_info().rss - base, open_files() - files
        left = len(process.children()) - children
        engine.end()
    still = threading.active_count() - threads
    print(
        f"  growth {grown / 2**20:.1f} MB, stop heard within {slowest * 1000:.1f} ms, "
        f"files {opened:+}, threads {still:+}, processes {left:+}"
    )
    assert grown <= MOST_GROWTH, f"R12: {grown / 2**20:.1f} MB more than at first"
    assert slowest <= SOON, f"R12: a stop was heard after {slowest * 1000:.0f} ms"
    assert (opened, still, left) == (0, 0, 0), "R12: something stayed behind"
    kept.finish(
        {
            "cycles": cycles,
            "growth in MB": round(grown / 2**20, 1),
            "slowest stop in ms": round(slowest * 1000, 1),
        }
    )
