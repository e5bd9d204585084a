"""The areas: each is a module of its name with `measure() -> list[Figure]`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from benchmarks.harness import Figure

AREAS = (
    "validation", "layout", "canvas", "blocks", "data", "plots", "startup", "engine",
    "training", "memory", "inspect",
)  # fmt: skip
"""What is quick comes first."""


def measure_area(area: str) -> list[Figure]:
    """Measure one area in this process, and import only what it needs."""
    measure: Callable[[], list[Figure]] = import_module(f"benchmarks.{area}").measure
    return measure()
