"""The usual pattern of a convolutional network, drawn from a few numbers.

    [[Conv → ReLU] × N → Pool?] × M → [Linear → ReLU] × K → Linear

(Stanford CS231n, "Layer patterns".) Nothing is changed here: `drawn` says what would be
added, which a preview applies to a copy and a command to the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.layout import COLUMN_GAP, GAP, Place, node_size
from cnnstudio.graph.node import BLOCK, Edge, Node
from cnnstudio.graph.param import bool_param, int_param
from cnnstudio.graph.text import translate
from cnnstudio.project.commands import (
    AddNode,
    Command,
    Composite,
    Connect,
    Disconnect,
    new_node,
)
from cnnstudio.project.frame_commands import moved
from cnnstudio.project.project import MAIN

LayerToAdd = tuple[str, Mapping[str, object]]
ENDS = ("Output", "BlockOutput")

MOST_IN_A_ROW = 3  # convolutions; beyond it a pool belongs between them
MOST_DENSE = 2
MOST_CHANNELS = 1_024  # doubling ends here


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """The numbers of a pattern."""

    convolutions: int = int_param(
        2,
        minimum=1,
        maximum=12,
        label="N: convolutions",
        help="Convolutions with a ReLU each, in every stage.",
    )
    pool: bool = bool_param(
        True,
        label="pool",
        help="Each stage ends with a pooling layer that halves the image.",
    )
    stages: int = int_param(
        3,
        minimum=0,
        maximum=12,
        label="M: stages",
        help="How often the convolutions and the pool are repeated; 0: dense only.",
    )
    dense: int = int_param(
        1,
        minimum=0,
        maximum=6,
        label="K: hidden Linear",
        help="Dense layers with a ReLU each, before the last one.",
    )
    channels: int = int_param(
        32,
        minimum=1,
        maximum=2_048,
        label="channels",
        help="Filters of each convolution in the first stage.",
    )
    double: bool = bool_param(
        True,
        label="double per stage",
        help=f"Each stage has twice the channels of the one before, up to "
        f"{MOST_CHANNELS:,}.",
    )
    features: int = int_param(
        128,
        minimum=1,
        maximum=100_000,
        label="features",
        help="Values that each hidden Linear gives.",
    )
    classes: int = int_param(
        10,
        minimum=1,
        maximum=100_000,
        label="classes",
        help="Values that the last Linear gives: one score per class.",
    )

    def width(self, stage: int) -> int:
        """Return the channels of a stage, counted from 0."""
        if not self.double:
            return self.channels
        most = max(self.channels, MOST_CHANNELS)
        return min(self.channels << stage, most)

    def layers(self, *, flatten: bool = True) -> Iterator[LayerToAdd]:
        """Give the layers in order; `flatten` turns the image into a row of values."""
        for stage in range(self.stages):
            for _ in range(self.convolutions):
                yield "Conv2d", {"out_channels": self.width(stage)}
                yield "ReLU", {}
            if self.pool:
                yield "MaxPool2d", {}
        if flatten:
            yield "Flatten", {}
        for _ in range(self.dense):
            yield "Linear", {"out_features": self.features}
            yield "ReLU", {}
        yield "Linear", {"out_features": self.classes}

    def hints(self) -> tuple[str, ...]:
        """Remarks on numbers that work but are unusual."""
        found = []
        if self.stages and self.convolutions > MOST_IN_A_ROW:
            found.append(
                translate(
                    "Commands",
                    "N is usually {most_in_a_row} or less: a deeper stage gains "
                    "little before the next pool.",
                ).format(most_in_a_row=MOST_IN_A_ROW)
            )
        if self.dense > MOST_DENSE:
            found.append(
                translate(
                    "Commands",
                    "K is usually {most_dense} or less: dense layers hold most of "
                    "the parameters and overfit first.",
                ).format(most_dense=MOST_DENSE)
            )
        return tuple(found)

    def formula(self) -> str:
        """Write the pattern with its numbers."""
        pool = " → Pool" if self.pool else ""
        stages = f"[[Conv → ReLU] × {self.convolutions}{pool}] × {self.stages} → "
        dense = f"[Linear → ReLU] × {self.dense} → "
        return f"{stages * bool(self.stages)}{dense * bool(self.dense)}Linear"


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a pattern adds to a graph; `nodes` are in the order of computation."""

    nodes: tuple[Node, ...]
    added: tuple[tuple[int | None, Edge], ...]
    removed: tuple[Edge, ...] = ()
    moves: tuple[Command, ...] = ()
    network: str = MAIN

    def applied(self, graph: Graph) -> Graph:
        """Return a copy of the graph with the pattern in it."""
        twin = graph.copy()
        for node in self.nodes:
            twin.add_node(node)
        for edge in self.removed:
            twin.remove_edge(edge)
        for index, edge in self.added:
            twin.add_edge(edge, index)
        return twin

    def command(self) -> Composite:
        """Return the one undo step that adds the pattern."""
        network = self.network
        steps: list[Command] = list(self.moves)
        steps += [AddNode(node, network) for node in self.nodes]
        steps += [Disconnect(edge, network) for edge in self.removed]
        steps += [Connect(edge, index, network) for index, edge in self.added]
        return Composite(
            translate("Commands", "Insert pattern of {count} layers").format(
                count=len(self.nodes)
            ),
            steps,
            network,
        )


