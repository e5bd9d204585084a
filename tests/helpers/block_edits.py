"""Random but sensible commands on blocks: in networks, and inside of definitions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from cnnstudio.graph.block import BlockDefinition, BlockParam
from cnnstudio.graph.errors import ConnectError
from cnnstudio.graph.node import BLOCK, Edge, Node
from cnnstudio.project.block_commands import (
    BlockError,
    Made,
    describe,
    graphs_of,
    make_different,
    remove_definition,
)
from cnnstudio.project.block_params import add_param, change_param, remove_param
from cnnstudio.project.block_ports import remove_layers, rename_layer
from cnnstudio.project.collapse import collapse
from cnnstudio.project.commands import (
    AddNode,
    Command,
    Connect,
    Disconnect,
    EditField,
    MoveNodes,
    new_node,
)
from cnnstudio.project.expand import expand
from cnnstudio.project.inserting import insert_on_edge
from cnnstudio.project.project import Project
from cnnstudio.project.unroll import unroll

Maker = Callable[[Project, Random], Command | Made | None]


def some_block_command(project: Project, random: Random) -> Command | None:
    """Return a command that can be done now; None if the dice found none."""
    try:
        made = random.choice(MAKERS)(project, random)
    except (BlockError, ConnectError):
        return None
    return made.command if isinstance(made, Made) else made


def _network(project: Project, random: Random) -> str:
    return random.choice([name for name, graph in graphs_of(project) if graph.nodes])


def _instance(project: Project, random: Random) -> tuple[str, Node] | None:
    found = [
        (name, node)
        for name, graph in graphs_of(project)
        for node in graph.nodes.values()
        if node.is_block
    ]
    return random.choice(found) if found else None


def _definition(project: Project, random: Random) -> BlockDefinition | None:
    known = list(project.library.definitions.values())
    return random.choice(known) if known else None


def _collapse(project: Project, random: Random) -> Made | None:
    network = _network(project, random)
    graph = project.graph_of(network)
    order = list(graph.order().nodes)
    start = random.randrange(len(order))
    chosen = order[start : start + random.randint(1, 4)]
    return collapse(project, network, chosen, random.choice(["Block", "Stage", "Ä 3"]))


def _on_instance(
    make: Callable[[Project, str, str], Made],
) -> Callable[[Project, Random], Made | None]:
    def maker(project: Project, random: Random) -> Made | None:
        found = _instance(project, random)
        return make(project, found[0], found[1].id) if found else None

    return maker


def _repeat(project: Project, random: Random) -> Command | None:
    found = _instance(project, random)
    if found is None:
        return None
    network, node = found
    return EditField(node.id, "repeat", random.choice([1, 2, 3]), network)


def _edit_inside(project: Project, random: Random) -> Command | None:
    network = _network(project, random)
    nodes = list(project.graph_of(network).nodes.values())
    random.shuffle(nodes)
    for node in nodes:
        if node.type == "Conv2d":
            values: list[object] = [4, 8]
            if network.startswith(BLOCK):
                block = project.library.definitions[network.removeprefix(BLOCK)]
                names = [param.name for param in block.params] or ["in_channels"]
                values += [f"{random.choice(names)} * 2", "in_channels", "4 + i"]
            return EditField(node.id, "out_channels", random.choice(values), network)
    return None


def _insert(project: Project, random: Random) -> Command | None:
    network = _network(project, random)
    graph = project.graph_of(network)
    if not graph.edges:
        return None
    kind = random.choice(["ReLU", "BatchNorm2d", "Conv2d"])
    return insert_on_edge(
        graph, random.choice(graph.edges), new_node(graph, kind, 3, 4), network
    )


def _another(project: Project, random: Random) -> Command | None:
    network, block = _network(project, random), _definition(project, random)
    if block is None:
        return None
    inner = project.library.users_of(block.id) | {block.id}
    if network.removeprefix(BLOCK) in inner:
        return None
    return AddNode(new_node(project.graph_of(network), BLOCK + block.id), network)


def _port(project: Project, random: Random) -> Command | None:
    block = _definition(project, random)
    if block is None:
        return None
    kind = random.choice(["BlockInput", "BlockOutput"])
    return AddNode(new_node(block.graph, kind), block.type_name)


def _connect(project: Project, random: Random) -> Command | None:
    network = _network(project, random)
    graph = project.graph_of(network)
    source, target = (random.choice(list(graph.nodes.values())) for _ in range(2))
    if not source.output_ports or not target.input_ports:
        return None
    gives, takes = random.choice(source.output_ports), random.choice(target.input_ports)
    edge = Edge(source.id, target.id, gives.name, takes.name)
    graph.check_connect(edge)
    return Connect(edge, random.choice([None, 0]), network)


def _disconnect(project: Project, random: Random) -> Command | None:
    network = _network(project, random)
    edges = project.graph_of(network).edges
    return Disconnect(random.choice(edges), network) if edges else None


def _remove(project: Project, random: Random) -> Command | None:
    network = _network(project, random)
    nodes = list(project.graph_of(network).nodes)
    chosen = random.sample(nodes, min(len(nodes), random.randint(1, 2)))
    return remove_layers(project, network, chosen, rejoin=random.random() < 0.7)


def _rename(project: Project, random: Random) -> Command | None:
    network = _network(project, random)
    graph = project.graph_of(network)
    node = random.choice(list(graph.nodes))
    return rename_layer(project, network, node, graph.free_name("renamed"))


def _move(project: Project, random: Random) -> Command | None:
    network = _network(project, random)
    node = random.choice(list(project.graph_of(network).nodes))
    return MoveNodes({node: (random.uniform(0, 9), 4.0)}, network)


def _describe(project: Project, random: Random) -> Made | None:
    block = _definition(project, random)
    if block is None:
        return None
    what = random.choice(["name", "help", "source"])
    return describe(project, block.id, **{what: f"New {random.randint(0, 99)}"})


def _add_param(project: Project, random: Random) -> Made | None:
    block = _definition(project, random)
    name = random.choice(["channels", "width", "growth"])
    return add_param(project, block.id, BlockParam(name)) if block else None


def _remove_param(project: Project, random: Random) -> Made | None:
    block = _definition(project, random)
    if block is None or not block.params:
        return None
    return remove_param(project, block.id, random.choice(block.params).name)


def _change_param(project: Project, random: Random) -> Made | None:
    block = _definition(project, random)
    if block is None or not block.params:
        return None
    param = random.choice(block.params)
    changed = replace(param, name=f"p{random.randint(0, 9)}", default=2, maximum=9)
    return change_param(project, block.id, param.name, changed)


def _set_param(project: Project, random: Random) -> Command | None:
    found = _instance(project, random)
    if found is None or found[1].layer_type is None:
        return None
    network, node = found
    assert node.layer_type is not None
    names = [n for n in node.layer_type.params() if n not in ("repeat", "per_frame")]
    if not names:
        return None
    return EditField(node.id, random.choice(names), random.randint(1, 12), network)


def _remove_definition(project: Project, random: Random) -> Made | None:
    block = _definition(project, random)
    return remove_definition(project, block.id) if block else None


MAKERS: tuple[Maker, ...] = (
    _collapse, _collapse, _collapse, _on_instance(expand), _on_instance(unroll),
    _on_instance(unroll), _on_instance(make_different), _repeat, _repeat, _edit_inside,
    _edit_inside, _insert, _another, _port, _connect, _connect, _disconnect, _remove,
    _rename, _move, _describe, _add_param, _remove_param, _change_param, _set_param,
    _remove_definition,
)  # fmt: skip
