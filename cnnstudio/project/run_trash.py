"""Runs that were thrown away, until somebody wants them back or empties the trash.

The trash is `.trash` inside of the runs' folder: throwing away and bringing back are
one rename each, so a run is at one place or at the other, and whole.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from cnnstudio.graph.text import translate
from cnnstudio.project.records import RunError, RunRecord
from cnnstudio.project.runs import TRASH, has_writer, list_runs


def trash_folder(runs_folder: Path) -> Path:
    """Return where the runs of a folder go that are thrown away."""
    return runs_folder / TRASH


def trash_run(folder: Path) -> Path:
    """Throw a run away; return where it is now. Raises `RunError`.

    One that trains, here or elsewhere, is refused.
    """
    if has_writer(folder):
        text = translate("Files", "The run in {path} is training. Stop it first.")
        raise RunError(text.format(path=folder))
    return _moved(folder, trash_folder(folder.parent) / folder.name)


def restore_run(trashed: Path) -> Path:
    """Bring a run back from the trash; return where it is now. Raises `RunError`."""
    return _moved(trashed, trashed.parent.parent / trashed.name)


def trashed_runs(runs_folder: Path) -> tuple[RunRecord, ...]:
    """Return the runs in the trash, newest first."""
    return list_runs(trash_folder(runs_folder))


def delete_for_good(trashed: Path) -> None:
    """Delete a run that lies in the trash; raises `RunError`.

    It is taken out of sight first, so that one half deleted is never listed.
    """
    if trashed.parent.name != TRASH:
        text = translate("Files", "{path} is not in the trash, so it is not deleted.")
        raise RunError(text.format(path=trashed))
    gone = trashed.with_name(f".{trashed.name}")
    try:
        shutil.rmtree(gone, ignore_errors=True)  # of one that was cut off
        trashed.rename(gone)
        shutil.rmtree(gone)
    except OSError as error:
        text = translate("Files", "{path} cannot be deleted: {reason}.")
        reason = error.strerror or error
        raise RunError(text.format(path=trashed, reason=reason)) from error


def folder_size(folder: Path) -> int:
    """Return how many bytes the files of a run take."""
    try:
        return sum(p.lstat().st_size for p in folder.iterdir() if p.is_file())
    except OSError:  # it went away meanwhile
        return 0


def _moved(source: Path, target: Path) -> Path:
    try:
        if target.exists():
            text = translate("Files", "There is a run in {path} already.")
            raise RunError(text.format(path=target))
        target.parent.mkdir(exist_ok=True)
        source.rename(target)
    except OSError as error:
        text = translate("Files", "{path} cannot be moved to {target}: {reason}.")
        reason = error.strerror or error
        raise RunError(
            text.format(path=source, target=target.parent, reason=reason)
        ) from error
    return target
