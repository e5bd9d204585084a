"""Engines for tests: in a thread of this process, or as a process of their own."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

from cnnstudio.bridge.engine_messages import EngineReady, RequestFailed
from cnnstudio.bridge.framing import Decoder, encode
from cnnstudio.bridge.launch import engine_command, engine_environment
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.run_messages import RunFailed
from cnnstudio.project.file_format import dumps
from cnnstudio.project.steps.moves import Affine
from tests.helpers.graphs import moving, tiny_project

M = TypeVar("M", bound=Message)
PATIENCE = 60.0
EVERYTHING = ("BatchNorm2d", "ReLU", "Dropout")


def project_text(**training: Any) -> str:
    """A tiny project with BatchNorm, Dropout and augmentation: 7 steps an epoch."""
    project = tiny_project(EVERYTHING, **training)
    return dumps(moving(project, Affine(shift=0.1, rotation=10.0, scale=0.0)))


class Events:
    """Events as they came in; waits for kinds, and fails on unexpected failures."""

    def __init__(self) -> None:
        self.seen: list[Message] = []
        self._queue: queue.SimpleQueue[Message | None] = queue.SimpleQueue()

    def put(self, message: Message | None) -> None:
        self._queue.put(message)

    def wait_for(
        self,
        kind: type[M],
        matches: Callable[[M], bool] = lambda _: True,
        timeout: float = PATIENCE,
    ) -> M:
        """Return the next event of this kind; the others are only remembered."""
        end = time.monotonic() + timeout
        while True:
            try:
                message = self._queue.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                last = [type(m).__name__ for m in self.seen[-5:]]
                pytest.fail(f"no {kind.__name__} after {timeout} s, last {last}")
            if message is None:
                pytest.fail(f"the engine ended instead of giving {kind.__name__}")
            self.seen.append(message)
            if isinstance(message, kind) and matches(message):
                return message
            if isinstance(message, RunFailed | RequestFailed):
                pytest.fail(f"{message.message}\n{message.details}")

    def forget(self) -> None:
        """Begin anew, as if nothing had come in so far."""
        self.drain()
        self.seen.clear()

    def drain(self) -> None:
        """Take note of everything that is there by now."""
        while not self._queue.empty():
            message = self._queue.get()
            if message is not None:
                self.seen.append(message)

    def of(self, kind: type[M]) -> list[M]:
        """Events of this kind among those that were seen."""
        return [message for message in self.seen if isinstance(message, kind)]


class EngineProcess:
    """A real engine behind two pipes, without Qt."""

    def __init__(self, log: Path) -> None:
        self.events = Events()
        self.log = log
        with log.open("ab") as errors:
            self.process = subprocess.Popen(
                engine_command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=engine_environment(),
            )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def send(self, message: Message) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(encode(message))
        self.process.stdin.flush()

    def close_input(self) -> None:
        """Be gone, as a window is that was killed."""
        assert self.process.stdin is not None
        self.process.stdin.close()

    def wait(self, timeout: float = PATIENCE) -> int:
        """Wait for its end and return the exit code; nothing of it is left."""
        code = self.process.wait(timeout)
        self._reader.join(timeout)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()
        return code

    def kill(self) -> int:
        self.process.kill()
        return self.wait()

    def _read(self) -> None:
        decoder, output = Decoder(), self.process.stdout
        assert output is not None
        while data := os.read(output.fileno(), 2**16):
            for message in decoder.feed(data):
                self.events.put(message)
        self.events.put(None)


@pytest.fixture
def engine_process(tmp_path: Path) -> Iterator[EngineProcess]:
    """A started engine that is ended after the test."""
    engine = EngineProcess(tmp_path / "engine.log")
    yield engine
    if engine.process.poll() is None:
        engine.kill()


@pytest.fixture(scope="module")
def lasting_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineProcess]:
    """An engine for all tests of a file: torch is loaded once.

    Only for tests after which it lives and has nothing to do.
    """
    engine = EngineProcess(tmp_path_factory.mktemp("engine") / "engine.log")
    engine.events.wait_for(EngineReady)
    yield engine
    if engine.process.poll() is None:
        engine.kill()


@pytest.fixture
def idle_engine(lasting_engine: EngineProcess) -> Iterator[EngineProcess]:
    """The file's engine, of which nothing was heard yet; it outlives the test."""
    lasting_engine.events.forget()
    yield lasting_engine
    assert lasting_engine.process.poll() is None


def open_files() -> int:
    """How many files this process has open (0 where nobody can tell)."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if sys.platform == "linux" else 0
