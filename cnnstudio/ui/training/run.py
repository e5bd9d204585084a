"""One run as the window knows it: what was started, how far it is, what came in.

Plain data without Qt; `RunController` changes it, header, plots and list show it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from cnnstudio.bridge.message import Message
from cnnstudio.bridge.metric_history import RunHistory
from cnnstudio.bridge.run_messages import EpochEnded, RunStarted, StepsEnded
from cnnstudio.graph.layers.io import Output
from cnnstudio.graph.text import marked, translate
from cnnstudio.project.project import Project
from cnnstudio.project.records import RunRecord
from cnnstudio.project.settings import TrainingConfig
from cnnstudio.project.split_sizes import part_sizes
from cnnstudio.ui.measured import measured_text
from cnnstudio.ui.training.steps import steps_per_epoch


class RunState(Enum):
    """How a run stands; `state_word` is what is shown of it."""

    IDLE = marked("RunState", "not started")
    STARTING = marked("RunState", "starting")
    RUNNING = marked("RunState", "training")
    PAUSED = marked("RunState", "paused")
    STOPPING = marked("RunState", "stopping")
    FINISHED = marked("RunState", "finished")
    FAILED = marked("RunState", "failed")
    INTERRUPTED = marked("RunState", "interrupted")
    ELSEWHERE = marked("RunState", "training elsewhere")


def state_word(state: RunState) -> str:
    """Return what people read of a state."""
    return translate("RunState", state.value)


ACTIVE = {RunState.STARTING, RunState.RUNNING, RunState.PAUSED, RunState.STOPPING}
"""States in which the engine holds the run."""


@dataclass(frozen=True, slots=True)
class RunEvent:
    """Something that happened to a run before `step`, the first behind it.

    `kind` is what it was: "rate" for a change of the learning rate, "resumed", …;
    `text` says it in a few words.
    """

    step: int
    kind: str
    text: str


@dataclass(slots=True)
class Progress:
    """The numbers of the newest steps, as the header shows them."""

    epoch: int = 0
    step: int = 0
    images_per_second: float = float("nan")
    elapsed: float = float("nan")
    left: float = float("nan")
    learning_rate: float = float("nan")


@dataclass(slots=True, eq=False)
class Run:
    """A run that trains, has trained, or (with an empty id) could be trained.

    `images` are those to train on, `validation` those to check with, `tests` those for
    the test at the end; `epochs` is the total that was asked for, `saved_epoch` the
    last one with a checkpoint; `snapshot` is the text of the project as it is trained,
    `essence` what of it decides about training; `is_loaded` is False while the
    measurements are only in its folder.
    """

    id: str = ""
    name: str = ""
    folder: Path = field(default_factory=Path)
    snapshot: str = ""
    training: TrainingConfig = field(default_factory=TrainingConfig)
    classes: int = 0
    images: int = 0
    validation: int = 0
    tests: int = 0
    epochs: int = 0
    state: RunState = RunState.IDLE
    message: str = ""
    details: str = ""
    stopped: bool = False
    essence: object = None
    is_loaded: bool = True
    has_checkpoint: bool = False
    seconds: float = float("nan")
    saved_epoch: int = 0
    best_epoch: int = 0
    metric: str = "accuracy"
    results: Mapping[str, float] = field(default_factory=dict)
    device: str = ""
    number: int = 0
    last_step: int = 0
    progress: Progress = field(default_factory=Progress)
    events: list[RunEvent] = field(default_factory=list)
    history: RunHistory = field(init=False)

    def __post_init__(self) -> None:
        self.history = RunHistory(self.usual_smoothing)

    @property
    def usual_smoothing(self) -> float:
        """Smoothing of its curves that suits the length of an epoch."""
        # About a fifth of an epoch: long enough to be calm, short enough to follow.
        window = min(200.0, max(5.0, self.steps_per_epoch / 5))
        return 1 - 2 / (window + 1)

    @property
    def steps_per_epoch(self) -> int:
        """Iterations of an epoch, the smaller last batch included."""
        return steps_per_epoch(max(1, self.images), self.training)

    @property
    def total_steps(self) -> int:
        """Iterations of the whole run."""
        return self.steps_per_epoch * max(1, self.epochs)

    @property
    def is_active(self) -> bool:
        """True while the engine holds it."""
        return self.state in ACTIVE

    @property
    def can_go_on(self) -> bool:
        """True if there is a checkpoint to train on from."""
        resting = self.state in (RunState.FINISHED, RunState.FAILED)
        return self.has_checkpoint and resting

    @property
    def has_two_weights(self) -> bool:
        """True if the best epoch's weights are kept, and are not those of the end."""
        over = self.has_checkpoint and not self.is_active
        return over and 0 < self.best_epoch != self.saved_epoch

    @property
    def usual_more(self) -> int:
        """Epochs of "Train on": what is left, else as many as the project says."""
        return max(0, self.epochs - self.saved_epoch) or self.training.epochs

    @property
    def mistakes(self) -> int:
        """Validation images that the best epoch's weights get wrong; 0: unknown too."""
        accuracy = self.results.get("validation/accuracy", math.nan)
        if not math.isfinite(accuracy):
            return 0
        return round((1 - accuracy) * self.validation)

    @property
    def best_value(self) -> float:
        """What the best epoch reached in validation; else not-a-number."""
        return self.results.get(f"validation/{self.metric}", math.nan)

    @property
    def test_value(self) -> float:
        """What the best epoch's weights reach in the test; else not-a-number."""
        return self.results.get(f"test/{self.metric}", math.nan)

    def summary(self) -> str:
        """Return how the run ended, in one sentence."""
        if self.stopped:
            how = translate("Run", "{0} stopped")
        else:
            how = translate("Run", "{0} finished")
        how = how.format(self.name)
        if not self.best_epoch:
            text = translate("Run", "{0} before its first epoch was complete.")
            return text.format(how)
        test = self.test_value
        if math.isfinite(test):
            text = translate("Run", "{0}: best epoch {1}, validation {2}, test {3}.")
        else:
            text = translate("Run", "{0}: best epoch {1}, validation {2}.")
        reached = measured_text(self.metric, self.best_value)
        tested = measured_text(self.metric, test)
        return text.format(how, self.best_epoch, reached, tested)

    def add(self, message: Message) -> None:
        """Take in what the engine tells of this run's measurements."""
        if isinstance(message, RunStarted):
            self._rewind(message)
        self.history.add(message)
        if isinstance(message, StepsEnded):
            self._add_steps(message)
        elif isinstance(message, EpochEnded):
            self._add_epoch(message)

    def _rewind(self, started: RunStarted) -> None:
        """Forget what lies behind the checkpoint from which the run goes on."""
        self.epochs = started.epochs
        self.device = started.device_name
        self.metric = started.metric
        self.last_step = min(self.last_step, started.first_step - 1)
        # The engine tells changes that lie ahead again when it makes them again.
        self.events = [e for e in self.events if e.step <= started.first_step]
        if self.last_step:
            text = translate("Run", "resumed")
            self.events.append(RunEvent(started.first_step, "resumed", text))

    def _add_steps(self, steps: StepsEnded) -> None:
        if len(steps.step) == 0:
            return
        self.last_step = int(steps.step[-1])
        self.progress = Progress(
            steps.epoch,
            steps.step_in_epoch,
            steps.images_per_second,
            steps.elapsed,
            steps.left,
            _newest(steps, "run/learning_rate"),
        )

    def _add_epoch(self, epoch: EpochEnded) -> None:
        self.saved_epoch = epoch.epoch
        self.has_checkpoint = True
        if epoch.is_best:
            self.best_epoch = epoch.epoch
            self.results = {
                name: value
                for name, value in epoch.values.items()
                if name.startswith("validation/")
            }


def _newest(steps: StepsEnded, name: str) -> float:
    return float(steps.values[name][-1]) if name in steps.values else math.nan


def classes_of(project: Project) -> int:
    """Return how many classes the network's Output has; 0 without a valid one."""
    for node in project.graph.nodes.values():
        if node.type == "Output":
            classes = node.fields.get("classes", Output.params()["classes"].default)
            if type(classes) is int:
                return classes
    return 0


def run_of(project: Project) -> Run:
    """Return a run of a project that was not started yet."""
    sizes = part_sizes(project.dataset)
    return Run(
        training=project.training,
        classes=classes_of(project),
        images=sizes.train,
        validation=sizes.validation,
        tests=sizes.test,
        epochs=project.training.epochs,
    )


def state_of(record: RunRecord) -> RunState:
    """Return how a recorded run stands when no engine holds it."""
    if record.problem or record.status == "failed":
        return RunState.FAILED
    if record.status in ("completed", "stopped"):
        return RunState.FINISHED
    return RunState.INTERRUPTED if record.is_interrupted else RunState.ELSEWHERE
