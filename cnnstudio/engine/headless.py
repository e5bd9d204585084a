"""Train a project without a window: what `cnnstudio train` does.

Torch is imported only once the project could be read, so that a wrong path answers
at once.
"""

from __future__ import annotations

import math
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from cnnstudio.paths import runs_folder_for
from cnnstudio.project.project import Project
from cnnstudio.project.runs import (
    RunError,
    RunFolder,
    RunRecord,
    create_run,
    list_runs,
    new_run,
)

if TYPE_CHECKING:
    from cnnstudio.bridge.run_messages import EpochEnded, RunEnded, StepsEnded
    from cnnstudio.engine.trainer import Trainer

REPORT_SECONDS = 0.1
REPEATED_SECONDS = 2.0
Event = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TrainOptions:
    """What the command line says; None keeps the project's setting.

    `out` is the run's own folder, by default a new one beside the project. `resume`
    goes on with the run in `out`, or with the newest that is not finished.
    """

    epochs: int | None = None
    device: str | None = None
    seed: int | None = None
    out: Path | None = None
    resume: bool = False


@dataclass(frozen=True, slots=True)
class Started:
    """A run begins: `note` is something to know, such as another device.

    `metric` is the measure by which its epochs are judged.
    """

    run: Path
    epochs: int
    first_epoch: int
    steps_per_epoch: int
    parameters: int
    device: str
    threads: int
    note: str = ""
    metric: str = "accuracy"


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the run is, for a progress bar: epochs and steps counted from 1."""

    epoch: int
    epochs: int
    step: int
    steps: int
    loss: float
    accuracy: float
    images_per_second: float
    seconds_left: float


Report = Callable[[Started | Progress | Event], None]


def train(path: Path, options: TrainOptions, report: Report) -> Event:
    """Train the project in a file; report all along; return the finished event.

    `report` gets `Started`, `Progress` at most ten times a second, a dict per epoch
    (`"event": "epoch"`) and last the dict that is returned (`"event": "finished"`).
    The first Ctrl-C ends the run after the running step, with a checkpoint; a second
    one interrupts. Raises `ProjectError`, `RunError` or `EngineError` with a sentence
    for people; if the run had begun, a finished event with the status "failed" came
    before, unless another process trains in that folder.
    """
    from cnnstudio.project import file_format

    rank, many = _rank()
    if many and options.out is None:
        raise RunError(
            "Name the run's folder with --out: all processes must mean the same run."
        )
    loaded = file_format.load(path)
    project, record = loaded.project, None
    if options.resume:
        record = run_to_resume(path, options)
        # As many as the run was begun with, whatever the project says by now: a
        # schedule's rates follow from the number.
        options = replace(options, epochs=options.epochs or record.epochs or None)
        if record.project:
            project = file_format.loads(record.project, str(path)).project
    if options.seed is not None:
        project.set_training(replace(project.training, seed=options.seed))
    text = file_format.dumps(project)
    if rank > 0 and options.out is not None:  # the first makes it, reports, and writes
        folder = RunFolder(options.out.absolute())
        return train_project(project, text, folder, options, _silent)
    folder = _folder(path, options, record, project, text)
    return train_project(project, text, folder, options, report)


def _rank() -> tuple[int, bool]:
    """Return what torchrun says of this process, before torch is loaded."""
    count = os.environ.get("WORLD_SIZE", "1")
    many = count.isdigit() and int(count) > 1
    return int(os.environ.get("RANK", "0")) if many else 0, many


def _silent(_message: Started | Progress | Event) -> None:
    """Report nothing: the first process does."""


def run_to_resume(path: Path, options: TrainOptions) -> RunRecord:
    """Find the run to go on with; raises `RunError`."""
    if options.out is not None:
        folder = RunFolder(options.out.absolute())
        if not folder.exists:
            raise RunError(
                f"There is no run in {options.out} to go on with. Name its folder, or "
                "leave --resume out."
            )
        record = folder.read()
    else:
        records = [r for r in list_runs(runs_folder_for(path)) if not r.problem]
        if options.epochs is None:
            records = [r for r in records if r.status != "completed"]
        if not records:
            raise RunError(
                f"There is no unfinished run of {path.name} to go on with. Leave "
                "--resume out, or ask for more --epochs."
            )
        record = records[0]
    if options.seed is not None and options.seed != record.seed:
        raise RunError(
            f"The run has the seed {record.seed} and keeps it. Leave --seed out, or "
            "start a new run."
        )
    return record


def _folder(
    path: Path,
    options: TrainOptions,
    record: RunRecord | None,
    project: Project,
    text: str,
) -> RunFolder:
    if record is not None:
        return RunFolder(Path(record.folder))
    epochs, seed = options.epochs or project.training.epochs, project.training.seed
    if options.out is None:
        return new_run(runs_folder_for(path), text, epochs=epochs, seed=seed)
    if options.out.is_dir() and _holds_something(options.out):
        raise RunError(
            f"The folder {options.out} is not empty. Name another one, or add "
            "--resume to go on with the run in it."
        )
    folder = options.out.absolute()  # its name is the run's: all would be the first
    return create_run(
        folder, text, number=1, name=folder.name, epochs=epochs, seed=seed
    )


def _holds_something(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except OSError as error:
        raise RunError(
            f"The folder {folder} cannot be read: {error.strerror or error}. Name "
            "another one."
        ) from error


def train_project(
    project: Project,
    text: str,
    folder: RunFolder,
    options: TrainOptions,
    report: Report,
) -> Event:
    """Train a project in memory into a run's folder, as `train` does."""
    # OpenMP reads it when torch is loaded: idle workers must not spin on the cores.
    os.environ.setdefault("GOMP_SPINCOUNT", "0")
    from cnnstudio.engine.environment import tune_process
    from cnnstudio.engine.ranks import ranks_of
    from cnnstudio.engine.trainer import Trainer

    trainer = Trainer(
        project, folder.path, run=folder.id, resume=options.resume,
        epochs=options.epochs, device=options.device, project_text=text,
        ranks=ranks_of(),
    )  # fmt: skip
    tune_process(trainer.threads)
    try:
        with _stopping_on_interrupt(trainer):
            finished = _drive(trainer, report)
    except Exception:  # a mistake of ours ends the run, too
        if not trainer.ranks.is_first:
            raise
        record = folder.read()
        goes_on = record.status in ("running", "paused") and not record.is_interrupted
        if not goes_on:  # else another process trains in that folder
            report(_failed(folder, record))
        raise
    report(finished)
    return finished


