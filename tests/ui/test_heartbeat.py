"""An engine that hangs is noticed; a busy one, or a machine that sleeps, is not."""

from __future__ import annotations

import os
import signal
import time

import pytest
from pytestqt.qtbot import QtBot

from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.heartbeat import Heartbeat


def test_silence_is_told_once(qtbot: QtBot) -> None:
    heart = Heartbeat(interval_ms=5, patience=0.05)
    asked: list[None] = []
    heart.asks.connect(lambda: asked.append(None))
    with qtbot.waitSignal(heart.stopped, timeout=5_000):
        heart.start()
    assert 2 <= len(asked) <= 12
    count = len(asked)
    qtbot.wait(40)
    assert len(asked) == count


def test_an_answer_begins_the_patience_anew(qtbot: QtBot) -> None:
    heart = Heartbeat(interval_ms=5, patience=0.1)
    told: list[None] = []
    heart.stopped.connect(lambda: told.append(None))
    heart.asks.connect(heart.heard)
    heart.start()
    qtbot.wait(300)
    assert not told
    time.sleep(0.3)  # the window itself stood still: nobody could be asked
    qtbot.wait(20)
    assert not told
    heart.stop()


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="POSIX")
def test_an_engine_that_hangs_is_ended(qtbot: QtBot) -> None:
    client = EngineClient()
    with qtbot.waitSignal(client.ready, timeout=60_000):
        client.start()
    number = client.process_id
    os.kill(number, signal.SIGSTOP)
    start = time.monotonic()
    with qtbot.waitSignal(client.died, timeout=45_000) as blocker:
        pass
    assert "did not answer" in blocker.args[0]
    assert time.monotonic() - start <= 35
    client.stop_and_wait()
