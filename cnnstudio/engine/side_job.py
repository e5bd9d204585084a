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
from cnnstudio.bridge.run_messages import ForecastMemory, MemoryForecast

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
    while (request := newest(requests)) is not None:
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


def newest(
    requests: queue.SimpleQueue[Message | None], patience: float = IDLE
) -> Message | None:
    """Wait for a request; of several that wait only the newest is of interest.

    None after so many seconds without one.
    """
    try:
        request = requests.get(timeout=patience)
        while not requests.empty():
            request = requests.get()
    except queue.Empty:
        return None
    return request


def answers(request: Message) -> Iterator[Message]:
    """Do a job: its progress, then its answer."""
    if isinstance(request, ForecastMemory):
        # Imported here, so that requests are heard while torch loads.
        from cnnstudio.engine.forecast_job import forecast

        yield from forecast(request)
    else:
        print(f"No side job: {type(request).__name__}", file=sys.stderr)


def failed(request: Message, problem: str) -> Message:
    """Return the answer of a job that could not be done."""
    assert isinstance(request, ForecastMemory)
    return MemoryForecast(request.request, problem=problem)


if __name__ == "__main__":
    sys.exit(main())