def _drive(trainer: Trainer, report: Report) -> Event:
    from cnnstudio.bridge.run_messages import EpochEnded, RunEnded, RunStarted

    reported = 0.0
    for message in trainer.run():
        if message is None:
            now = time.monotonic()
            if now - reported >= REPORT_SECONDS:
                reported = now
                _report_steps(trainer, report)
        elif isinstance(message, RunStarted):
            report(
                Started(
                    trainer.folder.path, message.epochs, message.first_epoch,
                    message.steps_per_epoch, message.parameters, message.device_name,
                    trainer.threads, message.note, message.metric,
                )
            )  # fmt: skip
        elif isinstance(message, EpochEnded):
            _report_steps(trainer, report)
            report(_epoch(message))
        elif isinstance(message, RunEnded):
            return _finished(message, trainer.folder.path)
    raise AssertionError("a run ends with RunEnded")


def _report_steps(trainer: Trainer, report: Report) -> None:
    steps = trainer.take_steps()
    if steps is None:
        return
    report(
        Progress(
            steps.epoch, trainer.config.epochs, steps.step_in_epoch,
            trainer.course.steps_per_epoch, _newest(steps, "train/loss"),
            _newest(steps, f"train/{trainer.state.metric}"), steps.images_per_second,
            steps.left,
        )
    )  # fmt: skip


def _newest(steps: StepsEnded, name: str) -> float:
    column = steps.values.get(name)
    return math.nan if column is None else float(column[-1])


def _epoch(message: EpochEnded) -> Event:
    return {
        "event": "epoch",
        "epoch": message.epoch,
        **_named(message.values),
        "seconds": message.seconds,
    }


def _named(values: Mapping[str, float]) -> Event:
    """Series as the command line calls them: "train_loss" for "train/loss".

    What is of the run itself goes without a part.
    JSON has no word for "not a number".
    """
    return {
        name.removeprefix("run/").replace("/", "_"): value
        for name, value in values.items()
        if math.isfinite(value)
    }


def _finished(message: RunEnded, run: Path) -> Event:
    return {
        "event": "finished",
        "status": message.status,
        "epochs": message.epochs,
        "best_epoch": message.best_epoch,
        "metric": message.metric,
        **_results(message.metric, message.results),
        "checkpoint": message.checkpoint,
        "best_checkpoint": message.best_checkpoint,
        "run": str(run),
    }


def _failed(folder: RunFolder, record: RunRecord) -> Event:
    last, best = record.last, record.best
    return {
        "event": "finished",
        "status": "failed",
        "epochs": record.epochs_done,
        "best_epoch": record.best_epoch,
        "metric": record.metric,
        **_results(record.metric, record.results),
        "checkpoint": str(folder.path / last.file) if last else "",
        "best_checkpoint": str(folder.path / best.file) if best else "",
        "run": str(folder.path),
    }


def _results(metric: str, results: Mapping[str, float]) -> Event:
    """All results; the two that count are there even if there was no whole epoch."""
    keys = (metric, "loss")
    missing = {f"{part}_{key}": None for key in keys for part in ("validation", "test")}
    return {**missing, **_named(results)}


@contextmanager
def _stopping_on_interrupt(trainer: Trainer) -> Iterator[None]:
    """Let the first Ctrl-C (or a polite kill) stop the run after the running step."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[float] = []

    def stop(number: int, frame: FrameType | None) -> None:
        trainer.request_stop()
        asked.append(time.monotonic())
        # torchrun hands a Ctrl-C on that the terminal has sent to all already.
        if not trainer.ranks.are_many:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        elif asked[-1] - asked[0] > REPEATED_SECONDS:
            raise KeyboardInterrupt

    before = {n: signal.signal(n, stop) for n in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
