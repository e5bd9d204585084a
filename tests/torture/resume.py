"""R4: a training is killed at any moment, again and again; is the result the same?

    python -m tests.torture.resume --kills 15

The trainings are forked from one process that has loaded torch, but has never computed
with it: loading would take longer than the training. Each saves after every step, so
half of the kills fall into a save.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from tests.torture.kept import Kept, Row

QUICK, FULL = 15, 300
MOST_ATTEMPTS = 200
SETTINGS: tuple[dict[str, Any], ...] = (
    {"ema": 0.9, "accumulate": 2},
    {"optimizer": "sgd", "schedule": "plateau", "plateau_patience": 1, "mixup": 0.4},
    {"precision": "bf16", "schedule": "cosine", "cutmix": 1.0, "clip": "norm"},
    {"ema": 0.99, "accumulate": 3, "early_stopping": True, "patience": 2},
)
"""Beside BatchNorm, dropout, augmentation and a schedule, which all of them have."""

WORKERS = (0, 2, 4)
"""Processes that load, for images that stay in their file."""


def forked(work: Callable[[], None]) -> int:
    """Do something in a child of this process; return its id."""
    child = os.fork()
    if not child:
        _become(work)
    return child


def _become(work: Callable[[], None]) -> NoReturn:
    status = 1
    try:
        os.setpgid(0, 0)  # so that its own children go with it
        work()
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def ended(child: int, within: float) -> int | None:
    """Return the exit status of a child, or None if it still runs after a while."""
    end = time.monotonic() + within
    while True:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() >= end:
            return None
        time.sleep(0.002)


def killed(child: int) -> None:
    """End a child and its children with SIGKILL."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)  # if it had not made its group yet
    os.waitpid(child, 0)


def train_in(folder: Path, number: int, pictures: Path) -> None:
    """Train or go on, to the end, with a checkpoint after every step."""
    import torch

    from cnnstudio.engine.trainer import Trainer
    from tests.torture.resumed import project_for, stay_in_file

    torch.set_num_threads(1)
    project = project_for(number)
    if project.training.workers:
        stay_in_file(pictures)
    trainer = Trainer(
        project, folder, run="r", resume=True, checkpoint_seconds=0.0
    )
    for _ in trainer.run():
        pass


def chain(number: int, folder: Path, pictures: Path, chance: random.Random) -> Row:
    """Train undisturbed, then with kills; return what came of it."""
    from tests.helpers.training import result_of

    start = time.monotonic()
    status = ended(forked(lambda: train_in(folder / "whole", number, pictures)), 600)
    assert status == 0, f"the training itself ended with {status}"
    whole = time.monotonic() - start
    print(f"  training {number:>3}  {whole:.1f} s undisturbed", flush=True)
    kills = 0
    for _ in range(MOST_ATTEMPTS):
        child = forked(lambda: train_in(folder / "parts", number, pictures))
        # From the last attempt on nothing disturbs it: it must end.
        status = ended(child, chance.uniform(0.1, 0.9) * whole)
        if status is None:
            killed(child)
            kills += 1
            continue
        assert status == 0, f"a resumed training ended with {status}"
        same = result_of(folder / "whole") == result_of(folder / "parts")
        left = [p.name for p in (folder / "parts").glob(".tmp-*")]
        workers = WORKERS[number // len(SETTINGS) % len(WORKERS)]
        return {
            "kills": kills, "identical": int(same), "left": len(left),
            "workers": workers,
        }  # fmt: skip
    raise AssertionError(f"no end after {MOST_ATTEMPTS} kills")


def main() -> None:
    """Kill, until so many were killed; print a line for each training."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture.resume")
    parser.add_argument("--kills", type=int, default=QUICK)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    import tests.helpers.training  # noqa: F401
    from tests.torture.resumed import load_all

    load_all()

    kept = Kept("r4", full=given.kills >= FULL)
    number = given.seed
    print(f"R4 resume: {given.kills} kills, a checkpoint after every step")
    with tempfile.TemporaryDirectory() as place:
        pictures = Path(place) / "pictures"
        while kept.total("kills") < given.kills:
            key = str(number)
            if key not in kept.rows:
                folder = Path(place) / key
                row = chain(number, folder, pictures, random.Random(number))
                kept.put(key, row)
                print(f"  training {key:>3}  {row}", flush=True)
            number += 1
            if given.kills < FULL and number % (len(SETTINGS) * len(WORKERS)) == len(
                SETTINGS
            ):  # processes that load take long to start: in full only
                number += len(SETTINGS) * (len(WORKERS) - 1)
    runs, same = len(kept.rows), int(kept.total("identical"))
    print(f"  {int(kept.total('kills'))} kills, {same} of {runs} runs identical")
    if same < runs or kept.total("left"):
        sys.exit("R4: a run that was killed and resumed has another result")


if __name__ == "__main__":
    main()
