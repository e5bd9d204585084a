"""Some images of a part, run through a network to measure what its layers give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import nn

from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.data.split import Part
from cnnstudio.engine.losses import Loss, not_0
from cnnstudio.engine.network import Network
from cnnstudio.graph.inference import infer_shapes

MOST, LEAST = 256, 8
"""Images of a probe, as far as the part has them."""

WORK = 40_000_000_000
"""Multiply-adds of a probe: a large network is measured on fewer images."""

AT_ONCE = 2 << 20
"""Values of all layers that are held at once; they decide how long a slice is."""

Listener = Callable[[str, torch.Tensor], None]


def probe_slices(
    network: Network, dataset: Dataset, part: Part, most: int = MOST
) -> list[torch.Tensor]:
    """Indices of the first images of a part, in slices that a network can bear."""
    cost = infer_shapes(network.graph).totals()
    bearable = WORK // max(1, cost.multiply_adds)
    count = min(dataset.size(part), most, max(LEAST, bearable))
    together = max(1, min(32, AT_ONCE // max(1, cost.activations)))
    return list(dataset.parts[part][:count].split(together))


@contextmanager
def listening(
    network: Network, nodes: Iterable[str], listener: Listener
) -> Iterator[None]:
    """Tell a listener (node, outputs (B, …)) of each forward; of several the first."""
    handles = []
    try:
        for node in nodes:
            hook = _Hook(node, listener)
            handles.append(network.node_module(node).register_forward_hook(hook))
        yield
    finally:
        for handle in handles:
            handle.remove()


class _Hook:
    """Passes on at once what a layer gives: one behind may write in place."""

    def __init__(self, node: str, listener: Listener) -> None:
        self._node, self._listener = node, listener

    def __call__(self, module: nn.Module, inputs: object, output: Any) -> None:
        first: torch.Tensor = output[0] if isinstance(output, tuple) else output
        self._listener(self._node, first.detach())


def run_probe(network: Network, dataset: Dataset, indices: torch.Tensor) -> Any:
    """Send images through a network; return what it gives."""
    inputs = dataset.prepared(indices)
    return network(inputs.contiguous(memory_format=network.memory_format))


class Gradients:
    """Gradient of a probe's mean loss by the weights of one layer, slice by slice.

    Weights that are not trained have none. Nothing is left in `.grad`.
    """

    def __init__(self, network: Network, node: str, loss: Loss) -> None:
        named = network.node_module(node).named_parameters()
        self._weights = {n: w for n, w in named if w.requires_grad}
        self._network, self._loss = network, loss
        self._sums = {n: torch.zeros_like(w) for n, w in self._weights.items()}
        self._weight = 0.0
        self._total = 0.0

    @property
    def names(self) -> tuple[str, ...]:
        """Torch's names of the weights that have a gradient."""
        return tuple(self._weights)

    @property
    def loss(self) -> float:
        """The mean loss so far."""
        return self._total / self._weight if self._weight else float("nan")

    def add(self, dataset: Dataset, indices: torch.Tensor) -> None:
        """Take in some images."""
        if not self._weights:
            return
        with torch.enable_grad():
            outputs = run_probe(self._network, dataset, indices)
            terms = self._loss.totals(outputs, dataset.targets_of(indices))
            found = torch.autograd.grad(
                terms[0], list(self._weights.values()), allow_unused=True
            )
        for name, gradient in zip(self._weights, found, strict=True):
            if gradient is not None:
                self._sums[name] += gradient.detach()
        self._total += float(terms[0].detach())
        self._weight += float(terms[1].detach())

    def mean(self) -> dict[str, torch.Tensor]:
        """Return the gradients by torch's names."""
        weight = float(not_0(torch.tensor(self._weight)))
        return {name: total / weight for name, total in self._sums.items()}
