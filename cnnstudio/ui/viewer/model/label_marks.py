"""Marks on images whose label is held to be wrong; they stay with the run."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from cnnstudio.project.atomic import WriteError
from cnnstudio.project.label_marks import MarksError, read_marks, write_marks


class HasFolder(Protocol):
    """A run, as far as its marks need it."""

    @property
    def id(self) -> str: ...
    @property
    def folder(self) -> Path: ...


class LabelMarks(QObject):
    """Knows the marks of the run that is looked at; `changed` follows each.

    `problem` says why they can be neither read nor kept; empty if they can.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run: HasFolder | None = None
        self._marks: dict[str, frozenset[int]] = {}
        self.problem = ""

    def follow(self, run: HasFolder) -> None:
        """Use the marks of a run; they are read when it is another one."""
        if self._run is not None and run.id == self._run.id:
            return
        self._run, self.problem = run, ""
        try:
            self._marks = read_marks(run.folder) if run.id else {}
        except MarksError as error:
            self._marks, self.problem = {}, str(error)
        self.changed.emit()

    def of_part(self, part: str) -> frozenset[int]:
        """Return the places of the marked images of a part."""
        return self._marks.get(part, frozenset())

    def turn(self, part: str, place: int) -> None:
        """Mark an image, or take its mark; what cannot be kept is not marked."""
        if self._run is None or not self._run.id:
            return
        before = self.of_part(part)
        marks = {**self._marks, part: before ^ {place}}
        try:
            read_marks(self._run.folder)  # never over a file that is not understood
            write_marks(self._run.folder, marks)
        except (MarksError, WriteError) as error:
            self.problem = str(error)
        else:
            self._marks, self.problem = marks, ""
        self.changed.emit()