def drawn(
    graph: Graph, pattern: Pattern, source: str | None = None, network: str = MAIN
) -> Drawn:
    """Draw a pattern behind the node `source`, before the Output that followed it.

    What else follows `source` stays as it is; the pattern is then a branch beside it.
    Without a source the pattern brings an Input, and an Output where none is there,
    but neither inside of a block.
    """
    inside = network.startswith(BLOCK)
    nodes: list[Node] = []

    def make(layer: LayerToAdd) -> None:
        taken = [node.name for node in nodes]
        nodes.append(new_node(graph, layer[0], 0, 0, layer[1], taken))

    if source is None and not inside:
        make(("Input", {}))
    for layer in pattern.layers(flatten=_needs_flatten(graph, pattern, source)):
        make(layer)
    following = graph.outgoing(source) if source is not None else []
    ends = [e for e in following if graph.nodes[e.target].type in ENDS]
    is_branch = len(ends) < len(following)
    if not (is_branch or ends or inside or _has_output(graph)):
        make(("Output", {"classes": max(2, pattern.classes)}))
    nodes = _placed(graph, nodes, source, is_branch)
    ends = [] if is_branch else ends
    added = _joined(graph, nodes, source, ends)
    room = {} if is_branch else _made_room(graph, nodes[-1], ends)
    moves = tuple(moved(graph, room, network))
    return Drawn(tuple(nodes), added, tuple(ends), moves, network)


def fitted(graph: Graph, pattern: Pattern, source: str | None) -> Pattern:
    """Take the number of classes from the Output that stands behind `source`."""
    outputs = [n for n in graph.nodes.values() if n.type == "Output"]
    if source is not None:
        behind = [graph.nodes[e.target] for e in graph.outgoing(source)]
        outputs = [n for n in behind if n.type == "Output"] or outputs
    for node in outputs:
        classes = node.fields.get("classes", pattern.classes)
        if type(classes) is int and 1 <= classes <= 100_000:
            return replace(pattern, classes=classes)
    return pattern


def _needs_flatten(graph: Graph, pattern: Pattern, source: str | None) -> bool:
    if pattern.stages or source is None:
        return True
    shape = infer_shapes(graph).nodes[source].output
    return shape is None or len(shape) > 1


def _has_output(graph: Graph) -> bool:
    return any(node.type == "Output" for node in graph.nodes.values())


def _joined(
    graph: Graph, nodes: list[Node], source: str | None, ends: list[Edge]
) -> tuple[tuple[int | None, Edge], ...]:
    added: list[tuple[int | None, Edge]] = []
    for end in ends:
        joined = replace(end, source=nodes[-1].id, source_port="out")
        added.append((graph.edges.index(end), joined))
    if source is not None:
        port = graph.nodes[source].output_ports[0].name
        added.append((None, Edge(source, nodes[0].id, port)))
    added += [(None, Edge(a.id, b.id)) for a, b in pairwise(nodes)]
    return tuple(added)


def _placed(
    graph: Graph, nodes: list[Node], source: str | None, is_branch: bool
) -> list[Node]:
    """Stack the nodes below the source, or in a column right of everything."""
    others = graph.nodes.values()
    x = y = 0.0
    if source is not None:
        above = graph.nodes[source]
        x, y = above.x, above.y + node_size(above)[1] + GAP
    elif others:
        y = min(node.y for node in others)
    if is_branch or (source is None and others):
        x = max(node.x + node_size(node)[0] for node in others) + COLUMN_GAP
    result = []
    for node in nodes:
        result.append(replace(node, x=x, y=y))
        y += node_size(node)[1] + GAP
    return result


def _made_room(graph: Graph, last: Node, ends: list[Edge]) -> dict[str, Place]:
    """Move the Outputs below the last layer of the pattern."""
    bottom = last.y + node_size(last)[1] + GAP
    targets = {edge.target: graph.nodes[edge.target] for edge in ends}
    return {n: (t.x, max(t.y, bottom)) for n, t in targets.items() if t.y < bottom}
