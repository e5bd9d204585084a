"""An exponential moving average of the weights, which is what is validated and kept.

After every update average += (1 − d) · (weights − average); the statistics of norms
are averaged too. d is the decay of the settings, but at first (1 + n) / (10 + n) after
n updates: else the initial weights would weigh for long (TensorFlow does so too).
"""

from __future__ import annotations

import copy
from collections.abc import Mapping

import torch
from torch import nn

from cnnstudio.engine.network import Network

UPDATES = "average_updates"


class WeightAverage:
    """Holds a copy of the network whose weights are the average."""

    def __init__(self, network: Network, decay: float) -> None:
        self.decay = decay
        self.updates = 0
        self.network = copy.deepcopy(network).requires_grad_(False)
        self._own, self._others = _divided(self.network)
        self._live, self._counts = _divided(network)

    @torch.no_grad()
    def update(self) -> None:
        """Take the weights of now into the average."""
        decay = min(self.decay, (1 + self.updates) / (10 + self.updates))
        torch._foreach_lerp_(self._own, self._live, 1 - decay)
        for own, count in zip(self._others, self._counts, strict=True):
            own.copy_(count)
        self.updates += 1

    def state(self) -> dict[str, float]:
        """What a resumed run must know besides the averaged weights."""
        return {UPDATES: float(self.updates)}

    def restore(self, state: Mapping[str, float]) -> None:
        """Go on with what `state` gave."""
        self.updates = int(state.get(UPDATES, 0))


def _divided(network: nn.Module) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
    """Weights and buffers that can be averaged, and counts, which are copied."""
    everything = network.state_dict().values()
    numbers = [value for value in everything if value.is_floating_point()]
    counts = [value for value in everything if not value.is_floating_point()]
    return numbers, counts
