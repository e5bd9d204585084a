"""Answers how weights, activations and gradients of a layer are distributed."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import torch

from cnnstudio.bridge.look_messages import StudyProgress
from cnnstudio.bridge.weight_messages import (
    ACTIVATIONS,
    GRADIENTS,
    WEIGHTS,
    LayerStatistics,
    StatisticsOf,
)
from cnnstudio.engine.choose_loss import make_loss
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.arrays import as_array
from cnnstudio.engine.inspect.probe import (
    Gradients,
    listening,
    probe_slices,
    run_probe,
)
from cnnstudio.engine.inspect.studies import Looked, Slices, studies
from cnnstudio.engine.inspect.subject import only_looking
from cnnstudio.engine.inspect.tally import SLICE, Tally, counts_of
from cnnstudio.engine.inspect.units import Units, bend_of
from cnnstudio.engine.inspect.weights import STATISTICS, named_tensors
from cnnstudio.engine.losses import Loss
from cnnstudio.graph.text import translate
from cnnstudio.project.adversarial import adversarial_pair
from cnnstudio.project.training_settings import TrainingConfig

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_KEPT = 16_000_000
"""Activations that are kept for their histogram: 64 MB."""

Steps = Generator[StudyProgress | None, None, None]


@dataclass
class _Found:
    """What has been counted so far, by what it is."""

    counts: dict[str, NDArray[np.int64]] = field(default_factory=dict)
    facts: dict[str, Mapping[str, float]] = field(default_factory=dict)

    def count(self, name: str, values: list[torch.Tensor]) -> Iterator[None]:
        """Count tensors as one distribution, a part in each slice."""
        tally = Tally()
        parts = [p for tensor in values for p in tensor.reshape(-1).split(SLICE)]
        for part in parts:
            tally.add(part)
            yield
        edges = tally.edges()
        total = np.zeros_like(counts_of(torch.zeros(0), edges))
        for part in parts:
            total += counts_of(part, edges)
            yield
        self.counts[name], self.facts[name] = total, _facts(tally, edges)


@studies(StatisticsOf)
def layer_statistics(looked: Looked, asked: StatisticsOf) -> Slices:
    """Measure a node on some images of a part; raises `EngineError` without any."""
    network, node = looked.network, asked.node
    if node not in network.node_ids:
        raise EngineError(
            translate("Engine", "The network that is looked into has no such layer.")
        )
    slices = slices_for(looked, asked.images)
    found, probe = _Found(), _Probe(looked, node)
    yield from probe.run(slices, asked.request)
    if not probe.kept:
        raise EngineError(
            translate("Engine", "Nothing arrives at this layer: it is not computed.")
        )
    yield from found.count(ACTIVATIONS, probe.kept)
    for name, values in named_tensors(network.node_module(node)).items():
        if not name.endswith(STATISTICS):
            yield from found.count(f"{WEIGHTS}/{name}", [values])
    loss, why_not = math.nan, why_no_gradients(looked, node)
    if not why_not:
        loss = yield from _gradients(looked, asked, slices[: probe.slices], found)
    means, deviations = probe.of_channels()
    return LayerStatistics(
        **looked.fields(),
        node=node,
        part=asked.part,
        images=probe.images,
        counts=found.counts,
        facts=found.facts,
        units=probe.units.count,
        dead=probe.units.dead,
        channels=probe.units.channels,
        dead_channels=probe.units.dead_channels().cpu().numpy().astype(np.int32),
        saturated=probe.units.saturated_share,
        bend=probe.bend,
        means=as_array(means),
        deviations=as_array(deviations),
        loss=loss,
        why_no_gradients=why_not,
    )


def _gradients(
    looked: Looked, asked: StatisticsOf, slices: list[torch.Tensor], found: _Found
) -> Generator[StudyProgress | None, None, float]:
    """Count the gradients of the loss by the node's weights; return the mean loss."""
    gradients = Gradients(looked.network, asked.node, loss_of(looked))
    for number, indices in enumerate(slices):
        gradients.add(looked.dataset, indices)
        yield StudyProgress(asked.request, number, len(slices))
    for name, values in gradients.mean().items():
        yield from found.count(f"{GRADIENTS}/{name}", [values])
    return gradients.loss


