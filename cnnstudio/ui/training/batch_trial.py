"""One batch through a throw-away network, before a whole run is spent on it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.run_messages import BatchTried, TryBatch
from cnnstudio.ui.engine_client import EngineClient


class BatchTrial(QObject):
    """Asks the engine and waits for the answer; `answered` has it, or a sentence."""

    answered = Signal(object)

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._request = 0
        self.waits = False
        client.received.connect(self._received)
        client.died.connect(self._engine_died)

    def ask(self, project: str) -> None:
        """Try one batch of a project, given as the text of its file."""
        self._request += 1
        self.waits = True
        self._client.submit(TryBatch(self._request, project))

    def _received(self, message: Message) -> None:
        if not self.waits or not isinstance(message, BatchTried | RequestFailed):
            return
        if message.request == self._request:
            sentence = getattr(message, "message", "")
            self._answer(sentence or message)

    def _engine_died(self, _reason: str) -> None:
        if self.waits:
            self._answer(self.tr("The engine ended while it tried the batch."))

    def _answer(self, answer: object) -> None:
        self.waits = False
        self.answered.emit(answer)
