"""What a run's folder holds, as records: read by window, engine and command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

from cnnstudio.graph.text import translate
from cnnstudio.project.run_marks import NO_MARKS, RunMarks

Status = Literal["running", "paused", "completed", "stopped", "failed"]
STATUSES = ("running", "paused", "completed", "stopped", "failed")

RUN_FILE = "run.json"
LOCK_FILE = "writer.lock"
CHECKPOINT_SUFFIX = ".ckpt"
FORMAT = 1
LARGEST_JSON = 16 * 2**20


class RunError(Exception):
    """A run's folder cannot be used; the text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class CheckpointRecord:
    """One file of weights: written once, named by step and content.

    `step` counts the steps taken, `epoch` those that are complete; `is_epoch` is
    False for one that was taken inside an epoch, at a stop. Without `is_resumable`
    the file holds weights only: they can be looked at, but not trained on.
    """

    file: str
    epoch: int
    step: int
    size: int
    hash: str
    is_epoch: bool = True
    is_resumable: bool = True


@dataclass(frozen=True, slots=True)
class EventRecord:
    """Something that happened to a run before `step`, which is the first behind it.

    `kind` is "changed" (with the raw `values` that hold since), "resumed" or
    "early_stop"; `text` says it in a few words.
    """

    step: int
    epoch: int
    kind: str
    text: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What `run.json` says.

    `problem` is empty unless the folder is damaged: then it is the reason, and the
    rest is as far as it could be read. `is_interrupted` tells that the process which
    trained is gone although the run is not over: it can be resumed. `metric` is the
    measure that decides which epoch is best; `results` are the validation values of
    that epoch and, once the run is over, the test values of its weights, by series.
    `host` is the computer that trains, or trained last.
    `initial` are the weights before the first step, where they are kept; with an
    `origin`, which says whose they were, the run begins with them. `marks` are what a
    person wrote on it, from a file of their own.
    """

    id: str
    number: int = 0
    name: str = ""
    created: float = 0.0
    status: Status = "running"
    project: str = ""
    epochs: int = 0
    epochs_done: int = 0
    seed: int = 0
    device: str = ""
    host: str = ""
    threads: int = 0
    parameters: int = 0
    seconds: float = 0.0
    versions: Mapping[str, str] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    checkpoints: tuple[CheckpointRecord, ...] = ()
    initial: CheckpointRecord | None = None
    origin: str = ""
    events: tuple[EventRecord, ...] = ()
    best_epoch: int = 0
    metric: str = "accuracy"
    results: Mapping[str, float] = field(default_factory=dict)
    message: str = ""
    folder: str = ""
    problem: str = ""
    is_interrupted: bool = False
    marks: RunMarks = NO_MARKS

    @property
    def title(self) -> str:
        """What the run is called: by a person, else by whoever began it."""
        return self.marks.name or self.name

    @property
    def best_value(self) -> float | None:
        """What the best epoch reached in validation."""
        return self.results.get(f"validation/{self.metric}")

    @property
    def test_value(self) -> float | None:
        """What the best epoch's weights reach in the test."""
        return self.results.get(f"test/{self.metric}")

    @property
    def last(self) -> CheckpointRecord | None:
        """The newest checkpoint."""
        return max(self.checkpoints, key=lambda c: c.step, default=None)

    @property
    def best(self) -> CheckpointRecord | None:
        """The checkpoint of the best epoch."""
        return self.at_epoch(self.best_epoch)

    @property
    def snapshots(self) -> tuple[CheckpointRecord, ...]:
        """The weights that can be looked at, by epoch, the initial ones first."""
        ends = [c for c in self.checkpoints if c.is_epoch]
        ends.sort(key=lambda c: c.epoch)
        return tuple(ends) if self.initial is None else (self.initial, *ends)

    def at_epoch(self, epoch: int) -> CheckpointRecord | None:
        """The checkpoint at the end of an epoch."""
        found = (c for c in self.checkpoints if c.is_epoch and c.epoch == epoch)
        return next(found, None)


