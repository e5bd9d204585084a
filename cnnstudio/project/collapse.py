"""Selected layers become a block: a definition, and an instance in their place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from cnnstudio.graph.block import BlockDefinition, BlockParam
from cnnstudio.graph.block_layer import stem_of
from cnnstudio.graph.expression import ExpressionError
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layout import (
    FULL_SIZE,
    GAP,
    Place,
    node_size,
)
from cnnstudio.graph.node import BLOCK, Node, new_id
from cnnstudio.graph.rewriting import names_in, rewritten
from cnnstudio.graph.text import marked, plural, translate
from cnnstudio.project.block_commands import (
    AddDefinition,
    BlockError,
    Made,
    first_names,
    free_block_name,
    new_block_id,
    rebuilt,
)
from cnnstudio.project.commands import Command, Composite
from cnnstudio.project.frame_commands import moved
from cnnstudio.project.project import Project
from cnnstudio.project.selected import Selected

ENDS = ("Input", "Output", "BlockInput", "BlockOutput")
OUTER = {
    "in_channels": BlockParam(
        "channels_in", default=1, help=marked("Fields", "Channels further out.")
    ),
    "i": BlockParam(
        "index", default=0, minimum=0, help=marked("Fields", "Repetition further out.")
    ),
    "n": BlockParam(
        "count", default=1, help=marked("Fields", "Number of repetitions further out.")
    ),
}
"""What stands for the names that mean something else inside of a new block."""


def collapse(
    project: Project, network: str, nodes: Collection[str], name: str = "Block"
) -> Made:
    """Make a block of layers and put an instance in their place.

    Ends of the edges that cross the selection become its ports. Raises `BlockError`
    for a selection that cannot be a block.
    """
    graph = project.graph_of(network)
    chosen = [node for node in graph.nodes if node in set(nodes)]
    reason = collapse_problem(graph, chosen)
    if reason:
        raise BlockError(reason)
    selection = Selected(graph, chosen)
    outer = _outer_params(project, network)
    definition = _definition(project, selection, name, outer)
    instance = _instance(graph, selection, definition, outer)
    edges = selection.edges_around(definition, instance.id)
    index = list(graph.nodes).index(chosen[0])
    steps: list[Command] = [AddDefinition(definition)]
    steps += rebuilt(graph, network, chosen, [(index, instance)], edges)
    moves = _closed_up(graph, selection, instance)
    steps += moved(graph, moves, network)
    text = plural(
        "Commands",
        len(chosen),
        "Collapse {name} to {block}",
        "Collapse {n} layers to {block}",
    ).format(n=len(chosen), name=graph.nodes[chosen[0]].name, block=definition.name)
    whole = Composite(text, steps, network, ("collapse", definition.id))
    return Made(whole, (instance.id,), definition.id)


def collapse_problem(graph: Graph, nodes: Collection[str]) -> str:
    """Say why these layers cannot become a block; empty if they can."""
    chosen = {node for node in nodes if node in graph.nodes}
    if not chosen:
        return translate("Commands", "Select the layers that are to become a block.")
    for node in chosen:
        if graph.nodes[node].type in ENDS:
            name = graph.nodes[node].name
            return translate(
                "Commands", "{name} is an end of the network and cannot be in a block."
            ).format(name=name)
    for edge in graph.order().closing:
        if chosen & {edge.source, edge.target}:
            return translate(
                "Commands",
                "The selected layers lead back to themselves: mend that first.",
            )
    between = [graph.nodes[n].name for n in _between(graph, chosen)]
    if between:
        return plural(
            "Commands",
            len(between),
            "{names} lies between the selected layers: select them too.",
            "{names} lie between the selected layers: select them too.",
        ).format(names=first_names(between))
    if not _is_connected(graph, chosen):
        return translate(
            "Commands", "The selected layers are not joined: a block is one piece."
        )
    return ""


def _is_connected(graph: Graph, chosen: set[str]) -> bool:
    """True if all hang together, also by what they have their input from."""
    ways: dict[str, set[str]] = {}
    for edge in graph.edges:
        if edge.source in chosen or edge.target in chosen:
            ways.setdefault(edge.source, set()).add(edge.target)
            ways.setdefault(edge.target, set()).add(edge.source)
    stack, seen = [next(iter(chosen))], set[str]()
    while stack:
        node = stack.pop()
        if node not in seen:
            seen.add(node)
            stack += ways.get(node, ())
    return chosen <= seen


def _between(graph: Graph, chosen: set[str]) -> list[str]:
    """Nodes outside through which a way leads from the selection back into it.

    Without a circle such a way stays between the first and the last of the selected
    layers in the order of computation, and what is beyond is not looked at: this is
    asked with every selection, in networks of a thousand layers too.
    """
    order = graph.order()
    places = [order.position[node] for node in chosen]
    first, last = min(places), max(places)
    if order.closing:
        first, last = 0, len(graph.nodes)

    def reached(forwards: bool) -> set[str]:
        seen: set[str] = set()
        stack = list(chosen)
        while stack:
            node = stack.pop()
            edges = graph.outgoing(node) if forwards else graph.incoming(node)
            ends = {e.target if forwards else e.source for e in edges}
            ends = {end for end in ends if first <= order.position[end] <= last}
            stack += [end for end in ends if end not in seen]
            seen |= ends
        return seen

    found = reached(True) & reached(False) - chosen
    return [node for node in graph.nodes if node in found] if found else []


def _definition(
    project: Project,
    selection: Selected,
    name: str,
    outer: Mapping[str, BlockParam],
) -> BlockDefinition:
    graph = Graph(project.library)
    for port in selection.entering.values():
        graph.add_node(port)
    used: set[str] = set()
    names = {key: param.name for key, param in outer.items()}
    for node_id in selection.chosen:
        node = selection.graph.nodes[node_id]
        used |= names_in(node)
        try:
            graph.add_node(replace(node, fields=rewritten(node, names)))
        except ExpressionError as error:
            raise BlockError(f"{node.name}: {error}.") from error
    for port in selection.leaving.values():
        graph.add_node(port)
    for edge in selection.inside():
        graph.add_edge(edge, check=False)
    params = tuple(param for key, param in outer.items() if key in used)
    name = free_block_name(project.library, name)
    return BlockDefinition(new_block_id(), name, params, graph)


def _outer_params(project: Project, network: str) -> dict[str, BlockParam]:
    """What the layers may name where they stand now, and what it is called inside."""
    if not network.startswith(BLOCK):
        return {}
    block = project.library.definitions[network.removeprefix(BLOCK)]
    found = {param.name: param for param in block.params}
    for name, param in OUTER.items():
        free, number = param.name, 1
        while free in found:
            number += 1
            free = f"{param.name}{number}"
        found[name] = replace(param, name=free)
    return found


def _instance(
    graph: Graph,
    selection: Selected,
    definition: BlockDefinition,
    outer: Mapping[str, BlockParam],
) -> Node:
    ours = {param.name for param in definition.params}
    fields = {param.name: key for key, param in outer.items() if param.name in ours}
    gone = {graph.nodes[node].name for node in selection.chosen}
    taken = {node.name for node in graph.nodes.values()} - gone
    stem, number = stem_of(definition.name), 1
    while f"{stem}{number}" in taken:
        number += 1
    name = f"{stem}{number}"
    first = graph.nodes[selection.chosen[0]]
    place = first.x, selection.top
    return Node(new_id(), definition.type_name, name, fields, *place)


def _closed_up(graph: Graph, selection: Selected, instance: Node) -> dict[str, Place]:
    """Where what lies below goes, if all of it is behind the block; else nowhere."""
    behind: set[str] = set()
    stack = list(selection.chosen)
    while stack:
        for edge in graph.outgoing(stack.pop()):
            if edge.target not in behind | selection.inner:
                behind.add(edge.target)
                stack.append(edge.target)
    others = [n for n in graph.nodes.values() if n.id not in behind | selection.inner]
    if any(n.y + node_size(n)[1] > selection.top for n in others):
        return {}
    rise = selection.bottom - instance.y - FULL_SIZE[1]
    if rise <= GAP:
        return {}
    moving = [n for n in graph.nodes.values() if n.id in behind]
    return {n.id: (n.x, n.y - rise) for n in moving}
