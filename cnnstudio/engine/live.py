"""What is changed of a run while it trains: taken over between two steps, and kept.

Every change is written into the run's record with the step from which it holds. A run
that is resumed from an earlier checkpoint makes it again at that very step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cnnstudio.bridge.live_messages import TrainingChanged, When
from cnnstudio.engine.course import Course
from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.learner import Learner
from cnnstudio.graph.param import params_of
from cnnstudio.graph.text import translate
from cnnstudio.project.live_settings import (
    PIPELINE,
    live_values,
    with_live,
    with_live_pipeline,
)
from cnnstudio.project.records import EventRecord
from cnnstudio.project.runs import RunFolder
from cnnstudio.project.settings import DatasetConfig, TrainingConfig

CHANGED = "changed"
Raw = Mapping[str, Any]


class LiveChanges:
    """The settings that hold now, and the changes that wait.

    `redraws` is True once the batches that were drawn ahead are no longer right.
    """

    def __init__(
        self,
        run: str,
        folder: RunFolder,
        learner: Learner,
        course: Course,
        data: tuple[Dataset, DatasetConfig],
    ) -> None:
        self._run, self._folder = run, folder
        self._learner, self._course = learner, course
        self._dataset, self._data_config = data
        self._waiting: dict[When, dict[str, Any]] = {"now": {}, "epoch": {}}
        self._ahead: list[EventRecord] = []
        self.redraws = False

    def ask(self, values: Raw, when: When) -> int:
        """Note what shall hold from the next step or epoch on; return that epoch.

        Raises `FieldError` for values that are not allowed.
        """
        with_live(self._learner.config, values)
        with_live_pipeline(self._data_config, values)
        for waiting in self._waiting.values():
            for name in values:
                waiting.pop(name, None)
        holds = live_values(self._learner.config, self._data_config)
        new = {name: value for name, value in values.items() if value != holds[name]}
        self._waiting[when].update(new)
        done = self._course.next_batch
        begun = done > 0 if when == "epoch" else done >= self._course.steps_per_epoch
        return self._course.epoch + (2 if begun else 1)

    def replay(self) -> Iterator[TrainingChanged]:
        """Make the changes of a resumed run up to its step; those behind it wait."""
        events = [e for e in self._folder.read().events if e.kind == CHANGED]
        self._ahead = [e for e in events if e.step > self._course.step + 1]
        for event in events:
            if event.step <= self._course.step + 1:
                yield self._make(event)

    def take(self) -> Iterator[TrainingChanged]:
        """Make the changes that are due before the step that comes next."""
        step = self._course.step + 1
        while self._ahead and self._ahead[0].step <= step:
            yield self._make(self._ahead.pop(0))
        while due := self._due():  # more may be asked for while one is told
            event = EventRecord(
                step, self._course.epoch + 1, CHANGED, self._words(due), due
            )
            self._folder.add_event(event)
            yield self._make(event)

    def _due(self) -> dict[str, Any]:
        """Take what holds from the step that comes next."""
        due = dict(self._waiting["now"])
        self._waiting["now"].clear()
        if self._course.next_batch == 0:
            due = {**self._waiting["epoch"], **due}
            self._waiting["epoch"].clear()
        return due

    def _make(self, event: EventRecord) -> TrainingChanged:
        config = with_live(self._learner.config, event.values)
        self._learner.change(config)
        self._course.config = config
        if PIPELINE in event.values:
            self._data_config = with_live_pipeline(self._data_config, event.values)
            self._dataset.pipeline.augment_as(self._data_config)
            self.redraws = True
        return TrainingChanged(
            self._run, event.epoch, event.step, event.values, event.text
        )

    def _words(self, values: Raw) -> str:
        """Say a change in a few words, for the mark on the plot."""
        before = live_values(self._learner.config, self._data_config)
        params = params_of(TrainingConfig)
        parts = []
        for name, value in values.items():
            if name == PIPELINE:
                parts.append(translate("Engine", "augmentation changed"))
                continue
            label = translate("Fields", params[name].label)
            parts.append(f"{label} {_plain(before[name])} → {_plain(value)}")
        return ", ".join(parts)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return translate("Engine", "on") if value else translate("Engine", "off")
    return f"{value:.4g}" if isinstance(value, float) else str(value)
