"""Long work beside the engine's one thread: in disposable processes, with a cancel.

A lane's process is started when its first job comes and kept for the next, because
loading torch takes longer than most jobs. If it dies the job is answered with a
sentence and the next one gets a fresh process.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cnnstudio.bridge.engine_messages import CancelJob, JobProgress
from cnnstudio.bridge.framing import Decoder, FramingError, encode
from cnnstudio.bridge.launch import engine_environment, side_job_command
from cnnstudio.bridge.message import Message
from cnnstudio.engine.jobs import JOBS, failed
from cnnstudio.graph.text import marked, translate

DIED = marked(
    "Engine", "The process that worked on this has ended (status {0}). Try it again."
)
_PIECE = 2**16


class SideJobs:
    """Hands jobs to their lanes and the answers to `answer`, from threads of theirs.

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
        self._lanes: dict[str, Lane] = {}

    def process(self, kind: type[Message]) -> subprocess.Popen[bytes] | None:
        """The process that does jobs of a kind, once there has been one."""
        lane = self._lanes.get(JOBS[kind].lane)
        return None if lane is None else lane.process

    def submit(self, message: Message) -> bool:
        """Take a side job or its cancel; False for any other request."""
        if isinstance(message, CancelJob):
            for lane in self._lanes.values():
                lane.cancel(message.request)
            return True
        if type(message) not in JOBS:
            return False
        name = JOBS[type(message)].lane
        if name not in self._lanes:
            environment = self._environment or engine_environment(1)
            self._lanes[name] = Lane(self._answer, self._command, environment)
        self._lanes[name].start(message)
        return True

    def close(self) -> None:
        """End all processes, whatever they do."""
        for lane in self._lanes.values():
            lane.close()


class Lane:
    """One process, which does its jobs one after the other."""

    def __init__(
        self,
        answer: Callable[[Message], object],
        command: list[str],
        environment: Mapping[str, str],
    ) -> None:
        self._answer = answer
        self._command = command
        self._environment = environment
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._reader: threading.Thread | None = None
        # By kind, in the order in which they came: the first is being done.
        self._waiting: dict[type[Message], Any] = {}

    @property
    def process(self) -> subprocess.Popen[bytes] | None:
        """The process, once there has been a job."""
        return self._process

    def start(self, job: Message) -> None:
        """Let a job be done; it takes the place of one of its kind that waits."""
        with self._lock:
            self._waiting.pop(type(job), None)
            self._waiting[type(job)] = job
            problem = self._try_to_send([job])
        self._tell_if(job, problem)

    def cancel(self, request: int) -> None:
        """End the job of this request and the process; the other jobs begin anew."""
        with self._lock:
            kinds = [k for k, job in self._waiting.items() if job.request == request]
            if not kinds:
                return
            del self._waiting[kinds[0]]
            self._kill()
            others = list(self._waiting.values())
            problem = self._try_to_send(others) if others else ""
        for other in others:
            self._tell_if(other, problem)

    def close(self) -> None:
        """End the process, whatever it does."""
        with self._lock:
            self._waiting = {}
            self._kill()
            reader = self._reader
        if reader is not None:
            reader.join(1.0)

    def _tell_if(self, job: Message, problem: str) -> None:
        if problem:
            with self._lock:
                self._waiting.pop(type(job), None)
            self._answer(failed(job, problem))

    def _try_to_send(self, jobs: Sequence[Message]) -> str:
        """Send jobs, to a fresh process if need be; return why that was not possible.

        Called with the lock held.
        """
        try:
            self._send(jobs)
            return ""
        except (OSError, ValueError):  # it went away, having had nothing to do
            self._kill()
        try:
            self._send(jobs)
        except OSError as error:
            return translate(
                "Engine", "A process for this could not be started: {error}."
            ).format(error=error)
        return ""

    def _send(self, jobs: Sequence[Message]) -> None:
        if self._process is None or self._process.poll() is not None:
            self._process = self._launch()
            jobs = list(self._waiting.values())
        assert self._process.stdin is not None
        for job in jobs:
            self._process.stdin.write(encode(job))
        self._process.stdin.flush()

    def _launch(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=dict(self._environment),
        )
        reader = threading.Thread(target=self._read, args=(process,), name="side jobs")
        reader.daemon = True
        reader.start()
        self._reader = reader
        return process

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
        self._after_end(process, status)

    def _after_end(self, process: subprocess.Popen[bytes], status: int) -> None:
        """Answer the job that the process died of; do the others."""
        with self._lock:
            if process is not self._process:
                return
            self._process = None
            jobs = list(self._waiting.values())
            # With status 0 it had been idle for long when the job was on its way.
            dead = jobs.pop(0) if jobs and status else None
            if dead is not None:
                del self._waiting[type(dead)]
            problem = self._try_to_send(jobs) if jobs else ""
        if dead is not None:
            self._answer(failed(dead, translate("Engine", DIED).format(status)))
        for job in jobs:
            self._tell_if(job, problem)

    def _pass_on(self, message: Message) -> None:
        """Pass an answer on unless a newer job has taken the place of its own."""
        request = getattr(message, "request", None)
        with self._lock:
            kinds = [k for k, job in self._waiting.items() if job.request == request]
            if kinds and not isinstance(message, JobProgress):
                del self._waiting[kinds[0]]
        if kinds:
            self._answer(message)
