"""Side jobs: a process of their own, its answers, its death, its cancel."""

from __future__ import annotations

import queue
import sys
import time
from collections.abc import Iterator

import pytest

from cnnstudio.bridge.data_messages import (
    DescribeData,
    LookAtPath,
    PathLooked,
    ScanData,
)
from cnnstudio.bridge.engine_messages import CancelJob, JobProgress, Quit
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.run_messages import ForecastMemory, MemoryForecast, TryBatch
from cnnstudio.engine import side_job
from cnnstudio.engine.memory import Forecaster
from cnnstudio.engine.side_jobs import SideJobs
from cnnstudio.project.file_format import dumps, loads
from tests.helpers.engines import EngineProcess, engine_process, project_text
from tests.helpers.graphs import chain, project_of

__all__ = ["engine_process"]
PATIENCE = 120.0


class Answers:
    """What came back, in order."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Message] = queue.SimpleQueue()

    def put(self, message: Message) -> None:
        self._queue.put(message)

    def forecast(self) -> MemoryForecast:
        """Wait for the next forecast."""
        while True:
            message = self._queue.get(timeout=PATIENCE)
            if isinstance(message, MemoryForecast):
                return message
            assert isinstance(message, JobProgress)

    def next(self) -> Message:
        """Wait for the next answer of any kind."""
        return self._queue.get(timeout=PATIENCE)

    @property
    def is_empty(self) -> bool:
        return self._queue.empty()


@pytest.fixture
def answers() -> Answers:
    return Answers()


def jobs_of(answers: Answers, script: str) -> SideJobs:
    """Side jobs done by a process that runs `script`."""
    return SideJobs(answers.put, [sys.executable, "-c", script])


@pytest.fixture
def jobs(answers: Answers) -> Iterator[SideJobs]:
    jobs = SideJobs(answers.put)
    yield jobs
    jobs.close()


def test_a_forecast_is_progress_and_then_the_answer() -> None:
    text = project_text()
    *progress, found = side_job.answers(ForecastMemory(7, text))
    assert isinstance(found, MemoryForecast)
    texts = [m.text for m in progress if isinstance(m, JobProgress) and m.request == 7]
    assert len(texts) == len(progress)
    assert "looking for the largest batch" in texts[0]
    assert (found.request, found.problem, found.batch_size) == (7, "", 32)
    forecaster = Forecaster(loads(text).project)
    assert found.needed == forecaster.at(32).total
    assert found.largest_batch == 200  # all training images, on any machine of today
    assert 0 < found.free <= found.capacity
    assert found.device_name.startswith("CPU")


def test_a_mistake_in_the_network_is_told() -> None:
    broken = dumps(project_of(chain("Input", "ReLU", "Linear", "Output")))
    (refused,) = side_job.answers(ForecastMemory(8, broken))
    assert isinstance(refused, MemoryForecast)
    assert (refused.request, refused.needed) == (8, 0)
    assert "linear_1" in refused.problem
    (unreadable,) = side_job.answers(ForecastMemory(9, "{"))
    assert isinstance(unreadable, MemoryForecast)
    assert unreadable.problem


def test_other_requests_are_not_side_jobs(jobs: SideJobs) -> None:
    assert not jobs.submit(TryBatch(1, ""))
    assert not jobs.submit(Quit())


def test_a_process_that_dies_is_told_of_once(answers: Answers) -> None:
    jobs = jobs_of(answers, "import sys; sys.stdin.buffer.read(20); sys.exit(3)")
    jobs.submit(ForecastMemory(1, "x"))
    found = answers.forecast()
    assert found.request == 1
    assert "has ended (status 3)" in found.problem
    jobs.close()
    assert answers.is_empty


def test_a_program_that_is_missing_is_told_of(answers: Answers) -> None:
    jobs = SideJobs(answers.put, ["/nowhere/python"])
    jobs.submit(ForecastMemory(1, "x"))
    assert "could not be started" in answers.forecast().problem
    jobs.close()


def test_nonsense_from_the_process_ends_it(answers: Answers) -> None:
    script = "import sys, time; sys.stdout.write('hello' * 9); sys.stdout.flush();"
    jobs = jobs_of(answers, f"{script} time.sleep(60)")
    jobs.submit(ForecastMemory(1, "x"))
    assert "has ended" in answers.forecast().problem
    jobs.close()


def test_a_cancel_ends_the_process_and_nothing_answers(answers: Answers) -> None:
    jobs = jobs_of(answers, "import time; time.sleep(60)")
    jobs.submit(ForecastMemory(1, "x"))
    process = jobs.process(ForecastMemory)
    assert process is not None
    assert jobs.submit(CancelJob(2))  # of another job: nothing happens
    assert process.poll() is None
    started = time.monotonic()
    jobs.submit(CancelJob(1))
    assert process.wait(10) != 0
    assert time.monotonic() - started < 10
    jobs.close()
    assert answers.is_empty


def test_an_answer_to_an_older_job_is_dropped(answers: Answers) -> None:
    """The process answers what it is asked; by then something newer is wanted."""
    script = (
        "import os\n"
        "from cnnstudio.bridge.framing import Decoder, encode\n"
        "from cnnstudio.bridge.run_messages import MemoryForecast\n"
        "decoder, seen = Decoder(), []\n"
        "while len(seen) < 2:\n"
        "    seen += decoder.feed(os.read(0, 65536))\n"
        "for job in seen:\n"
        "    os.write(1, encode(MemoryForecast(job.request, needed=5)))\n"
        "os.read(0, 1)\n"
    )
    jobs = jobs_of(answers, script)
    jobs.submit(ForecastMemory(1, "x"))
    jobs.submit(ForecastMemory(2, "y"))
    assert answers.forecast().request == 2
    jobs.close()
    assert answers.is_empty


def test_of_each_kind_the_newest_of_those_that_wait_is_done() -> None:
    waiting: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
    pending: dict[type[Message], Message] = {}
    for number in (1, 3, 5):
        waiting.put(ForecastMemory(number, ""))
        waiting.put(LookAtPath(number + 1, ""))
    assert side_job.next_job(waiting, pending) == ForecastMemory(5, "")
    assert side_job.next_job(waiting, pending) == LookAtPath(6, "")
    assert side_job.next_job(waiting, pending, patience=0.01) is None


ECHO = """
import os, time
from cnnstudio.bridge.data_messages import LookAtPath, PathLooked
from cnnstudio.bridge.framing import Decoder, encode
decoder = Decoder()
while data := os.read(0, 65536):
    for job in decoder.feed(data):
        if isinstance(job, LookAtPath):
            if job.path == "die":
                os._exit(4)
            os.write(1, encode(PathLooked(job.request, job.path)))
