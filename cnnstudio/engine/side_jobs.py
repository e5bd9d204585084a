"""Long work beside the engine's one thread: in a disposable process, with a cancel.

The process is started when the first job comes and kept for the next, because loading
torch takes longer than most jobs. If it dies the job is answered with a sentence and
the next one gets a fresh process.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence

from cnnstudio.bridge.engine_messages import CancelJob, JobProgress
from cnnstudio.bridge.framing import Decoder, FramingError, encode
from cnnstudio.bridge.launch import engine_environment, side_job_command
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.run_messages import ForecastMemory, MemoryForecast
from cnnstudio.engine.side_job import failed
from cnnstudio.graph.text import marked, translate

DIED = marked(
    "Engine", "The process that worked on this has ended (status {0}). Try it again."
)
_PIECE = 2**16


class SideJobs:
    """Hands jobs to the process and its answers to `answer`, from a thread of its own.

    `submit` is called from one thread only.
    """

    def __init__(
        self,
        answer: Callable[[Message], object],
        command: Sequence[str] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._answer = answer
        self._command = list(command or side_job_command())
        self._environment = environment
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._reader: threading.Thread | None = None
        self._waiting: ForecastMemory | None = None

    @property
    def process(self) -> subprocess.Popen[bytes] | None:
        """The process, once there has been a job."""
        return self._process

    def submit(self, message: Message) -> bool:
        """Take a side job or its cancel; False for any other request."""
        if isinstance(message, ForecastMemory):
            self._start(message)
            return True
        if isinstance(message, CancelJob):
            self._cancel(message.request)
            return True
        return False

    def close(self) -> None:
        """End the process, whatever it does."""
        with self._lock:
            self._waiting = None
            self._kill()
            reader = self._reader
        if reader is not None:
            reader.join(1.0)

    def _start(self, job: ForecastMemory) -> None:
        with self._lock:
            self._waiting = job
            try:
                self._send(job)
                return
            except (OSError, ValueError):  # it went away, having had nothing to do
                self._kill()
            try:
                self._send(job)
            except OSError as error:
                self._waiting = None
                problem = translate(
                    "Engine", "A process for this could not be started: {error}."
                ).format(error=error)
                self._answer(failed(job, problem))

    def _send(self, job: Message) -> None:
        if self._process is None or self._process.poll() is not None:
            self._process = self._launch()
        assert self._process.stdin is not None
        self._process.stdin.write(encode(job))
        self._process.stdin.flush()

    def _launch(self) -> subprocess.Popen[bytes]:
        environment = self._environment or engine_environment(1)
        process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=dict(environment),
        )
        reader = threading.Thread(target=self._read, args=(process,), name="side jobs")
        reader.daemon = True
        reader.start()
        self._reader = reader
        return process

    def _cancel(self, request: int) -> None:
        with self._lock:
            if self._waiting is not None and self._waiting.request == request:
                self._waiting = None
                self._kill()

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        """Pass answers on until the process ends; say so if it owed one."""
        decoder = Decoder()
        assert process.stdout is not None
        assert process.stdin is not None
        try:
            while data := os.read(process.stdout.fileno(), _PIECE):
                for message in decoder.feed(data):
                    self._pass_on(message)
        except FramingError:
            process.kill()
        status = process.wait()
        process.stdout.close()
        with contextlib.suppress(OSError):
            process.stdin.close()
        with self._lock:
            job, mine = self._waiting, process is self._process
            if mine:
                self._waiting = self._process = None
        if not mine or job is None:
            return
        if status == 0:  # it had been idle for long when the job was on its way
            self._start(job)
        else:
            self._answer(failed(job, translate("Engine", DIED).format(status)))

    def _pass_on(self, message: Message) -> None:
        """Pass an answer on unless a newer job has taken the place of its own."""
        assert isinstance(message, MemoryForecast | JobProgress)
        with self._lock:
            job = self._waiting
            wanted = job is not None and job.request == message.request
            if wanted and isinstance(message, MemoryForecast):
                self._waiting = None
        if wanted:
            self._answer(message)
