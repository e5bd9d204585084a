"""The window's end of the bridge, with the real engine and with ones that misbehave."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer

from cnnstudio.bridge.engine_messages import ChooseDevice, EngineReady, RequestFailed
from cnnstudio.bridge.launch import engine_environment
from cnnstudio.bridge.look_messages import (
    CancelCapture,
    Capture,
    ShowDocument,
    WeightsShown,
)
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.run_messages import (
    RunEnded,
    RunFailed,
    RunStarted,
    StartRun,
    StepsEnded,
    StopAcknowledged,
    StopRun,
)
from cnnstudio.project.runs import read_run
from cnnstudio.ui.engine_client import START_ATTEMPTS, EngineClient
from tests.helpers.engines import project_text
from tests.helpers.fakes import FakeEngineClient

WAIT = 60_000


class Listener(QObject):
    """Remembers what it was told; `failing` raises after that."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Any] = []

    def hear(self, value: object) -> None:
        self.heard.append(value)

    def of(self, kind: type[Message]) -> list[Any]:
        return [value for value in self.heard if isinstance(value, kind)]


@pytest.fixture
def listener(qapp: object) -> Listener:
    return Listener()


@pytest.fixture
def client(qapp: object, listener: Listener) -> Iterator[EngineClient]:
    made = EngineClient()
    made.received.connect(listener.hear)
    yield made
    made.stop_and_wait()


def pretender(code: str) -> EngineClient:
    """A client whose engine is this Python code."""
    return EngineClient(command=[sys.executable, "-c", code])


READY = """
import os
from cnnstudio.bridge.engine_messages import ChooseDevice, EngineReady
from cnnstudio.bridge.framing import Decoder, encode
from cnnstudio.bridge.messages import PROTOCOL
ready = encode(EngineReady(PROTOCOL, {}, "cpu", "CPU", {}, 1))
os.write(1, ready)
decoder = Decoder()
while data := os.read(0, 65536):
    for message in decoder.feed(data):
        if isinstance(message, ChooseDevice):
            os.write(1, ready)
"""
"""An engine that is ready and says so again when it is asked for a device."""


@pytest.fixture
def light_client(qapp: object, listener: Listener) -> Iterator[EngineClient]:
    """A client whose engine does without torch: nothing is computed."""
    made = pretender(READY)
    made.received.connect(listener.hear)
    yield made
    made.stop_and_wait()


def wait_for(qtbot: Any, listener: Listener, kind: type[Message]) -> Any:
    qtbot.waitUntil(lambda: bool(listener.of(kind)), timeout=WAIT)
    return listener.of(kind)[-1]


def test_requests_wait_until_the_engine_is_ready_and_nothing_polls(
    qtbot: Any, client: EngineClient, listener: Listener
) -> None:
    """But for the question, every few seconds, whether the engine hangs."""
    states = Listener()
    client.state_changed.connect(states.hear)
    assert client.process_id == 0
    client.start()
    assert client.state == "starting"
    assert client.process_id > 0
    client.submit(ShowDocument(project_text()))
    ready = wait_for(qtbot, listener, EngineReady)
    assert client.engine is ready
    assert wait_for(qtbot, listener, WeightsShown).subject == "document"
    assert states.heard == ["starting", "ready"]
    client.start()
    assert states.heard == ["starting", "ready"]
    assert [t.interval() for t in client.findChildren(QTimer)] == [2_000]
    assert client.stop_and_wait()
    assert (client.state, client.process_id, client.engine) == ("stopped", 0, None)


class Clumsy(QObject):
    """Fails at whatever it hears."""

    def fail(self, message: object) -> None:
        raise RuntimeError("clumsy")


def test_listeners_hear_their_kind_only_even_if_another_raises(
    qtbot: Any, light_client: EngineClient, listener: Listener
) -> None:
    own, clumsy, others = Listener(), Clumsy(), Listener()
    light_client.on(EngineReady, clumsy.fail)
    light_client.on(EngineReady, own.hear)
    light_client.on(WeightsShown, others.hear)
    with qtbot.captureExceptions() as exceptions:
        light_client.start()
        wait_for(qtbot, listener, EngineReady)
        light_client.submit(ChooseDevice("cpu"))
        qtbot.waitUntil(lambda: len(own.heard) == 2, timeout=WAIT)
    assert [str(error) for _, error, _ in exceptions] == ["clumsy", "clumsy"]
    assert all(isinstance(message, EngineReady) for message in own.heard)
    assert not others.heard
    assert light_client.state == "ready"


