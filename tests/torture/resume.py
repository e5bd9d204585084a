"""R4: a training is killed at any moment, again and again; is the result the same?

    python -m tests.torture.resume

The trainings are forked from one process that has loaded torch, but has never computed
with it: loading would take longer than the training. Each saves after every step, so
half of the kills fall into a save. Digits are held in memory; the pictures of a folder,
which stay in their file, are read by processes of the training's own.
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

import psutil

from cnnstudio.paths import HOME_VARIABLE
from tests.torture.kept import Kept, Row

QUICK, FULL = 15, 300
MOST_ATTEMPTS = 200
MOST_DONE = 15
"""What an attempt may have done before it is killed: of about thirty such things."""

LONG = 600.0
SETTINGS: tuple[dict[str, Any], ...] = (
    {"ema": 0.9, "accumulate": 2},
    {"optimizer": "sgd", "schedule": "plateau", "plateau_patience": 1, "mixup": 0.4},
    {"precision": "bf16", "schedule": "cosine", "cutmix": 1.0, "clip": "norm"},
    {"ema": 0.99, "accumulate": 3, "early_stopping": True, "patience": 2},
)
"""Beside BatchNorm, dropout, augmentation and a schedule, which all of them have."""

WORKERS = (0, 2, 4)
"""Processes that read ahead."""

KINDS = len(SETTINGS) * len(WORKERS)


def kind_of(number: int) -> int:
    """Return the kind of a training: three in a row have other numbers of readers."""
    return 5 * number % KINDS


def workers_of(kind: int) -> int:
    """Return how many processes read ahead."""
    return WORKERS[kind // len(SETTINGS)]


def forked(work: Callable[[], None]) -> int:
    """Do something in a child of this process; return its id."""
    child = os.fork()
    if not child:
        _become(work)
    return child


def _become(work: Callable[[], None]) -> NoReturn:
    status = 1
    try:
        os.setpgid(0, 0)  # its own children are known by it
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


def group(leader: int) -> list[int]:
    """Return the processes that belong to one, and still run."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(ProcessLookupError, psutil.NoSuchProcess):
            if os.getpgid(process.pid) == leader:
                found.append(process)
    return [p.pid for p in found if p.is_running() and p.status() != "zombie"]


def killed(child: int, patience: float = 60.0) -> int:
    """End a child alone with SIGKILL; return how many of its own children stay.

    They are ended, too.
    """
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    end = time.monotonic() + patience
    while (left := group(child)) and time.monotonic() < end:
        time.sleep(0.02)
    for process in left:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    return len(left)


def train_in(folder: Path, kind: int, pictures: Path, told: int) -> None:
    """Train or go on, to the end, with a checkpoint after every step.

    A byte is written to `told` each time that something was done.
    """
    import torch

    from cnnstudio.engine.trainer import Trainer
    from tests.torture.resumed import project_for

    torch.set_num_threads(1)
    is_read = workers_of(kind) > 0
    trainer = Trainer(
        project_for(kind, pictures), folder, run="r", resume=True,
        checkpoint_seconds=0.0, resident=0 if is_read else None,
    )  # fmt: skip
    for _ in trainer.run():
        os.write(told, b".")
    assert (trainer.dataset.file is not None) == is_read


def undisturbed(kind: int, folder: Path, pictures: Path) -> str:
    """Train a kind of training once without a kill; return what it ends with."""
    from tests.helpers.training import result_of

    with open(os.devnull, "wb") as nobody:
        told = nobody.fileno()
        status = ended(forked(lambda: train_in(folder, kind, pictures, told)), LONG)
    assert status == 0, f"the training itself ended with {status}"
    return result_of(folder)


def attempt(
    folder: Path, kind: int, pictures: Path, chance: random.Random
) -> tuple[int, int | None]:
    """Let a training begin or go on, up to any moment; return it and how it ended.

    The status is None if it still runs: then it is to be killed now. One attempt of ten
    is disturbed before it does anything at all.
    """
    listen, told = os.pipe()
    child = forked(lambda: train_in(folder, kind, pictures, told))
    os.close(told)
    if chance.random() < 0.1:
        most, delay = 0, chance.uniform(0.0, 0.5)
    else:
        most, delay = chance.randrange(1, MOST_DONE), chance.uniform(0.0, 0.03)
    with open(listen, "rb", buffering=0) as pipe:
        for _ in range(most):
            if not pipe.read(1):
                return child, ended(child, LONG)
        return child, ended(child, delay)


def chain(
    kind: int, whole: str, folder: Path, pictures: Path, chance: random.Random
) -> Row:
    """Train with kills until one attempt reaches the end; return what came of it."""
    from tests.helpers.training import result_of

    kills = outlived = 0
    for _ in range(MOST_ATTEMPTS):
        child, status = attempt(folder, kind, pictures, chance)
        if status is None:
            outlived += killed(child)
            kills += 1
            continue
        assert status == 0, f"a resumed training ended with {status}"
        return {
            "kills": kills,
            "identical": int(result_of(folder) == whole),
            "left": len(list(folder.glob(".tmp-*"))),
            "outlived": outlived,
            "workers": workers_of(kind),
        }
    raise AssertionError(f"no end after {MOST_ATTEMPTS} kills")


def torture(kept: Kept, kills: int, seed: int, place: Path) -> None:
    """Train until so many were killed; a line for each training."""
    pictures, wholes, number = place / "pictures", dict[int, str](), seed
    while kept.total("kills") < kills:
        key, kind = str(number), kind_of(number)
        if key not in kept.rows:
            if kind not in wholes:
                wholes[kind] = undisturbed(kind, place / f"whole{kind}", pictures)
            chance = random.Random(number)
            row = chain(kind, wholes[kind], place / key, pictures, chance)
            kept.put(key, row)
            print(f"  training {key:>3}  {row}", flush=True)
        number += 1


def judge(kept: Kept) -> Row:
    """Print what came of all together; return it; exits if a result is another."""
    figures: Row = {"kills": kept.total("kills"), "runs": len(kept.rows)}
    for workers in WORKERS:
        some = [row for row in kept.rows.values() if row["workers"] == workers]
        kills, same = (sum(row[n] for row in some) for n in ("kills", "identical"))
        figures[f"kills with {workers} readers"] = kills
        print(f"  {workers} readers: {kills} kills, {same} of {len(some)} identical")
    for name in ("identical", "left", "outlived"):
        figures[name] = kept.total(name)
    if figures["identical"] < len(kept.rows):
        sys.exit("R4: a run that was killed and resumed has another result")
    if figures["left"] or figures["outlived"]:
        sys.exit("R4: files or processes of a run that was killed stay behind")
    return figures


def main() -> None:
    """Kill, until so many were killed."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture.resume")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    import tests.helpers.training  # noqa: F401
    from tests.torture.resumed import load_all, write_pictures

    load_all()
    kills, kept = FULL if given.full else QUICK, Kept("r4", full=given.full)
    print(f"R4 resume: {kills} kills, a checkpoint after every step")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        os.environ[HOME_VARIABLE] = str(place / "home")
        write_pictures(place / "pictures")
        torture(kept, kills, given.seed, place)
    kept.finish(judge(kept))


if __name__ == "__main__":
    main()
