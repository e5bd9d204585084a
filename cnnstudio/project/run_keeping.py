"""Which checkpoints of a run stay, and how much room they take.

Always: the newest two at the end of an epoch, whole, should one be damaged; the best,
whole; and one from inside the running epoch. Of the others every k-th epoch keeps its
weights only, to be looked at; where these outgrow their room, every 2k-th, 4k-th and so
on. The weights before the first step are kept beside them (`RunRecord.initial`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cnnstudio.project.records import CheckpointRecord
from cnnstudio.project.training_settings import TrainingConfig

WHOLE = 2
"""Newest epochs that stay whole."""

MIB = 2**20


@dataclass(frozen=True, slots=True)
class Keeping:
    """How much is kept of a run besides its best and newest epochs.

    `every` is the setting `keep_every` (0: nothing), `most` how many epochs there is
    room for.
    """

    every: int
    most: int

    def distance(self, epochs: int) -> int:
        """Return the epochs from one that stays to the next, of so many; 0: none do."""
        every = self.every if self.most else 0
        while every and epochs // every > self.most:
            every *= 2
        return every


def keeping_of(training: TrainingConfig, weights: int) -> Keeping:
    """Return what a training keeps if its weights take so many bytes."""
    return Keeping(training.keep_every, training.keep_room * MIB // max(1, weights))


def kept(
    checkpoints: Sequence[CheckpointRecord], best_epoch: int, keeping: Keeping
) -> tuple[CheckpointRecord, ...]:
    """Return the checkpoints that stay, in their order."""
    newest = {c.step for c in newest_epochs(checkpoints)}
    every = keeping.distance(max((c.epoch for c in checkpoints), default=0))
    return tuple(
        c
        for c in checkpoints
        if not c.is_epoch
        or c.step in newest
        or c.epoch == best_epoch
        or (every and c.epoch % every == 0)
    )


def to_slim_down(
    checkpoints: Sequence[CheckpointRecord], best_epoch: int
) -> tuple[CheckpointRecord, ...]:
    """Return those of which the weights are enough: Adam's state is twice as large."""
    newest = {c.step for c in newest_epochs(checkpoints)}
    return tuple(
        c
        for c in checkpoints
        if c.is_epoch
        and c.is_resumable
        and c.step not in newest
        and c.epoch != best_epoch
    )


def newest_epochs(
    checkpoints: Sequence[CheckpointRecord],
) -> tuple[CheckpointRecord, ...]:
    """Return the newest checkpoints at the end of an epoch, oldest first."""
    ends = sorted((c for c in checkpoints if c.is_epoch), key=lambda c: c.step)
    return tuple(ends[-WHOLE:])


def snapshots(epochs: int, keeping: Keeping) -> int:
    """Return how many checkpoints a run of so many epochs ends with, at most."""
    every = keeping.distance(epochs)
    regular = {n for n in range(1, epochs + 1) if every and n % every == 0}
    newest = set(range(max(1, epochs - WHOLE + 1), epochs + 1))
    # The best may be any other epoch.
    best = 1 if len(regular | newest) < epochs else 0
    return len(regular | newest) + best


def room(weights: int, optimizer: int, epochs: int, keeping: Keeping) -> int:
    """Return the bytes that a run's checkpoints take at its end, at most.

    `weights` and `optimizer` are the bytes of the one and of the other's state.
    """
    whole = min(epochs, WHOLE + 1)
    initial = 1 if keeping.every and keeping.most else 0
    return (snapshots(epochs, keeping) + initial) * weights + whole * optimizer


def states_of(training: TrainingConfig) -> int:
    """Return how many numbers the optimizer keeps for each weight, as torch does."""
    momentum = 1 if training.momentum else 0
    states = {"sgd": momentum, "rmsprop": 1 + momentum, "adagrad": 1}
    return states.get(training.optimizer, 2)
