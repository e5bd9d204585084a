"""Measure everything, or one area: `python -m benchmarks [AREA …]`."""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module

from benchmarks.harness import Figure, table
from benchmarks.machine import describe

# Area by area, what is cheap first; each is a module with `measure() -> list[Figure]`.
AREAS = ("validation", "plots", "data", "startup", "training")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 0 if every area could be measured, whatever came out."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("areas", nargs="*", metavar="AREA", help=", ".join(AREAS))
    asked = parser.parse_args(arguments).areas or list(AREAS)
    unknown = [area for area in asked if area not in AREAS]
    if unknown:
        parser.error(f"no area {', '.join(unknown)}; there are {', '.join(AREAS)}")
    started = time.monotonic()
    figures, failed = _measure_all(asked)
    print(f"\n{describe()}\n\n{table(figures)}")
    print(f"\nmeasured in {(time.monotonic() - started) / 60:.1f} minutes")
    missed = sum(figure.verdict == "NOT met" for figure in figures)
    if missed:
        print(f"{missed} of {len(figures)} figures missed their goal")
    return 1 if failed else 0


def _measure_all(areas: Sequence[str]) -> tuple[list[Figure], int]:
    figures: list[Figure] = []
    failed = 0
    for area in areas:
        print(f"measuring {area} …", file=sys.stderr, flush=True)
        try:
            module = import_module(f"benchmarks.{area}")
            measure: Callable[[], list[Figure]] = module.measure
            figures += measure()
        except Exception:  # One broken area must not cost the others their figures.
            traceback.print_exc()
            print(f"{area} could not be measured", file=sys.stderr)
            failed += 1
    return figures, failed


if __name__ == "__main__":
    sys.exit(main())
