"""Random but sensible commands over a whole project."""

from __future__ import annotations

from random import Random
from typing import Any

from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.errors import ConnectError
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge
from cnnstudio.project.commands import (
    AddNode,
    Command,
    Composite,
    Connect,
    Disconnect,
    EditField,
    EditSettings,
    MoveNodes,
    RemoveNode,
    RenameNode,
    new_node,
    remove_nodes,
)
from cnnstudio.project.inserting import insert_after, insert_on_edge
from cnnstudio.project.project import Project

FIELDS: dict[str, list[tuple[str, Any]]] = {
    "Conv2d": [("kernel_size", [3, 5]), ("padding", "same"), ("groups", 2)],
    "Linear": [("out_features", 7), ("bias", False)],
    "Dropout": [("p", 0.25)],
    "Input": [("shape", [3, 32, 32])],
    "MaxPool2d": [("ceil_mode", True), ("stride", [1, 2])],
}
SETTINGS: list[tuple[Any, dict[str, Any]]] = [
    ("training", {"epochs": 3}),
    ("training", {"optimizer": "sgd", "learning_rate": 0.1}),
    ("training", {"batch_size": 100}),
    ("dataset", {"pipeline": [{"kind": "fit", "how": "pad"}]}),
    ("dataset", {"train": 1_000, "test": 100}),
]


def some_command(project: Project, random: Random) -> Command | None:
    """Return a command that can be done now; None if the dice found none."""
    graph = project.graph
    makers = [
        _add, _add, _connect, _connect, _disconnect, _remove, _remove_several, _edit,
        _edit, _rename, _move, _settings, _insert_after, _insert_on_edge, _paste,
    ]  # fmt: skip
    return random.choice(makers)(graph, random)


def _add(graph: Graph, random: Random) -> Command | None:
    x, y = random.uniform(-900, 900), random.choice([0.0, 80.5, -1e6])
    return AddNode(new_node(graph, random.choice(list(layer_types())), x, y))


def _nodes(graph: Graph, random: Random, most: int) -> list[str]:
    return random.sample(list(graph.nodes), min(len(graph.nodes), most))


def _connect(graph: Graph, random: Random) -> Command | None:
    ends = _nodes(graph, random, 2)
    if len(ends) < 2:
        return None
    edge = Edge(*ends)
    try:
        graph.check_connect(edge)
    except ConnectError:
        return None
    return Connect(edge, random.choice([None, 0, len(graph.edges) // 2]))


def _disconnect(graph: Graph, random: Random) -> Command | None:
    return Disconnect(random.choice(graph.edges)) if graph.edges else None


def _remove(graph: Graph, random: Random) -> Command | None:
    return RemoveNode(*_nodes(graph, random, 1)) if graph.nodes else None


def _remove_several(graph: Graph, random: Random) -> Command | None:
    chosen = _nodes(graph, random, random.randint(1, 3))
    return remove_nodes(graph, chosen, rejoin=random.random() < 0.8) if chosen else None


def _edit(graph: Graph, random: Random) -> Command | None:
    for node in _nodes(graph, random, 5):
        known = FIELDS.get(graph.nodes[node].type)
        if known:
            return EditField(node, *random.choice(known))
    return None


def _rename(graph: Graph, random: Random) -> Command | None:
    if not graph.nodes:
        return None
    return RenameNode(_nodes(graph, random, 1)[0], graph.free_name("renamed"))


def _move(graph: Graph, random: Random) -> Command | None:
    places = {n: (random.uniform(0, 9), 40.0) for n in _nodes(graph, random, 3)}
    return MoveNodes(places) if places else None


def _settings(graph: Graph, random: Random) -> Command | None:
    return EditSettings(*random.choice(SETTINGS))


def _insert_after(graph: Graph, random: Random) -> Command | None:
    for node in _nodes(graph, random, 3):
        layer_type = graph.nodes[node].layer_type
        if layer_type is not None and layer_type.outputs:
            return insert_after(graph, node, new_node(graph, "ReLU"))
    return None


def _insert_on_edge(graph: Graph, random: Random) -> Command | None:
    if not graph.edges:
        return None
    return insert_on_edge(graph, random.choice(graph.edges), new_node(graph, "Dropout"))


def _paste(graph: Graph, random: Random) -> Command | None:
    first = new_node(graph, "Conv2d", 1.5, 2.5, {"out_channels": 4})
    second = new_node(graph, "ReLU", taken=[first.name])
    edge = Connect(Edge(first.id, second.id))
    settings = EditSettings("training", {"seed": random.randint(0, 9)})
    return Composite("Paste", [AddNode(first), AddNode(second), edge, settings])
