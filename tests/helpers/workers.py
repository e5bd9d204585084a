"""An engine's worker on a thread of the test's own process, without pipes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cnnstudio.bridge.engine_messages import Quit
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.run_messages import RunEnded, StartRun
from cnnstudio.engine.checkpoint import read_checkpoint
from cnnstudio.engine.inbox import Inbox
from cnnstudio.engine.outbox import Outbox
from cnnstudio.engine.worker import EngineWorker
from cnnstudio.project.runs import read_run
from tests.helpers.engines import Events, open_files


class Worker:
    """A worker on a thread of this process, without pipes."""

    def __init__(self) -> None:
        self.inbox, self.outbox, self.events = Inbox(), Outbox(), Events()
        worker = EngineWorker(self.inbox, self.outbox)
        self.threads = [
            threading.Thread(target=worker.run),
            threading.Thread(target=self._pass_on),
        ]
        for thread in self.threads:
            thread.start()

    def send(self, message: Message) -> None:
        answer = self.inbox.put(message)
        if answer is not None:
            self.outbox.put(answer)

    def end(self) -> None:
        self.send(Quit())
        self.threads[0].join(60)
        self.outbox.close()
        self.threads[1].join(10)
        assert not any(thread.is_alive() for thread in self.threads)

    def _pass_on(self) -> None:
        while (message := self.outbox.take()) is not None:
            self.events.put(message)


@pytest.fixture
def engine() -> Iterator[Worker]:
    files = open_files()
    started = Worker()
    yield started
    started.end()
    assert open_files() <= files + 1  # torch keeps one of its own from the first step


def weights_of(folder: Path, which: str = "last") -> dict[str, bytes]:
    record = read_run(folder)
    chosen = record.last if which == "last" else record.best
    assert chosen is not None
    checkpoint = read_checkpoint(folder / chosen.file)
    tensors = {**checkpoint.weights, **checkpoint.optimizer}
    return {name: tensor.numpy().tobytes() for name, tensor in tensors.items()}


def train(engine: Worker, folder: Path, text: str, run: str = "r") -> RunEnded:
    engine.send(StartRun(run, text, str(folder)))
    return engine.events.wait_for(RunEnded)
