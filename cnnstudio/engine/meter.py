"""Counts what a training does, without making it wait for the numbers."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
import torch

from cnnstudio.bridge.run_messages import StepsEnded
from cnnstudio.engine.clock import Clock
from cnnstudio.engine.errors import TrainingError
from cnnstudio.graph.text import translate
from cnnstudio.project.measures import series
from cnnstudio.project.run_tables import StepRecord

LOSS = series("train", "loss")
RATE = series("run", "learning_rate")


class Gauges(NamedTuple):
    """Numbers (K,) on the device that stand for themselves, and their series."""

    names: tuple[str, ...]
    values: torch.Tensor


NO_GAUGES = Gauges((), torch.empty(0))


@dataclass(frozen=True, slots=True)
class Measured:
    """What a step on `count` images gave, as tensors on the device.

    `loss` is the mean over the batch, `sums` are sums over its images, which become
    means; `known` are numbers that need no device.
    """

    count: int
    loss: torch.Tensor
    sums: Mapping[str, torch.Tensor] = field(default_factory=dict)
    gauges: Gauges = NO_GAUGES
    known: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Pending:
    step: int
    epoch: int
    measured: Measured

    def tensors(self) -> list[torch.Tensor]:
        m = self.measured
        gauges = [m.gauges.values] if m.gauges.names else []
        return [m.loss, *m.sums.values(), *gauges]

    def __len__(self) -> int:
        return 1 + len(self.measured.sums) + len(self.measured.gauges.names)


class StepMeter:
    """Keeps losses as tensors and turns them into numbers in blocks.

    Reading a number from a GPU waits for it; a block of them waits once, and a window
    has it wait every `patience` seconds only. `sums` and `samples` are those of the
    epoch so far.
    """

    def __init__(self, block: int, patience: float = 0.0) -> None:
        self.block = block
        self.patience = patience
        self._asked = -math.inf
        self.sums: dict[str, float] = {}
        self.samples = 0
        self.problem: TrainingError | None = None
        self._pending: list[_Pending] = []
        self._for_file: list[StepRecord] = []
        self._for_window: list[StepRecord] = []
        self._gauged: list[StepRecord] = []

    def add(self, step: int, epoch: int, measured: Measured) -> None:
        """Note a step; raises `TrainingError` as `check` does."""
        self._pending.append(_Pending(step, epoch, measured))
        if len(self._pending) >= self.block:
            self.check()

    def check(self) -> None:
        """Turn all noted steps into numbers.

        Raises `TrainingError` that names the first step whose loss is not finite;
        the steps before it are kept.
        """
        self._settle()
        if self.problem is not None:
            raise self.problem

    def _settle(self) -> None:
        pending, self._pending = self._pending, []
        if not pending or self.problem is not None:
            return
        tensors = [t.detach().reshape(-1).float() for p in pending for t in p.tensors()]
        numbers = iter(torch.cat(tensors).tolist())
        for p in pending:
            values = list(itertools.islice(numbers, len(p)))
            if not math.isfinite(values[0]):
                rate = p.measured.known[RATE]
                self.problem = not_finite(values[0], p.step, p.epoch, rate)
                return
            self._take(p, values)

    def _take(self, p: _Pending, numbers: Sequence[float]) -> None:
        m = p.measured
        totals = [numbers[0] * m.count, *numbers[1 : len(m.sums) + 1]]
        values = {LOSS: numbers[0]}
        for name, total in zip((LOSS, *m.sums), totals, strict=True):
            self.sums[name] = self.sums.get(name, 0.0) + total
            if name != LOSS:
                values[name] = total / m.count
        values |= m.known
        values |= zip(m.gauges.names, numbers[len(m.sums) + 1 :], strict=True)
        self.samples += m.count
        record = StepRecord(p.step, p.epoch, values)
        self._for_file.append(record)
        self._for_window.append(record)

    def gauge(self, values: Mapping[str, float]) -> None:
        """Note what the machine does at the last step; it is no part of the run."""
        self._settle()
        if not self._for_file:
            return
        last = self._for_file[-1]
        self._gauged.append(StepRecord(last.step, last.epoch, values))
        if self._for_window and self._for_window[-1].step == last.step:
            self._for_window[-1] = replace(last, values={**last.values, **values})

    def gauged(self) -> list[StepRecord]:
        """What was noted of the machine since the last call."""
        rows, self._gauged = self._gauged, []
        return rows

    def begin_epoch(self) -> None:
        """Start the sums of an epoch anew."""
        self.sums = {}
        self.samples = 0

    def means(self) -> dict[str, float]:
        """Means over the epoch so far, by series: every image counts the same."""
        self.check()
        samples = max(1, self.samples)
        names = sorted(self.sums, key=lambda name: (name != LOSS, name))
        return {name: self.sums[name] / samples for name in names}

    def rows_for_file(self) -> list[StepRecord]:
        """Settled steps since the last call."""
        rows, self._for_file = self._for_file, []
        return rows

    def rows_for_window(self, now: float = math.inf) -> list[StepRecord]:
        """Return the steps since the last call, up to one that is not finite.

        `now`, in seconds, decides whether the newest ones are read from the device.
        """
        if now - self._asked >= self.patience:
            self._asked = now
            self._settle()
        rows, self._for_window = self._for_window, []
        return rows


def steps_ended(
    run: str,
    rows: Sequence[StepRecord],
    steps_per_epoch: int,
    clock: Clock,
    images_left: int,
) -> StepsEnded:
    """Put steps (at least one) into the message for the window."""
    last, speed = rows[-1], clock.images_per_second
    names = dict.fromkeys(name for row in rows for name in row.values)
    return StepsEnded(
        run=run,
        step=np.array([r.step for r in rows], dtype=np.int64),
        values={
            name: np.array([r.values.get(name, math.nan) for r in rows], np.float32)
            for name in names
        },
        epoch=last.epoch,
        step_in_epoch=last.step - (last.epoch - 1) * steps_per_epoch,
        images_per_second=speed,
        elapsed=clock.seconds + clock.capture_seconds,
        left=images_left / speed if speed else 0.0,
        capture_share=clock.capture_share,
    )


def not_finite(loss: float, step: int, epoch: int, rate: float) -> TrainingError:
    """Say at which step a loss was no number."""
    return TrainingError(
        translate(
            "Engine",
            "The loss became {word} at step {step:,} (epoch {epoch}). "
            "Lower the learning rate of {learning_rate:g}, then train "
            "again; the last checkpoint is still good.",
        ).format(
            word=word_for(loss),
            step=step,
            epoch=epoch,
            learning_rate=rate,
        )
    )


def word_for(loss: float) -> str:
    """Say what a loss is that is no finite number."""
    if math.isnan(loss):
        return translate("Engine", "not a number")
    return translate("Engine", "infinite")
