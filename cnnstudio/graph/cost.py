"""What a network costs: shares of its layers, depth as papers count it, memory by hand.

Costs are for one sample; a byte count says for how many.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import ShapeReport
from cnnstudio.graph.layer import Cost

Measure = Literal["parameters", "multiply_adds", "activations"]
MEASURES: tuple[Measure, ...] = ("parameters", "multiply_adds", "activations")

FLOAT_BYTES = 4
# Numbers that an optimizer keeps for each weight: momentum, or the two means of Adam.
STATE_NUMBERS: Mapping[str, int] = {"sgd": 1, "adam": 2, "adamw": 2}


def amount(cost: Cost, measure: Measure) -> int:
    """Return one of a cost's numbers."""
    if measure == "parameters":
        return cost.parameters
    return cost.multiply_adds if measure == "multiply_adds" else cost.activations


def shares(report: ShapeReport, measure: Measure) -> dict[str, float]:
    """Each node's share of the whole, 0 to 1; all 0 if the whole is 0."""
    whole = amount(report.totals(), measure) or 1
    return {n: amount(r.cost, measure) / whole for n, r in report.nodes.items()}


def hidden_layers(graph: Graph, report: ShapeReport) -> int:
    """Weight layers that are not the last before an Output.

    The last is looked for backwards through layers without weights; of a block the
    last weight layer inside counts as such.
    """
    last: set[str] = set()
    for node in graph.nodes.values():
        if node.type == "Output":
            last |= _weights_before(graph, report, node.id)
    return report.totals().weight_layers - len(last)


def _weights_before(graph: Graph, report: ShapeReport, node: str) -> set[str]:
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [edge.source for edge in graph.incoming(node)]
    while waiting:
        before = waiting.pop()
        known = report.nodes.get(before)
        if before in seen or known is None:
            continue
        seen.add(before)
        if known.cost.weight_layers:
            found.add(before)
        else:
            waiting += [edge.source for edge in graph.incoming(before)]
    return found


class TrainingBytes(NamedTuple):
    """Bytes that a step of training holds, by what they are for."""

    weights: int
    gradients: int
    optimizer: int
    activations: int

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self)


def training_bytes(cost: Cost, optimizer: str, batch_size: int) -> TrainingBytes:
    """Count by hand what a step holds for a network, or for one of its layers.

    Weights and buffers; a gradient for each trained weight; the optimizer's numbers;
    and what every layer gives for each sample, which is kept for the way back. Layers
    that keep nothing or more make this a fifth too much or too little.
    """
    trained = cost.trainable * FLOAT_BYTES
    return TrainingBytes(
        (cost.parameters + cost.buffers) * FLOAT_BYTES,
        trained,
        trained * STATE_NUMBERS.get(optimizer, 2),
        cost.activations * FLOAT_BYTES * batch_size,
    )


def heaviest(report: ShapeReport, optimizer: str, batch_size: int) -> str:
    """Return the node that takes the most memory in training; empty for no nodes."""
    return max(
        report.nodes,
        key=lambda n: training_bytes(report.nodes[n].cost, optimizer, batch_size).total,
        default="",
    )
