"""R11: the engine dies while it trains, in five ways; the window lives and resumes.

python -m tests.torture.deaths --deaths 5
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

from cnnstudio.bridge.message import Message
from cnnstudio.bridge.run_messages import (
    EpochEnded,
    RunEnded,
    RunFailed,
    RunStarted,
    StartRun,
)
from cnnstudio.project.runs import read_run
from cnnstudio.ui.engine_client import EngineClient
from tests.helpers.engines import project_text
from tests.torture.kept import Kept

QUICK, FULL = 5, 100
SOON, HANGS = 2.0, 40.0
"""Seconds until a death must be told; a hang counts as one after 30 seconds."""

LONGEST_GAP = 0.25
EPOCHS = 4


class Window:
    """What of the window takes part in this: it listens, and never waits."""

    def __init__(self) -> None:
        self.client = EngineClient()
        self.client.received.connect(self._receive)
        self.client.died.connect(self._bury)
        self.heard: list[Message] = []
        self.told = 0.0
        self.worst_gap = 0.0

    def _receive(self, message: object) -> None:
        assert isinstance(message, Message)
        assert not isinstance(message, RunFailed), message
        self.heard.append(message)

    def _bury(self, _reason: str) -> None:
        self.told = time.monotonic()

    def live_until(self, what: Callable[[], bool], timeout: float) -> None:
        """Handle events until something holds, and note the longest gap."""
        end = time.monotonic() + timeout
        while not what():
            before = time.monotonic()
            assert before < end, "the window waits for something that does not come"
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            self.worst_gap = max(self.worst_gap, time.monotonic() - before)
            time.sleep(0.001)

    def hears(self, kind: type[Message]) -> Callable[[], bool]:
        """Return whether such a message came since now."""
        self.heard = [m for m in self.heard if not isinstance(m, kind)]
        return lambda: any(isinstance(m, kind) for m in self.heard)


def by_signal(number: int) -> Callable[[EngineClient], None]:
    """Return a way to die."""
    return lambda client: os.kill(client.process_id, number)


def by_itself(client: EngineClient) -> None:
    """Let the engine end: what comes in through its pipe is no message."""
    process = client._process
    assert process is not None
    process.write(b"x" * 64)


WAYS: tuple[tuple[str, Callable[[EngineClient], None], float], ...] = (
    ("SIGKILL", by_signal(signal.SIGKILL), SOON),
    ("SIGSEGV", by_signal(signal.SIGSEGV), SOON),
    ("SIGABRT", by_signal(signal.SIGABRT), SOON),
    ("exit", by_itself, SOON),
    ("hang", by_signal(signal.SIGSTOP), HANGS),
)


def die(window: Window, number: int, folder: Path, chance: random.Random) -> float:
    """Let one training die, and resume it; return how long nobody knew."""
    name, kill, patience = WAYS[number % len(WAYS)]
    client, text, run = window.client, project_text(epochs=EPOCHS), f"run{number}"
    started = window.hears(RunStarted)
    client.submit(StartRun(run, text, str(folder)))
    window.live_until(started, 120)
    window.live_until(window.hears(EpochEnded), 60)
    time.sleep(chance.uniform(0, 0.02))
    window.told, before = 0.0, time.monotonic()
    kill(client)
    window.live_until(lambda: window.told > 0, patience + 10)
    took = window.told - before
    assert took <= patience, f"{name}: told after {took:.1f} s"
    ended = window.hears(RunEnded)
    client.submit(StartRun(run, text, str(folder), resume=True))
    window.live_until(ended, 120)
    record = read_run(folder)
    assert (record.status, record.epochs_done) == ("completed", EPOCHS)
    print(f"  {name:<8} told after {took:6.2f} s, resumed to its end", flush=True)
    return took


def main() -> None:
    """Let engines die; print a line for each."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture.deaths")
    parser.add_argument("--deaths", type=int, default=QUICK)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    application = QCoreApplication([])
    print(f"R11 deaths: {given.deaths} engines, in {len(WAYS)} ways")
    kept, window = Kept("r11", full=given.deaths >= FULL), Window()
    window.client.start()
    with tempfile.TemporaryDirectory() as place:
        for number in range(given.deaths):
            if str(number) in kept.rows:
                continue
            chance = random.Random(given.seed + number)
            took = die(window, number, Path(place) / f"r{number}", chance)
            kept.put(str(number), {"way": WAYS[number % len(WAYS)][0], "told": took})
    window.client.stop_and_wait()
    print(f"  the window's longest gap: {window.worst_gap * 1000:.0f} ms")
    assert window.worst_gap <= LONGEST_GAP, "R11: the window stood still"
    application.quit()


if __name__ == "__main__":
    main()
