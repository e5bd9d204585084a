"""What is changed of a run while it trains: taken over between two steps, and kept.

Every change is written into the run's record with the step from which it holds, as soon
as it is asked for: one that waits for the next epoch outlives a stop. A run that is
resumed from an earlier checkpoint makes it again at that very step.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
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
        self._ahead: list[EventRecord] = []
        self.redraws = False

    def ask(self, values: Raw, when: When) -> int:
        """Note what shall hold from the next step or epoch on; return that epoch.

        Raises `FieldError` for values that are not allowed.
        """
        with_live(self._learner.config, values)
        with_live_pipeline(self._data_config, values)
        holds = live_values(self._learner.config, self._data_config)
        new = {name: value for name, value in values.items() if value != holds[name]}
        step, epoch = self._place(when)
        self._plan(values, EventRecord(step, epoch, CHANGED, "", new))
        return epoch

    def _place(self, when: When) -> tuple[int, int]:
        """Step and epoch, from 1, from which a change holds."""
        course = self._course
        done, left = course.next_batch, course.steps_per_epoch - course.next_batch
        if when == "now" or done == 0:
            return course.step + 1, course.epoch + (1 if left else 2)
        return course.step + left + 1, course.epoch + 2

    def _plan(self, names: Collection[str], asked: EventRecord) -> None:
        """Have a change wait for its step, instead of others of these names.

        What holds from one step on is one event.
        """
        made = self._made()
        values = {event.step: dict(event.values) for event in self._ahead}
        for waiting in values.values():
            for name in names:
                waiting.pop(name, None)
        values[asked.step] = values.get(asked.step, {}) | dict(asked.values)
        places = {event.step: event for event in (asked, *self._ahead)}
        ahead = [
            replace(places[step], values=values[step], text=self._words(values[step]))
            for step in sorted(values)
            if values[step]
        ]
        if ahead != self._ahead:
            self._folder.update(events=(*made, *ahead))
            self._ahead = ahead

    def forget_waiting(self) -> None:
        """Let no change wait any more: the run is complete, its settings are known.

        Only for a stopped run they wait until it is resumed.
        """
        if self._ahead:
            self._folder.update(events=tuple(self._made()))
            self._ahead = []

    def _made(self) -> list[EventRecord]:
        """Events of the record but for those that wait."""
        waits = {(event.step, event.text) for event in self._ahead}
        events = self._folder.read().events
        return [event for event in events if (event.step, event.text) not in waits]

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
        # More may be asked for while one is told.
        while self._ahead and self._ahead[0].step <= step:
            yield self._make(self._ahead.pop(0))

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
