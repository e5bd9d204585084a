"""`python -m tests.torture [NAME ...] [--full] [--seed N]`: prints tables."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

from tests.torture import datasets, recovery, undo

QUICK, FULL = 2_000, 100_000
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


TORTURES: dict[str, Callable[..., None]] = {
    "r3": recovery_table,
    "r5": undo_table,
    "r9": datasets.table,
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
