"""Measure everything, or one area: `python -m benchmarks [AREA …]`."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
import traceback
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

from benchmarks.areas import AREAS, measure_area
from benchmarks.harness import Figure, table
from benchmarks.machine import describe


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
    """Measure each area in a process of its own, so that none weighs on another."""
    figures: list[Figure] = []
    failed = 0
    for area in areas:
        print(f"measuring {area} …", file=sys.stderr, flush=True)
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
            try:
                figures += process.submit(measure_area, area).result()
            except Exception:  # One broken area must not cost the others their figures.
                traceback.print_exc()
                print(f"{area} could not be measured", file=sys.stderr)
                failed += 1
    return figures, failed


if __name__ == "__main__":
    sys.exit(main())
