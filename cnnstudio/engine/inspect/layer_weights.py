"""Answers what a layer has learned: filters, biases, statistics, and who is alike."""

from __future__ import annotations

import copy
from collections.abc import Generator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import torch
from torch import nn

from cnnstudio.bridge.message import FloatArray
from cnnstudio.bridge.weight_messages import LayerWeights, WeightsOf
from cnnstudio.engine.build import initial_layer
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
    largest_of,
    named_tensors,
    norms,
    redundant,
    similarities,
)
from cnnstudio.graph.text import translate
from cnnstudio.project.runs import read_run

if TYPE_CHECKING:
    from cnnstudio.project.records import RunRecord

LARGEST = 6_000_000
"""Numbers of one tensor that are sent whole: 24 MB."""

SIDE = 1024
"""Rows and columns of what stands for a larger one, and of cosines."""

AT_ONCE = 1 << 20
"""Numbers of a slice in which a large tensor is gone through: about 20 ms."""

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
        lengths = yield from _about_lengths(tensors, start, bank)
        more |= lengths
        table = yield from _compared(tensors[bank.name])
        more |= table
    known: dict[str, _Told] = {}
    for name, values in tensors.items():
        known[name] = yield from _told(values)
    began: dict[str, _Told] = {}
    for name, values in start.items():
        began[name] = yield from _told(values)
    return LayerWeights(
        **looked.fields(),
        node=node,
        tensors={name: told.values for name, told in known.items()},
        shapes={n: tuple(t.shape) for n, t in named_tensors(module).items()},
        start={name: told.values for name, told in began.items()},
        lost={name: told.lost for name, told in known.items()},
        blocks={n: told.block for n, told in known.items() if told.block is not None},
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


def _about_lengths(
    tensors: Tensors, start: Tensors, bank: Bank
) -> Generator[None, None, dict[str, Any]]:
    """Measure the filters, some in each slice."""
    filters, before = tensors[bank.name], start.get(bank.name)
    some = max(1, AT_ONCE // max(1, filters[0].numel()))
    lengths, moved = [], []
    for first in range(0, len(filters), some):
        part = filters[first : first + some]
        lengths.append(norms(part))
        if before is not None:
            moved.append(changes(part, before[first : first + some]))
        yield
    found = {"norms": as_array(torch.cat(lengths))}
    return found | ({"changes": as_array(torch.cat(moved))} if moved else {})


def _compared(filters: torch.Tensor) -> Generator[None, None, dict[str, Any]]:
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


class _Told(NamedTuple):
    """What is sent of a tensor; of a large one a cell stands for a `block` of it.

    `lost` values are not finite.
    """

    values: FloatArray
    lost: int
    block: tuple[int, int] | None = None


def _told(values: torch.Tensor) -> Generator[None, None, _Told]:
    """Copy a tensor: the network may go on learning before the answer is sent.

    A large one is made smaller, some rows in each slice.
    """
    if values.numel() <= LARGEST:
        return _Told(as_array(values), int((~values.isfinite()).sum()))
    matrix = values.reshape(len(values), -1)
    block = -(-matrix.shape[0] // SIDE), -(-matrix.shape[1] // SIDE)
    some = block[0] * max(1, AT_ONCE // (block[0] * matrix.shape[1]))
    cells, lost = [], 0
    for part in matrix.split(some):
        cells.append(largest_of(part, block))
        lost += int((~part.isfinite()).sum())
        yield
    return _Told(as_array(torch.cat(cells)), lost, block)


def _none(shape: tuple[int, ...]) -> FloatArray:
    return np.zeros(shape, np.float32)


