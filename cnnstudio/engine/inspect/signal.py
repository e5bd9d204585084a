"""Answers how the signal goes through the network: from the first layer to the last."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from cnnstudio.bridge.look_messages import StudyProgress
from cnnstudio.bridge.weight_messages import Signal, SignalOf
from cnnstudio.engine.inspect.arrays import as_array
from cnnstudio.engine.inspect.layer_statistics import slices_for
from cnnstudio.engine.inspect.probe import listening, run_probe
from cnnstudio.engine.inspect.studies import Looked, Slices, studies
from cnnstudio.engine.inspect.subject import only_looking
from cnnstudio.engine.inspect.tally import Tally
from cnnstudio.engine.inspect.units import Channels, Units, bend_of
from cnnstudio.engine.network import Network

if TYPE_CHECKING:
    import torch
    from numpy.typing import NDArray


class _Gauge:
    """What is counted of one node."""

    def __init__(self, network: Network, node: str) -> None:
        bend = bend_of(network.node_module(node))
        self.bend = type(bend).__name__ if bend is not None else ""
        self.tally, self.units, self.channels = Tally(), Units(bend), Channels()

    def add(self, outputs: torch.Tensor) -> None:
        """Take in outputs (B, …)."""
        self.tally.add(outputs)
        self.units.add(outputs)
        self.channels.add(outputs)

    @property
    def dead_share(self) -> float:
        """Share of the units that were 0 for every image."""
        return self.units.dead / max(1, self.units.count)


@studies(SignalOf)
def signal(looked: Looked, asked: SignalOf) -> Slices:
    """Measure every node on some images of a part; raises `EngineError` without any."""
    network = looked.network
    gauges = {node: _Gauge(network, node) for node in network.node_ids}

    def take(node: str, outputs: torch.Tensor) -> None:
        gauges[node].add(outputs)

    slices, images = slices_for(looked, asked.images), 0
    for number, indices in enumerate(slices):
        with only_looking(network), listening(network, gauges, take):
            run_probe(network, looked.dataset, indices)
        images += len(indices)
        yield StudyProgress(asked.request, number + 1, len(slices))
    all_of, known = list(gauges.values()), network.graph.nodes
    return Signal(
        **looked.fields(),
        part=asked.part,
        images=images,
        nodes=tuple(gauges),
        names=tuple(known[node].name for node in gauges),
        types=tuple(known[node].type for node in gauges),
        sources=tuple(_source(network, node) for node in gauges),
        bends=tuple(g.bend for g in all_of),
        mean=_floats(g.tally.mean for g in all_of),
        deviation=_floats(g.tally.deviation for g in all_of),
        least=_floats(g.tally.low for g in all_of),
        most=_floats(g.tally.high for g in all_of),
        zeros=_floats(g.tally.zero_share for g in all_of),
        dead=_floats(g.dead_share for g in all_of),
        saturated=_floats(g.units.saturated_share for g in all_of),
        channels=_whole(g.units.channels for g in all_of),
        dead_channels=_whole(len(g.units.dead_channels()) for g in all_of),
        nan=_whole(g.tally.nan for g in all_of),
        infinite=_whole(g.tally.infinite for g in all_of),
        channel_means={node: as_array(g.channels.mean) for node, g in gauges.items()},
    )


def _source(network: Network, node: str) -> str:
    return next((edge.source for edge in network.graph.incoming(node)), "")


def _floats(values: Iterable[float]) -> NDArray[np.float32]:
    return np.array(list(values), np.float32)


def _whole(values: Iterable[int]) -> NDArray[np.int64]:
    return np.array(list(values), np.int64)
