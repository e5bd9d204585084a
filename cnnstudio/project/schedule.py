"""The learning rate of every step, as a formula: drawn before a run, used in it."""

from __future__ import annotations

import math

from cnnstudio.project.settings import TrainingConfig

# One-cycle as torch.optim.lr_scheduler.OneCycleLR has it by default (Smith 2018):
# up from rate/25 over the first 30 % of the steps, then down to that /10,000.
RISE = 0.3
START_DIVISOR = 25.0
END_DIVISOR = 1e4


def rate_at(config: TrainingConfig, step: int, total_steps: int) -> float:
    """Learning rate of a step, counted from 0, in a run of `total_steps`.

    `constant` is the setting itself; `cosine` falls from it along half a wave,
    towards 0 after the last step (Loshchilov & Hutter 2016, without restarts);
    `one_cycle` rises to it and falls again. Steps behind the end give the last rate.
    """
    rate = config.learning_rate
    step = max(0, min(step, total_steps - 1))
    if config.schedule == "cosine":
        return _cosine(rate, 0.0, step / total_steps)
    if config.schedule == "one_cycle":
        return _one_cycle(rate, step, total_steps)
    return rate


def _one_cycle(top: float, step: int, total: int) -> float:
    start = top / START_DIVISOR
    peak = max(0.0, RISE * total - 1)
    if step <= peak:
        return _cosine(start, top, step / peak) if peak else top
    return _cosine(top, start / END_DIVISOR, (step - peak) / (total - 1 - peak))


def _cosine(first: float, last: float, share: float) -> float:
    """Go from first to last along half a cosine wave; share from 0 to 1."""
    return last + (first - last) * (1 + math.cos(math.pi * share)) / 2
