"""What is new in a run's folder, for somebody who follows it while others train.

Only sizes and times are looked at until a file has grown, and then only its new lines
are read: so a run on a shared disk can be followed every second. Nothing is locked,
and nothing is written.
"""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass, field
from pathlib import Path

from cnnstudio.project.records import RUN_FILE, RunError, RunRecord
from cnnstudio.project.run_tables import (
    EPOCHS_FILE,
    LAYERS_FILE,
    MACHINE_FILE,
    STEPS_FILE,
    EpochRecord,
    StepColumns,
    epochs_of,
    merged,
    names_of,
    steps_of,
)
from cnnstudio.project.runs import read_run

_Seen = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class News:
    """What has come since the last look.

    `starts_anew` if a table was written afresh, as by a resume: then `steps` and
    `epochs` are all there are. `record` is None as long as `run.json` is the same.
    """

    steps: StepColumns = field(default_factory=StepColumns)
    epochs: tuple[EpochRecord, ...] = ()
    record: RunRecord | None = None
    starts_anew: bool = False

    @property
    def is_empty(self) -> bool:
        """True if nothing has come."""
        tables = self.steps.step or self.epochs
        return not (tables or self.record or self.starts_anew)


class _Table:
    """A table that others append to, read from where it was left."""

    def __init__(self, path: Path) -> None:
        self._path, self._offset, self._file = path, 0, 0
        self.names: list[str] = []

    def is_another(self) -> bool:
        """True if the file is not the one that was read, or lost lines of it."""
        if not self._offset:
            return False
        try:
            known = self._path.stat()
        except FileNotFoundError:
            return True
        return known.st_ino != self._file or known.st_size < self._offset

    def begin(self) -> None:
        """Read from the start at the next look."""
        self._offset, self.names = 0, []

    def rows(self) -> list[list[str]]:
        """Return the whole lines behind those that were read."""
        try:
            if self._offset and self._path.stat().st_size == self._offset:
                return []
            with self._path.open("rb") as file:
                self._file = os.fstat(file.fileno()).st_ino
                file.seek(self._offset)
                content = file.read()
        except FileNotFoundError:
            return []
        whole = content[: content.rfind(b"\n") + 1]
        self._offset += len(whole)
        rows = list(csv.reader(whole.decode(errors="replace").splitlines()))
        if rows and not self.names:
            self.names = names_of(rows.pop(0))
        return [row for row in rows if len(row) == len(self.names)]


class RunTail:
    """Follows one run's folder; `look` costs three calls to the disk if all is old."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._steps = _Table(folder / STEPS_FILE)
        self._seldom = [_Table(folder / name) for name in (LAYERS_FILE, MACHINE_FILE)]
        self._epochs = _Table(folder / EPOCHS_FILE)
        self._record: _Seen | None = None

    def look(self) -> News:
        """Return what has come since the last look; raises `RunError`.

        The first look finds everything.
        """
        anew = self._steps.is_another() or self._epochs.is_another()
        if anew:
            for table in (self._steps, *self._seldom, self._epochs):
                table.begin()
        # The record last: it is written behind the tables, so none runs ahead of them.
        steps, epochs = self._steps.rows(), self._epochs.rows()
        seldom = [(table, table.rows()) for table in self._seldom]
        return News(
            merged(
                steps_of(self._steps.names, steps),
                [steps_of(table.names, rows) for table, rows in seldom],
            ),
            epochs_of(self._epochs.names, epochs),
            self._new_record(),
            anew,
        )

    def _new_record(self) -> RunRecord | None:
        try:
            known = (self._folder / RUN_FILE).stat()
        except OSError as error:
            raise RunError(str(error)) from error
        seen = known.st_ino, known.st_size, known.st_mtime_ns
        if seen == self._record:
            return None
        self._record = seen
        return read_run(self._folder)
