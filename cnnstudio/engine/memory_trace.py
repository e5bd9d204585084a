"""What a training step holds at most, found by running it on tensors without numbers.

Torch's fake tensors go through forward, loss, backward and update as real ones do, and
every storage that comes to be and goes away is counted. Nothing is allocated and
nothing computed, so a network of any size takes a fraction of a second to a few.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, cast

import torch
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from cnnstudio.engine.build import build
from cnnstudio.engine.evaluate import evaluating, judged_at_once
from cnnstudio.engine.losses import CrossEntropy
from cnnstudio.engine.network import Network
from cnnstudio.engine.optimize import make_optimizer
from cnnstudio.graph.graph import Graph
from cnnstudio.project.settings import TrainingConfig

META = torch.device("meta")
STEPS = 2
"""The optimizer's state comes to be in the first; the second is like all others."""


class Traced(NamedTuple):
    """Bytes of a traced training: what stays, and the most that was held at once."""

    weights: int
    optimizer: int
    step: int
    evaluation: int


class TraceError(Exception):
    """The network cannot be traced by this version of torch; the text says why."""


class StorageCounter(TorchDispatchMode):
    """Counts the bytes of all storages that live while it is active.

    `now` is what is held, `peak` the most since `peak` was last set.
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.now = 0
        self.peak = 0
        self._known: dict[int, weakref.ref[Any]] = {}

    def add(self, tensor: torch.Tensor) -> None:
        """Count a tensor's storage, unless it is counted already."""
        storage = tensor.untyped_storage()
        key = storage._cdata
        if key in self._known:
            return
        size = storage.nbytes()
        self._known[key] = weakref.ref(storage, self._forgetter(key, size))
        self.now += size
        self.peak = max(self.peak, self.now)

    def _forgetter(self, key: int, size: int) -> Callable[[object], None]:
        def forget(_: object) -> None:
            self._known.pop(key, None)
            self.now -= size

        return forget

    def __torch_dispatch__(
        self,
        func: Any,
        types: object,
        args: tuple[Any, ...] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        result = func(*args, **(kwargs or {}))
        for value in tree_leaves(result):
            if isinstance(value, torch.Tensor):
                self.add(value)
        return result


def network_without_weights(graph: Graph) -> Network:
    """Build on the meta device: every module, no numbers; raises `BuildError`."""
    with META:
        return build(graph, 0, META)


def trace(graph: Graph, config: TrainingConfig, batch_size: int) -> Traced:
    """Follow two steps and one evaluated batch; raises `TraceError`, `BuildError`."""
    try:  # No public name: without it the forecast is counted by hand.
        from torch._subclasses.fake_tensor import FakeTensorMode
    except ImportError as error:
        raise TraceError("This torch has no fake tensors.") from error
    network = network_without_weights(graph)
    network.recomputes = config.checkpointing
    try:
        with FakeTensorMode(allow_non_fake_inputs=True):
            network.to_empty(device="cpu")
            return _trace(network, config, batch_size)
    except Exception as error:
        # Not every operation knows its shape only; what they raise is of any kind.
        raise TraceError(f"{type(error).__name__}: {error}") from error


def _trace(network: Network, config: TrainingConfig, batch_size: int) -> Traced:
    counter = StorageCounter()
    optimizer = make_optimizer(config, network)
    with counter:
        _count_state(counter, network)
        weights = counter.now
        network.train()
        for _ in range(STEPS):
            counter.peak = counter.now
            _step(network, optimizer, batch_size)
        step = counter.peak
        counter.peak = counter.now
        _evaluate(network, judged_at_once(batch_size))
        return Traced(weights, _state_bytes(optimizer), step, counter.peak)


def _step(network: Network, optimizer: torch.optim.Optimizer, count: int) -> None:
    """Take a step as `Learner` does, whatever the network gives."""
    _samples, inputs = _batch(network, count)
    scores = network(*inputs)
    _loss(scores).backward()
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)


def _evaluate(network: Network, count: int) -> None:
    _samples, inputs = _batch(network, count)
    with evaluating(network):
        _loss(network(*inputs))


def _loss(scores: Any) -> torch.Tensor:
    """Cross-entropy over the second axis, also at every pixel; several are added."""
    if isinstance(scores, tuple):
        return torch.stack([_loss(part) for part in scores]).sum()
    if scores.dim() < 2:
        return cast("torch.Tensor", scores.sum())
    shape = scores.shape[:1] + scores.shape[2:]
    return CrossEntropy()(scores, torch.zeros(shape, dtype=torch.int64))


def _batch(
    network: Network, count: int
) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
    """Make a batch as `Batches` does: the samples stay beside the inputs."""
    samples = [torch.zeros(count, *shape) for shape in network.input_shapes]
    layout = network.memory_format
    return samples, [sample.contiguous(memory_format=layout) for sample in samples]


def _count_state(counter: StorageCounter, network: nn.Module) -> None:
    for tensor in (*network.parameters(), *network.buffers()):
        counter.add(tensor)


def _state_bytes(optimizer: torch.optim.Optimizer) -> int:
    return sum(
        value.untyped_storage().nbytes()
        for state in optimizer.state.values()
        for value in state.values()
        if isinstance(value, torch.Tensor)
    )
