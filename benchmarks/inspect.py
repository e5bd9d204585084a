"""Looking inside: what it takes from a run, and how fast it is shown."""

from __future__ import annotations

from benchmarks.harness import PAIRS, Figure
from benchmarks.inspect_maps import measure_maps


def measure(pairs: int = PAIRS) -> list[Figure]:
    """Feature maps."""
    return [*measure_maps(pairs)]
