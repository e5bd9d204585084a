"""Requests on their way from the thread that reads to the one that works."""

from __future__ import annotations

import threading
from collections import deque

from cnnstudio.bridge.engine_messages import Notice
from cnnstudio.bridge.look_messages import CancelCapture, Capture, ShowDocument
from cnnstudio.bridge.message import Message, Study
from cnnstudio.bridge.run_messages import StartRun, StopAcknowledged, StopRun
from cnnstudio.graph.text import translate

# Of these only the newest in the queue is of interest to anybody.
_REPLACED_BY: dict[type[Message], type[Message]] = {
    ShowDocument: ShowDocument,
    Capture: Capture,
    CancelCapture: Capture,
}


def _replaced_by(message: Message) -> type[Message] | None:
    """Return the kind of those waiting that a message takes the place of."""
    if isinstance(message, Study):
        return type(message)
    return _REPLACED_BY.get(type(message))


class Inbox:
    """A queue of requests; a stop is acknowledged before the worker has time for it."""

    def __init__(self) -> None:
        self._waiting: deque[Message] = deque()
        self._runs: list[str] = []
        self._changed = threading.Condition()

    def put(self, message: Message) -> Message | None:
        """Add a request; return what can be answered at once."""
        answer: Message | None = None
        with self._changed:
            replaced = _replaced_by(message)
            if replaced is not None:
                kept = [m for m in self._waiting if not isinstance(m, replaced)]
                self._waiting = deque(kept)
            if isinstance(message, StartRun):
                self._runs.append(message.run)
            elif isinstance(message, StopRun):
                if not self._runs:
                    return Notice(translate("Engine", "There is no run to stop."))
                answer = StopAcknowledged(self._runs[0])
            self._waiting.append(message)
            self._changed.notify()
        return answer

    def take(self, timeout: float | None = 0.0) -> Message | None:
        """Return the next request; with None wait for one, else as long as told."""
        if timeout == 0.0 and not self._waiting:
            return None  # asked between any two steps: no lock
        with self._changed:
            self._changed.wait_for(lambda: bool(self._waiting), timeout)
            return self._waiting.popleft() if self._waiting else None

    @property
    def has_runs(self) -> bool:
        """True while a run trains or waits for its turn."""
        return bool(self._runs)

    def run_is_over(self, run: str) -> None:
        """Tell that a run has ended or was refused: it cannot be stopped any more."""
        with self._changed:
            if run in self._runs:
                self._runs.remove(run)
