"""Two networks that train against each other, side by side in one graph.

The generator begins at an Input of noise and ends at an Output that expects anything;
the discriminator begins at an Input of data and ends at a single score (Goodfellow et
al. 2014). Nothing joins them: what one paints is given to the other by the training.
"""

from __future__ import annotations

from dataclasses import dataclass

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Node


@dataclass(frozen=True, slots=True)
class AdversarialPair:
    """Both networks by their nodes; `noise`, `painted`, `shown`, `score` are ends."""

    generator: frozenset[str]
    discriminator: frozenset[str]
    noise: str
    painted: str
    shown: str
    score: str


def adversarial_pair(graph: Graph) -> AdversarialPair | None:
    """Return the pair that a graph is; None if it is an ordinary network."""
    inputs = [n for n in graph.nodes.values() if n.type == "Input"]
    outputs = [n for n in graph.nodes.values() if n.type == "Output"]
    if len(inputs) != 2 or len(outputs) != 2:
        return None
    noise = next((n for n in inputs if _field(n, "content", "data") == "noise"), None)
    shown = next((n for n in inputs if _field(n, "content", "data") == "data"), None)
    if noise is None or shown is None:
        return None
    generator, discriminator = _joined_to(graph, noise.id), _joined_to(graph, shown.id)
    painted = next((n for n in outputs if n.id in generator), None)
    score = next((n for n in outputs if n.id in discriminator), None)
    if generator & discriminator or painted is None or score is None:
        return None
    paints = _field(painted, "expects", "classes") == "anything"
    if not paints or _field(score, "classes", 10) != 1:
        return None
    return AdversarialPair(
        generator, discriminator, noise.id, painted.id, shown.id, score.id
    )


def _field(node: Node, name: str, usual: object) -> object:
    return node.fields.get(name, usual)


def _joined_to(graph: Graph, start: str) -> frozenset[str]:
    """Nodes that edges lead to, in whatever direction."""
    found, waiting = {start}, [start]
    while waiting:
        node = waiting.pop()
        beside = [e.target for e in graph.outgoing(node)]
        beside += [e.source for e in graph.incoming(node)]
        waiting += [other for other in beside if other not in found]
        found.update(beside)
    return frozenset(found)
