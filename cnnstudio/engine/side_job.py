"""A process for side jobs: `python -m cnnstudio.engine.side_job`, started by an engine.

It answers one request after the other and keeps torch loaded between them. It ends when
the engine does (end of its input), when a job is cancelled (it is killed), or when it
has had nothing to do for a while.
"""

from __future__ import annotations

import contextlib
import os
import queue
import sys
import threading
from collections.abc import Iterator

from cnnstudio.bridge.framing import Decoder, FramingError, encode
from cnnstudio.bridge.language import speak_as_told
from cnnstudio.bridge.message import Message
from cnnstudio.engine.jobs import JOBS

IDLE = 120.0
"""Seconds after which the memory that torch takes is given back."""

NICENESS = 5
_PIECE = 2**20


def main() -> int:
    """Answer requests until there are none any more."""
    speak_as_told()
    output = os.dup(1)
    os.dup2(2, 1)  # a stray print must not damage a frame
    sys.stdout = sys.stderr
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(NICENESS)  # training and the window go first
    requests: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(requests,), daemon=True).start()
    pending: dict[type[Message], Message] = {}
    while (request := next_job(requests, pending)) is not None:
        for answer in answers(request):
            frame = memoryview(encode(answer))
            while frame:
                frame = frame[os.write(output, frame) :]
    return 0


def _read(requests: queue.SimpleQueue[Message | None]) -> None:
    decoder = Decoder()
    try:
        while data := os.read(0, _PIECE):
            for message in decoder.feed(data):
                requests.put(message)
    except (OSError, FramingError) as error:
        print(f"The engine sent something unreadable: {error}", file=sys.stderr)
    # The engine is gone: nobody waits for the running job either.
    os._exit(0)


def next_job(
    requests: queue.SimpleQueue[Message | None],
    pending: dict[type[Message], Message],
    patience: float = IDLE,
) -> Message | None:
    """Wait for a request; of several of a kind only the newest is of interest.

    Those of other kinds stay in `pending`. None after so many seconds without one.
    """
    try:
        while not (pending and requests.empty()):
            request = requests.get(timeout=patience)
            if request is not None:
                pending.pop(type(request), None)
                pending[type(request)] = request
    except queue.Empty:
        return None
    return pending.pop(next(iter(pending)))


def answers(request: Message) -> Iterator[Message]:
    """Do a job: its progress, then its answer."""
    if type(request) in JOBS:
        yield from JOBS[type(request)].work(request)
    else:
        print(f"No side job: {type(request).__name__}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
