"""A run's folder: what was trained, what was measured, which weights were kept.

`run.json` is written whole, through the atomic writer; `metrics.csv` (a row per step)
and `epochs.csv` are appended. One writer at a time, by a lock that ends with its
process; anybody may read.
"""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from cnnstudio.graph.text import translate
from cnnstudio.project import run_tables
from cnnstudio.project.atomic import WriteError, remove_stale_temporaries, write_atomic
from cnnstudio.project.records import (
    FORMAT,
    FOUND_OUT,
    LARGEST_JSON,
    LOCK_FILE,
    RUN_FILE,
    CheckpointRecord,
    EventRecord,
    RunError,
    RunRecord,
    Status,
    parse_record,
)
from cnnstudio.project.run_keeping import Keeping, kept
from cnnstudio.project.run_marks import read_marks
from cnnstudio.project.run_tables import (
    EpochRecord,
    StepColumns,
    StepRecord,
    read_epochs,
    read_steps,
)

__all__ = [
    "CheckpointRecord", "EpochRecord", "EventRecord", "RunError", "RunFolder",
    "RunRecord", "Status", "StepColumns", "StepRecord", "create_run", "has_writer",
    "list_runs", "new_run", "read_epochs", "read_run", "read_steps",
]  # fmt: skip

TRASH = ".trash"  # folder of the runs that were thrown away
NUMBERS_LOCK = ".numbers.lock"
FRESH_SECONDS = 300.0  # clocks of two computers may be minutes apart
STARTING_SECONDS = 60.0  # torch takes up to ten on a cold disk


class RunFolder:
    """One run's folder, for its writer. Readers use the functions below."""

    writes = True
    lock_timeout = 5.0  # seconds to wait for a writer that is about to end

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def id(self) -> str:
        """The run's id: the folder's name."""
        return self.path.name

    @property
    def exists(self) -> bool:
        """True once there is a record."""
        return (self.path / RUN_FILE).exists()

    def read(self) -> RunRecord:
        """Read `run.json`; raises `RunError`."""
        return read_run(self.path)

    def write(self, record: RunRecord) -> None:
        """Replace `run.json`; raises `WriteError`."""
        content = {k: v for k, v in asdict(record).items() if k not in FOUND_OUT}
        text = json.dumps({"format": FORMAT, **content}, indent=1, sort_keys=True)
        write_atomic(self.path / RUN_FILE, text.encode())

    def update(self, **changes: Any) -> RunRecord:
        """Change some of what `run.json` says and return the whole."""
        record = replace(self.read(), **changes)
        self.write(record)
        return record

    def note_failure(self, message: str) -> None:
        """Say why the run ended; on a full disk it stays as one that was interrupted.

        What ended the run is then still told by whoever noticed it.
        """
        with suppress(RunError, WriteError):
            self.update(status="failed", message=message)

    def note_no_start(self, message: str) -> None:
        """Say that a run which was made never began, unless someone trains in it."""
        if not self.exists or has_writer(self.path):
            return
        with suppress(RunError):
            record = self.read()
            if record.status == "running" and not record.checkpoints:
                self.note_failure(message)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the folder's lock; `RunError` if another process keeps it.

        What writers that were killed left behind is removed first.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(self.path / LOCK_FILE)
        try:
            lock.acquire(timeout=self.lock_timeout)
        except Timeout as error:
            raise RunError(
                translate(
                    "Files",
                    "Another process is training in {path}. Stop it, or start a new "
                    "run.",
                ).format(path=self.path)
            ) from error
        try:
            remove_stale_temporaries(self.path)
            if self.exists:
                self.update(host=platform.node())
            yield
        finally:
            lock.release()

    def append_steps(self, rows: Iterable[StepRecord], *, durable: bool = True) -> None:
        """Append what some steps gave."""
        run_tables.append_steps(self.path, rows, durable=durable)

    def append_epoch(self, epoch: EpochRecord) -> None:
        """Append what an epoch gave."""
        run_tables.append_epoch(self.path, epoch)

    def append_gauges(self, rows: Iterable[StepRecord]) -> None:
        """Append what the machine did at some steps."""
        run_tables.append_gauges(self.path, rows)

    def add_event(self, event: EventRecord) -> None:
        """Note something that happened to the run."""
        self.update(events=(*self.read().events, event))

    def truncate(self, step: int, epochs: int) -> None:
        """Forget what was measured behind so many steps and complete epochs."""
        run_tables.truncate(self.path, step, epochs)

    def add_checkpoint(self, record: CheckpointRecord, **changes: Any) -> RunRecord:
        """List a checkpoint that was written, and drop what it supersedes.

        Those at the end of an epoch are kept; one from inside an epoch is removed as
        soon as there is a newer one, after `run.json` has stopped naming it.
        """
        old = self.read()
        kept = tuple(
            c
            for c in old.checkpoints
            if c.is_epoch and not (record.is_epoch and c.step == record.step)
        )
        new = replace(old, checkpoints=(*kept, record), **changes)
        self.write(new)
        self._remove(old.checkpoints, new.checkpoints)
        return new

    def replace_checkpoint(self, old: CheckpointRecord, new: CheckpointRecord) -> None:
        """List `new`, which is written already, in the place of `old`; remove that."""
        before = self.read().checkpoints
        after = tuple(new if c == old else c for c in before)
        self.update(checkpoints=after)
        self._remove(before, after)

    def thin_out(self, keeping: Keeping) -> RunRecord:
        """Let go of the checkpoints that need not stay (`run_keeping.kept`)."""
        old = self.read()
        stay = kept(old.checkpoints, old.best_epoch, keeping)
        if len(stay) == len(old.checkpoints):
            return old
        new = self.update(checkpoints=stay)
        self._remove(old.checkpoints, stay)
        return new

    def _remove(
        self, before: Iterable[CheckpointRecord], after: Iterable[CheckpointRecord]
    ) -> None:
        """Remove files that `run.json` has stopped naming."""
        listed = {checkpoint.file for checkpoint in after}
        for checkpoint in before:
            if checkpoint.file not in listed:
                (self.path / checkpoint.file).unlink(missing_ok=True)


