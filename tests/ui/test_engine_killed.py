"""The engine killed ten times at random moments of one training (run with -m slow)."""

from __future__ import annotations

import os
import random
import signal
import statistics
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject

from cnnstudio.bridge.engine_messages import EngineReady, RequestFailed
from cnnstudio.bridge.look_messages import ShowDocument, WeightsShown
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.run_messages import RunEnded, RunFailed, RunStarted, StartRun
from cnnstudio.project.runs import read_run
from cnnstudio.ui.engine_client import EngineClient
from tests.helpers.engines import project_text

KILLS = 4
EPOCHS = 20


class Window(QObject):
    """What of the window takes part in this: it listens, and never waits."""

    def __init__(self) -> None:
        super().__init__()
        self.client = EngineClient(self)
        self.client.received.connect(self.receive)
        self.client.died.connect(self.bury)
        self.heard: list[Message] = []
        self.told: list[float] = []
        self.worst_gap = 0.0

    def receive(self, message: object) -> None:
        assert isinstance(message, Message)
        assert not isinstance(message, RunFailed | RequestFailed), message
        self.heard.append(message)

    def bury(self, reason: str) -> None:
        self.told.append(time.monotonic())

    def live(self, seconds: float) -> None:
        """Handle events for a while, and note how long the longest took."""
        end = time.monotonic() + seconds
        while (now := time.monotonic()) < end:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            self.worst_gap = max(self.worst_gap, time.monotonic() - now)
            time.sleep(0.001)

    def live_until(self, kind: type[Message], timeout: float = 120.0) -> None:
        self.heard = [m for m in self.heard if not isinstance(m, kind)]
        end = time.monotonic() + timeout
        while not any(isinstance(m, kind) for m in self.heard):
            assert time.monotonic() < end, f"no {kind.__name__}"
            self.live(0.005)


@pytest.fixture
def window(qapp: object) -> Iterator[Window]:
    made = Window()
    yield made
    made.client.stop_and_wait()


def content(folder: Path) -> tuple[bytes, ...]:
    """Weights, buffers and the optimizer's state of the last checkpoint."""
    last = read_run(folder).last
    assert last is not None
    with zipfile.ZipFile(folder / last.file) as archive:
        return tuple(
            archive.read(f"{part}.safetensors") for part in ("weights", "optimizer")
        )


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_some_kills_change_nothing(
    window: Window, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, chance = project_text(epochs=EPOCHS), random.Random(time.time_ns())
    client = window.client
    client.start()
    client.submit(StartRun("plain", text, str(tmp_path / "plain")))
    window.live_until(RunStarted)
    start = time.monotonic()
    window.live_until(RunEnded)
    whole = time.monotonic() - start
    delays, repeated = [], []
    client.submit(StartRun("r", text, str(tmp_path / "r")))
    for _ in range(KILLS):
        window.live_until(RunStarted)
        window.live(chance.uniform(0.0, whole / KILLS))
        told = len(window.told)
        killed = time.monotonic()
        os.kill(client.process_id, signal.SIGKILL)
        while len(window.told) == told:
            assert time.monotonic() - killed < 2.0
            window.live(0.001)
        delays.append(window.told[-1] - killed)
        assert read_run(tmp_path / "r").is_interrupted
        window.live_until(EngineReady)
        client.submit(ShowDocument(text))
        window.live_until(WeightsShown)
        client.submit(StartRun("r", text, str(tmp_path / "r"), resume=True))
        last = read_run(tmp_path / "r").last
        repeated.append(last.step if last is not None else 0)
    window.live_until(RunEnded)
    ended = next(m for m in window.heard if isinstance(m, RunEnded))
    assert (ended.status, ended.epochs) == ("completed", EPOCHS)
    assert content(tmp_path / "r") == content(tmp_path / "plain")
    assert not list((tmp_path / "r").glob(".tmp-*"))
    assert window.worst_gap < 1.0
    with capsys.disabled():
        print(
            f"\n{KILLS} kills in a run of {whole:.1f} s: noticed after "
            f"{statistics.median(delays) * 1000:.0f} ms (worst "
            f"{max(delays) * 1000:.0f} ms), resumed at {repeated}, weights equal, "
            f"longest pause of the window {window.worst_gap * 1000:.0f} ms"
        )
