"""The one adapter between the document's commands and Qt's undo stack."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QUndoCommand

from cnnstudio.project.commands import Command
from cnnstudio.project.project import Project


class UndoAdapter(QUndoCommand):
    """Carries one command. Never given a parent: Python children of QUndoCommand
    crash in PySide6 6.8 to 6.12, so several steps are one `Composite` instead.
    """

    _ids: ClassVar[dict[object, int]] = {}

    def __init__(
        self, command: Command, project: Project, *, done: bool, alone: bool = False
    ) -> None:
        super().__init__(command.text)
        self._command, self._project, self._done = command, project, done
        self._alone = alone

    def redo(self) -> None:
        """Do it; the first time it has been done before it was pushed."""
        if self._done:
            self._done = False
        else:
            self._command.redo(self._project)

    def undo(self) -> None:
        """Take it back."""
        self._command.undo(self._project)

    def id(self) -> int:
        """Commands that may merge share an id of 0 or more; -1: never merges."""
        key = None if self._alone else self._command.merge_key
        return -1 if key is None else self._ids.setdefault(key, len(self._ids))

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, UndoAdapter):
            return False
        both = self._command.merged_with(other._command)
        if both is None:
            return False
        self._command = both
        self.setText(both.text)
        return True
