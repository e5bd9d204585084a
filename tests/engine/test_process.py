"""The engine as a process of its own: pipes, signals, and the end of the window."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cnnstudio.bridge.engine_messages import EngineReady, Notice, Quit
from cnnstudio.bridge.framing import Decoder, encode
from cnnstudio.bridge.launch import (
    automatic_threads,
    engine_command,
    engine_environment,
)
from cnnstudio.bridge.look_messages import Capture, Maps, ShowDocument, WeightsShown
from cnnstudio.bridge.messages import PROTOCOL
from cnnstudio.bridge.run_messages import (
    EpochEnded,
    PauseRun,
    ResumeRun,
    RunEnded,
    RunPaused,
    RunResumed,
    RunStarted,
    StartRun,
    StepsEnded,
    StopAcknowledged,
    StopRun,
)
from cnnstudio.project.runs import read_run
from tests.helpers.engines import (
    EngineProcess,
    engine_process,
    idle_engine,
    lasting_engine,
    project_text,
)

__all__ = ["engine_process", "idle_engine", "lasting_engine"]

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def test_two_epochs_with_a_pause_and_live_maps(
    engine_process: EngineProcess, tmp_path: Path
) -> None:
    engine, events = engine_process, engine_process.events
    engine.send(StartRun("r", project_text(), str(tmp_path / "r")))
    engine.send(PauseRun())
    assert events.wait_for(EngineReady).protocol == PROTOCOL
    events.wait_for(RunPaused)
    engine.send(Capture(1, "run", ("conv2d_1",), detail="conv2d_1", every=0.001))
    events.wait_for(Maps)
    engine.send(ResumeRun())
    events.wait_for(RunResumed)
    ended = events.wait_for(RunEnded)
    assert (ended.status, ended.epochs) == ("completed", 2)
    assert len(events.of(EpochEnded)) == 2
    assert sum(len(m.step) for m in events.of(StepsEnded)) == 14
    assert Path(ended.checkpoint).exists()
    engine.send(Quit())
    assert engine.wait(5) == 0


@pytest.mark.requirement("O10")
def test_a_stop_is_acknowledged_at_once(
    idle_engine: EngineProcess, tmp_path: Path
) -> None:
    engine, events = idle_engine, idle_engine.events
    # Steps of several hundred milliseconds: the answer must not wait for one.
    text = project_text(epochs=100, batch_size=200)
    text = text.replace('"out_channels": 4', '"out_channels": 512')
    assert "512" in text
    engine.send(StartRun("r", text, str(tmp_path)))
    events.wait_for(StepsEnded)
    events.drain()
    start = time.perf_counter()
    engine.send(StopRun())
    events.wait_for(StopAcknowledged)
    took = time.perf_counter() - start
    ended = events.wait_for(RunEnded)
    assert ended.status == "stopped"
    assert took <= 0.1


def test_the_window_is_gone(engine_process: EngineProcess, tmp_path: Path) -> None:
    engine, events = engine_process, engine_process.events
    engine.send(StartRun("r", project_text(epochs=1000), str(tmp_path)))
    events.wait_for(StepsEnded)
    start = time.monotonic()
    engine.close_input()
    assert engine.wait(5) == 0
    assert time.monotonic() - start < 5
    record = read_run(tmp_path)
    assert record.is_interrupted
    assert record.last is not None
    assert (tmp_path / record.last.file).exists()
    assert not list(tmp_path.glob(".tmp-*"))


def test_the_window_is_gone_before_anything_began(
    engine_process: EngineProcess,
) -> None:
    engine_process.close_input()
    assert engine_process.wait(10) == 0
    engine_process.events.drain()
    assert not engine_process.events.seen  # nor did it wait for torch


@pytest.mark.skipif(os.name != "posix", reason="POSIX signals")
def test_logging_out_saves_too(engine_process: EngineProcess, tmp_path: Path) -> None:
    engine, events = engine_process, engine_process.events
    engine.send(StartRun("r", project_text(epochs=1000), str(tmp_path)))
    events.wait_for(StepsEnded)
    engine.process.send_signal(signal.SIGTERM)
    assert engine.wait(5) == 0
    assert read_run(tmp_path).last is not None


@pytest.mark.skipif(os.name != "posix", reason="POSIX signals")
def test_ctrl_c_in_the_terminal_is_the_windows(
    idle_engine: EngineProcess, tmp_path: Path
) -> None:
    engine, events = idle_engine, idle_engine.events
    engine.send(StartRun("r", project_text(epochs=3), str(tmp_path)))
    events.wait_for(RunStarted)
    engine.process.send_signal(signal.SIGINT)
    engine.process.send_signal(signal.SIGHUP)
    assert events.wait_for(RunEnded).status == "completed"


def test_a_reader_that_sleeps_loses_no_step(tmp_path: Path) -> None:
    """The pipe is full while nobody reads; steps are merged, none is lost."""
    process = subprocess.Popen(
        engine_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env=engine_environment(),
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    text = project_text(epochs=30)
    nodes = ("conv2d_1", "batchnorm2d_1", "relu_1")
    process.stdin.write(encode(StartRun("r", text, str(tmp_path))))
    process.stdin.write(encode(Capture(1, "run", nodes, detail="relu_1", every=1e-4)))
    process.stdin.flush()
    end = time.monotonic() + 60
    while not (tmp_path / "run.json").exists() or (
        read_run(tmp_path).status != "completed" and time.monotonic() < end
    ):
        time.sleep(0.05)
    process.stdin.close()
    messages = list(Decoder().feed(process.stdout.read()))
    process.stdout.close()
    assert process.wait(10) == 0
    steps = [int(s) for m in messages if isinstance(m, StepsEnded) for s in m.step]
    assert steps == list(range(1, 211))
    assert len([m for m in messages if isinstance(m, EpochEnded)]) == 30


def test_stray_prints_and_bad_requests_do_no_harm(tmp_path: Path) -> None:
    """Whatever prints to standard output lands in the log, not in a frame."""
    code = (
        "import os, sys, threading\n"
        "from cnnstudio.engine import __main__ as engine\n"
        "def shout():\n"
        "    while True:\n"
        "        print('stray'); os.write(1, b'stray too\\n')\n"
        "private = engine._private_output\n"
        "def later():\n"
        "    output = private()\n"
        "    threading.Thread(target=shout, daemon=True).start()\n"
        "    return output\n"
        "engine._private_output = later\n"
        "engine._leave(engine.main())\n"
    )
    log = tmp_path / "log"
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=errors, env=engine_environment(),
        )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(encode(ShowDocument(project_text())))
    process.stdin.flush()
    decoder, kinds = Decoder(), []
    while WeightsShown not in kinds:
        data = os.read(process.stdout.fileno(), 2**16)
        assert data
        kinds += [type(message) for message in decoder.feed(data)]
    process.communicate(timeout=60)
    assert kinds == [EngineReady, WeightsShown]
    assert b"stray" in log.read_bytes()
    assert process.returncode == 0


def test_nonsense_on_its_input_ends_the_engine_with_a_sentence(tmp_path: Path) -> None:
    done = subprocess.run(
        engine_command(), input=b"hello? is anybody there?", capture_output=True,
        env=engine_environment(), timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert b"unreadable" in done.stderr


def test_a_stop_without_a_run_is_answered(idle_engine: EngineProcess) -> None:
    idle_engine.send(StopRun())
    assert "no run" in idle_engine.events.wait_for(Notice).text


@linux
def test_many_runs_leak_neither_threads_nor_files(
    idle_engine: EngineProcess, tmp_path: Path
) -> None:
    engine, events = idle_engine, idle_engine.events
    own = Path(f"/proc/{engine.process.pid}")

    def counts() -> tuple[int, int]:
        return len(list((own / "fd").iterdir())), len(list((own / "task").iterdir()))

    found = []
    for number in range(6):
        text = project_text(epochs=1)
        engine.send(StartRun(str(number), text, str(tmp_path / str(number))))
        events.wait_for(RunEnded)
        engine.send(ShowDocument(text))
        events.wait_for(WeightsShown)
        found.append(counts())
    assert found[-1] == found[1]
    assert not list((own / "task" / str(engine.process.pid) / "children").read_text())


# How it is started


def test_threads_leave_a_core_to_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    assert automatic_threads() >= 1
    assert engine_environment()["OMP_NUM_THREADS"] == str(automatic_threads())
    assert engine_environment(3)["OMP_NUM_THREADS"] == "3"
    monkeypatch.setenv("OMP_NUM_THREADS", "5")
    assert engine_environment()["OMP_NUM_THREADS"] == "5"
    assert engine_environment(3)["OMP_NUM_THREADS"] == "3"


def test_what_a_person_has_set_in_the_environment_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GOMP_SPINCOUNT", "77")
    monkeypatch.setenv("MALLOC_MMAP_THRESHOLD_", "4096")
    monkeypatch.setenv("PYTHONPATH", "mine")
    environment = engine_environment()
    assert environment["GOMP_SPINCOUNT"] == "77"
    assert environment["MALLOC_MMAP_THRESHOLD_"] == "4096"
    assert environment["PYTHONPATH"].endswith(f"{os.pathsep}mine")


def test_a_file_named_like_a_library_is_not_taken_for_it(tmp_path: Path) -> None:
    (tmp_path / "torch.py").write_text("raise SystemExit('not torch')\n")
    done = subprocess.run(
        engine_command(), input=encode(Quit()), capture_output=True, cwd=tmp_path,
        env=engine_environment(), timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert b"not torch" not in done.stderr
