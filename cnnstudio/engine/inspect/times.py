"""How long the forward of each node takes, by events on a device or by the clock.

Forwards with a stamp before and after every node take turns with plain ones, so that
what else the machine does disturbs both alike; of both the median counts.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import nn

from cnnstudio.bridge.look_messages import StudyProgress
from cnnstudio.bridge.probe_messages import Times, TimesOf
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.places import one_input
from cnnstudio.engine.inspect.studies import Looked, Slices, studies
from cnnstudio.engine.inspect.subject import only_looking
from cnnstudio.engine.network import Network
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.text import translate

WARM_UP, LEAST, PATIENCE = 3, 3, 6.0
"""Forwards before any counts, that count at least, and seconds after which no more."""

clock = time.perf_counter
"""What stamps on a processor are taken with."""


@studies(TimesOf)
def times(looked: Looked, asked: TimesOf) -> Slices:
    """Measure, one pair of forwards a slice."""
    network, dataset = looked.network, looked.dataset
    one_input(network)
    if asked.batch < 1 or asked.runs < 1 or asked.part == "own":
        raise EngineError(translate("Engine", "At least one image is needed."))
    indices = dataset.parts[asked.part]
    if not len(indices):
        raise EngineError(
            translate("Engine", "The {part} part has no images.").format(
                part=asked.part
            )
        )
    chosen = indices[torch.arange(asked.batch, device=indices.device) % len(indices)]
    inputs = dataset.prepared(chosen)
    inputs = inputs.contiguous(memory_format=network.memory_format)
    measured: list[Measured] = []
    began = time.perf_counter()
    for run in range(WARM_UP + asked.runs):
        found = measure(network, inputs)
        if run >= WARM_UP:
            measured.append(found)
        late = time.perf_counter() - began > PATIENCE
        if late and len(measured) >= LEAST:
            break
        yield StudyProgress(asked.request, run + 1, WARM_UP + asked.runs)
    return _answer(looked, asked, measured)


def _answer(looked: Looked, asked: TimesOf, measured: list[Measured]) -> Times:
    network = looked.network
    report, known = infer_shapes(network.graph).nodes, network.graph.nodes
    nodes = network.node_ids
    return Times(
        **looked.fields(),
        nodes=nodes,
        names=tuple(known[node].name for node in nodes),
        types=tuple(known[node].type for node in nodes),
        seconds=np.median([m.nodes for m in measured], axis=0).astype(np.float32),
        multiply_adds=np.array([report[n].cost.multiply_adds for n in nodes], np.int64),
        whole=float(np.median([m.whole for m in measured])),
        batch=asked.batch,
        runs=len(measured),
        clock="cuda" if network.device.type == "cuda" else "cpu",
        device=str(network.device),
    )


class Measured(NamedTuple):
    """Seconds of each node and of a whole plain forward."""

    nodes: list[float]
    whole: float


def measure(network: Network, inputs: torch.Tensor) -> Measured:
    """Take one forward with stamps and one without; inputs are (B, C, H, W).

    One before both fetches into the caches what other work has driven out of them.
    """
    watch = _DeviceWatch if network.device.type == "cuda" else _Watch
    with only_looking(network):
        network(inputs)
        stamps = watch()
        handles = []
        try:
            for node in network.node_ids:
                module = network.node_module(node)
                # The last hook before and the first one after: no other is measured.
                handles.append(module.register_forward_pre_hook(stamps.before))
                handles.append(module.register_forward_hook(stamps.after, prepend=True))
            network(inputs)
        finally:
            for handle in handles:
                handle.remove()
        nodes = stamps.seconds()
        whole = watch()
        whole.stamp()
        network(inputs)
        whole.stamp()
    return Measured(nodes, whole.seconds()[0])


class _Watch:
    """Takes the time before and after each node; nodes come in their order."""

    def __init__(self) -> None:
        self._stamps: list[Any] = []

    def before(self, _module: nn.Module, _inputs: object) -> None:
        """Stamp: a node begins."""
        self.stamp()

    def after(self, _module: nn.Module, _inputs: object, _output: object) -> None:
        """Stamp: a node has ended."""
        self.stamp()

    def stamp(self) -> None:
        """Take the time now."""
        self._stamps.append(clock())

    def seconds(self) -> list[float]:
        """Return the seconds from each odd stamp to the next."""
        return self._between(lambda start, end: float(end - start))

    def _between(self, seconds: Callable[[Any, Any], float]) -> list[float]:
        pairs = zip(self._stamps[::2], self._stamps[1::2], strict=True)
        return [seconds(start, end) for start, end in pairs]


class _DeviceWatch(_Watch):
    """Stamps are events in the device's queue: what is launched runs later."""

    def stamp(self) -> None:
        event = torch.cuda.Event(enable_timing=True)
        event.record()
        self._stamps.append(event)

    def seconds(self) -> list[float]:
        torch.cuda.synchronize()
        return self._between(lambda start, end: start.elapsed_time(end) / 1000)