def new_run(
    runs_folder: Path,
    project_text: str,
    *,
    name: str = "",
    epochs: int = 0,
    seed: int = 0,
) -> RunFolder:
    """Make the folder of a new run with the next number; raises `WriteError`."""
    try:
        runs_folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RunError(
            translate(
                "Files",
                "Cannot make the folder {runs_folder} for the run: {reason}. "
                "Save the project elsewhere?",
            ).format(runs_folder=runs_folder, reason=error.strerror or error)
        ) from error
    with _numbering(runs_folder):
        number = 1 + max(map(_number, _names(runs_folder)), default=0)
        path = runs_folder / f"{number:04d}-{os.urandom(3).hex()}"
        return create_run(
            path, project_text, number=number, name=name, epochs=epochs, seed=seed
        )


@contextmanager
def _numbering(runs_folder: Path) -> Iterator[None]:
    """Let one process at a time take a number: two runs must not have the same.

    On a drive that knows no locks they may; their folders' names differ all the same.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(runs_folder / NUMBERS_LOCK, timeout=RunFolder.lock_timeout)
    with suppress(Timeout, OSError, NotImplementedError):
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def create_run(
    path: Path,
    project_text: str,
    *,
    number: int = 0,
    name: str = "",
    epochs: int = 0,
    seed: int = 0,
) -> RunFolder:
    """Make a run's folder of a given name (which is its id)."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RunError(
            translate("Files", "Cannot make the run's folder {path}: {reason}.").format(
                path=path, reason=error.strerror or error
            )
        ) from error
    folder = RunFolder(path)
    number = number or _number(path.name)
    folder.write(
        RunRecord(
            path.name,
            number,
            name or translate("Files", "Run {number}").format(number=number),
            time.time(),
            project=project_text,
            epochs=epochs,
            seed=seed,
        )
    )
    return folder


def list_runs(runs_folder: Path) -> tuple[RunRecord, ...]:
    """All runs, newest first; damaged ones are listed with the reason."""
    records = []
    try:
        folders = [p for p in runs_folder.iterdir() if p.is_dir()]
    except OSError:
        return ()
    for path in folders:
        if path.name.startswith("."):
            continue
        try:
            records.append(read_run(path))
        except RunError as error:
            records.append(
                RunRecord(
                    path.name, _number(path.name), path.name, status="failed",
                    folder=str(path), problem=str(error), marks=read_marks(path),
                )
            )  # fmt: skip
    return tuple(sorted(records, key=lambda r: (r.number, r.created), reverse=True))


def read_run(folder: Path) -> RunRecord:
    """Read what a run's folder says about it; raises `RunError`."""
    path = folder / RUN_FILE
    try:
        if path.stat().st_size > LARGEST_JSON:
            raise RunError(
                translate("Files", "{path} is too large to be a run's record.").format(
                    path=path
                )
            )
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RunError(
            translate("Files", "{path} cannot be read: {reason}.").format(
                path=path, reason=error.strerror or error
            )
        ) from error
    except (ValueError, RecursionError) as error:
        raise RunError(
            translate("Files", "{path} is damaged: {error}.").format(
                path=path, error=error
            )
        ) from error
    record = parse_record(path, content)
    active = record.status in ("running", "paused")
    return replace(
        record,
        folder=str(folder),
        is_interrupted=active and not _is_held(folder, record),
        marks=read_marks(folder),
    )


def _is_held(folder: Path, record: RunRecord) -> bool:
    """Tell whether a process trains here, or is about to.

    A lock cannot be fooled by a process id that is used again. Without any, whoever
    made the run in the last seconds is given the time to start; who has not come
    after that has been killed. Locks of another computer on a shared disk are often
    not seen here: then it counts whether something was written lately.
    """
    if record.host not in ("", platform.node()):
        return has_writer(folder) or _is_fresh(folder)
    if not (folder / LOCK_FILE).exists():
        return abs(time.time() - record.created) < STARTING_SECONDS
    return has_writer(folder)


def _is_fresh(folder: Path) -> bool:
    """Tell whether a table or the record was written in the last minutes."""
    times = [0.0]
    for name in (RUN_FILE, run_tables.STEPS_FILE, run_tables.EPOCHS_FILE):
        with suppress(OSError):
            times.append((folder / name).stat().st_mtime)
    return abs(time.time() - max(times)) < FRESH_SECONDS


def has_writer(folder: Path) -> bool:
    """Tell whether a process holds the lock of a run's folder."""
    from filelock import FileLock, Timeout

    path = folder / LOCK_FILE
    if not path.exists():
        return False
    try:
        with FileLock(path, timeout=0):
            return False
    except Timeout:
        return True
    # Where nothing may be written nobody trains; where nothing is locked nobody knows.
    except (OSError, NotImplementedError):
        return False


def _names(runs_folder: Path) -> list[str]:
    """Names of all runs, those in the trash too: their numbers are not used again."""
    names = [path.name for path in runs_folder.iterdir()]
    trash = runs_folder / TRASH
    return names + ([p.name for p in trash.iterdir()] if trash.is_dir() else [])


def _number(name: str) -> int:
    digits = name.partition("-")[0]
    return int(digits) if digits.isascii() and digits.isdigit() else 0
