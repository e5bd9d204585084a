"""`python -m tests.torture [NAME ...] [--full] [--seed N]`: prints tables.

In full it goes on where it was interrupted; what it has found on the last commit that
touches what is tortured is in `benchmarks/torture.json`, and is not done again.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
import traceback
from collections.abc import Callable

from tests.torture import cycles, datasets, diverging, failing, saving, undoing
from tests.torture.kept import Kept

Area = Callable[[Kept, int], None]


def apart(module: str) -> Area:
    """Return a torture that is done in a process of its own: it forks, or has Qt."""

    def run(kept: Kept, seed: int) -> None:
        command = [sys.executable, "-m", f"tests.torture.{module}", f"--seed={seed}"]
        subprocess.run([*command, *(["--full"] if kept.full else [])], check=True)

    return run


TORTURES: dict[str, Area] = {
    "r1": saving.table,
    "r3": apart("recovery"),
    "r4": apart("resume"),
    "r5": undoing.table,
    "r9": datasets.table,
    "r11": apart("deaths"),
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
    failed = []
    for name in given.names or TORTURES:
        kept, start = Kept(name, full=given.full), time.monotonic()
        if kept.figures:
            print(kept.said())
            continue
        try:
            TORTURES[name](kept, given.seed)
        except (Exception, SystemExit):  # the others still have something to tell
            traceback.print_exc()
            failed.append(name)
        print(f"  {name}: {time.monotonic() - start:.0f} s", flush=True)
    if failed:
        sys.exit(f"Failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
