"""Mistakes between layers: branches that differ, ranks, edges, ends and blocks."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from cnnstudio.graph.node import Node
from cnnstudio.project.commands import remove_nodes
from tests.helpers.planted import (
    CONVOLUTIONS,
    Places,
    behind,
    insert,
    into,
    kind,
    of_type,
    put,
    some,
)
from tests.helpers.planted_networks import Sketch

# Branches


def branch_convs(sketch: Sketch, *merges: str) -> list[tuple[Node, Node]]:
    """Convolutions that end a branch of a merge, perhaps with a bend behind."""
    graph, found = sketch.graph, []
    for merge in of_type(graph, *merges):
        for edge in graph.incoming(merge.id):
            node = graph.nodes[edge.source]
            alone = len(graph.outgoing(node.id)) == 1
            while node.type in ("ReLU", "Sigmoid", "BatchNorm2d"):
                node = graph.nodes[graph.incoming(node.id)[0].source]
                alone = alone and len(graph.outgoing(node.id)) == 1
            if node.type == "Conv2d" and alone and node.fields.get("groups", 1) == 1:
                found.append((node, merge))
    return found


@kind
def branch_with_other_channels(sketch: Sketch, random: Random) -> Places:
    pair = random.choice(branch_convs(sketch, "Add") or [None])
    if pair is None:
        return None
    node, merge = pair
    put(sketch.graph, node, out_channels=30)
    return {merge.id}


@kind
def branch_with_a_stride(sketch: Sketch, random: Random) -> Places:
    pair = random.choice(branch_convs(sketch, "Add", "Concat") or [None])
    if pair is None:
        return None
    node, merge = pair
    put(sketch.graph, node, stride=4 if node.fields.get("stride", 1) != 1 else 2)
    return {merge.id}


@kind
def branch_without_padding(sketch: Sketch, random: Random) -> Places:
    pairs = [pair for pair in branch_convs(sketch, "Add", "Concat")
             if pair[0].fields.get("kernel_size") != 1]  # fmt: skip
    if not pairs:
        return None
    node, merge = random.choice(pairs)
    put(sketch.graph, node, padding=0)
    return {merge.id}


@kind
def gate_of_another_width(sketch: Sketch, random: Random) -> Places:
    merge = some(random, of_type(sketch.graph, "Multiply"))
    if merge is None:
        return None
    gate = sketch.graph.incoming(merge.id)[1].source
    linear = sketch.graph.nodes[sketch.graph.incoming(gate)[0].source]
    put(sketch.graph, linear, out_features=23)
    return {merge.id}


@kind
def transposed_that_misses_by_one(sketch: Sketch, random: Random) -> Places:
    graph = sketch.graph
    found = [
        node
        for node in of_type(graph, "ConvTranspose2d")
        if node.fields.get("output_padding") == 1
        and graph.nodes[graph.outgoing(node.id)[0].target].type == "Concat"
    ]
    node = some(random, found)
    if node is None:
        return None
    put(graph, node, output_padding=0)
    return {graph.outgoing(node.id)[0].target}


@kind
def pooled_unlike_the_shortcut(sketch: Sketch, random: Random) -> Places:
    """A pooling is put onto one branch of a merge."""
    merge = some(random, of_type(sketch.graph, "Add", "Concat"))
    if merge is None:
        return None
    edges = [e for e in sketch.graph.incoming(merge.id)
             if len(sketch.shapes[e.source]) == 3
             and min(sketch.shapes[e.source][1:]) > 1]  # fmt: skip
    if len(edges) < 2 or sketch.graph.nodes[edges[0].source].type == "Chunk":
        return None
    edge = random.choice(edges)
    insert(sketch.graph, edge, Node("extra", "MaxPool2d", "extra", {}))
    return {merge.id}


# Ranks


@kind
def no_flatten_before_the_linear(sketch: Sketch, random: Random) -> Places:
    """What makes a row of values is left out, where a Linear needs one."""
    found = of_type(sketch.graph, "Flatten", "GlobalAvgPool")
    rows = [n for n in found if len(into(sketch, n)) > 2]
    node = some(random, rows)
    if node is None:
        return None
    after = {edge.target for edge in sketch.graph.outgoing(node.id)}
    remove_nodes(sketch.graph, [node.id]).redo(sketch.project)
    if sketch.graph.nodes[next(iter(after))].type in ("Flatten", "Dropout"):
        return None if any_flatten(sketch, after) else behind(sketch.graph, *after)
    return after


def any_flatten(sketch: Sketch, nodes: set[str]) -> bool:
    return any(sketch.graph.nodes[n].type == "Flatten" for n in nodes)


@kind
def flattened_too_early(sketch: Sketch, random: Random) -> Places:
    node = some(random, of_type(sketch.graph, *CONVOLUTIONS))
    if node is None:
        return None
    edge = sketch.graph.incoming(node.id)[0]
    insert(sketch.graph, edge, Node("extra", "Flatten", "extra", {}))
    return {node.id}


@kind
def layer_for_another_rank(sketch: Sketch, random: Random) -> Places:
    other = {
        "Conv2d": "Conv1d", "Conv1d": "Conv2d", "Conv3d": "Conv2d",
        "MaxPool2d": "MaxPool1d", "MaxPool1d": "MaxPool2d", "MaxPool3d": "MaxPool2d",
        "BatchNorm2d": "BatchNorm3d",
    }  # fmt: skip
    node = some(random, of_type(sketch.graph, *other))
    if node is None:
        return None
    sketch.graph.replace_node(replace(node, type=other[node.type]))
    return {node.id}


@kind
def input_of_another_rank(sketch: Sketch, random: Random) -> Places:
    (node,) = of_type(sketch.graph, "Input")
    following = {edge.target for edge in sketch.graph.outgoing(node.id)}
    if {sketch.graph.nodes[n].type for n in following} - {*CONVOLUTIONS}:
        return None
    values = 1
    for size in sketch.shapes[node.id]:
        values *= size
    put(sketch.graph, node, shape=[values])
    return following