@pytest.mark.requirement("O10")
def test_a_stop_is_acknowledged_within_100_ms_and_closing_the_window_saves_the_run(
    qtbot: Any, client: EngineClient, listener: Listener, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    client.start()
    client.submit(StartRun("r", project_text(epochs=1000), str(first)))
    wait_for(qtbot, listener, StepsEnded)
    start = time.perf_counter()
    client.submit(StopRun())
    qtbot.waitUntil(lambda: bool(listener.of(StopAcknowledged)), timeout=100)
    assert time.perf_counter() - start <= 0.12  # waitUntil looks every 10 ms
    assert wait_for(qtbot, listener, RunEnded).status == "stopped"
    listener.heard.clear()
    client.submit(StartRun("s", project_text(epochs=1000), str(second)))
    wait_for(qtbot, listener, StepsEnded)
    start = time.monotonic()
    assert client.stop_and_wait(5_000)
    assert time.monotonic() - start < 5
    record = read_run(second)
    assert record.last is not None
    assert record.is_interrupted
    heard = len(listener.heard)
    qtbot.wait(50)
    assert len(listener.heard) == heard


def end_hard(process: int) -> None:
    os.kill(process, signal.SIGKILL if os.name == "posix" else signal.SIGTERM)


def weights(folder: Path) -> str:
    """The hash of the last checkpoint's tensors, without torch."""
    last = read_run(folder).last
    assert last is not None
    with zipfile.ZipFile(folder / last.file) as archive:
        names = ("weights.safetensors", "optimizer.safetensors")
        return "/".join(f"{archive.getinfo(name).CRC:08x}" for name in names)


def test_a_killed_engine_is_noticed_restarted_and_the_run_goes_on(
    qtbot: Any, client: EngineClient, listener: Listener, tmp_path: Path
) -> None:
    text, deaths = project_text(epochs=20), Listener()
    client.died.connect(deaths.hear)
    client.start()
    client.submit(StartRun("plain", text, str(tmp_path / "plain")))
    wait_for(qtbot, listener, RunEnded)
    listener.heard.clear()
    client.submit(StartRun("r", text, str(tmp_path / "r")))
    wait_for(qtbot, listener, StepsEnded)
    first = client.process_id
    start = time.monotonic()
    end_hard(first)
    qtbot.waitUntil(lambda: bool(deaths.heard), timeout=2_000)
    assert time.monotonic() - start < 2
    assert "died" in deaths.heard[0] or "ended" in deaths.heard[0]
    assert client.state == "starting"
    assert not listener.of(RunEnded)
    client.submit(StartRun("r", text, str(tmp_path / "r"), resume=True))
    wait_for(qtbot, listener, RunEnded)
    assert client.process_id not in (0, first)
    assert weights(tmp_path / "r") == weights(tmp_path / "plain")


def test_a_second_stop_ends_the_engine_and_keeps_the_checkpoint(
    qtbot: Any, client: EngineClient, listener: Listener, tmp_path: Path
) -> None:
    client.start()
    client.submit(StartRun("r", project_text(epochs=1000), str(tmp_path)))
    qtbot.waitUntil(
        lambda: bool(listener.of(StepsEnded)) and read_run(tmp_path).last is not None,
        timeout=WAIT,
    )
    with qtbot.waitSignal(client.died, timeout=2_000):
        client.kill()
    last = read_run(tmp_path).last
    assert last is not None
    assert (tmp_path / last.file).exists()


def test_restart_gives_a_fresh_engine(
    qtbot: Any, light_client: EngineClient, listener: Listener
) -> None:
    light_client.start()
    wait_for(qtbot, listener, EngineReady)
    first = light_client.process_id
    with (
        qtbot.waitSignal(light_client.ready, timeout=WAIT),
        qtbot.waitSignal(light_client.died, timeout=WAIT) as died,
    ):
        light_client.restart()
    assert light_client.process_id != first
    assert "on request" in died.args[0]


def test_the_client_needs_no_torch() -> None:
    code = (
        "import sys, cnnstudio.ui.engine_client, cnnstudio.bridge.metric_history\n"
        "print({'torch', 'torchvision'} & set(sys.modules))"
    )
    environment = engine_environment()
    found = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=True
    )
    assert found.stdout.strip() == b"set()"


# Engines that misbehave


