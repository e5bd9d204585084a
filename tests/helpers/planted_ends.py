"""Mistakes of the whole: where a network begins and ends, its edges, its blocks."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from cnnstudio.graph.block import BlockDefinition
from cnnstudio.graph.node import BLOCK, Edge, Node
from cnnstudio.project.commands import remove_nodes
from tests.helpers.planted import Places, behind, insert, kind, of_type, put, some
from tests.helpers.planted_networks import Sketch


@kind
def another_number_of_scores(sketch: Sketch, random: Random) -> Places:
    (output,) = of_type(sketch.graph, "Output")
    before = sketch.graph.nodes[sketch.graph.incoming(output.id)[0].source]
    if before.type == "Linear":
        put(sketch.graph, before, out_features=random.choice((1, 9, 100)))
    elif output.fields.get("expects") == "pixels":
        put(sketch.graph, before, out_channels=5)
    else:
        return None
    return {output.id}


@kind
def more_classes_than_the_data_have(sketch: Sketch, random: Random) -> Places:
    (output,) = of_type(sketch.graph, "Output")
    before = sketch.graph.nodes[sketch.graph.incoming(output.id)[0].source]
    if not sketch.project.dataset.sources or before.type != "Linear":
        return None
    put(sketch.graph, before, out_features=12)
    return put(sketch.graph, output, classes=12)


@kind
def softmax_before_the_loss(sketch: Sketch, random: Random) -> Places:
    (output,) = of_type(sketch.graph, "Output")
    if output.fields.get("expects", "classes") == "anything":
        return None
    edge = sketch.graph.incoming(output.id)[0]
    insert(sketch.graph, edge, Node("extra", "Softmax", "extra", {"dim": 1}))
    return {"extra"}


@kind
def images_of_another_size(sketch: Sketch, random: Random) -> Places:
    (node,) = of_type(sketch.graph, "Input")
    if not sketch.project.dataset.sources:
        return None
    convolutions = of_type(sketch.graph, "Conv2d")
    grouped = any(n.fields.get("groups", 1) != 1 for n in convolutions)
    wrong = [[1, 32, 32], [1, 26, 26]] if grouped else [[3, 28, 28], [1, 32, 32]]
    return put(sketch.graph, node, shape=random.choice(wrong))


@kind
def second_input(sketch: Sketch, random: Random) -> Places:
    if not sketch.project.dataset.sources:
        return None
    sketch.graph.add_node(Node("extra", "Input", "extra", {"shape": [1, 28, 28]}))
    return {"extra"}


@kind
def second_output(sketch: Sketch, random: Random) -> Places:
    (output,) = of_type(sketch.graph, "Output")
    if not sketch.project.dataset.sources:
        return None
    sketch.graph.add_node(replace(output, id="extra", name="extra"))
    edge = sketch.graph.incoming(output.id)[0]
    sketch.graph.add_edge(Edge(edge.source, "extra"))
    return {"extra"}


@kind
def no_output(sketch: Sketch, random: Random) -> Places:
    (output,) = of_type(sketch.graph, "Output")
    if not sketch.project.dataset.sources:
        return None
    remove_nodes(sketch.graph, [output.id]).redo(sketch.project)
    return {""}


@kind
def edge_that_is_missing(sketch: Sketch, random: Random) -> Places:
    edge = random.choice(sketch.graph.edges)
    if sketch.graph.nodes[edge.target].type == "Output":
        return None  # that is a loose end and an Output without scores: two mistakes
    if len(sketch.graph.incoming(edge.target)) > 2:
        return None  # two inputs are enough for a merge
    sketch.graph.remove_edge(edge)
    return {edge.target}


@kind
def edge_that_leads_back(sketch: Sketch, random: Random) -> Places:
    merges = of_type(sketch.graph, "Add", "Concat")
    node = some(random, merges)
    after = sorted(behind(sketch.graph, node.id)) if node is not None else []
    ends = [n for n in after if sketch.graph.nodes[n].type != "Output"]
    if node is None or not ends:
        return None
    sketch.graph.add_edge(Edge(random.choice(ends), node.id), check=False)
    return {node.id} | set(after)


@kind
def layer_that_nobody_knows(sketch: Sketch, random: Random) -> Places:
    edge = random.choice(sketch.graph.edges)
    insert(sketch.graph, edge, Node("extra", "Warp", "extra", {"speed": 9}))
    return {"extra"}


@kind
def layer_joined_to_nothing(sketch: Sketch, random: Random) -> Places:
    type_name = random.choice(("ReLU", "Conv2d", "Flatten", "Dropout"))
    sketch.graph.add_node(Node("extra", type_name, "extra", {}, 300.0, 200.0))
    return {"extra"}


@kind
def one_name_for_two(sketch: Sketch, random: Random) -> Places:
    nodes = list(sketch.graph.nodes.values())
    first, second = sorted(random.sample(range(len(nodes)), 2))
    sketch.graph.replace_node(replace(nodes[second], name=nodes[first].name))
    return {nodes[second].id}


@kind
def input_that_is_gone(sketch: Sketch, random: Random) -> Places:
    (node,) = of_type(sketch.graph, "Input")
    following = [edge.target for edge in sketch.graph.outgoing(node.id)]
    if not sketch.project.dataset.sources or len(following) > 1:
        return None
    remove_nodes(sketch.graph, [node.id], rejoin=False).redo(sketch.project)
    return set(following)


# Blocks


def definition(sketch: Sketch) -> BlockDefinition | None:
    used = {n.type for n in sketch.graph.nodes.values() if n.is_block}
    return sketch.project.library.definitions["res"] if used else None


@kind
def block_that_asks_for_other_channels(sketch: Sketch, random: Random) -> Places:
    node = some(random, (n for n in sketch.graph.nodes.values() if n.is_block))
    if node is None:
        return None
    put(sketch.graph, node, channels=20)
    return {"add"}


@kind
def wrong_expression_inside_a_block(sketch: Sketch, random: Random) -> Places:
    block = definition(sketch)
    wrong = random.choice(("chanels", "channels **", "9 / 0", "channels - 99"))
    if block is None:
        return None
    return put(block.graph, block.graph.nodes["conv1"], out_channels=wrong)


@kind
def edge_missing_inside_a_block(sketch: Sketch, random: Random) -> Places:
    block = definition(sketch)
    if block is None:
        return None
    edge = random.choice([e for e in block.graph.edges if e.target != "out"])
    block.graph.remove_edge(edge)
    return {edge.target}


@kind
def block_that_is_not_there(sketch: Sketch, random: Random) -> Places:
    edge = random.choice(sketch.graph.edges)
    insert(sketch.graph, edge, Node("extra", BLOCK + "nowhere", "extra", {}))
    return {"extra"}


@kind
def block_inside_itself(sketch: Sketch, random: Random) -> Places:
    block = definition(sketch)
    if block is None:
        return None
    edge = block.graph.incoming("relu2")[0]
    insert(block.graph, edge, Node("again", block.type_name, "again", {}))
    return {n.id for n in sketch.graph.nodes.values() if n.is_block} | {"part1"}
