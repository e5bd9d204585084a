"""Answers what a layer has learned: filters, biases, statistics, and who is alike."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import nn

from cnnstudio.bridge.message import FloatArray
from cnnstudio.bridge.weight_messages import LayerWeights, WeightsOf
from cnnstudio.engine.checkpoint import read_checkpoint
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.arrays import as_array
from cnnstudio.engine.inspect.laid_out import gives_scores, is_first, laid_out
from cnnstudio.engine.inspect.studies import Looked, Slices, studies
from cnnstudio.engine.inspect.weights import (
    MOST_COMPARED,
    Bank,
    Tensors,
    bank_of,
    changes,
    named_tensors,
    norms,
    redundant,
    similarities,
    thinned,
)
from cnnstudio.engine.network import initial_layer
from cnnstudio.graph.text import translate
from cnnstudio.project.runs import read_run

if TYPE_CHECKING:
    from cnnstudio.project.records import RunRecord

LARGEST = 6_000_000
"""Numbers of one tensor that are sent whole: 24 MB."""

SIDE = 1024
"""Rows and columns of what stands for a larger one, and of cosines."""

WORK = 50_000_000
"""Multiply-adds of a slice of comparisons: some 20 ms."""


@studies(WeightsOf)
def layer_weights(looked: Looked, asked: WeightsOf) -> Slices:
    """Return the weights of a node; raises `EngineError` if it has none."""
    network, node = looked.network, asked.node
    if node not in network.node_ids:
        raise EngineError(
            translate("Engine", "The network that is looked into has no such layer.")
        )
    module = network.node_module(node)
    tensors = _as_filters(named_tensors(module), bank := bank_of(module))
    if not tensors:
        raise EngineError(
            translate("Engine", "This layer has learned nothing: it has no weights.")
        )
    yield None
    start = _start(looked, node)
    more = _about_inputs(looked, node)
    if bank is not None:
        yield None
        more |= _about_lengths(tensors, start, bank)
        table = yield from _compared(tensors[bank.name])
        more |= table
    return LayerWeights(
        **looked.fields(),
        node=node,
        tensors={name: _sent(values) for name, values in tensors.items()},
        shapes={n: tuple(t.shape) for n, t in named_tensors(module).items()},
        start={name: _sent(values) for name, values in start.items()},
        lost={n: int((~t.isfinite()).sum()) for n, t in tensors.items()},
        blocks={n: _small(t)[1] for n, t in tensors.items() if t.numel() > LARGEST},
        filters=bank.name if bank is not None else "",
        groups=bank.groups if bank is not None else 1,
        **more,
    )


def _as_filters(tensors: Tensors, bank: Bank | None) -> dict[str, torch.Tensor]:
    own = {bank.name: bank.filters} if bank is not None else {}
    return {name: own.get(name, values) for name, values in tensors.items()}


def _start(looked: Looked, node: str) -> dict[str, torch.Tensor]:
    """Return the layer as it was before the first step, as the weights are shown.

    That is what the run's seed gives, or what the run took over from another.
    """
    subject, network = looked.subject, looked.network
    record = None if subject.folder is None else read_run(subject.folder)
    if record is not None and record.origin:
        module = _taken_over(looked, node, record)
    elif subject.config is not None:
        module = initial_layer(network.graph, node, subject.config.seed)
    else:
        return {}
    if module is None:
        return {}
    module = module.to(network.device)
    return _as_filters(named_tensors(module), bank_of(module))


def _taken_over(looked: Looked, node: str, record: RunRecord) -> nn.Module | None:
    """Return the layer with the weights of another run with which this one began."""
    network, folder, known = looked.network, looked.subject.folder, record.initial
    if folder is None or known is None:
        return None
    weights = read_checkpoint(folder / known.file, known.hash).weights
    module = copy.deepcopy(network.node_module(node))
    own = {n: values for n, values in weights.items() if network.node_of(n) == node}
    module.load_state_dict({n.split(".", 2)[2]: v for n, v in own.items()})
    return module


def _about_inputs(looked: Looked, node: str) -> dict[str, Any]:
    graph, classes = looked.network.graph, looked.dataset.classes
    found = laid_out(graph, node) if graph.nodes[node].type == "Linear" else None
    scores = gives_scores(graph, node)
    return {
        "first": is_first(graph, node),
        "maps": found.shape if found is not None else (),
        "pixels": found is not None and found.pixels,
        "classes": classes if scores else (),
    }


def _about_lengths(tensors: Tensors, start: Tensors, bank: Bank) -> dict[str, Any]:
    filters = tensors[bank.name]
    found = {"norms": as_array(norms(filters))}
    if bank.name in start:
        found["changes"] = as_array(changes(filters, start[bank.name]))
    return found


def _compared(filters: torch.Tensor) -> Any:
    """Compare all filters with each other, some rows in each slice."""
    count, length = len(filters), filters[0].numel()
    if not 1 < count <= MOST_COMPARED:
        return {}
    rows = max(8, min(512, WORK // (count * length)))
    found = []
    for part in similarities(filters, rows):
        found.append(part)
        yield None
    cosines = torch.cat(found)
    pairs = redundant(cosines)
    return {
        "compared": True,
        "cosines": as_array(cosines) if count <= SIDE else _none((0, 0)),
        "pairs": pairs.cpu().numpy().astype(np.int32),
        "alike": as_array(cosines[pairs[:, 0], pairs[:, 1]]),
    }


def _sent(values: torch.Tensor) -> FloatArray:
    """Return a copy: the network may go on learning before the answer is sent."""
    whole = values.numel() <= LARGEST
    return as_array(values if whole else _small(values)[0]).copy()


def _small(values: torch.Tensor) -> tuple[torch.Tensor, tuple[int, int]]:
    return thinned(values.reshape(len(values), -1), SIDE)


def _none(shape: tuple[int, ...]) -> FloatArray:
    return np.zeros(shape, np.float32)


