"""A run's folder for a process that takes part in training it, but does not write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from cnnstudio.project.records import CheckpointRecord, EventRecord, RunRecord
from cnnstudio.project.run_keeping import Keeping
from cnnstudio.project.run_tables import EpochRecord, StepRecord
from cnnstudio.project.runs import RunFolder


class ReadOnlyRun(RunFolder):
    """Reads what another process writes; whatever is to be written is left out."""

    writes = False

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold nothing: the writer has the lock."""
        yield

    def write(self, record: RunRecord) -> None:
        """Leave it to the writer."""

    def update(self, **changes: Any) -> RunRecord:
        """Return what the writer has written so far."""
        return self.read()

    def append_steps(self, rows: Iterable[StepRecord], *, durable: bool = True) -> None:
        """Leave it to the writer."""

    def append_gauges(self, rows: Iterable[StepRecord]) -> None:
        """Leave it to the writer."""

    def append_epoch(self, epoch: EpochRecord) -> None:
        """Leave it to the writer."""

    def truncate(self, step: int, epochs: int) -> None:
        """Leave it to the writer."""

    def add_event(self, event: EventRecord) -> None:
        """Leave it to the writer."""

    def add_checkpoint(self, record: CheckpointRecord, **changes: Any) -> RunRecord:
        """Return what the writer has written so far."""
        return self.read()

    def thin_out(self, keeping: Keeping) -> RunRecord:
        """Return what the writer has written so far."""
        return self.read()

    def replace_checkpoint(self, old: CheckpointRecord, new: CheckpointRecord) -> None:
        """Leave it to the writer."""
