"""The way back: in which order the gradient of one image's loss reaches the layers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial

import numpy as np
import torch
from torch import nn

from cnnstudio.bridge.backward_messages import Backward, BackwardOf
from cnnstudio.engine.answers import exact
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.layer_statistics import loss_of, why_no_loss
from cnnstudio.engine.inspect.probe import run_probe
from cnnstudio.engine.inspect.studies import Looked, studies
from cnnstudio.engine.losses import not_0
from cnnstudio.engine.network import Network
from cnnstudio.graph.text import translate


class Arrivals:
    """Hears at which nodes a gradient arrives, and in which order.

    A layer that gives on what it was given, as a Dropout does in evaluation, shares
    its gradient with the one before it, and stands in front of that.
    """

    def __init__(self) -> None:
        self.squares: dict[str, torch.Tensor] = {}
        """Sums of squares of the gradients by node, in the order of their arrival."""
        self.counts: Counter[str] = Counter()
        self._sharing: dict[int, tuple[torch.Tensor, list[str]]] = {}

    @contextmanager
    def listening(self, network: Network) -> Iterator[None]:
        """Follow what the nodes give while the network runs, there and back."""
        handles = [
            network.node_module(node).register_forward_hook(partial(self._given, node))
            for node in network.node_ids
        ]
        try:
            yield
        finally:
            for handle in handles:
                handle.remove()

    def _given(
        self, node: str, _module: nn.Module, _inputs: object, output: object
    ) -> None:
        for given in output if isinstance(output, tuple) else (output,):
            if not isinstance(given, torch.Tensor) or not given.requires_grad:
                continue
            known = self._sharing.get(id(given))
            if known is None:
                nodes: list[str] = []
                self._sharing[id(given)] = given, nodes  # kept, so that no id is reused
                given.register_hook(partial(self._arrived, nodes))
            else:
                nodes = known[1]
            nodes.append(node)

    def _arrived(self, nodes: list[str], gradient: torch.Tensor) -> None:
        square = exact(gradient.detach()).square().sum()
        for node in reversed(nodes):
            self.squares[node] = self.squares.get(node, 0) + square
            self.counts[node] += gradient.numel()

    def size_of(self, node: str) -> float:
        """Root mean square of the gradient at a node; NaN if none arrived."""
        if node not in self.squares:
            return math.nan
        return math.sqrt(float(self.squares[node]) / self.counts[node])


@studies(BackwardOf)
def backward(looked: Looked, asked: BackwardOf) -> Backward:
    """Go through the network and back with one image; raises `EngineError`."""
    if asked.part == "own":
        raise EngineError(
            translate(
                "Engine",
                "An image of your own has no target, so it has no loss: look at one "
                "of the data.",
            )
        )
    if why_not := why_no_loss(looked):
        raise EngineError(why_not)
    network, sample, arrivals = looked.network, looked.sample, Arrivals()
    indices = looked.dataset.index(asked.part, sample.index)
    loss, gradients = _gone_back(looked, indices, arrivals)
    reached = list(arrivals.squares)
    nodes = [*reached, *(n for n in reversed(network.node_ids) if n not in reached)]
    known = network.graph.nodes
    return Backward(
        **looked.fields(),
        part=sample.part,
        index=sample.index,
        label=sample.label,
        loss=loss,
        nodes=tuple(nodes),
        names=tuple(known[node].name for node in nodes),
        types=tuple(known[node].type for node in nodes),
        reached=len(reached),
        sizes=np.array([arrivals.size_of(node) for node in nodes], np.float32),
        weights=np.array([_weights(network, n, gradients) for n in nodes], np.float32),
        sums=_sums(network, nodes, reached),
    )


def _gone_back(
    looked: Looked, indices: torch.Tensor, arrivals: Arrivals
) -> tuple[float, dict[int, torch.Tensor | None]]:
    """Return the loss of images, and its gradients by the ids of the trained weights.

    Raises `EngineError` if nothing is trained.
    """
    network = looked.network
    trained = [weight for weight in network.parameters() if weight.requires_grad]
    if not trained:
        raise EngineError(
            translate(
                "Engine",
                "No layer of this network is trained, so no gradient goes back.",
            )
        )
    with torch.enable_grad(), arrivals.listening(network):
        outputs = run_probe(network, looked.dataset, indices)
        terms = loss_of(looked).totals(outputs, looked.dataset.targets_of(indices))
        loss = terms[0] / not_0(terms[1])
        found = torch.autograd.grad(loss, trained, allow_unused=True)
    gradients: dict[int, torch.Tensor | None] = {
        id(w): g for w, g in zip(trained, found, strict=True)
    }
    return float(loss.detach()), gradients


def _weights(
    network: Network, node: str, gradients: Mapping[int, torch.Tensor | None]
) -> float:
    """Norm of the gradient by a node's trained weights; NaN if it has none."""
    own = [gradients.get(id(w)) for w in network.node_module(node).parameters()]
    squares = [float(exact(g).square().sum()) for g in own if g is not None]
    return math.sqrt(sum(squares)) if squares else math.nan


def _sums(
    network: Network, nodes: Iterable[str], reached: list[str]
) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """How many gradients are added up at each node; the loss's own counts as one."""
    there = set(reached)
    counts = [
        max(1, sum(edge.target in there for edge in network.graph.outgoing(node)))
        if node in there
        else 0
        for node in nodes
    ]
    return np.array(counts, np.int32)
