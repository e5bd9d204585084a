"""Worker processes that decode, watched: one that dies or hangs is told by its file.

Each worker has a thread that hands it files and reads its answers; results come from
one iterator. Closing the iterator ends all workers.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Generator, Mapping, Sequence
from typing import Any

from cnnstudio.bridge.launch import decoder_command, engine_environment
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate

AT_ONCE = 16
"""Files that are handed to a worker at a time."""

PATIENCE = 60.0
"""Seconds that one file may take."""

MOST_WORKERS = 16
_LOOK = 1.0

File = tuple[int, str]
"""The place of a file in the set, and its path."""

Answer = dict[str, Any]


def usual_workers() -> int:
    """Return how many processes decode: as many as there are cores."""
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return min(MOST_WORKERS, cores)


class Decoders:
    """Some worker processes; `do` hands files out and yields what came of each."""

    def __init__(
        self,
        workers: int = 0,
        patience: float = PATIENCE,
        command: Sequence[str] | None = None,
    ) -> None:
        self._count = workers or usual_workers()
        self._patience = patience
        self._command = list(command or decoder_command())

    def do(
        self, job: Mapping[str, Any], files: Sequence[File]
    ) -> Generator[Answer, None, None]:
        """Yield one answer a file, in any order: `place`, and what was found.

        `job` is what `decode_worker` takes: what to do, the plan, the array file.
        Raises `DataError` if no process can be started.
        """
        if not files:
            return
        shares = deque(
            list(files[n : n + AT_ONCE]) for n in range(0, len(files), AT_ONCE)
        )
        count = min(self._count, len(shares))
        found: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        workers = [
            _Worker(self._command, dict(job), shares, found, self._patience)
            for _ in range(count)
        ]
        try:
            left = len(files)
            while left:
                try:
                    answer = found.get(timeout=_LOOK)
                except queue.Empty:
                    for worker in workers:
                        worker.look_after()
                    continue
                if "cannot start" in answer:
                    raise _cannot_start(answer["cannot start"])
                left -= 1
                yield answer
        finally:
            for worker in workers:
                worker.end()


def _cannot_start(reason: str) -> DataError:
    text = translate(
        "Engine", "A process that decodes pictures could not be started: {reason}."
    )
    return DataError(text.format(reason=reason))


class _Worker:
    """One process and the thread that talks to it."""

    def __init__(
        self,
        command: list[str],
        job: dict[str, Any],
        shares: deque[list[File]],
        found: queue.SimpleQueue[Answer],
        patience: float,
    ) -> None:
        self._command = command
        self._job = job
        self._shares = shares
        self._found = found
        self._patience = patience
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._busy_since = time.monotonic()
        self._hung = False
        self._is_over = False
        self._thread = threading.Thread(target=self._work, name="decoder", daemon=True)
        self._thread.start()

    def look_after(self) -> None:
        """End the process if its file takes too long; its thread sees that."""
        with self._lock:
            if time.monotonic() - self._busy_since > self._patience:
                self._hung = True
                self._kill()

    def end(self) -> None:
        """End the process, whatever it does."""
        with self._lock:
            self._is_over = True
            self._kill()
        self._thread.join(5.0)

    def _work(self) -> None:
        while not self._is_over:
            try:
                share = self._shares.popleft()
            except IndexError:
                break
            while share and not self._is_over:
                share = self._hand_out(share)
        with self._lock:
            self._kill()

    def _hand_out(self, share: list[File]) -> list[File]:
        """Let the process do a share; return what is left of it after a death."""
        try:
            process = self._running()
        except OSError as error:
            self._found.put({"cannot start": error.strerror or str(error)})
            self._is_over = True
            return []
        if process is None:
            return []
        assert process.stdin is not None
        assert process.stdout is not None
        line = json.dumps({**self._job, "files": share}).encode("ascii") + b"\n"
        waiting = dict(share)
        try:
            process.stdin.write(line)
            process.stdin.flush()
            for _ in share:
                self._busy_since = time.monotonic()
                answer = process.stdout.readline()
                if not answer.endswith(b"\n"):
                    break
                known: Answer = json.loads(answer)
                waiting.pop(known["place"])
                self._found.put(known)
        except (OSError, ValueError, LookupError, TypeError):
            # It is gone, its pipe was closed meanwhile, or what it says is no answer:
            # which file it had is seen below.
            pass
        if waiting and not self._is_over:
            self._tell_of_death(process, waiting)
        return list(waiting.items())

    def _tell_of_death(
        self, process: subprocess.Popen[bytes], waiting: dict[int, str]
    ) -> None:
        """The first file without an answer is the one that was being decoded."""
        with self._lock:
            self._kill()
            hung, self._hung = self._hung, False
        place = next(iter(waiting))
        del waiting[place]
        if hung:
            said = {"problem": "decoder_hung", "details": [f"{self._patience:g}"]}
        else:
            said = {"problem": "decoder_died", "details": [str(process.wait())]}
        self._found.put({"place": place, **said})

    def _running(self) -> subprocess.Popen[bytes] | None:
        with self._lock:
            self._busy_since = time.monotonic()
            if self._process is None and not self._is_over:
                self._process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    env=engine_environment(1),
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
                    if sys.platform == "win32"
                    else 0,
                )
            return self._process

    def _kill(self) -> None:
        """End the process and close its pipes; called with the lock held."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                # What was to be written has nobody to read it any more.
                with contextlib.suppress(OSError):
                    pipe.close()
