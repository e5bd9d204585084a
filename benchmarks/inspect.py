"""Looking inside: what it takes from a run, and how fast it is shown."""

from __future__ import annotations

from benchmarks.harness import PAIRS, Figure
from benchmarks.inspect_maps import measure_maps
from benchmarks.inspect_pad import measure_pad


def measure(pairs: int = PAIRS) -> list[Figure]:
    """Feature maps, and drawing on the pad."""
    return [*measure_maps(pairs), *measure_pad()]
