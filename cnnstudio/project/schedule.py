"""The learning rate of every step, as a formula: drawn before a run, used in it.

The formulas are those of torch.optim.lr_scheduler, taken step by step. Only a plateau
depends on what the run measures; its state is a record of three numbers.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass

from cnnstudio.project.settings import TrainingConfig

# One-cycle as torch.optim.lr_scheduler.OneCycleLR has it by default (Smith 2018):
# up from rate/25 to the peak, then down to that /10,000.
START_DIVISOR = 25.0
END_DIVISOR = 1e4
BETTER = 1e-4
"""A loss is better if it is lower by this share of the best, as in torch."""


@dataclass(frozen=True, slots=True)
class Plateau:
    """What "plateau" knows: the best loss, epochs since, and the factor by now."""

    best: float = math.inf
    waited: int = 0
    factor: float = 1.0

    def after(self, loss: float, config: TrainingConfig) -> Plateau:
        """Return the state after an epoch with this validation loss.

        After more than `plateau_patience` epochs without a better one the factor
        falls by gamma, and the waiting begins anew (ReduceLROnPlateau).
        """
        if loss < self.best * (1 - BETTER):
            return Plateau(loss, 0, self.factor)
        if self.waited + 1 > config.plateau_patience:
            return Plateau(self.best, 0, self.factor * config.gamma)
        return Plateau(self.best, self.waited + 1, self.factor)


def rate_at(
    config: TrainingConfig, step: int, total_steps: int, factor: float = 1.0
) -> float:
    """Learning rate of a step, counted from 0, in a run of `total_steps`.

    The run has `config.epochs` epochs of equal length. First comes the warm-up, up to
    the rate in a straight line; steps and milestones are counted from the beginning
    all the same, the other schedules begin behind it. `factor` is that of a plateau.
    Steps behind the end give the last rate.
    """
    step = max(0, min(step, total_steps - 1))
    per_epoch = total_steps / config.epochs
    warmup = min(total_steps, round(config.warmup * per_epoch))
    if step < warmup:
        return _planned(config, 0, total_steps - warmup, per_epoch) * (
            (step + 1) / warmup
        )
    if config.schedule == "plateau":
        low = min(config.minimum_rate, config.learning_rate)
        return max(low, config.learning_rate * factor)
    if config.schedule in ("step", "multi_step"):
        return config.learning_rate * _staircase(config, step / per_epoch)
    return _planned(config, step - warmup, total_steps - warmup, per_epoch)


def _planned(config: TrainingConfig, step: int, total: int, per_epoch: float) -> float:
    """Rate of the schedules that are curves, `step` of `total` behind the warm-up."""
    top, low = config.learning_rate, min(config.minimum_rate, config.learning_rate)
    total = max(1, total)
    match config.schedule:
        case "exponential":
            return max(low, top * math.pow(config.gamma, step / per_epoch))
        case "cosine":
            return _cosine(top, low, step / total)
        case "cosine_restarts":
            return _cosine(top, low, _since_restart(config, step / per_epoch))
        case "one_cycle":
            return _one_cycle(top, step, total, config.peak_at)
        case "polynomial":
            return low + (top - low) * math.pow(1 - step / total, config.power)
        case _:
            return top


def _staircase(config: TrainingConfig, epochs: float) -> float:
    """γ once for every step or milestone that has been passed."""
    passed = epochs + 1e-9  # 3 epochs are 3, though they are 2.9999… steps / steps
    if config.schedule == "step":
        return config.gamma ** int(passed / config.step_epochs)
    count = bisect_right(sorted(config.milestones), passed)
    return float(config.gamma**count)


def _since_restart(config: TrainingConfig, epochs: float) -> float:
    """Share of the running period that is over (Loshchilov & Hutter 2016)."""
    first, factor, since = config.restart_epochs, config.restart_factor, epochs + 1e-9
    if factor == 1:
        return max(0.0, since % first - 1e-9) / first
    # n periods take first · (factorⁿ − 1) / (factor − 1) epochs.
    count = int(math.log1p(since * (factor - 1) / first) / math.log(factor))
    count += 1 if _periods(first, factor, count + 1) <= since else 0
    count -= 1 if _periods(first, factor, count) > since else 0
    rest = since - _periods(first, factor, count) - 1e-9
    return max(0.0, rest) / (first * float(factor) ** count)


def _periods(first: float, factor: int, count: int) -> float:
    """Epochs that so many periods take, each `factor` times as long as the last."""
    return float(first * (factor**count - 1) / (factor - 1))


def _one_cycle(top: float, step: int, total: int, peak_at: float) -> float:
    start = top / START_DIVISOR
    peak = max(0.0, peak_at * total - 1)
    if step <= peak:
        return _cosine(start, top, step / peak) if peak else top
    return _cosine(top, start / END_DIVISOR, (step - peak) / (total - 1 - peak))


def _cosine(first: float, last: float, share: float) -> float:
    """Go from first to last along half a cosine wave; share from 0 to 1."""
    return last + (first - last) * (1 + math.cos(math.pi * share)) / 2
