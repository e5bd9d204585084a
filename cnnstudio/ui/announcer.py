"""What a screen reader says by itself: problems that come and go, nothing else.

How a run goes is told by `ui/training/run_announcer.py`.
"""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.ui.document import Document


class Announcer(QObject):
    """Says sentences for a window; `said` carries each, for whoever listens too."""

    said = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def say(self, text: str) -> None:
        """Have a sentence read, after what is being read."""
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self._window, text)
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
            QAccessible.updateAccessibility(event)
        self.said.emit(text)


class ProblemAnnouncer(Announcer):
    """Says when a problem appears or goes; notes are no problems."""

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._known = _problems(document)
        document.reset.connect(self._forget)
        document.validated.connect(self._compare)

    def _forget(self) -> None:
        """Another project is open: what is wrong with it has not just happened."""
        self._known = _problems(self._document)

    def _compare(self) -> None:
        before, self._known = self._known, _problems(self._document)
        new, gone = self._known - before, before - self._known
        count = self._known.total()
        if new:
            (_, name, message), *more = new
            text = self.tr("New problem: {0}: {1}.").format(name, message.rstrip("."))
            if more:
                text += " " + self.tr("And {0} more.").format(new.total() - 1)
            self.say(text)
        elif gone and not count:
            self.say(self.tr("No problems are left."))
        elif gone:
            text = self.tr("A problem is gone; {0} left.")
            self.say(text.format(count))


def _problems(document: Document) -> Counter[tuple[str, str, str]]:
    """Count what is wrong, in words: a problem that only moves on is the same."""
    return Counter(
        (finding.network, _name(document, finding), finding.message)
        for finding in document.findings
        if finding.severity is not Severity.NOTE
    )


def _name(document: Document, finding: Finding) -> str:
    node = document.project.graph_of(finding.network).nodes.get(finding.node)
    return node.name if node is not None else document.title
