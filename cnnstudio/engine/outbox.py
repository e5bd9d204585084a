"""What the engine has to tell the window, kept until the pipe takes it.

The window may be busy while the engine goes on; what waits stays small all the same:
steps are merged into one message and of pictures only the newest is kept.
"""

from __future__ import annotations

import dataclasses
import threading
from collections import deque

import numpy as np

from cnnstudio.bridge.look_messages import Maps
from cnnstudio.bridge.message import FloatArray, Message
from cnnstudio.bridge.run_messages import StepsEnded


class Outbox:
    """A queue of events from any thread to the one that writes."""

    def __init__(self) -> None:
        self._waiting: deque[Message] = deque()
        self._changed = threading.Condition()
        self._closed = False

    def put(self, message: Message) -> None:
        """Add an event; nothing is added any more once the box is closed."""
        with self._changed:
            if self._closed:
                return
            if isinstance(message, Maps):
                self._drop_maps()
            last = self._waiting[-1] if self._waiting else None
            if (
                isinstance(message, StepsEnded)
                and isinstance(last, StepsEnded)
                and last.run == message.run
            ):
                self._waiting[-1] = merged(last, message)
            else:
                self._waiting.append(message)
            self._changed.notify()

    def take(self) -> Message | None:
        """Wait for the next event; None once the box is closed and empty."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closed)
            return self._waiting.popleft() if self._waiting else None

    def close(self) -> None:
        """Take nothing more; what waits can still be taken."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _drop_maps(self) -> None:
        kept = [message for message in self._waiting if not isinstance(message, Maps)]
        if len(kept) < len(self._waiting):
            self._waiting = deque(kept)


def merged(first: StepsEnded, second: StepsEnded) -> StepsEnded:
    """Return both as one: all steps, and the progress that the second tells."""
    return dataclasses.replace(
        second,
        step=np.concatenate([first.step, second.step]),
        values={
            name: np.concatenate([_column(first, name), _column(second, name)])
            for name in {**first.values, **second.values}
        },
    )


def _column(steps: StepsEnded, name: str) -> FloatArray:
    """Return a series of a message; not-a-number if it was not measured."""
    missing = np.full(len(steps.step), np.nan, np.float32)
    return steps.values.get(name, missing)