_WORDS = ("id", "name", "project", "device", "host", "message", "metric", "origin")
_COUNTS = ("number", "epochs", "epochs_done", "seed", "threads", "best_epoch")
_NUMBERS = ("created", "seconds")
_TEXTS = ("versions", "environment", "fingerprints")
# Of the record's fields, those that are found out and not written.
FOUND_OUT = {"folder", "problem", "is_interrupted", "marks"}


def parse_record(path: Path, content: object) -> RunRecord:
    """Turn the content of `run.json` into a record; raises `RunError`."""
    if not isinstance(content, dict):
        raise RunError(
            translate("Files", "{path} is damaged: expected an object.").format(
                path=path
            )
        )
    if content.get("format") != FORMAT:
        raise RunError(
            translate(
                "Files",
                "{path} has the format {value}, this version reads {value2}: a "
                "newer CNN Studio wrote it.",
            ).format(path=path, value=content.get("format"), value2=FORMAT)
        )
    known = {f.name for f in fields(RunRecord)} - FOUND_OUT
    try:
        values = {k: v for k, v in content.items() if k in known}
        values.setdefault("results", _former_results(content))
        listed = [CheckpointRecord(**c) for c in values.pop("checkpoints", ())]
        first = values.pop("initial", None)
        initial = None if first is None else CheckpointRecord(**first)
        events = [EventRecord(**e) for e in values.pop("events", ())]
        record = RunRecord(
            **values, checkpoints=tuple(listed), initial=initial, events=tuple(events)
        )
        _check(record)
    except (TypeError, ValueError) as error:
        raise RunError(
            translate("Files", "{path} is damaged: {error}.").format(
                path=path, error=error
            )
        ) from error
    return record


def _former_results(content: Mapping[str, Any]) -> dict[str, Any]:
    """What the first runs that were written called by names of their own."""
    names = {
        "validation_accuracy": "validation/accuracy",
        "test_accuracy": "test/accuracy",
    }
    return {
        name: content[former]
        for former, name in names.items()
        if content.get(former) is not None
    }


def _check(record: RunRecord) -> None:
    """Raise ValueError for a value of the wrong kind."""
    if record.status not in STATUSES:
        raise ValueError(f"status: expected one of {', '.join(STATUSES)}")
    kinds: tuple[tuple[str, tuple[type, ...], Iterable[str]], ...] = (
        ("a text", (str,), _WORDS),
        ("a whole number", (int,), _COUNTS),
        ("a number", (int, float), _NUMBERS),
        ("names and texts", (dict,), _TEXTS),
        ("names and numbers", (dict,), ("results",)),
    )
    for words, types, names in kinds:
        for name in names:
            if type(getattr(record, name)) not in types:
                raise ValueError(f"{name}: expected {words}")
    for name in _TEXTS:
        if any(type(v) is not str for v in getattr(record, name).values()):
            raise ValueError(f"{name}: expected names and texts")
    if any(type(v) not in (int, float) for v in record.results.values()):
        raise ValueError("results: expected names and numbers")
    plain = (type(e.step) is int and type(e.values) is dict for e in record.events)
    if not all(plain):
        raise ValueError("events: expected steps and values")
    initial = () if record.initial is None else (record.initial,)
    for checkpoint in (*initial, *record.checkpoints):
        _check_checkpoint(checkpoint)


def _check_checkpoint(checkpoint: CheckpointRecord) -> None:
    """Files must lie in the run's own folder."""
    if type(checkpoint.step) is not int or type(checkpoint.epoch) is not int:
        raise ValueError("checkpoints: expected whole numbers")
    file = checkpoint.file
    plain = isinstance(file, str) and Path(file).name == file
    if not plain or not file.endswith(CHECKPOINT_SUFFIX):
        raise ValueError(f"checkpoints: {file} is no name of a checkpoint")
