"""What a page shows while it waits for an answer, and what is said without one."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from cnnstudio.bridge.message import Studied, Study
from cnnstudio.ui.viewer.inspect_model import Looking
from cnnstudio.ui.viewer.studies import Studies
from cnnstudio.ui.widgets.tiles import EmptyState

A = TypeVar("A", bound=Studied)


def of_data(looking: Looking) -> Looking:
    """Return what is looked at for a question about many images, whichever is shown."""
    part = "validation" if looking["part"] == "own" else looking["part"]
    return {**looking, "index": 0, "part": part}


class AnswerStack(QStackedWidget):
    """The content of a page, or a sentence in its place as long as there is no answer.

    An older answer about the same layer stays until the new one is here.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = EmptyState("eye", "", "")
        self.content = content
        self.addWidget(self.empty)
        self.addWidget(content)

    def follow(self, studies: Studies, question: Study, kind: type[A]) -> A | None:
        """Ask a question; return what is to be shown, if anything is."""
        found = studies.ask(question, kind)
        if found is None and not studies.refusal(question):
            older = studies.newest(type(question), kind)
            node = getattr(older, "node", question.node)
            same = older is not None and older.subject == question.subject
            found = older if same and node == question.node else None
        if found is None:
            self._tell(studies, question)
        self.setCurrentWidget(self.empty if found is None else self.content)
        return found

    def _tell(self, studies: Studies, question: Study) -> None:
        refusal = studies.refusal(question)
        if refusal:
            self.empty.set_text(self.tr("There is nothing to show here"), refusal)
            return
        done, total = studies.progress(type(question)) or (0, 0)
        text = self.tr("The engine answers between two steps of its work.")
        if total:
            text = self.tr("{0} of {1} parts are done.").format(done, total)
        self.empty.set_text(self.tr("This is being measured"), text)
