"""The engine process: `python -m cnnstudio.engine`, started by the window.

Three threads: this one reads requests, one writes events, and one, the worker, does
everything that needs torch; side jobs have a process of their own. It ends when the
window does: at the end of its input, or when asked to, it lets a run write its
checkpoint and goes within 5 s.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import signal
import sys
import threading
import traceback
from types import FrameType
from typing import NoReturn

from cnnstudio.bridge.engine_messages import Ping, Pong, Quit, RequestFailed
from cnnstudio.bridge.framing import Decoder, FramingError, encode
from cnnstudio.bridge.language import speak_as_told
from cnnstudio.bridge.message import Message
from cnnstudio.engine.inbox import Inbox
from cnnstudio.engine.outbox import Outbox
from cnnstudio.engine.side_jobs import SideJobs

PATIENCE = 4.5
"""Seconds that a run has to end; after that its last checkpoint counts."""

UNREADABLE, WORKER_DIED = 2, 3
_PIECE = 2**20


class _EndRequestError(Exception):
    """Raised in the main thread by SIGTERM: logging out, shutting down."""


def main() -> int:
    """Run the engine until the window is gone; return the exit code."""
    output = _private_output()
    speak_as_told()
    _prepare_signals()
    inbox, outbox = Inbox(), Outbox()
    writer = threading.Thread(target=_write, args=(outbox, output), name="writer")
    worker = threading.Thread(target=_work, args=(inbox, outbox), name="gpu")
    for thread in (writer, worker):
        thread.daemon = True
        thread.start()
    jobs = SideJobs(outbox.put)
    code = 0
    try:
        _read(inbox, outbox, jobs)
    except _EndRequestError:
        pass
    except FramingError as error:
        print(f"The window sent something unreadable: {error}", file=sys.stderr)
        code = UNREADABLE
    jobs.close()
    inbox.put(Quit())
    if inbox.has_runs:  # nothing else is worth waiting for, torch's import least of all
        worker.join(PATIENCE)
    outbox.close()
    writer.join(0.3)
    return code


def _private_output() -> int:
    """Keep standard output for frames; whatever is printed goes to standard error."""
    if sys.platform == "win32":
        import msvcrt

        for descriptor in (0, 1):
            msvcrt.setmode(descriptor, os.O_BINARY)
    output = os.dup(1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    faulthandler.enable(sys.stderr)
    return output


def _prepare_signals() -> None:
    # Ctrl-C in the terminal is for the window; its end is this process's too.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _on_sigterm)


def _on_sigterm(number: int, frame: FrameType | None) -> None:
    raise _EndRequestError


def _read(inbox: Inbox, outbox: Outbox, jobs: SideJobs) -> None:
    """Hand requests to the worker until the input ends or the window says so."""
    decoder = Decoder()
    while data := os.read(0, _PIECE):
        for message in decoder.feed(data):
            if isinstance(message, Quit):
                return
            if isinstance(message, Ping):
                outbox.put(Pong())
                continue
            if jobs.submit(message):
                continue
            answer = inbox.put(message)
            if answer is not None:
                outbox.put(answer)


def _write(outbox: Outbox, output: int) -> None:
    while (message := outbox.take()) is not None:
        rest = memoryview(_frame(message))
        try:
            while rest:
                rest = rest[os.write(output, rest) :]
        except OSError:  # the window is gone; the end of the input says so too
            outbox.close()
            return


def _frame(message: Message) -> bytes:
    try:
        return encode(message)
    except FramingError as error:
        print(f"An event could not be sent: {error}", file=sys.stderr)
        return encode(RequestFailed(getattr(message, "request", 0), str(error)))


def _work(inbox: Inbox, outbox: Outbox) -> None:
    try:
        # Imported here, so that requests are heard while torch loads. Hundreds of
        # thousands of objects are made, and stay: to look among them for garbage would
        # take 0.7 of the 5 s, and 0.2 s again and again between the steps of a run.
        gc.disable()
        from cnnstudio.engine.worker import EngineWorker

        worker = EngineWorker(inbox, outbox)
        worker.warm_up()
        gc.freeze()
        gc.enable()
        worker.run()
    except BaseException:
        # Without its worker the process is of no use, and the window starts another.
        traceback.print_exc()
        _leave(WORKER_DIED)


def _leave(status: int) -> NoReturn:
    """End the process at once.

    Not `sys.exit`: the worker may still be in a step, and taking torch apart while it
    computes can crash or take seconds. What matters was written before.
    """
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    _leave(main())
