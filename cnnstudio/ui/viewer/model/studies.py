"""Questions to the engine about a network: asked once, answered, remembered."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from itertools import count
from typing import TypeVar, cast

import numpy as np
from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.look_messages import CancelStudy, StudyProgress, WeightsShown
from cnnstudio.bridge.message import Message, Studied, Study
from cnnstudio.ui.viewer.model.subject import EnginePort

# The engine answers by number: these are told from those of other panels.
_FIRST_REQUEST = 3_000_000
_MOST_BYTES = 128 * 2**20
"""Answers that are remembered."""

A = TypeVar("A", bound=Studied)


@dataclass(slots=True)
class _Asked:
    """A question under way, and how far it has come."""

    question: Study
    key: object
    done: int = 0
    total: int = 0


class Studies(QObject):
    """Asks a question unless it is known or under way; the newest of a kind wins.

    Answers are remembered for the weights they are true of (`weights_key`), the least
    recently used are forgotten. `changed` follows every answer, refusal and progress.
    """

    changed = Signal()

    def __init__(
        self,
        client: EnginePort,
        weights_key: Callable[[Study], object],
        is_held: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._client, self._weights_key = client, weights_key
        self._is_held = is_held
        self._requests = count(_FIRST_REQUEST)
        self._waiting: dict[type[Study], _Asked] = {}
        self._known: OrderedDict[object, Studied | str] = OrderedDict()
        self._sizes: dict[object, int] = {}
        client.received.connect(self._receive)
        client.died.connect(self._engine_died)

    def ask(self, question: Study, answer: type[A]) -> A | None:
        """Return the answer if it is known; else ask for it, unless that was done.

        `answer` is the kind of the answer. None while it is under way, if it was
        refused (`refusal`), or while the engine does not have the weights.
        """
        key = self._key(question)
        known = self._known.get(key)
        if known is not None:
            self._known.move_to_end(key)
            return known if isinstance(known, answer) else None
        asked = self._waiting.get(type(question))
        same = asked is not None and asked.key == key
        if not same and self._client.engine is not None and self._is_held():
            numbered = replace(question, request=next(self._requests))
            self._waiting[type(question)] = _Asked(numbered, key)
            self._client.submit(numbered)
        return None

    def known(self, question: Study, answer: type[A]) -> A | None:
        """Return the answer if it is known; nothing is asked."""
        known = self._known.get(self._key(question))
        return known if isinstance(known, answer) else None

    def newest(self, question: type[Study], answer: type[A]) -> A | None:
        """Return the last answer to any question of a kind: to be shown meanwhile."""
        for key, known in reversed(self._known.items()):
            if isinstance(known, answer) and cast("_Key", key)[0] is question:
                return known
        return None

    def of_other_weights(self, question: Study, answer: type[A]) -> A | None:
        """Return the last answer to this question for whatever weights."""
        here = cast("_Key", self._key(question))
        for key, known in reversed(self._known.items()):
            if isinstance(known, answer) and here.asks_as(cast("_Key", key)):
                return known
        return None

    def is_under_way(self, question: Study) -> bool:
        """True while this question is being answered, for whatever weights."""
        asked = self._waiting.get(type(question))
        here = cast("_Key", self._key(question))
        return asked is not None and here.asks_as(cast("_Key", asked.key))

    def refusal(self, question: Study) -> str:
        """Why a question could not be answered, as a sentence; empty if it was not."""
        known = self._known.get(self._key(question))
        return known if isinstance(known, str) else ""

    def progress(self, question: type[Study]) -> tuple[int, int] | None:
        """How much is done, of how much (0: nobody knows); None if nothing is."""
        asked = self._waiting.get(question)
        return None if asked is None else (asked.done, asked.total)

    def waits_for(self, question: Study) -> bool:
        """True while this very question is under way."""
        asked = self._waiting.get(type(question))
        return asked is not None and asked.key == self._key(question)

    def ask_again(self, question: Study) -> None:
        """Forget what is known of a question: the next `ask` has it answered anew."""
        self._forget(self._key(question))

    def cancel(self, question: type[Study]) -> None:
        """Do not wait for a question of this kind any more."""
        asked = self._waiting.pop(question, None)
        if asked is not None:
            self._client.submit(CancelStudy(asked.question.request))
            self.changed.emit()

    def _key(self, question: Study) -> object:
        values = tuple(
            getattr(question, f.name) for f in fields(question) if f.name != "request"
        )
        return _Key((type(question), self._weights_key(question), values))

    def _receive(self, message: Message) -> None:
        match message:
            case Studied():
                self._take(message.request, message)
            case RequestFailed():
                self._take(message.request, message.message)
            case StudyProgress():
                asked = self._asked(message.request)
                if asked is not None:
                    asked.done, asked.total = message.done, message.total
                    self.changed.emit()
            case WeightsShown():
                self._forget_refusals()  # what was missing may be there now

    def _asked(self, request: int) -> _Asked | None:
        for asked in self._waiting.values():
            if asked.question.request == request:
                return asked
        return None

    def _take(self, request: int, answer: Studied | str) -> None:
        asked = self._asked(request)
        if asked is None:
            return
        del self._waiting[type(asked.question)]
        self._known[asked.key] = answer
        self._sizes[asked.key] = 0 if isinstance(answer, str) else size_of(answer)
        while sum(self._sizes.values()) > _MOST_BYTES and len(self._known) > 1:
            self._forget(next(iter(self._known)))
        self.changed.emit()

    def _forget(self, key: object) -> None:
        self._known.pop(key, None)
        self._sizes.pop(key, None)

    def _engine_died(self, _reason: str) -> None:
        self._waiting.clear()
        self._forget_refusals()
        self.changed.emit()

    def _forget_refusals(self) -> None:
        refused = [key for key, known in self._known.items() if isinstance(known, str)]
        for key in refused:
            self._forget(key)


class _Key(tuple[object, ...]):
    """Kind, weights and values of a question."""

    __slots__ = ()

    def asks_as(self, other: _Key) -> bool:
        """True if another question is the same but for the weights."""
        return (self[0], self[2]) == (other[0], other[2])


def size_of(message: Message) -> int:
    """Return the bytes of a message's arrays."""
    total = 0
    for field in fields(message):
        value = getattr(message, field.name)
        held = value.values() if isinstance(value, Mapping) else (value,)
        total += sum(one.nbytes for one in held if isinstance(one, np.ndarray))
    return total
