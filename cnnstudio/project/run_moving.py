"""Runs follow their project to another file: moved, or copied without taking room.

A run's folder appears at its new place whole or not at all: it is made under a name
that nobody lists, and renamed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from cnnstudio.graph.text import translate
from cnnstudio.project.records import LOCK_FILE, RunError

CHECKPOINTS = ".ckpt"  # never changed once they are written, so they can be shared


def move_runs(runs: Iterable[Path], target: Path) -> dict[Path, Path]:
    """Move runs' folders below `target`; return where each is now.

    One that is not there (any more) is left out. Raises `RunError` for the first that
    cannot be moved: it stays where it was.
    """
    return _brought(runs, target, _move)


def copy_runs(runs: Iterable[Path], target: Path) -> dict[Path, Path]:
    """Copy runs' folders below `target`; checkpoints are shared where the drive can.

    Returns where each copy is; raises `RunError` for the first that cannot be copied.
    """
    return _brought(runs, target, _copy)


def _brought(
    runs: Iterable[Path], target: Path, bring: Callable[[Path, Path], None]
) -> dict[Path, Path]:
    places: dict[Path, Path] = {}
    for run in runs:
        place = target / run.name
        if not run.is_dir() or place.exists():
            continue
        try:
            target.mkdir(parents=True, exist_ok=True)
            bring(run, place)
        except OSError as error:
            raise _refused(run, target, error) from error
        places[run] = place
    return places


def _move(run: Path, place: Path) -> None:
    try:
        run.rename(place)
    except OSError:  # on another drive
        _copy(run, place)
        shutil.rmtree(run, ignore_errors=True)


def _copy(run: Path, place: Path) -> None:
    unlisted = place.parent / f".{place.name}"
    shutil.rmtree(unlisted, ignore_errors=True)  # of a copy that was cut off
    try:
        shutil.copytree(
            run,
            unlisted,
            copy_function=link_or_copy,
            ignore=shutil.ignore_patterns(LOCK_FILE),
        )
        unlisted.rename(place)
    except OSError:
        shutil.rmtree(unlisted, ignore_errors=True)
        raise


def link_or_copy(source: str, target: str) -> None:
    """Have a file at another place too; a checkpoint is shared where that can be."""
    if source.endswith(CHECKPOINTS):
        try:
            os.link(source, target)
            return
        except OSError:
            pass  # a drive without links, or another one
    shutil.copy2(source, target)


def _refused(run: Path, target: Path, error: OSError) -> RunError:
    text = translate("Files", "The run in {run} cannot be kept in {folder}: {reason}.")
    return RunError(text.format(run=run, folder=target, reason=error.strerror or error))
