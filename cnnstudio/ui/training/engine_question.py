"""A question to the engine, answered once: with a message, or with a sentence."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import ClassVar

from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.message import Message
from cnnstudio.ui.engine_client import EngineClient

FIRST = 1 << 20
"""Numbers of these requests begin here: those of other askers are never as high."""


class EngineQuestion(QObject):
    """Asks and waits; `answered` has a message of the awaited kind, or a sentence.

    Messages of the kind `progress`, if there is one, come as `told` before.
    """

    answered = Signal(object)
    told = Signal(object)
    _numbers: ClassVar[count[int]] = count(FIRST)

    def __init__(
        self,
        client: EngineClient,
        answer: type[Message],
        progress: type[Message] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._answer_kind, self._progress_kind = answer, progress
        self.request = 0
        self.waits = False
        client.received.connect(self._received)
        client.died.connect(self._engine_died)

    def ask(self, make: Callable[[int], Message]) -> None:
        """Send what `make` makes of a number; an older question is dropped."""
        self.request = next(self._numbers)
        self.waits = True
        self._client.submit(make(self.request))

    def drop(self) -> None:
        """Wait for no answer any more."""
        self.waits = False

    def _received(self, message: Message) -> None:
        if not self.waits or getattr(message, "request", None) != self.request:
            return
        if isinstance(message, RequestFailed):
            self._answer(message.message)
        elif isinstance(message, self._answer_kind):
            self._answer(message)
        elif self._progress_kind and isinstance(message, self._progress_kind):
            self.told.emit(message)

    def _engine_died(self, _reason: str) -> None:
        if self.waits:
            self._answer(self.tr("The engine ended before it could answer."))

    def _answer(self, answer: object) -> None:
        self.waits = False
        self.answered.emit(answer)
