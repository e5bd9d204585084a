"""Undo, redo and the way from problem to problem: slots of the table of actions."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject

from cnnstudio.project.commands import AddNode, Command, Composite
from cnnstudio.ui.document import Document
from cnnstudio.ui.main_window import MainWindow


def added_by(command: Command) -> Iterator[str]:
    """Return the ids of the layers that a command adds."""
    if isinstance(command, AddNode):
        yield command.node.id
    elif isinstance(command, Composite):
        for step in command.commands:
            yield from added_by(step)


class Changes(QObject):
    """Takes changes back and does them again, and says in the status bar which."""

    def __init__(self, document: Document, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._stack, self._window = document.stack, window

    def undo(self) -> None:
        """Take the last change back."""
        text = self._stack.undoText()
        self._stack.undo()
        if text:
            self._window.status.say(self.tr("Undone: {0}.").format(text))

    def redo(self) -> None:
        """Do the change again that was taken back."""
        text = self._stack.redoText()
        self._stack.redo()
        if text:
            self._window.status.say(self.tr("Done again: {0}.").format(text))

    def why_not_undo(self) -> str:
        """Say that nothing was changed yet; empty if something was."""
        if self._stack.canUndo():
            return ""
        return self.tr("There is nothing to undo.")

    def why_not_redo(self) -> str:
        """Say that nothing was taken back; empty if something was."""
        if self._stack.canRedo():
            return ""
        return self.tr("There is nothing to do again.")

    def next_problem(self) -> None:
        """Go to the next problem."""
        self._window.problems.go(1)

    def previous_problem(self) -> None:
        """Go to the previous problem."""
        self._window.problems.go(-1)

    def why_no_problem(self) -> str:
        """Say that there is no problem to go to; empty if there is one."""
        if any(self._window.problems.counts()):
            return ""
        return self.tr("There are no problems.")
