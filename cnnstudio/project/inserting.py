"""A layer put between others: behind one, or onto an edge, as one undo step."""

from __future__ import annotations

from dataclasses import replace

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.text import translate
from cnnstudio.project.commands import (
    AddNode,
    Command,
    Composite,
    Connect,
    Disconnect,
)
from cnnstudio.project.project import MAIN


def insert_after(
    graph: Graph, source: str, node: Node, network: str = MAIN
) -> Composite:
    """Build the command that puts a layer behind `source`, before what followed it."""
    following = graph.outgoing(source)
    steps: list[Command] = [AddNode(node, network)]
    first = node.input_ports[0].name
    steps.append(Connect(Edge(source, node.id, "out", first), None, network))
    for edge in following:
        steps.append(Disconnect(edge, network))
        index = graph.edges.index(edge)
        joined = replace(edge, source=node.id, source_port="out")
        steps.append(Connect(joined, index, network))
    name = graph.nodes[source].name
    return Composite(
        translate("Commands", "Insert {type} after {name}").format(
            type=node.type, name=name
        ),
        steps,
        network,
    )


def insert_on_edge(
    graph: Graph, edge: Edge, node: Node, network: str = MAIN
) -> Composite:
    """Build the command that puts a layer onto an edge."""
    index, first = graph.edges.index(edge), node.input_ports[0].name
    source, target = graph.nodes[edge.source].name, graph.nodes[edge.target].name
    return Composite(
        translate("Commands", "Insert {type} between {source} and {target}").format(
            type=node.type, source=source, target=target
        ),
        [
            AddNode(node, network),
            Disconnect(edge, network),
            Connect(replace(edge, source=node.id, source_port="out"), index, network),
            Connect(replace(edge, target=node.id, target_port=first), None, network),
        ],
        network,
    )
