"""What window and engine say to each other: frozen records of plain values and arrays.

Requests go to the engine, events come from it. A field is a number, a text, a bool,
None, a tuple or mapping of these, or a numpy array; arrays may also be values of a
mapping. `framing` turns any of them into bytes; no pickles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]

PROTOCOL = 1

# What an inspection looks at: the network of the run (live while it trains, else the
# one whose weights were loaded), or the document with fresh weights.
Subject = Literal["run", "document"]


@dataclass(frozen=True, slots=True)
class Message:
    """Base of all messages; `reply_to` names the request that an event answers."""


# Requests


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
class OpenRun(Message):
    """Load the weights of a finished run for inspection: its last or best epoch."""

    run: str
    folder: str
    which: Literal["last", "best"] = "last"


@dataclass(frozen=True, slots=True)
class ShowDocument(Message):
    """Build the document's network with the initial weights of its seed."""

    project: str


@dataclass(frozen=True, slots=True)
class Capture(Message):
    """Show what the nodes give for one image; the newest capture replaces older ones.

    `part` and `index` choose the image. `detail` is the node whose float values are
    wanted in full. With `every` > 0 the capture is repeated at most every so many
    seconds while a run trains, until the next Capture or CancelCapture.
    """

    request: int
    subject: Subject
    nodes: tuple[str, ...]
    part: Literal["train", "validation", "test"] = "validation"
    index: int = 0
    detail: str = ""
    filters: bool = False
    every: float = 0.0


@dataclass(frozen=True, slots=True)
class CancelCapture(Message):
    """Stop repeating the last capture: nobody looks at it."""


@dataclass(frozen=True, slots=True)
class Evaluate(Message):
    """Classify every image of a part with the weights of now; answered by Evaluated.

    It is done in slices between other work; a newer one takes the place of the last.
    """

    request: int
    subject: Subject
    part: Literal["validation", "test"] = "validation"


@dataclass(frozen=True, slots=True)
class ForecastMemory(Message):
    """Work out what training a project would take; answered by MemoryForecast.

    A side job: it is done in a process of its own, whatever the engine is doing, and
    a newer one takes the place of those that wait.
    """

    request: int
    project: str


@dataclass(frozen=True, slots=True)
class CancelJob(Message):
    """End the side job of this request, and its process; nothing answers."""

    request: int


@dataclass(frozen=True, slots=True)
class ChooseDevice(Message):
    """Use this device from the next run on; answered by EngineReady."""

    device: str


@dataclass(frozen=True, slots=True)
class Quit(Message):
    """Checkpoint if a run trains, then end the process."""


# Events


@dataclass(frozen=True, slots=True)
class EngineReady(Message):
    """The engine is warm. `devices` maps what can be chosen to a description."""

    protocol: int
    versions: Mapping[str, str]
    device: str
    device_name: str
    devices: Mapping[str, str]
    threads: int
    note: str = ""


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

    `values` has the series that are measured at steps, by name; not-a-number stands
    where one was not measured. `loader_share` is the share of the last seconds in
    which training waited for its data, `memory` what it takes in bytes;
    `capture_share` is the share of the run's time that captures have taken.
    """

    run: str
    step: NDArray[np.int64]
    values: Mapping[str, FloatArray]
    epoch: int
    step_in_epoch: int
    images_per_second: float
    elapsed: float
    left: float
    capture_share: float = 0.0
    loader_share: float = 0.0
    memory: float = 0.0


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
    """The run waits."""

    run: str


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
class JobProgress(Message):
    """A side job goes on: what it has found so far, in a word or two."""

    request: int
    text: str


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


@dataclass(frozen=True, slots=True)
class WeightsShown(Message):
    """The network under inspection has these weights now."""

    subject: Subject
    run: str
    epoch: int
    description: str


@dataclass(frozen=True, slots=True)
class Maps(Message):
    """What was captured for one image.

    `image` is (C, H, W) float32 as the network sees it before normalisation, 0 to 1.
    `tiles` maps a node to uint8 (channels, H, W), each map scaled from its own
    minimum to its maximum; `ranges` maps it to float32 (channels, 2). `detail` is
    the float32 output of the detail node, `filters` its weights (out, in, kH, kW)
    if it is a convolution. `logits` are the scores, empty without an Output.
    """

    request: int
    subject: Subject
    run: str
    epoch: int
    step: int
    part: str
    index: int
    count: int
    label: int
    classes: tuple[str, ...]
    image: FloatArray
    logits: FloatArray
    tiles: Mapping[str, NDArray[np.uint8]]
    ranges: Mapping[str, FloatArray]
    detail_node: str = ""
    detail: FloatArray | None = None
    filters: FloatArray | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Evaluated(Message):
    """What the network says of each image of a part, in the part's order.

    `labels` and `predicted` are class numbers (N,), `probability` (N,) is that of the
    predicted class. Run, epoch and step name the weights.
    """

    request: int
    subject: Subject
    run: str
    epoch: int
    step: int
    part: str
    classes: tuple[str, ...]
    labels: NDArray[np.int32]
    predicted: NDArray[np.int32]
    probability: FloatArray


@dataclass(frozen=True, slots=True)
class RequestFailed(Message):
    """A request other than StartRun could not be answered: a sentence, and details."""

    request: int
    message: str
    details: str = ""


@dataclass(frozen=True, slots=True)
class Notice(Message):
    """Something worth a line in the log or status bar."""

    text: str
    fields: Mapping[str, Any] = field(default_factory=dict)


MESSAGES: dict[str, type[Message]] = {
    cls.__name__: cls for cls in Message.__subclasses__()
}
