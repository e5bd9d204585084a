"""R1: saves are killed at any instant; the file is the old one or the new, in full."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.project.test_atomic_kill import kill_often
from tests.torture.kept import Kept

QUICK, FULL = 30, 1_000
PART = 50
"""Kills after which is judged whether they hit the saves."""


def table(kept: Kept, seed: int) -> None:
    """Print how often a save was killed; raises AssertionError if a file was lost."""
    kills = FULL if kept.full else QUICK
    print(f"R1 saving: {kills:,} SIGKILLs over the time of two saves")
    for first in range(seed, seed + kills, PART):
        if str(first) in kept.rows:
            continue
        count = min(PART, seed + kills - first)
        with tempfile.TemporaryDirectory() as place:
            cut_off = kill_often(Path(place), count, seed=first)
        kept.put(str(first), {"kills": count, "cut off": cut_off})
    figures = {name: kept.total(name) for name in ("kills", "cut off")}
    print(
        f"  {figures['kills']:,} kills, {figures['cut off']:,} of them in a save: 0 "
        "files lost or mixed, 0 acknowledged saves taken back"
    )
    kept.finish(figures)
