"""R5: how many random sequences are undone and done again, in several processes."""

from __future__ import annotations

import os
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from tests.torture import undo
from tests.torture.kept import Kept

QUICK, FULL = 1_000, 100_000
PART = 50
"""Sequences that a process does at a time."""

DONE = "done"


def table(kept: Kept, seed: int) -> None:
    """Print what was done, undone and done again; raises `UndoTortureError`."""
    sequences = FULL if kept.full else QUICK
    print(
        f"R5 undo: {sequences:,} sequences of {undo.STEPS} steps, from seed {seed:,}"
    )
    row = kept.rows.get(DONE, {})
    whole = undo.Tally(**{**row, "kinds": Counter(row.get("kinds", {}))})
    parts = [
        range(first, min(first + PART, seed + sequences))
        for first in range(seed + whole.sequences, seed + sequences, PART)
    ]
    started = time.perf_counter()
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        for number, tally in enumerate(pool.map(undo.run, parts), 1):
            whole = undo.added([whole, tally])
            if number % max(1, len(parts) // 10) == 0:
                passed, done = time.perf_counter() - started, whole.sequences
                print(f"  {done:>9,} sequences  {passed:>8,.1f} s", flush=True)
            kept.put(DONE, whole.row())
    for kind, count in whole.kinds.most_common():
        print(f"  {kind:<22}{count:>12,}")
    print(f"  {'all steps':<22}{whole.steps:>12,}")
    print(
        f"  {'states compared':<22}{whole.states:>12,}  every one equal, byte by byte"
    )
    kept.finish(
        {"sequences": whole.sequences, "steps": whole.steps, "states": whole.states}
    )
