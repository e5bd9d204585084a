"""The ports of a block: when they change, the edges of all its instances follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cnnstudio.graph.block import BlockDefinition
from cnnstudio.graph.node import BLOCK, Edge
from cnnstudio.project.block_commands import instances_of
from cnnstudio.project.commands import (
    Command,
    Composite,
    Connect,
    Disconnect,
    RenameNode,
    remove_nodes,
)
from cnnstudio.project.project import Project
from cnnstudio.project.rejoin import ShapeOf

PORTS = ("BlockInput", "BlockOutput")
Ports = Mapping[str, str]  # from the id of a port's node to the port's name
Moved = Mapping[str, str | None]  # from a port's old name to its new one; None: gone


def rename_layer(project: Project, network: str, node: str, name: str) -> Command:
    """Return the command that renames a layer; if it is a port, edges follow."""
    rename = RenameNode(node, name, network)
    definition = _definition(project, network)
    if definition is None or definition.graph.nodes[node].type not in PORTS:
        return rename
    twin = _copy(definition)
    changed = replace(twin.graph.nodes[node], name=name)
    twin.graph.nodes[node] = changed
    return _with_edges(project, definition, twin, rename.text, [rename])


def remove_layers(
    project: Project,
    network: str,
    nodes: Sequence[str],
    *,
    rejoin: bool = True,
    shape_of: ShapeOf | None = None,
) -> Composite:
    """Return the command that deletes layers, see `remove_nodes`; ports with their
    edges at all instances.
    """
    graph = project.graph_of(network)
    removal = remove_nodes(
        graph, nodes, rejoin=rejoin, network=network, shape_of=shape_of
    )
    definition = _definition(project, network)
    if definition is None:
        return removal
    if not any(graph.nodes[node].type in PORTS for node in nodes):
        return removal
    twin = _copy(definition)
    for node in nodes:
        del twin.graph.nodes[node]
    return _with_edges(project, definition, twin, removal.text, [removal])


def _definition(project: Project, network: str) -> BlockDefinition | None:
    if not network.startswith(BLOCK):
        return None
    return project.library.definitions[network.removeprefix(BLOCK)]


def _copy(definition: BlockDefinition) -> BlockDefinition:
    """Return a definition whose nodes may be changed to see what the ports become."""
    return replace(definition, graph=definition.graph.copy())


def _with_edges(
    project: Project,
    before: BlockDefinition,
    after: BlockDefinition,
    text: str,
    changes: Sequence[Command],
) -> Composite:
    """Put the changes between taking old edges away and adding the new ones."""
    takes = _moved(_inputs(before), _inputs(after))
    gives = _moved(_outputs(before), _outputs(after))
    users: dict[str, set[str]] = {}
    for network, node in instances_of(project, before.id):
        users.setdefault(network, set()).add(node.id)
    off: list[Command] = []
    on: list[Command] = []
    for network, nodes in users.items():
        index = 0
        for edge in project.graph_of(network).edges:
            new = _followed(edge, nodes, takes, gives)
            if new != edge:
                off.append(Disconnect(edge, network))
                if new is not None:
                    on.append(Connect(new, index, network))
            index += new is not None
    return Composite(text, [*off, *changes, *on], before.type_name)


def _followed(edge: Edge, nodes: set[str], takes: Moved, gives: Moved) -> Edge | None:
    """Return the edge at the ports' new names; None if a port is gone."""
    target: str | None = edge.target_port
    source: str | None = edge.source_port
    if edge.target in nodes:
        target = takes.get(edge.target_port, target)
    if edge.source in nodes:
        source = gives.get(edge.source_port, source)
    if target is None or source is None:
        return None
    return replace(edge, target_port=target, source_port=source)


def _moved(before: Ports, after: Ports) -> Moved:
    return {name: after.get(node) for node, name in before.items()}


def _inputs(definition: BlockDefinition) -> Ports:
    nodes = definition.port_nodes("BlockInput")
    return {n.id: p.name for n, p in zip(nodes, definition.inputs, strict=True)}


def _outputs(definition: BlockDefinition) -> Ports:
    nodes = definition.port_nodes("BlockOutput")
    return {n.id: p.name for n, p in zip(nodes, definition.outputs, strict=True)}
