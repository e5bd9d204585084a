"""Which learning rates work? Smith's range test on a throw-away copy of the network.

The rate rises from step to step, by the same factor each time, and the loss tells:
first nothing happens, then it falls, then it runs away (Smith 2017, "Cyclical learning
rates", section 3.3).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from cnnstudio.engine.choose_loss import make_loss
from cnnstudio.engine.data.batches import Batch, Batches
from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.hashing import key, seed_generator
from cnnstudio.engine.network import Network
from cnnstudio.engine.optimize import add_penalties, make_optimizer, set_rate
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.training_settings import TrainingConfig

SMOOTHING = 0.9
"""Weight of the past in the running mean of the losses."""
RUNAWAY = 4.0
"""The test ends where the smoothed loss is so many times the lowest one."""
UNRELIABLE = 0.1
"""Share of the steps at the beginning of which the slope says little."""
NOTICEABLE = 1e-3
"""Share of the first loss that it must fall by while the rate grows e-fold."""


@dataclass
class RangeCurve:
    """Rates, losses of each batch, and their smoothed course so far."""

    rates: list[float] = field(default_factory=list)
    losses: list[float] = field(default_factory=list)
    smoothed: list[float] = field(default_factory=list)
    _mean: float = 0.0

    def add(self, rate: float, loss: float) -> None:
        """Note a step; the running mean is corrected for its beginning at 0."""
        self._mean = SMOOTHING * self._mean + (1 - SMOOTHING) * loss
        self.rates.append(rate)
        self.losses.append(loss)
        self.smoothed.append(self._mean / (1 - SMOOTHING ** len(self.rates)))

    def has_run_away(self, least: int) -> bool:
        """Tell, after `least` steps, whether higher rates are of no interest."""
        return (
            len(self.smoothed) > least
            and self.smoothed[-1] > RUNAWAY * min(self.smoothed[:-1])
        )  # fmt: skip

    def suggestion(self) -> float | None:
        """Return the rate at which the smoothed loss falls most steeply.

        The slope is that over ln(rate). None if the loss falls nowhere.
        """
        places = range(len(self.smoothed))
        lowest = min(places, key=self.smoothed.__getitem__, default=0)
        first = math.ceil(UNRELIABLE * len(self.smoothed))
        slopes = {
            i: (self.smoothed[i + 1] - self.smoothed[i - 1])
            / math.log(self.rates[i + 1] / self.rates[i - 1])
            for i in range(max(1, first), min(lowest, len(self.rates) - 2) + 1)
        }
        if not slopes:
            return None
        steepest = min(slopes, key=slopes.__getitem__)
        falls = slopes[steepest] < -NOTICEABLE * abs(self.smoothed[0])
        return self.rates[steepest] if falls else None


def rates_between(lowest: float, highest: float, steps: int) -> list[float]:
    """Return rates from the lowest to the highest, by the same factor each."""
    if steps < 2:
        return [lowest]
    ratio = highest / lowest
    return [lowest * ratio ** (i / (steps - 1)) for i in range(steps)]


def range_test(
    config: TrainingConfig,
    network: Network,
    dataset: Dataset,
    facts: DataFacts,
    rates: list[float],
) -> Iterator[RangeCurve]:
    """Train the network at rising rates; yield the curve after every step.

    The network is used up. It ends early where the loss runs away or is not finite:
    such a step is not in the curve.
    """
    optimizer = make_optimizer(config, network)
    loss_of = make_loss(config, dataset.task, facts, dataset.device)
    curve, least = RangeCurve(), math.ceil(UNRELIABLE * len(rates))
    network.train()
    for number, (rate, batch) in enumerate(
        zip(rates, _batches(config, network, dataset), strict=False)
    ):
        seed_generator(dataset.device, key(config.seed, "range", number))
        set_rate(optimizer, rate)
        loss = loss_of(network(batch.inputs), batch.targets)
        value = float(loss.detach())
        if not math.isfinite(value):
            return
        loss.backward()
        add_penalties(optimizer, config.l1, config.l2)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        curve.add(rate, value)
        yield curve
        if curve.has_run_away(least):
            return


def _batches(
    config: TrainingConfig, network: Network, dataset: Dataset
) -> Iterator[Batch]:
    """Batches of one epoch after the other, as a run of these settings takes them."""
    batches = Batches(
        dataset, "train", config.batch_size, seed=config.seed, shuffle=config.shuffle,
        augment=True, drop_last=True, memory_format=network.memory_format,
    )  # fmt: skip
    epoch = 0
    while True:
        epoch += 1
        yield from batches.epoch(epoch)


def span_of(optimizer: str) -> tuple[float, float]:
    """Return the rates between which to look, for an optimizer."""
    return (1e-5, 10.0) if optimizer in ("sgd", "adagrad") else (1e-6, 1.0)