def test_an_engine_that_never_becomes_ready_is_given_up(qtbot: Any) -> None:
    client = pretender("import sys; sys.exit('no torch here')")
    deaths, answers = Listener(), Listener()
    client.died.connect(deaths.hear)
    client.received.connect(answers.hear)
    client.start()
    client.submit(StartRun("r", "{}", "x"))
    client.submit(Capture(7, "run", ()))
    qtbot.waitUntil(lambda: len(deaths.heard) == START_ATTEMPTS, timeout=WAIT)
    qtbot.waitUntil(lambda: len(answers.heard) == 2, timeout=1_000)
    failed, refused = answers.heard
    assert isinstance(failed, RunFailed)
    assert failed.run == "r"
    assert isinstance(refused, RequestFailed)
    assert refused.request == 7
    assert "not running" in refused.message
    assert client.state == "dead"
    assert "exit code 1" in deaths.heard[0]
    assert client.error_tail() == "no torch here"
    qtbot.wait(100)
    assert len(deaths.heard) == START_ATTEMPTS
    client.submit(CancelCapture())
    qtbot.waitUntil(lambda: len(answers.heard) == 3, timeout=1_000)
    client.restart()
    assert client.process_id > 0
    client.stop_and_wait()


def test_a_program_that_is_not_there(qtbot: Any, tmp_path: Path) -> None:
    client = EngineClient(command=[str(tmp_path / "nothing")])
    deaths = Listener()
    client.died.connect(deaths.hear)
    client.start()
    qtbot.waitUntil(lambda: len(deaths.heard) == START_ATTEMPTS, timeout=5_000)
    assert "could not be started" in deaths.heard[0]
    assert client.state == "dead"
    assert client.stop_and_wait()


def test_an_engine_that_sends_no_frames_is_ended(qtbot: Any) -> None:
    code = "import time; print('Welcome to conda!' * 9, flush=True); time.sleep(60)"
    client = pretender(code)
    with qtbot.waitSignal(client.died, timeout=WAIT) as died:
        client.start()
    assert "something else was written" in died.args[0]
    client.stop_and_wait(0)


def test_another_version_of_the_bridge_is_refused(qtbot: Any) -> None:
    code = (
        "import os, time\n"
        "from cnnstudio.bridge.framing import encode\n"
        "from cnnstudio.bridge.engine_messages import EngineReady\n"
        "os.write(1, encode(EngineReady(99, {}, 'cpu', 'CPU', {}, 1)))\n"
        "time.sleep(60)\n"
    )
    client, answers = pretender(code), Listener()
    client.received.connect(answers.hear)
    with qtbot.waitSignal(client.died, timeout=WAIT) as died:
        client.start()
    assert "version 99" in died.args[0]
    assert not answers.heard
    client.stop_and_wait(0)


def test_an_engine_that_does_not_end_is_killed(qtbot: Any) -> None:
    client = pretender("import time; time.sleep(60)")
    client.start()
    start = time.monotonic()
    assert not client.stop_and_wait(200)
    assert time.monotonic() - start < 5
    assert client.state == "stopped"


def test_the_log_is_put_aside_when_it_is_long(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CNNSTUDIO_HOME", str(tmp_path))
    log = tmp_path / "log" / "engine.log"
    log.parent.mkdir()
    log.write_bytes(b"old line\n" * 200_000)
    client = pretender("import sys; print('new line', file=sys.stderr)")
    assert client.log_file == log
    with qtbot.waitSignal(client.died, timeout=WAIT):
        client.start()
    client.stop_and_wait(0)
    assert (log.parent / "engine.old.log").stat().st_size > 1_000_000
    assert b"old line" not in log.read_bytes()


def test_the_fake_has_the_same_methods_and_signals() -> None:
    def names(kind: type) -> set[str]:
        return {n for n in vars(kind) if not n.startswith("_")}

    real = names(EngineClient) - {"log_file"}
    assert real <= names(FakeEngineClient)


def test_the_fake_delivers_as_the_engine_would(qtbot: Any) -> None:
    fake, own, all_of_it = FakeEngineClient(), Listener(), Listener()
    fake.on(RunStarted, own.hear)
    fake.received.connect(all_of_it.hear)
    fake.start()
    fake.submit(StopRun())
    with qtbot.waitSignal(fake.ready, timeout=100):
        fake.become_ready()
    started = RunStarted("r", 1, 2, 3, 1, 4, "CPU")
    fake.deliver(started)
    assert own.heard == [started]
    assert all_of_it.heard[-1] is started
    assert fake.submitted_of(StopRun) == [StopRun()]
    with qtbot.waitSignal(fake.died, timeout=100):
        fake.die()
    assert fake.state == "dead"
