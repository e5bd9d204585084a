"""R14: every save and checkpoint again, with the Nth call of the system failing."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import torch

from cnnstudio.engine.checkpoint import (
    Checkpoint,
    Manifest,
    Position,
    read_checkpoint,
    write_checkpoint,
)
from cnnstudio.project import atomic
from cnnstudio.project.atomic import WriteError, write_atomic
from cnnstudio.project.file_format import dumps, load, save
from cnnstudio.project.runs import RunFolder, create_run
from tests.helpers.disks import FailingDisk
from tests.helpers.graphs import tiny_project
from tests.torture.kept import Kept

CODES = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)


def trials(write: Callable[[], object], holds: Callable[[], bool]) -> int:
    """Write with every call failing in turn, in every way; return how often it did.

    Each time the old version must hold, the message name a file, and the next write
    succeed. Raises AssertionError.
    """
    count, real = 0, atomic.DISK
    for code in CODES:
        number = 0
        while True:
            number += 1
            disk = FailingDisk(code, number)
            _use(disk)
            try:
                write()
            except WriteError as error:
                if os.sep not in str(error):
                    raise AssertionError(f"no file is named: {error}") from error
            else:
                if len(disk.calls) < number:
                    break  # every call has had its turn
            finally:
                _use(real)
            count += 1
            assert holds(), f"call {number} ({disk.calls[-1]}): the old version is gone"
        write()
        assert holds()
    return count


def _use(disk: atomic.Disk) -> None:
    """Let everything that is written go through this disk."""
    defaults: dict[str, object] = write_atomic.__kwdefaults__ or {}
    defaults["disk"] = disk


def project_trials(folder: Path) -> int:
    """Save a project."""
    path = folder / "a.cnnproj"
    save(tiny_project(), path)
    text = path.read_text()
    return trials(
        lambda: save(tiny_project(), path),
        lambda: path.read_text() == text and bool(dumps(load(path).project)),
    )


def checkpoint_trials(folder: Path) -> int:
    """Write a checkpoint."""
    weights = {"a": torch.arange(1000.0)}
    made = Checkpoint(Manifest("r", 0, Position(step=1)), weights, {})
    known = write_checkpoint(folder, made, is_epoch=True)

    def holds() -> bool:
        read = read_checkpoint(folder / known.file, known.hash)
        return torch.equal(read.weights["a"], weights["a"])

    return trials(lambda: write_checkpoint(folder, made, is_epoch=True), holds)


def record_trials(folder: Path) -> int:
    """Write the record of a run."""
    run = create_run(folder / "0001-aa", "text", number=1)
    before = run.read()

    def write() -> None:
        RunFolder(run.path).write(before)

    return trials(write, lambda: run.read() == before)


def table(kept: Kept, _seed: int) -> None:
    """Print how often a save was made to fail; it is quick, so always in full."""
    print("R14 failing disks: every call of every save, in four ways")
    parts = {
        "project": project_trials,
        "checkpoint": checkpoint_trials,
        "run.json": record_trials,
    }
    figures = {}
    for name, part in parts.items():
        with tempfile.TemporaryDirectory() as place:
            count = figures[name] = part(Path(place))
        print(f"  {name:<12}{count:>5} failures, the old version whole after each")
    kept.finish(figures)
