"""One image on its way through the network, from pixels to scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from cnnstudio.bridge.sample_messages import Stages, StagesOf
from cnnstudio.engine.data.pipeline import Pipeline
from cnnstudio.engine.data.steps.numbers import Shifted
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.arrays import as_array
from cnnstudio.engine.inspect.maps import forward
from cnnstudio.engine.inspect.studies import Looked, studies
from cnnstudio.engine.network import Network
from cnnstudio.graph.text import translate
from cnnstudio.project.adversarial import adversarial_pair

if TYPE_CHECKING:
    from cnnstudio.bridge.message import FloatArray

NO_NUMBERS = np.zeros(0, np.float32)


@studies(StagesOf)
def stages_of(looked: Looked, asked: StagesOf) -> Stages:
    """Run the image once and show where it came through."""
    refuse_without_classes(looked)
    network, sample = looked.network, looked.sample
    head, source = head_of(network)
    outputs, logits = forward(network, sample.prepared, [source] if source else [])
    mean, divisor = normalization_of(looked.dataset.pipeline)
    return Stages(
        **looked.fields(),
        part=sample.part,
        index=sample.index,
        label=sample.label,
        classes=looked.dataset.classes,
        image=as_array(sample.pixels),
        prepared=as_array(sample.prepared[0]),
        mean=mean,
        divisor=divisor,
        source=source,
        head=head,
        features=as_array(outputs[source]) if source else NO_NUMBERS,
        logits=logits,
    )


def head_of(network: Network) -> tuple[str, str]:
    """Return the last node with a matrix of weights, and the node that it is fed by.

    Both are empty if no layer before the Output has one.
    """
    before = _before(network, network.output_node)
    for node in reversed([n for n in network.node_ids if n in before]):
        weights = network.node_module(node).parameters()
        sources = network.graph.incoming(node)
        if sources and any(weight.dim() > 1 for weight in weights):
            return node, sources[0].source
    return "", ""


def _before(network: Network, node: str) -> set[str]:
    """Return all nodes that lead to a node."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        for edge in network.graph.incoming(waiting.pop()):
            if edge.source not in found:
                found.add(edge.source)
                waiting.append(edge.source)
    return found


def normalization_of(pipeline: Pipeline) -> tuple[FloatArray, FloatArray]:
    """Return mean and divisor of the one step on numbers; empty if it is not one such.

    They have a number for each channel, or one for all.
    """
    changes = pipeline.changes
    if len(changes) != 1 or not isinstance(changes[0], Shifted):
        return NO_NUMBERS, NO_NUMBERS
    mean, divisor = torch.broadcast_tensors(changes[0].mean, changes[0].divisor)
    if mean.numel() > pipeline.shape[0]:
        return NO_NUMBERS, NO_NUMBERS
    return as_array(mean.flatten()), as_array(divisor.flatten())


def refuse_without_classes(looked: Looked) -> None:
    """Raise `EngineError` if the network does not give a score for each class."""
    network = looked.network
    if not network.output_node:
        raise EngineError(
            translate("Engine", "Without an Output the network classifies nothing.")
        )
    if adversarial_pair(network.graph) is not None:
        raise EngineError(
            translate(
                "Engine",
                "A generator and its discriminator do not classify the images, so "
                "there are no probabilities of classes to show.",
            )
        )
    if looked.dataset.task != "classes":
        raise EngineError(
            translate(
                "Engine",
                "The samples of these data do not have one class each, so there are "
                "no probabilities of classes to show.",
            )
        )
