"""What answers without a network of one's own say: asked for, and kept to compare."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.study_messages import BaselineAnswered, RunBaseline
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import ProjectChange
from cnnstudio.ui.data.questions import Questions
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient

METHODS = ("knn", "softmax", "svm")
MOST_NEIGHBORS, MOST_EPOCHS = 100, 1_000


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: a method with its numbers."""

    method: str = "knn"
    k: int = 5
    distance: str = "l2"
    epochs: int = 20


class Baselines(QObject):
    """The wish, and the last answer of each method; `changed` tells.

    Answers are of the data as they are: other data or parts forget them.
    """

    changed = Signal()

    def __init__(
        self, document: Document, client: EngineClient, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self.wish = Wish()
        self.answers: dict[str, tuple[Wish, BaselineAnswered]] = {}
        self.busy = self.problem = ""
        self.part = 0.0
        self._asked = Wish()
        self._questions = Questions(client, self)
        self._questions.answered.connect(self._answered)
        self._questions.failed.connect(self._failed)
        self._questions.progressed.connect(self._progressed)
        document.changed.connect(self._changed)
        document.reset.connect(self.forget)

    @property
    def shown(self) -> BaselineAnswered | None:
        """The answer of the method that is chosen."""
        found = self.answers.get(self.wish.method)
        return found[1] if found is not None else None

    def choose(self, wish: Wish) -> None:
        """Ask for something else, next time."""
        self.wish = wish
        self.changed.emit()

    def run(self) -> None:
        """Have the wish answered; an older question is not answered any more."""
        wish = self._asked = self.wish
        self.busy, self.problem, self.part = self.tr("Starting"), "", 0.0
        text = dumps(self._document.project)
        self._questions.ask(
            RunBaseline(0, text, wish.method, wish.k, wish.distance, wish.epochs)
        )
        self.changed.emit()

    def cancel(self) -> None:
        """End what runs."""
        self._questions.cancel("baseline")
        self._say()

    def forget(self) -> None:
        """Forget all answers: the data are others."""
        self._questions.cancel("baseline")
        self.answers = {}
        self._say()

    def _changed(self, change: ProjectChange) -> None:
        if change.settings == "dataset":
            self.forget()

    def _answered(self, answer: object) -> None:
        if not isinstance(answer, BaselineAnswered):
            return
        if not answer.problem:
            self.answers[self._asked.method] = self._asked, answer
        self._say(problem=answer.problem)

    def _failed(self, _kind: str, sentence: str) -> None:
        self._say(problem=sentence)

    def _progressed(self, text: str, part: float) -> None:
        self._say(busy=text, part=part)

    def _say(self, busy: str = "", problem: str = "", part: float = 0.0) -> None:
        self.busy, self.problem, self.part = busy, problem, part
        self.changed.emit()
