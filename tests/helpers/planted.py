"""One mistake planted in a network without any: the register, and what plants use.

Each kind is a function that spoils a sketch and returns the ids of the nodes at which
the mistake may be told ("" for the project as a whole), or None if this network has
nothing of the kind to spoil.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge, Node
from tests.helpers.planted_networks import Sketch

Places = set[str] | None
Kind = Callable[[Sketch, Random], Places]
KINDS: dict[str, Kind] = {}


def kind(plant: Kind) -> Kind:
    """Enter a kind of mistake by its name."""
    KINDS[plant.__name__.replace("_", " ")] = plant
    return plant


# Finding something to spoil


def of_type(graph: Graph, *types: str) -> list[Node]:
    return [node for node in graph.nodes.values() if node.type in types]


def some(random: Random, nodes: Iterable[Node]) -> Node | None:
    found = list(nodes)
    return random.choice(found) if found else None


def put(graph: Graph, node: Node | None, **fields: object) -> Places:
    """Set fields of a node, if there is one; the mistake is there."""
    if node is None:
        return None
    graph.replace_node(replace(node, fields={**node.fields, **fields}))
    return {node.id}


def behind(graph: Graph, *nodes: str) -> set[str]:
    """Everything that a node leads to."""
    found: set[str] = set()
    stack = list(nodes)
    while stack:
        for edge in graph.outgoing(stack.pop()):
            if edge.target not in found:
                found.add(edge.target)
                stack.append(edge.target)
    return found


def into(sketch: Sketch, node: Node) -> tuple[int, ...]:
    """Shape that arrives at a node by its first edge."""
    return sketch.shapes[sketch.graph.incoming(node.id)[0].source]


CONVOLUTIONS = ("Conv1d", "Conv2d", "Conv3d")


def insert(graph: Graph, edge: Edge, node: Node) -> None:
    """Put a layer onto an edge."""
    graph.add_node(node)
    index = graph.remove_edge(edge)
    graph.add_edge(replace(edge, source=node.id, source_port="out"), index)
    graph.add_edge(replace(edge, target=node.id, target_port="in"))
