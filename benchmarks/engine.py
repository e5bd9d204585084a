"""How soon a warm engine gives the first loss, and what a taken core costs it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.children import child_environment
from benchmarks.harness import PAIRS, Figure, Pairs, at_least, in_turn
from cnnstudio.bridge.engine_messages import EngineReady, Quit
from cnnstudio.bridge.framing import Decoder, encode
from cnnstudio.bridge.launch import engine_command, engine_environment
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.run_messages import (
    EpochEnded,
    RunEnded,
    RunFailed,
    StartRun,
    StepsEnded,
    StopRun,
)
from cnnstudio.engine.data.sources.digits import DIGITS_FILE
from cnnstudio.paths import resource, sample_project
from cnnstudio.project.file_format import dumps, load

AREA = "engine"
EPOCHS = 4


class Engine:
    """An engine process behind two pipes; its end is that of the `with`."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            engine_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=engine_environment(),
        )
        self._messages = self._received()
        self.wait_for(EngineReady)

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.send(Quit())
        self._process.communicate(timeout=60)

    def send(self, message: Message) -> None:
        """Ask for something."""
        assert self._process.stdin is not None
        self._process.stdin.write(encode(message))
        self._process.stdin.flush()

    def wait_for(self, kind: type[Message]) -> Message:
        """Return the next message of a kind; RuntimeError if the run failed."""
        for message in self._messages:
            if isinstance(message, RunFailed):
                raise RuntimeError(message.message)
            if isinstance(message, kind):
                return message
        raise RuntimeError(f"the engine ended without {kind.__name__}")

    def _received(self) -> Iterator[Message]:
        decoder, output = Decoder(), self._process.stdout
        assert output is not None
        while data := os.read(output.fileno(), 2**16):
            yield from decoder.feed(data)


def measure(pairs: int = PAIRS) -> list[Figure]:
    """First loss against a cold script; throughput with one core taken."""
    with TemporaryDirectory(prefix="cnnstudio-bench-") as name, Engine() as engine:
        folder = Path(name)
        text = project_text()

        def warm() -> float:
            return first_loss(engine, text, folder)

        def alone() -> float:
            return throughput(engine, text, folder)

        def beside_another() -> float:
            with busy_core():
                return throughput(engine, text, folder)

        ours, cold = in_turn(warm, lambda: cold_first_loss(folder), rounds=pairs)
        taken, idle = in_turn(beside_another, alone, rounds=pairs)
    first, shared = Pairs(ours, cold), Pairs(taken, idle)
    return [
        Figure(
            AREA, "Train pressed to the first loss, sooner than a cold script",
            first.speed_ups, at_least(30), first.note(),
        ),
        Figure(
            AREA, "throughput with one core taken by another process, of the idle one",
            shared.shares, at_least(0.8), shared.note("images/s"),
        ),
    ]  # fmt: skip


def project_text() -> str:
    """The digits' LeNet for some epochs, without augmentation."""
    project = load(sample_project("digits_lenet")).project
    project.training = replace(project.training, epochs=EPOCHS)
    project.dataset = replace(project.dataset, pipeline=project.dataset.pipeline[:1])
    return dumps(project)


def _new_folder(folder: Path) -> Path:
    number = sum(1 for _ in folder.iterdir())
    return folder / f"{number:04d}"


def first_loss(engine: Engine, text: str, folder: Path) -> float:
    """Milliseconds from asking for a run to its first loss."""
    run = _new_folder(folder)
    started = time.perf_counter()
    engine.send(StartRun(run.name, text, str(run)))
    engine.wait_for(StepsEnded)
    spent = 1_000 * (time.perf_counter() - started)
    engine.send(StopRun())
    engine.wait_for(RunEnded)
    return spent


def cold_first_loss(folder: Path) -> float:
    """Milliseconds from starting the plain script to its first loss."""
    started = time.perf_counter()
    with subprocess.Popen(
        [
            sys.executable, "-m", "benchmarks.references.plain_loop",
            str(resource(DIGITS_FILE)), str(folder), "--epochs", "1", "--threads", "1",
        ],
        env=child_environment(folder / "home"),
        stdout=subprocess.PIPE,
        text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        if not process.stdout.readline().startswith("first loss"):
            raise RuntimeError("the plain script gave no loss")
        spent = 1_000 * (time.perf_counter() - started)
        process.kill()
        return spent


def throughput(engine: Engine, text: str, folder: Path) -> float:
    """Images per second of a whole run, its first epoch left out."""
    run = _new_folder(folder)
    engine.send(StartRun(run.name, text, str(run)))
    engine.wait_for(EpochEnded)
    started = time.perf_counter()
    engine.wait_for(RunEnded)
    images = load(sample_project("digits_lenet")).project.dataset.train * (EPOCHS - 1)
    return images / (time.perf_counter() - started)


@contextmanager
def busy_core() -> Iterator[None]:
    """Let another process take one core all the time."""
    with subprocess.Popen([sys.executable, "-c", "while True: pass"]) as process:
        try:
            yield
        finally:
            process.kill()
