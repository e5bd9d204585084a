"""`python -m tests.torture [NAME ...] [--full] [--seed N]`: prints tables."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.project.test_atomic_kill import kill_often
from tests.torture import (
    cycles,
    datasets,
    deaths,
    diverging,
    failing,
    recovery,
    resume,
    undo,
)

QUICK, FULL = 2_000, 100_000
KILLED_SAVES, KILLED_SAVES_FULL = 30, 1_000
PART = 50
"""Sequences that a process does at a time."""


def undo_table(seed: int, *, full: bool) -> None:
    """R5: print what was done, undone and done again."""
    sequences = FULL if full else QUICK
    print(
        f"R5 undo: {sequences:,} sequences of {undo.STEPS} steps, from seed {seed:,}"
    )
    parts = [
        range(first, min(first + PART, seed + sequences))
        for first in range(seed, seed + sequences, PART)
    ]
    started, tallies = time.perf_counter(), list[undo.Tally]()
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        for number, tally in enumerate(pool.map(undo.run, parts), 1):
            tallies.append(tally)
            if number % max(1, len(parts) // 10) == 0:
                passed = time.perf_counter() - started
                done = sum(t.sequences for t in tallies)
                print(f"  {done:>9,} sequences  {passed:>8,.1f} s", flush=True)
    whole = undo.added(tallies)
    for kind, count in whole.kinds.most_common():
        print(f"  {kind:<22}{count:>12,}")
    print(f"  {'all steps':<22}{whole.steps:>12,}")
    print(
        f"  {'states compared':<22}{whole.states:>12,}  every one equal, byte by byte"
    )


def recovery_table(seed: int, *, full: bool) -> None:
    """R3: print what windows that were killed lost, and whether it was offered."""
    kills = recovery.FULL if full else recovery.QUICK
    # In a process of its own: it forks.
    command = [sys.executable, "-m", "tests.torture.recovery"]
    subprocess.run([*command, f"--kills={kills}", f"--seed={seed}"], check=True)


def saving_table(_seed: int, *, full: bool) -> None:
    """R1: print how often a save was killed; the file is always old or new."""
    kills = KILLED_SAVES_FULL if full else KILLED_SAVES
    print(f"R1 saving: {kills:,} SIGKILLs over the time of two saves")
    with tempfile.TemporaryDirectory() as place:
        kill_often(Path(place), kills)
    print(f"  {kills:,} kills, 0 files lost or mixed, 0 acknowledged saves taken back")


def resume_table(seed: int, *, full: bool) -> None:
    """R4: print how trainings that were killed ended."""
    kills = resume.FULL if full else resume.QUICK
    # In a process of its own: it forks.
    command = [sys.executable, "-m", "tests.torture.resume"]
    subprocess.run([*command, f"--kills={kills}", f"--seed={seed}"], check=True)


def deaths_table(seed: int, *, full: bool) -> None:
    """R11: print how soon deaths of the engine were told."""
    count = deaths.FULL if full else deaths.QUICK
    command = [sys.executable, "-m", "tests.torture.deaths"]
    subprocess.run([*command, f"--deaths={count}", f"--seed={seed}"], check=True)


TORTURES: dict[str, Callable[..., None]] = {
    "r1": saving_table,
    "r3": recovery_table,
    "r4": resume_table,
    "r5": undo_table,
    "r9": datasets.table,
    "r11": deaths_table,
    "r12": cycles.table,
    "r14": failing.table,
    "r16": diverging.table,
}


def main() -> None:
    """Run the named tortures, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture")
    parser.add_argument("names", nargs="*", choices=[*TORTURES, []])
    parser.add_argument("--full", action="store_true", help="as often as is promised")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    for name in given.names or TORTURES:
        TORTURES[name](given.seed, full=given.full)


if __name__ == "__main__":
    main()
