"""Messages about runs: start, steps, epochs, end, and what a training would take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cnnstudio.bridge.message import Counts, FloatArray, Message


@dataclass(frozen=True, slots=True)
class StartRun(Message):
    """Train a project (JSON text of the `.cnnproj`) into a run folder.

    `resume` continues from the folder's last checkpoint up to `epochs` in total
    (None: what the project says). Answered by RunStarted or RunFailed.
    """

    run: str
    project: str
    folder: str
    resume: bool = False
    epochs: int | None = None


@dataclass(frozen=True, slots=True)
class PauseRun(Message):
    """Stop after the running step and wait; answered by RunPaused."""


@dataclass(frozen=True, slots=True)
class ResumeRun(Message):
    """Go on after a pause; answered by RunResumed."""


@dataclass(frozen=True, slots=True)
class StopRun(Message):
    """End after the running step, with a checkpoint.

    Answered by StopAcknowledged at once and RunEnded when done.
    """


@dataclass(frozen=True, slots=True)
class TryBatch(Message):
    """Run one batch forward, backward and one step of a throw-away network."""

    request: int
    project: str


@dataclass(frozen=True, slots=True)
class RunStarted(Message):
    """The first step is about to be taken (again, after a resume).

    `metric` is the measure that decides which epoch is best.
    """

    run: str
    first_epoch: int
    epochs: int
    steps_per_epoch: int
    first_step: int
    parameters: int
    device_name: str
    note: str = ""
    metric: str = "accuracy"


@dataclass(frozen=True, slots=True)
class StepsEnded(Message):
    """Steps since the last message: arrays of equal length, one entry a step.

    `values` has the series that are measured at steps, by name (`project.measures`);
    not-a-number stands where one was not measured.
    `capture_share` is the share of the run's time that captures have taken.
    """

    run: str
    step: Counts
    values: Mapping[str, FloatArray]
    epoch: int
    step_in_epoch: int
    images_per_second: float
    elapsed: float
    left: float
    capture_share: float = 0.0


@dataclass(frozen=True, slots=True)
class EpochEnded(Message):
    """What one epoch gave, by series; means are weighted by samples.

    `seconds` is its own time. `checkpoint` is the file of now: later the run's
    record names another one, with the weights only, if the epoch is not the best.
    """

    run: str
    epoch: int
    step: int
    values: Mapping[str, float]
    seconds: float
    is_best: bool
    checkpoint: str


@dataclass(frozen=True, slots=True)
class RunPaused(Message):
    """The run waits; if nobody asked for it, `reason` says what it waits for."""

    run: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RunResumed(Message):
    """The run goes on."""

    run: str


@dataclass(frozen=True, slots=True)
class StopAcknowledged(Message):
    """The engine has heard a StopRun and ends after the running step."""

    run: str


@dataclass(frozen=True, slots=True)
class RunEnded(Message):
    """The run is over.

    `results` are the validation values of the best epoch and the test values of its
    weights, by series; `metric` is the measure that decides which epoch is best.
    """

    run: str
    status: Literal["completed", "stopped"]
    epochs: int
    best_epoch: int
    metric: str
    results: Mapping[str, float]
    checkpoint: str
    best_checkpoint: str


@dataclass(frozen=True, slots=True)
class RunFailed(Message):
    """The run cannot go on: a sentence for people, and the technical text."""

    run: str
    message: str
    details: str = ""
    node: str = ""


@dataclass(frozen=True, slots=True)
class BatchTried(Message):
    """What one batch gave: the first loss beside ln C, time, memory."""

    request: int
    loss: float
    expected_loss: float
    gradient_norm: float
    seconds: float
    batch_size: int


@dataclass(frozen=True, slots=True)
class ForecastMemory(Message):
    """Work out what training a project would take; answered by MemoryForecast.

    A side job: it is done in a process of its own, whatever the engine is doing, and
    a newer one takes the place of those that wait.
    """

    request: int
    project: str


@dataclass(frozen=True, slots=True)
class MemoryForecast(Message):
    """Bytes that training would take, and what the device has.

    `weights` (buffers too), `gradients` and `optimizer` are parts of `needed`, which
    holds for `batch_size`; `largest_batch` is the largest that fits, 0 for none.
    `capacity` is 0 if the device does not tell. `is_traced` is False for a count by
    hand; `problem` says in a sentence why there is no forecast.
    """

    request: int
    needed: int = 0
    weights: int = 0
    gradients: int = 0
    optimizer: int = 0
    batch_size: int = 0
    largest_batch: int = 0
    free: int = 0
    capacity: int = 0
    device_name: str = ""
    is_traced: bool = True
    problem: str = ""
