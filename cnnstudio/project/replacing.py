"""Another layer in the place of one: it keeps edges, and the fields that both have."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layer import Port
from cnnstudio.graph.node import Edge, Node, off_problem
from cnnstudio.graph.text import translate
from cnnstudio.project.block_commands import ReplaceNode
from cnnstudio.project.commands import Command, Composite, Connect, Disconnect
from cnnstudio.project.project import MAIN

PORTS = ("BlockInput", "BlockOutput")


def why_not_replace(graph: Graph, nodes: Sequence[str]) -> str:
    """Say why what is selected cannot be replaced; empty if it can."""
    if len(nodes) != 1 or nodes[0] not in graph.nodes:
        return translate("Replace", "Select the one layer that is to be replaced.")
    node = graph.nodes[nodes[0]]
    if node.type in PORTS:
        text = translate("Replace", "{0} is an end of the block: its instances use it.")
        return text.format(node.name)
    return ""


def replace_layer(
    graph: Graph,
    node: str,
    new: Node,
    network: str = MAIN,
    given: Mapping[str, object] | None = None,
    title: str = "",
) -> Composite:
    """Return the command that puts a layer of another type in a node's place.

    `new` says the type and its usual fields, `given` the fields that were asked for.
    Edges keep their port where there is one of this name, else one at this place; an
    edge for which there is no port goes.
    """
    old = graph.nodes[node]
    name = old.name
    stem = old.layer_type.short_name if old.layer_type is not None else ""
    if stem and re.fullmatch(rf"{re.escape(stem)}\d*", name):
        name = new.name
    fields = {**new.fields, **_shared(old, new), **(given or {})}
    after = replace(new, id=node, name=name, fields=fields, x=old.x, y=old.y, off=False)
    after = replace(after, off=old.off and not off_problem(after))
    edges = _followed(graph, old, after)
    steps: list[Command] = [
        Disconnect(edge, network) for edge, then in edges.items() if then != edge
    ]
    steps.append(ReplaceNode(after, network))
    index = 0
    for edge in graph.edges:
        then = edges.get(edge, edge)
        if then is not None and then != edge:
            steps.append(Connect(then, index, network))
        index += then is not None
    text = translate("Commands", "Replace {0} by {1}").format(
        old.name, title or new.type
    )
    return Composite(text, steps, network)


def _shared(old: Node, new: Node) -> dict[str, object]:
    """Fields of the old layer that the new one has, with values that it takes."""
    if new.layer_type is None:
        return {}
    params = new.layer_type.params()
    kept: dict[str, object] = {}
    for name, raw in old.fields.items():
        param = params.get(name)
        if param is None:
            continue
        if not param.is_expression(raw):
            try:
                param.resolve(name, raw)
            except FieldError:
                continue
        kept[name] = raw
    return kept


def _followed(graph: Graph, old: Node, new: Node) -> dict[Edge, Edge | None]:
    """What becomes of each edge of the old node; None: there is no port for it."""
    result: dict[Edge, Edge | None] = {}
    used: set[str] = set()
    before = [port.name for port in old.input_ports]
    for edge in graph.incoming(old.id):
        port = _port(edge.target_port, before, new.input_ports, used)
        then = replace(edge, target_port=port) if port else None
        # Both inputs of a Subtract from one layer would be the same edge to an Add.
        result[edge] = then if then not in result.values() else None
    before = [port.name for port in old.output_ports]
    for edge in graph.outgoing(old.id):
        port = _port(edge.source_port, before, new.output_ports, set())
        result[edge] = replace(edge, source_port=port) if port else None
    return result


def _port(
    name: str, before: Sequence[str], ports: Sequence[Port], used: set[str]
) -> str:
    """Return the port that an edge goes to, and note that it is used."""
    free = [port for port in ports if port.variadic or port.name not in used]
    place = before.index(name) if name in before else 0
    same = [port for port in free if port.name == name]
    there = [port for port in ports[place : place + 1] if port in free]
    chosen = (same + there + free)[:1]
    used.update(port.name for port in chosen)
    return chosen[0].name if chosen else ""
