"""Samples whose labels may be wrong: the trained network is sure of another class."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple, cast

import numpy as np
from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.data_messages import Part, SamplesShown, ShowSamples
from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.evaluation_messages import Judged
from cnnstudio.bridge.look_messages import Evaluate, Evaluated
from cnnstudio.project.file_format import dumps
from cnnstudio.ui.data.parts import PARTS
from cnnstudio.ui.data.questions import Questions, next_number
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient

MOST, SIDE = 60, 160
"""At most so many are listed, with pictures of at most so many pixels a side."""

SURE = 0.6
"""From this probability of another class on, the network disagrees with conviction."""


class Suspect(NamedTuple):
    """A sample of a part: what its label says, what the network says, and the loss."""

    place: int
    label: str
    predicted: str
    probability: float
    loss: float


def suspects_in(found: Evaluated) -> list[Suspect]:
    """Return the samples that the network confidently gives another class.

    Those with the largest loss, −ln of the probability of their label, come first.
    """
    wrong = (found.predicted != found.labels) & (found.probability >= SURE)
    places = np.flatnonzero(wrong)
    order = np.argsort(found.of_label[places], kind="stable")[:MOST]
    return [
        Suspect(
            int(place),
            found.classes[int(found.labels[place])],
            found.classes[int(found.predicted[place])],
            float(found.probability[place]),
            -math.log(max(1e-12, float(found.of_label[place]))),
        )
        for place in places[order]
    ]


class Suspects(QObject):
    """Has them looked for in a part, and shows their pictures; `changed` tells.

    `why_not` says why there is no trained network to ask, or nothing.
    """

    changed = Signal()

    def __init__(
        self,
        document: Document,
        client: EngineClient,
        why_not: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._client = document, client
        self.why_not = why_not
        self.part: Part = "train"
        self.found: list[Suspect] | None = None
        self.pictures: SamplesShown | None = None
        self.problem = ""
        self.busy = False
        self._reason = why_not()
        self._request = -1
        self._questions = Questions(client, self)
        self._questions.answered.connect(self._shown)
        client.on(Evaluated, self._evaluated)
        client.on(Judged, self._judged)
        client.on(RequestFailed, self._refused)
        client.died.connect(self._died)
        document.reset.connect(self.forget)

    def choose_part(self, part: object) -> None:
        """Look in another part."""
        if part in PARTS:
            self.part = cast("Part", part)
            self.forget()

    def ask_again(self) -> None:
        """Tell if there is a trained network now, or none any more."""
        if self.why_not() != self._reason:
            self._reason = self.why_not()
            self.changed.emit()

    def look(self) -> None:
        """Have every sample of the part judged by the weights of now."""
        if self.why_not() or self.busy:
            return
        self.forget()
        self.busy, self._request = True, next_number()
        self._client.submit(
            Evaluate(request=self._request, subject="run", part=self.part)
        )
        self.changed.emit()

    def forget(self) -> None:
        """Show nothing: it is not of these data, or not of these weights."""
        self.found, self.pictures, self.problem = None, None, ""
        self.busy, self._request = False, -1
        self.changed.emit()

    def _evaluated(self, answer: Evaluated) -> None:
        if answer.request != self._request:
            return
        self.busy = False
        self.found = suspects_in(answer)
        if self.found:
            places = tuple(suspect.place for suspect in self.found)
            text = dumps(self._document.project)
            asked = ShowSamples(0, text, self.part, -1, 0, MOST, SIDE, places)
            self._questions.ask(asked)
        self.changed.emit()

    def _judged(self, answer: Judged) -> None:
        if answer.request == self._request:
            self._fail(self.tr(
                "The samples of these data do not have one class each, so there is no "
                "label to deny."
            ))  # fmt: skip

    def _shown(self, answer: object) -> None:
        if isinstance(answer, SamplesShown) and not answer.problem:
            self.pictures = answer
            self.changed.emit()

    def _refused(self, answer: RequestFailed) -> None:
        if answer.request == self._request:
            self._fail(answer.message)

    def _died(self, reason: str) -> None:
        if self.busy:
            self._fail(reason)

    def _fail(self, sentence: str) -> None:
        self.busy, self._request, self.problem = False, -1, sentence
        self.changed.emit()
