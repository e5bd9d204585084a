"""A step of learning: forward, loss, backward, clip, update, average of the weights.

Nothing here waits for a GPU. On a processor the loss is looked at before the weights
change, so that a run which diverges stops with the weights of the step before.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch

from cnnstudio.engine.average import WeightAverage
from cnnstudio.engine.data.batches import Batch
from cnnstudio.engine.flow import EVERY, Flow
from cnnstudio.engine.losses import Loss, not_0
from cnnstudio.engine.meter import NO_GAUGES, RATE, Gauges, Measured
from cnnstudio.engine.metrics import quick, quick_key
from cnnstudio.engine.mixing import mixed
from cnnstudio.engine.network import Network
from cnnstudio.engine.optimize import (
    add_penalties,
    clip_gradients,
    make_optimizer,
    set_decay,
    set_rate,
    weights_of,
)
from cnnstudio.engine.precision import Precision
from cnnstudio.engine.ranks import ALONE, Ranks
from cnnstudio.project.measures import series
from cnnstudio.project.training_settings import TrainingConfig

GRADIENT, LIVE = "gradient.", "live."
Tensors = dict[str, torch.Tensor]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a run a batch stands, which decides what is drawn for it.

    `share` is the batch's part of the samples between two updates, and `updates`
    tells whether the weights change behind it. `size` is that of the whole batch.
    """

    epoch: int
    number: int
    rate: float
    share: float = 1.0
    updates: bool = True
    size: int = 0


class Learner:
    """A network with all that changes while it learns, and the state of it."""

    def __init__(
        self, network: Network, config: TrainingConfig, loss: Loss, task: Any,
        classes: int, ranks: Ranks = ALONE,
    ) -> None:  # fmt: skip
        self.network = network
        self.config = config
        self.loss = loss
        self.task = task
        self.classes = classes
        self.device = network.device
        self.optimizer = make_optimizer(config, network)
        self.precision = Precision(config.precision, self.device)
        self.average = WeightAverage(network, config.ema) if config.ema else None
        self.ranks = ranks
        shared = ranks.wrap(network)
        self.forward: Any = torch.compile(shared) if config.compile else shared
        self.updates = 0
        self._weights = weights_of(self.optimizer.param_groups)
        self._flow = Flow(network)
        self._seen = series("train", quick_key(task))

    @property
    def judged(self) -> Network:
        """The network that is validated and kept: the average, if there is one."""
        return self.network if self.average is None else self.average.network

    def change(self, config: TrainingConfig) -> None:
        """Go on with other settings of what may change while a run trains."""
        self.config = config
        set_decay(self.optimizer, config.weight_decay)

    def step(self, batch: Batch, place: Place) -> Measured:
        """Learn from a batch; raises `FloatingPointError` before a loss of NaN counts.

        That is for a processor; on a GPU it is found when the numbers are read.
        """
        inputs, targets = mixed(
            self.config, self.task, self.classes, (place.epoch, place.number),
            (batch.inputs, batch.targets),
        )  # fmt: skip
        with self.precision.autocast():
            outputs = self.forward(inputs)
        if self.precision.dtype is not None:
            outputs = outputs.float()
        sums = {self._seen: quick(self.task, outputs, targets)}
        if self.ranks.are_many:
            loss, learned, sums = self._of_all(outputs, targets, sums, place)
        else:
            loss = learned = self.loss(outputs, targets)
        if self.device.type == "cpu" and not math.isfinite(value := loss.item()):
            raise FloatingPointError(value)
        self.precision.backward(learned if place.share == 1 else learned * place.share)
        gauges = self._update(place.rate) if place.updates else NO_GAUGES
        return Measured(
            place.size or len(targets), loss.detach(), sums, gauges, {RATE: place.rate}
        )

    def _of_all(
        self,
        outputs: torch.Tensor,
        targets: torch.Tensor,
        sums: Tensors,
        place: Place,
    ) -> tuple[torch.Tensor, torch.Tensor, Tensors]:
        """Return the loss of the whole batch, this process's part of it, and sums.

        The mean of these parts over the processes, which is what their gradients are
        made of, is the loss of the batch: also where shares or weights differ.
        """
        counts = float(self.ranks.weight(place.size) > 0)
        mine = self.loss.totals(outputs, targets) * counts
        seen = [value.to(mine.dtype) * counts for value in sums.values()]
        together = self.ranks.total(torch.stack([*mine.detach(), *seen]))
        weight = not_0(together[1])  # of masks in which nothing counts
        learned = mine[0] * self.ranks.count / weight
        named = dict(zip(sums, together[2:], strict=True))
        return together[0] / weight, learned, named

    def _update(self, rate: float) -> Gauges:
        config, watches = self.config, self.updates % EVERY == 0
        self.precision.unscale(self.optimizer)
        add_penalties(self.optimizer, config.l1, config.l2)
        norm = before = None
        if watches or config.clip != "none":
            norm = clip_gradients(self._weights, config.clip, config.clip_at)
        if watches:
            before = self._flow.before()
        set_rate(self.optimizer, rate)
        self.precision.update(self.optimizer)
        self.optimizer.zero_grad(set_to_none=True)
        if self.average is not None:
            self.average.update()
        self.updates += 1
        if before is None or norm is None:
            return NO_GAUGES
        return self._flow.after(before, norm)

    def numbers(self) -> dict[str, float]:
        """Return the state that is numbers."""
        average = {} if self.average is None else self.average.state()
        return {"updates": float(self.updates), **self.precision.state(), **average}

    def tensors(self) -> Tensors:
        """Return the state that is tensors, but for the optimizer and `judged`.

        Those are gradients between two updates, and the weights that learn, where it
        is their average that is kept.
        """
        named = self.network.named_parameters()
        found = {GRADIENT + n: w.grad for n, w in named if w.grad is not None}
        if self.average is not None:
            state = self.network.state_dict()
            found |= {LIVE + name: value for name, value in state.items()}
        return found

    def restore(self, numbers: Mapping[str, float], tensors: Tensors) -> None:
        """Go on with this state; the weights of `judged` were loaded already.

        Raises KeyError or RuntimeError for tensors that do not fit.
        """
        self.updates = int(numbers.get("updates", 0))
        self.precision.restore(numbers)
        if self.average is not None:
            self.average.restore(numbers)
            live = {k: v for k, v in tensors.items() if k.startswith(LIVE)}
            self.network.load_state_dict(
                {k.removeprefix(LIVE): v for k, v in live.items()}
            )
        weights = dict(self.network.named_parameters())
        for name, value in tensors.items():
            if name.startswith(GRADIENT):
                weight = weights[name.removeprefix(GRADIENT)]
                weight.grad = torch.empty_like(weight).copy_(value)