"""


def test_jobs_of_a_lane_do_not_replace_each_other(answers: Answers) -> None:
    """The first is never answered; what is asked beside it is."""
    jobs = jobs_of(answers, ECHO)
    jobs.submit(DescribeData(1, "x"))
    jobs.submit(LookAtPath(2, "a"))
    assert answers.next() == PathLooked(2, "a")
    jobs.submit(CancelJob(1))
    jobs.submit(LookAtPath(3, "b"))
    assert answers.next() == PathLooked(3, "b")
    jobs.close()
    assert answers.is_empty


def test_a_cancel_lets_the_others_of_the_lane_begin_anew(answers: Answers) -> None:
    jobs = jobs_of(answers, "import time; time.sleep(60)")
    jobs.submit(DescribeData(1, "x"))
    jobs.submit(LookAtPath(2, "a"))
    first = jobs.process(LookAtPath)
    jobs.submit(CancelJob(1))
    second = jobs.process(LookAtPath)
    assert first is not None
    assert second is not None
    assert first is not second
    assert first.wait(10) != 0
    assert second.poll() is None
    jobs.close()
    assert answers.is_empty


def test_scans_have_a_process_of_their_own(answers: Answers) -> None:
    jobs = jobs_of(answers, ECHO)
    jobs.submit(ScanData(1, {"kind": "image_folder"}))
    jobs.submit(LookAtPath(2, "a"))
    assert answers.next() == PathLooked(2, "a")
    assert jobs.process(ScanData) is not jobs.process(LookAtPath)
    jobs.submit(ForecastMemory(3, "x"))  # it takes long: samples do not wait for it
    assert jobs.process(ForecastMemory) is not jobs.process(LookAtPath)
    jobs.close()


def test_a_death_is_told_of_the_job_that_was_done(answers: Answers) -> None:
    jobs = jobs_of(answers, ECHO)
    jobs.submit(LookAtPath(2, "die"))
    found = answers.next()
    assert isinstance(found, PathLooked)
    assert "has ended (status 4)" in found.problem
    jobs.submit(LookAtPath(3, "b"))
    assert answers.next() == PathLooked(3, "b")
    jobs.close()


@pytest.mark.requirement("R10")
def test_the_engine_forecasts_while_its_thread_is_busy(
    engine_process: EngineProcess,
) -> None:
    """Asked before torch is loaded, the first answer is not the worker's."""
    engine_process.send(ForecastMemory(4, project_text()))
    found = engine_process.events.wait_for(MemoryForecast, timeout=PATIENCE)
    assert (found.request, found.problem) == (4, "")
    assert engine_process.events.of(JobProgress)
    engine_process.close_input()
    assert engine_process.wait() == 0
