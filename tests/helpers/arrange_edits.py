"""Random but sensible commands on frames, layers that are off, copies and places."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from cnnstudio.graph.arranging import LINES, aligned, distributed
from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.errors import ConnectError
from cnnstudio.project.block_commands import BlockError, Made, graphs_of
from cnnstudio.project.block_ports import remove_layers
from cnnstudio.project.bypass import toggle_off, why_not_off
from cnnstudio.project.clip import ClipboardError, copied, from_text, pasted, to_text
from cnnstudio.project.commands import Command, MoveNodes, new_node
from cnnstudio.project.field_commands import DropField
from cnnstudio.project.frame_commands import (
    add_frame,
    describe_frame,
    fit_frame,
    frame_around,
    move_frames,
    moved,
    remove_frames,
)
from cnnstudio.project.layout_command import lay_out
from cnnstudio.project.project import Project
from cnnstudio.project.replacing import replace_layer, why_not_replace

Maker = Callable[[Project, str, Random], Command | Made | None]


def some_arrangement(project: Project, random: Random) -> Command | None:
    """Return a command that can be done now; None if the dice found none."""
    network = random.choice([name for name, _ in graphs_of(project)])
    try:
        made = random.choice(MAKERS)(project, network, random)
    except (BlockError, ConnectError, ClipboardError):
        return None  # such as a block that contains itself: it is not copied
    return made.command if isinstance(made, Made) else made


def _some(project: Project, network: str, random: Random, most: int = 4) -> list[str]:
    nodes = list(project.graph_of(network).nodes)
    return random.sample(nodes, min(len(nodes), random.randint(1, most)))


def _frame(project: Project, network: str, random: Random) -> str:
    frames = list(project.graph_of(network).frames)
    return random.choice(frames) if frames else ""


def _add_frame(project: Project, network: str, random: Random) -> Command | None:
    nodes = _some(project, network, random)
    if not nodes or len(project.graph_of(network).frames) > 4:
        return None
    return add_frame(project.graph_of(network), nodes, network)


def _describe(project: Project, network: str, random: Random) -> Command | None:
    frame, graph = _frame(project, network, random), project.graph_of(network)
    title = random.choice(["Stage", "Größe 'ß'", "  head ", ""])
    note = random.choice(["", "One line.", "First\nsecond\n" * 3, "long " * 60])
    return describe_frame(graph, frame, title, note, network) if frame else None


def _fit(project: Project, network: str, random: Random) -> Command | None:
    frame, graph = _frame(project, network, random), project.graph_of(network)
    nodes = _some(project, network, random) if random.random() < 0.5 else ()
    return fit_frame(graph, frame, nodes, network) if frame else None


def _move_frame(project: Project, network: str, random: Random) -> Command | None:
    frame, graph = _frame(project, network, random), project.graph_of(network)
    by = random.choice([(10.0, 0.0), (-3.5, 80.25), (0.0, -400.0)])
    others = _some(project, network, random) if random.random() < 0.3 else ()
    return move_frames(graph, [frame], by, others, network) if frame else None


def _remove_frames(project: Project, network: str, random: Random) -> Command | None:
    graph = project.graph_of(network)
    chosen = random.sample(list(graph.frames), min(len(graph.frames), 2))
    return remove_frames(graph, chosen, network) if chosen else None


def _reframe(project: Project, network: str, random: Random) -> Command | None:
    graph, nodes = project.graph_of(network), _some(project, network, random, 2)
    frame = frame_around(graph, nodes)
    return fit_frame(graph, frame, nodes, network) if frame else None


def _push_down(project: Project, network: str, random: Random) -> Command | None:
    graph = project.graph_of(network)
    places = {
        n: (graph.nodes[n].x, graph.nodes[n].y + 60.0)
        for n in _some(project, network, random)
    }
    steps = moved(graph, places, network)
    return random.choice(steps) if steps else None


def _switch(project: Project, network: str, random: Random) -> Command | None:
    nodes = _some(project, network, random, 2)
    if not nodes or why_not_off(project, network, nodes):
        return None
    return toggle_off(project, network, nodes)


def _replace(project: Project, network: str, random: Random) -> Command | None:
    graph, nodes = project.graph_of(network), _some(project, network, random, 1)
    if why_not_replace(graph, nodes):
        return None
    new = new_node(graph, random.choice(list(layer_types())))
    return replace_layer(graph, nodes[0], new, network)


def _paste(project: Project, network: str, random: Random) -> Made | None:
    nodes, graph = _some(project, network, random), project.graph_of(network)
    if not nodes or len(graph.nodes) > 30:
        return None
    home = random.choice([name for name, _ in graphs_of(project)])
    text = to_text(graph, nodes, project.library)
    clip = from_text(text, project.graph_of(home))
    kept = random.random() < 0.5 and home == network
    return pasted(project, home, clip, (24.0, 24.0), "Paste", with_incoming=kept)


def _duplicate(project: Project, network: str, random: Random) -> Made | None:
    nodes, graph = _some(project, network, random), project.graph_of(network)
    if not nodes or len(graph.nodes) > 30:
        return None
    kept = random.random() < 0.5
    clip = copied(graph, nodes)
    return pasted(project, network, clip, (-9.5, 0.0), "Copy", with_incoming=kept)


def _lay_out(project: Project, network: str, random: Random) -> Command | None:
    graph = project.graph_of(network)
    nodes = _some(project, network, random) if random.random() < 0.4 else ()
    stays = random.choice([*graph.nodes, ""])
    return lay_out(graph, nodes, network, stays)


def _align(project: Project, network: str, random: Random) -> Command | None:
    graph, nodes = project.graph_of(network), _some(project, network, random)
    places = aligned(graph, nodes, random.choice(LINES)) if nodes else {}
    return MoveNodes(places, network) if places else None


def _distribute(project: Project, network: str, random: Random) -> Command | None:
    graph, nodes = project.graph_of(network), _some(project, network, random)
    axis = random.choice(["across", "down"])
    if len(nodes) < 2:
        return None
    places = distributed(graph, nodes, "across" if axis == "across" else "down")
    return MoveNodes(places, network) if places else None


def _drop_field(project: Project, network: str, random: Random) -> Command | None:
    nodes = [n for n in project.graph_of(network).nodes.values() if n.fields]
    if not nodes:
        return None
    node = random.choice(nodes)
    return DropField(node.id, random.choice(list(node.fields)), network)


def _remove(project: Project, network: str, random: Random) -> Command | None:
    nodes = _some(project, network, random, 3)
    rejoin = random.random() < 0.7
    return remove_layers(project, network, nodes, rejoin=rejoin) if nodes else None


MAKERS: tuple[Maker, ...] = (
    _add_frame, _add_frame, _describe, _fit, _move_frame, _remove_frames, _reframe,
    _push_down, _switch, _switch, _replace, _paste, _duplicate, _lay_out, _align,
    _distribute, _drop_field, _remove,
)  # fmt: skip
