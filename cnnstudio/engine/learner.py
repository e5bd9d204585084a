"""A step of learning: forward, loss, backward, clip, update, average of the weights.

Nothing here waits for a GPU. On a processor the loss is looked at before the weights
change, so that a run which diverges stops with the weights of the step before.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

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
WEIGHT = "waiting_weight"
Tensors = dict[str, torch.Tensor]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a run a batch stands, which decides what is drawn for it.

    `together` samples are between two updates (0: those of the batch), and `updates`
    tells whether the weights change behind it. `size` is that of the whole batch.
    """

    epoch: int
    number: int
    rate: float
    together: int = 0
    updates: bool = True
    size: int = 0


class Answer(NamedTuple):
    """What forward gave for a batch, as it was mixed: its loss, and sums over samples.

    All are tensors on the device.
    """

    outputs: torch.Tensor
    targets: torch.Tensor
    loss: torch.Tensor
    sums: Mapping[str, torch.Tensor]


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
        self._weight: torch.Tensor | None = None
        self._waiting = 0.0
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
        answer = self.derive(batch, place)
        gauges = self._update(place.rate) if place.updates else NO_GAUGES
        count, loss = place.size or len(batch.targets), answer.loss.detach()
        return Measured(count, loss, answer.sums, gauges, {RATE: place.rate})

    def derive(self, batch: Batch, place: Place) -> Answer:
        """Go forward and back: the gradients are added to those that are there.

        Raises `FloatingPointError` as `step` does.
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
        if self.ranks.are_many or place.together > place.size:
            loss, learned, sums = self._of_all(outputs, targets, sums, place)
        else:
            loss = learned = self.loss(outputs, targets)
        if self.device.type == "cpu" and not math.isfinite(value := loss.item()):
            raise FloatingPointError(value)
        self.precision.backward(learned)
        return Answer(outputs, targets, loss, sums)

    def _of_all(
        self,
        outputs: torch.Tensor,
        targets: torch.Tensor,
        sums: Tensors,
        place: Place,
    ) -> tuple[torch.Tensor, torch.Tensor, Tensors]:
        """Return the loss of the whole batch, this process's part of it, and sums.

        The mean of these parts over the processes, which is what their gradients are
        made of, is the loss of the batch: also where shares or weights differ. Of one
        of several batches before an update it is the sum of the loss over how many
        samples these have; what they weigh in all is known, and divided by, at the
        update (`gather`), so that the gradients are those of one large batch.
        """
        counts = float(self.ranks.weight(place.size) > 0)
        mine = self.loss.totals(outputs, targets) * counts
        seen = [value.to(mine.dtype) * counts for value in sums.values()]
        together = self.ranks.total(torch.stack([*mine.detach(), *seen]))
        weight = whole = not_0(together[1])  # of masks in which nothing counts
        if place.together > place.size:
            whole = torch.full_like(weight, place.together)
            before = self._weight_before(weight / place.size)
            self._weight = before + together[1] / place.together
        learned = mine[0] * self.ranks.count / whole
        named = dict(zip(sums, together[2:], strict=True))
        return together[0] / weight, learned, named

    def _weight_before(self, each: torch.Tensor) -> torch.Tensor | float:
        """Return what the batches before this one weigh, of `each` for a sample.

        Gradients of an older version were divided by their own weight already: they
        are brought to what they would be if their samples weighed as these do.
        """
        if not self._waiting:
            return 0.0 if self._weight is None else self._weight
        gradients = [w.grad for w in self._weights if w.grad is not None]
        torch._foreach_mul_(gradients, each)
        before, self._waiting = each * self._waiting, 0.0
        return before

    def gather(self) -> None:
        """Bring the gradients to what they are for all batches since the last update.

        fp16 has scaled them, and batches were added without what they weigh.
        """
        self.precision.unscale(self.optimizer)
        if self._weight is not None:
            gradients = [w.grad for w in self._weights if w.grad is not None]
            torch._foreach_div_(gradients, not_0(self._weight))
            self._weight = None

    def restrain(self, *, watches: bool = True) -> torch.Tensor | None:
        """Add penalties to the gradients and clip them; return their norm before.

        It is None if nobody `watches` and nothing is clipped.
        """
        config = self.config
        add_penalties(self.optimizer, config.l1, config.l2)
        if not watches and config.clip == "none":
            return None
        return clip_gradients(self._weights, config.clip, config.clip_at)

    def change_weights(self, rate: float) -> None:
        """Take the step of the optimizer at this rate, and forget the gradients."""
        set_rate(self.optimizer, rate)
        self.precision.update(self.optimizer)
        self.optimizer.zero_grad(set_to_none=True)
        if self.average is not None:
            self.average.update()
        self.updates += 1

    def _update(self, rate: float) -> Gauges:
        watches = self.updates % EVERY == 0
        self.gather()
        norm = self.restrain(watches=watches)
        before = self._flow.before() if watches else None
        self.change_weights(rate)
        if before is None or norm is None:
            return NO_GAUGES
        return self._flow.after(before, norm)

    def numbers(self) -> dict[str, float]:
        """Return the state that is numbers."""
        average = {} if self.average is None else self.average.state()
        weight = {} if self._weight is None else {WEIGHT: self._weight.item()}
        precision = self.precision.state()
        return {"updates": float(self.updates), **precision, **average, **weight}

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

    def restore(
        self, numbers: Mapping[str, float], tensors: Tensors, done: float = 0.0
    ) -> None:
        """Go on with this state; the weights of `judged` were loaded already.

        `done` is the share of the samples since the last update in those to the next.
        Raises KeyError or RuntimeError for tensors that do not fit.
        """
        self.updates = int(numbers.get("updates", 0))
        self._weight = None
        waits = any(name.startswith(GRADIENT) for name in tensors)
        self._waiting = done if waits and WEIGHT not in numbers else 0.0  # of old
        if WEIGHT in numbers:
            self._weight = torch.tensor(numbers[WEIGHT], device=self.device)
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
