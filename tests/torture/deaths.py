"""R11: the engine dies while it trains, in five ways; the window lives and resumes.

    python -m tests.torture.deaths

Half a minute passes until a hang counts as one: several engines hang at once, each with
what of a window listens to it, while others die one after another.
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
from tests.torture.kept import Kept, Row

QUICK, FULL = 5, 100
SOON, HANGS = 2.0, 35.0
"""Seconds until a death must be told; a hang counts as one after 30 seconds."""

LONGEST_GAP = 0.25
LONG = 120.0
EPOCHS = 4
HANG_TOGETHER = 5


class Window:
    """What of the window takes part in this: it listens, and never waits."""

    worst_gap = 0.0

    def __init__(self) -> None:
        self.client = EngineClient()
        self.client.received.connect(self._receive)
        self.client.died.connect(self._bury)
        self.heard: list[Message] = []
        self.told = 0.0
        self.client.start()

    def _receive(self, message: object) -> None:
        assert isinstance(message, Message)
        assert not isinstance(message, RunFailed), message
        self.heard.append(message)

    def _bury(self, _reason: str) -> None:
        self.told = time.monotonic()

    @classmethod
    def live_until(cls, what: Callable[[], bool], timeout: float) -> None:
        """Handle all windows' events until something holds; note the longest gap."""
        end = time.monotonic() + timeout
        while not what():
            before = time.monotonic()
            assert before < end, "the window waits for something that does not come"
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            cls.worst_gap = max(cls.worst_gap, time.monotonic() - before)
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


HANG = "hang"
WAYS: tuple[tuple[str, Callable[[EngineClient], None], float], ...] = (
    ("SIGKILL", by_signal(signal.SIGKILL), SOON),
    ("SIGSEGV", by_signal(signal.SIGSEGV), SOON),
    ("SIGABRT", by_signal(signal.SIGABRT), SOON),
    ("exit", by_itself, SOON),
    (HANG, by_signal(signal.SIGSTOP), HANGS),
)


class Death:
    """The end of one engine, in the middle of a training, and what followed."""

    def __init__(self, window: Window, number: int, folder: Path, seed: int) -> None:
        self.name, self._kill, self.patience = WAYS[number % len(WAYS)]
        self.window, self.folder, self.number = window, folder, number
        self._chance = random.Random(seed + number)
        self._start = StartRun(
            f"run{number}", project_text(epochs=EPOCHS), str(folder)
        )
        self._at = 0.0

    def happen(self) -> None:
        """Train, and let the engine die at any moment of the second epoch."""
        window = self.window
        started, ended = window.hears(RunStarted), window.hears(EpochEnded)
        window.client.submit(self._start)
        window.live_until(started, LONG)
        window.live_until(ended, LONG)
        time.sleep(self._chance.uniform(0, 0.02))
        window.told, self._at = 0.0, time.monotonic()
        self._kill(window.client)

    @property
    def is_told(self) -> bool:
        """True once the window knows."""
        return self.window.told > 0

    def outcome(self) -> Row:
        """Wait until it is told, resume; raises AssertionError if that fails."""
        window = self.window
        window.live_until(lambda: self.is_told, self.patience + 10)
        took = window.told - self._at
        assert took <= self.patience, f"{self.name}: told after {took:.1f} s"
        ended = window.hears(RunEnded)
        window.client.submit(
            StartRun(self._start.run, self._start.project, str(self.folder), True)
        )
        window.live_until(ended, LONG)
        record = read_run(self.folder)
        assert (record.status, record.epochs_done) == ("completed", EPOCHS)
        print(
            f"  {self.number:>3} {self.name:<8} told after {took:6.2f} s, resumed to "
            "its end",
            flush=True,
        )
        return {"way": self.name, "told": round(took, 3)}


def torture(kept: Kept, count: int, seed: int, place: Path) -> None:
    """Let engines die; hangs are waited for while others die."""
    numbers = [n for n in range(count) if str(n) not in kept.rows]
    hangs = [n for n in numbers if WAYS[n % len(WAYS)][0] == HANG]
    quick = [n for n in numbers if n not in hangs]
    windows = [Window() for _ in range(1 + min(len(hangs), HANG_TOGETHER))]

    def death(window: Window, number: int) -> Death:
        return Death(window, number, place / f"r{number}", seed)

    def die(number: int) -> None:
        soon = death(windows[0], number)
        soon.happen()
        kept.put(str(number), soon.outcome())

    while hangs:
        some, hangs = hangs[:HANG_TOGETHER], hangs[HANG_TOGETHER:]
        waiting = [death(w, n) for w, n in zip(windows[1:], some, strict=False)]
        for one in waiting:
            one.happen()
        while quick and not any(one.is_told for one in waiting):
            die(quick.pop(0))
        for one in waiting:
            kept.put(str(one.number), one.outcome())
    for number in quick:
        die(number)
    for window in windows:
        window.client.stop_and_wait()


def judge(kept: Kept) -> Row:
    """Print how long nobody knew, at most, and return it."""
    figures: Row = {"deaths": len(kept.rows)}
    for name, _, _ in WAYS:
        told = [row["told"] for row in kept.rows.values() if row["way"] == name]
        figures[f"{name} told within"] = max(told)
    figures["longest gap"] = round(Window.worst_gap, 3)
    print(f"  the window's longest gap: {Window.worst_gap * 1000:.0f} ms")
    assert Window.worst_gap <= LONGEST_GAP, "R11: the window stood still"
    return figures


def main() -> None:
    """Let engines die; print a line for each."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture.deaths")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    application = QCoreApplication([])
    count = FULL if given.full else QUICK
    print(f"R11 deaths: {count} engines, in {len(WAYS)} ways")
    kept = Kept("r11", full=given.full)
    with tempfile.TemporaryDirectory() as place:
        torture(kept, count, given.seed, Path(place))
    kept.finish(judge(kept))
    application.quit()


if __name__ == "__main__":
    main()
