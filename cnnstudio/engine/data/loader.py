"""Processes that read samples ahead, for data that do not fit into memory.

They get what to read from the order that is derived anyway, so batches are the same
with any number of them. One that dies is replaced once, from the same place. Samples
come through pipes, not by torch's DataLoader: that passes them through shared memory,
of which containers often have too little, and outside of the main thread it notices a
dead process only after seconds.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from typing import TYPE_CHECKING

import numpy as np
import torch

from cnnstudio.engine.data.mapped import RowFile
from cnnstudio.engine.errors import DataError, EngineError
from cnnstudio.graph.text import translate

if TYPE_CHECKING:
    from cnnstudio.engine.data.pipeline import Pipeline

PATIENCE = 60
"""Seconds that one piece may take; a process that hangs would else hang the run."""

LEAVING = 5
"""Seconds that a process has to end; it does so at once when its pipe is closed."""

Pieces = Callable[[], Iterator[list[int]]]
"""Gives the places of the samples of each piece, from the first one on."""


@dataclass(frozen=True)
class _Samples:
    """Samples of a file, prepared, for whatever places are asked for together."""

    file: RowFile
    shape: tuple[int, ...]
    pipeline: Pipeline

    def at(self, places: list[int]) -> torch.Tensor:
        rows = self.file.rows(places, self.shape)
        return self.pipeline.prepare(torch.from_numpy(rows))


class _Reader:
    """A process that reads one piece at a time: it is asked, then it answers.

    Never asked before its answer is taken, so that no two of them wait to write.
    """

    def __init__(
        self, context: ForkServerContext | SpawnContext, samples: _Samples
    ) -> None:
        self._pipe, theirs = context.Pipe()
        with theirs:
            self._process = context.Process(
                target=_serve, args=(theirs, samples), daemon=True
            )
            try:
                self._process.start()
            except BaseException:
                self._pipe.close()
                raise

    def ask(self, places: list[int]) -> None:
        """Let it read these samples; raises `OSError` if it has ended."""
        self._pipe.send(places)

    def answer(self) -> torch.Tensor:
        """Return what it was asked for; raises `OSError`, `EOFError` or `DataError`.

        `DataError` is for what a new process would meet again.
        """
        if not self._pipe.poll(PATIENCE):
            number = self._process.pid
            raise TimeoutError(f"Process {number} did not answer for {PATIENCE} s")
        told = self._pipe.recv()
        if isinstance(told, Exception):
            raise told
        found = np.empty(*told)
        self._pipe.recv_bytes_into(_as_bytes(found))
        return torch.from_numpy(found)

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._pipe.close()
        self._process.join(LEAVING)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()


def _serve(pipe: Connection, samples: _Samples) -> None:
    """Answer until nobody asks any more; what fails is answered as an error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who asks
    torch.set_num_threads(1)
    with pipe, contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            places = pipe.recv()
            try:
                found = np.ascontiguousarray(samples.at(places).numpy())
            except Exception as error:  # whatever it is, the other side tells it
                pipe.send(_told(error))
                continue
            pipe.send((found.shape, found.dtype))
            pipe.send_bytes(_as_bytes(found))


def _told(error: Exception) -> OSError | DataError:
    """Return what is sent for an error: only of the disk may a second try help."""
    details = traceback.format_exc()
    if isinstance(error, OSError):
        return OSError(details)
    if isinstance(error, EngineError):
        return DataError(error.message, error.node, error.details)
    text = translate("Engine", "Samples could not be prepared: {name}: {error}")
    text = text.format(name=type(error).__name__, error=error)
    return DataError(text, details=details)


def _as_bytes(array: np.ndarray) -> memoryview:
    """Return the memory of an array, which may be empty, as bytes in a row."""
    return array.reshape(-1).view(np.uint8).data


def loaded(
    file: RowFile,
    shape: Sequence[int],
    pipeline: Pipeline,
    pieces: Pieces,
    workers: int,
) -> Iterator[torch.Tensor]:
    """Yield the prepared samples of each piece, on the CPU.

    Raises `DataError` if the samples do not suit, a process ends twice at one piece, or
    a piece takes a minute.
    """
    samples = _Samples(file, tuple(shape), pipeline)
    done, failed_at = 0, -1
    while True:
        try:
            for piece in _read(samples, pieces, done, workers):
                yield piece
                done += 1
            return
        except (OSError, EOFError) as error:
            if failed_at == done:
                raise _failed(file, error) from error
            failed_at = done


def _read(
    samples: _Samples, pieces: Pieces, done: int, workers: int
) -> Iterator[torch.Tensor]:
    """Read the pieces behind the first `done` ones, each process every so manyth."""
    wanted, context = pieces(), _context()
    for _ in range(done):
        next(wanted)
    readers: list[_Reader] = []
    try:
        for _ in range(workers):
            readers.append(_Reader(context, samples))
        asked = deque[_Reader]()
        for reader, places in zip(readers, wanted, strict=False):
            reader.ask(places)
            asked.append(reader)
        while asked:
            reader = asked.popleft()
            piece = reader.answer()
            following = next(wanted, None)
            if following is not None:
                reader.ask(following)
                asked.append(reader)
            yield piece
    finally:
        for reader in readers:
            reader.end()


def _context() -> ForkServerContext | SpawnContext:
    """How processes are started: without anything of this one and of its threads.

    Loading torch takes seconds. On Linux one process does it, once, and what prepares
    samples; it is forked for every one that reads, and ends with this one.
    """
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "cnnstudio.engine.data.pipeline"])
    return context


def _failed(file: RowFile, error: Exception) -> DataError:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    text = translate(
        "Engine",
        "The processes that read {path} failed twice at the same place: {reason} Set "
        "loader processes to 0 to read without them.",
    )
    reason = lines[-1].rstrip(".") + "."
    return DataError(text.format(path=file.path, reason=reason), details=str(error))
