"""Counts what a training does, without making it wait for the numbers."""

from __future__ import annotations

import math
import time
from collections import deque
from dataclasses import dataclass

import numpy as np
import torch

from cnnstudio.bridge.run_messages import StepsEnded
from cnnstudio.engine.errors import TrainingError
from cnnstudio.graph.text import translate

WINDOW = 2.0  # seconds over which the speed is averaged


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step: numbered from 1, as are epochs; loss is the batch's mean."""

    step: int
    epoch: int
    loss: float
    accuracy: float
    learning_rate: float


@dataclass(slots=True)
class _Pending:
    step: int
    epoch: int
    count: int
    learning_rate: float
    loss: torch.Tensor
    correct: torch.Tensor


class StepMeter:
    """Keeps losses as tensors and turns them into numbers in blocks.

    Reading a number from a GPU waits for it; a block of them waits once.
    """

    def __init__(self, block: int) -> None:
        self.block = block
        self.loss_sum = 0.0
        self.correct = 0.0
        self.samples = 0
        self.problem: TrainingError | None = None
        self._pending: list[_Pending] = []
        self._for_file: list[StepRow] = []
        self._for_window: list[StepRow] = []

    def add(
        self,
        step: int,
        epoch: int,
        count: int,
        rate: float,
        result: tuple[torch.Tensor, torch.Tensor],
    ) -> None:
        """Note a step on `count` images; raises `TrainingError` as `check` does."""
        self._pending.append(_Pending(step, epoch, count, rate, *result))
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
        losses = torch.stack([p.loss for p in pending]).tolist()
        rights = torch.stack([p.correct for p in pending]).tolist()
        for p, loss, correct in zip(pending, losses, rights, strict=True):
            if not math.isfinite(loss):
                self.problem = TrainingError(
                    translate(
                        "Engine",
                        "The loss became {word} at step {step:,} (epoch {epoch}). "
                        "Lower the learning rate of {learning_rate:g}, then train "
                        "again; the last checkpoint is still good.",
                    ).format(
                        word=_word(loss),
                        step=p.step,
                        epoch=p.epoch,
                        learning_rate=p.learning_rate,
                    )
                )
                return
            row = StepRow(p.step, p.epoch, loss, correct / p.count, p.learning_rate)
            self._for_file.append(row)
            self._for_window.append(row)
            self.loss_sum += loss * p.count
            self.correct += correct
            self.samples += p.count

    def begin_epoch(self) -> None:
        """Start the sums of an epoch anew."""
        self.loss_sum = self.correct = 0.0
        self.samples = 0

    def means(self) -> tuple[float, float]:
        """Loss and accuracy of the epoch so far: every image counts the same."""
        self.check()
        samples = max(1, self.samples)
        return self.loss_sum / samples, self.correct / samples

    def rows_for_file(self) -> list[StepRow]:
        """Settled steps since the last call."""
        rows, self._for_file = self._for_file, []
        return rows

    def rows_for_window(self) -> list[StepRow]:
        """Return all steps since the last call, up to one that is not finite."""
        self._settle()
        rows, self._for_window = self._for_window, []
        return rows


class Clock:
    """Time spent in training, without pauses and without looking inside."""

    def __init__(self, seconds: float = 0.0, epoch_seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.epoch_seconds = epoch_seconds
        self.capture_seconds = 0.0
        self._since: float | None = None
        self._recent: deque[tuple[float, int]] = deque([(seconds, 0)])
        self._images = 0

    def start(self) -> None:
        """Time runs from now on."""
        self._since = time.perf_counter()

    def stop(self) -> None:
        """Time does not run until `start`."""
        if self._since is not None:
            spent = time.perf_counter() - self._since
            self._since = None
            self.seconds += spent
            self.epoch_seconds += spent

    def count(self, images: int) -> None:
        """Note that a step on so many images is done."""
        self._images += images
        self._recent.append((self.seconds, self._images))
        while self.seconds - self._recent[0][0] > WINDOW and len(self._recent) > 2:
            self._recent.popleft()

    @property
    def images_per_second(self) -> float:
        """Speed over the last seconds."""
        (t0, n0), (t1, n1) = self._recent[0], self._recent[-1]
        return (n1 - n0) / (t1 - t0) if t1 > t0 else 0.0

    @property
    def capture_share(self) -> float:
        """Share of all time that looking inside has taken."""
        total = self.seconds + self.capture_seconds
        return self.capture_seconds / total if total else 0.0


def steps_ended(
    run: str, rows: list[StepRow], steps_per_epoch: int, clock: Clock, images_left: int
) -> StepsEnded:
    """Put steps (at least one) into the message for the window."""
    last, speed = rows[-1], clock.images_per_second
    return StepsEnded(
        run=run,
        step=np.array([r.step for r in rows], dtype=np.int64),
        loss=np.array([r.loss for r in rows], dtype=np.float32),
        accuracy=np.array([r.accuracy for r in rows], dtype=np.float32),
        learning_rate=np.array([r.learning_rate for r in rows], dtype=np.float32),
        epoch=last.epoch,
        step_in_epoch=last.step - (last.epoch - 1) * steps_per_epoch,
        images_per_second=speed,
        elapsed=clock.seconds + clock.capture_seconds,
        left=images_left / speed if speed else 0.0,
        capture_share=clock.capture_share,
    )


def _word(loss: float) -> str:
    if math.isnan(loss):
        return translate("Engine", "not a number")
    return translate("Engine", "infinite")
