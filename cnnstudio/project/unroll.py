"""One card that stands for N blocks becomes N cards."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from cnnstudio.graph.block import BlockDefinition, BlockParam
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layout import FULL_SIZE, GAP
from cnnstudio.graph.node import Edge, Node, new_id
from cnnstudio.graph.rewriting import names_in, rewritten
from cnnstudio.graph.text import marked, translate
from cnnstudio.project.block_commands import (
    AddDefinition,
    BlockError,
    Made,
    definition_of,
    free_block_name,
    new_block_id,
    rebuilt,
)
from cnnstudio.project.commands import Command, Composite
from cnnstudio.project.expand import moved_down, repeat_of
from cnnstudio.project.frame_commands import moved
from cnnstudio.project.project import Project

INDEX = BlockParam(
    "index",
    default=0,
    minimum=0,
    help=marked("Fields", "Which of the repetitions this was."),
)
COUNT = BlockParam(
    "count", default=1, help=marked("Fields", "How many repetitions there were.")
)


def unroll(project: Project, network: str, node: str) -> Made:
    """Put N cards in the place of one that stands for N blocks.

    If the inside uses i and n, these become parameters of a copy of the definition,
    which the cards then share. Raises `BlockError`.
    """
    graph = project.graph_of(network)
    instance = graph.nodes[node]
    definition = definition_of(project, instance)
    repeat = repeat_of(instance)
    if repeat < 2:
        raise BlockError(
            translate("Commands", "{instance} stands for one block only.").format(
                instance=instance.name
            )
        )
    if len(definition.inputs) != len(definition.outputs):
        raise BlockError(
            translate(
                "Commands", "{definition} cannot be repeated: mend that first."
            ).format(definition=definition.name)
        )
    counted = _with_index(project, definition)
    steps: list[Command] = [AddDefinition(counted[0])] if counted is not None else []
    cards: list[Node] = []
    taken = {n.name for n in graph.nodes.values() if n.id != node}
    for index in range(repeat):
        fields = {k: v for k, v in instance.fields.items() if k != "repeat"}
        kind = instance.type
        if counted is not None:
            kind = counted[0].type_name
            fields |= {counted[1]: index, counted[2]: repeat}
        name = graph.free_name(instance.name, taken) if index else instance.name
        taken.add(name)
        y = instance.y + index * (FULL_SIZE[1] + GAP)
        card = replace(instance, type=kind, name=name, fields=fields, y=y)
        cards.append(replace(card, id=new_id()) if index else card)
    start = list(graph.nodes).index(node)
    new = [(start + place, card) for place, card in enumerate(cards)]
    edges = _in_a_row(graph, definition, [card.id for card in cards])
    steps += rebuilt(graph, network, [node], new, edges)
    moves = moved_down(graph, instance, cards[-1].y + FULL_SIZE[1])
    steps += moved(graph, moves, network)
    text = translate("Commands", "Unroll {instance} to {repeat} blocks").format(
        instance=instance.name, repeat=repeat
    )
    made = tuple(card.id for card in cards)
    return Made(Composite(text, steps, network), made)


def _in_a_row(
    graph: Graph, definition: BlockDefinition, cards: list[str]
) -> list[Edge]:
    """All edges of the graph, with those between the cards behind the first's."""
    first = cards[0]
    rows = [
        Edge(before, behind, gives.name, takes.name)
        for before, behind in pairwise(cards)
        for gives, takes in zip(definition.outputs, definition.inputs, strict=True)
    ]
    last = cards[-1]
    edges = [replace(e, source=last) if e.source == first else e for e in graph.edges]
    places = [i for i, edge in enumerate(edges) if edge.target == first]
    place = places[-1] + 1 if places else len(edges)
    return edges[:place] + rows + edges[place:]


def _with_index(
    project: Project, definition: BlockDefinition
) -> tuple[BlockDefinition, str, str] | None:
    """Return a copy in which i and n are parameters, and their names; None: unused."""
    nodes = definition.graph.nodes.values()
    if not any(names_in(node) & {"i", "n"} for node in nodes):
        return None
    taken = [param.name for param in definition.params]
    index, count = (_free(param, taken) for param in (INDEX, COUNT))
    graph = definition.graph.copy()
    for node in definition.graph.nodes.values():
        fields = rewritten(node, {"i": index.name, "n": count.name})
        graph.nodes[node.id] = replace(node, fields=fields)
    name = free_block_name(project.library, definition.name)
    params = (*definition.params, index, count)
    copied = replace(
        definition, id=new_block_id(), name=name, params=params, graph=graph
    )
    return copied, index.name, count.name


def _free(param: BlockParam, taken: list[str]) -> BlockParam:
    name, number = param.name, 1
    while name in taken:
        number += 1
        name = f"{param.name}{number}"
    return replace(param, name=name)
