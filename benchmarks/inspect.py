"""Looking inside: what it takes from a run, and how fast it is shown."""

from __future__ import annotations

from benchmarks.harness import PAIRS, Figure
from benchmarks.inspect_keeping import measure_keeping
from benchmarks.inspect_maps import measure_maps
from benchmarks.inspect_pad import measure_pad
from benchmarks.inspect_time import measure_time


def measure(pairs: int = PAIRS) -> list[Figure]:
    """Feature maps, kept epochs, drawing on the pad, and going through the epochs."""
    return [
        *measure_maps(pairs),
        *measure_keeping(pairs),
        *measure_pad(),
        *measure_time(),
    ]