class _Probe:
    """What a node gives for the images, kept as far as there is room."""

    def __init__(self, looked: Looked, node: str) -> None:
        self._looked, self._node = looked, node
        bend = bend_of(looked.network.node_module(node))
        self.bend = type(bend).__name__ if bend is not None else ""
        self.units = Units(bend)
        self.kept: list[torch.Tensor] = []
        self.images = self.slices = 0
        self._values = 0

    def run(self, slices: list[torch.Tensor], request: int) -> Steps:
        """Send slice after slice through the network."""
        network, dataset = self._looked.network, self._looked.dataset
        for indices in slices:
            with (
                only_looking(network),
                listening(network, [self._node], self._take),
            ):
                run_probe(network, dataset, indices)
            self.images, self.slices = self.images + len(indices), self.slices + 1
            yield StudyProgress(request, self.slices, len(slices))
            if self._values >= MOST_KEPT:
                return

    def _take(self, node: str, outputs: torch.Tensor) -> None:
        self.units.add(outputs)
        self._values += outputs.numel()
        self.kept.append(outputs.clone())  # a layer behind may write in place

    def of_channels(self) -> tuple[torch.Tensor, torch.Tensor]:
        """Mean and deviation (over N) of each channel over images and places."""
        first = [part.flatten(2) if part.dim() > 2 else part for part in self.kept]
        values = torch.cat(first).double()
        over = [axis for axis in range(values.dim()) if axis != 1]
        return values.mean(over), values.std(over, correction=0)


def slices_for(looked: Looked, images: int) -> list[torch.Tensor]:
    """Return the images of the part that is asked for; raises `EngineError`."""
    part = looked.asked.part
    if part == "own":
        raise EngineError(
            translate("Engine", "Statistics are of a part of the data, not one image.")
        )
    slices = probe_slices(looked.network, looked.dataset, part, images)
    if not slices:
        raise EngineError(
            translate("Engine", "The {part} part has no images.").format(part=part)
        )
    return slices


def loss_of(looked: Looked) -> Loss:
    """Return the loss with which the network is trained, or the task's usual one."""
    config, data = looked.subject.config or TrainingConfig(), looked.dataset
    return make_loss(config, data.task, data.facts, data.device)


def why_no_loss(looked: Looked) -> str:
    """Say why the network has no loss to go back from; "" if it has. For people."""
    network = looked.network
    if adversarial_pair(network.graph) is not None:
        return translate(
            "Engine", "Two networks play against each other: there is not one loss."
        )
    if len(network.output_nodes) > 1:
        return translate("Engine", "A network of several Outputs has no one loss.")
    if not network.output_nodes:
        return translate("Engine", "Without an Output there is no loss.")
    if looked.dataset.task == "none":
        return translate("Engine", "These data have no targets, so there is no loss.")
    return ""


def why_no_gradients(looked: Looked, node: str) -> str:
    """Say why there are no gradients of the loss by a node's weights; "" if there are.

    A sentence for people.
    """
    if why_not := why_no_loss(looked):
        return why_not
    network = looked.network
    weights = list(network.node_module(node).parameters())
    if weights and not any(weight.requires_grad for weight in weights):
        return translate("Engine", "This layer is frozen: its weights are not trained.")
    return "" if weights else translate("Engine", "This layer has no weights.")


def _facts(tally: Tally, edges: tuple[float, float]) -> Mapping[str, float]:
    return {
        "count": tally.count,
        "nan": tally.nan,
        "infinite": tally.infinite,
        "zeros": tally.zeros,
        "mean": tally.mean,
        "deviation": tally.deviation,
        "least": tally.low,
        "most": tally.high,
        "low": edges[0],
        "high": edges[1],
    }
