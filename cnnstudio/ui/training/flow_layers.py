"""The layers of a trained network from its input to its output, by the engine's ids."""

from __future__ import annotations

import re
from typing import NamedTuple

from cnnstudio.graph.flatten import SEPARATOR, NotFlatError, flatten
from cnnstudio.project.file_format import ProjectError, loads
from cnnstudio.ui.place import Level, Place

_INSIDE = re.compile(r"[/\[]")
_REPEATED = re.compile(r"(.+)\[(\d+)\]")


class FlowLayer(NamedTuple):
    """One layer: its id in the engine, its name, its family."""

    id: str
    name: str
    family: str


def layers_in_depth(snapshot: str) -> tuple[FlowLayer, ...]:
    """Return the layers of a project (its text) in the order of computation.

    Those inside of blocks are among them. Nothing of a text that cannot be read, or of
    a network that has a mistake: neither has been trained.
    """
    try:
        project = loads(snapshot, "").project
        graph = flatten(project.graph).graph
    except (ProjectError, NotFlatError):
        return ()
    return tuple(
        FlowLayer(node, graph.nodes[node].name, kind.family if kind else "")
        for node in graph.order().nodes
        for kind in (graph.nodes[node].layer_type,)
    )


def place_of_layer(layer: str) -> tuple[Place, str]:
    """Return in which block instances a layer lies, and its id in there."""
    *outer, node = layer.split(SEPARATOR)
    levels = []
    for part in outer:
        repeated = _REPEATED.fullmatch(part)
        if repeated is None:
            levels.append(Level(part))
        else:
            levels.append(Level(repeated[1], int(repeated[2])))
    return tuple(levels), node


def shown_node(layer: str, path: str) -> str:
    """Return the node that a layer is, or lies in, seen in a block instance.

    `path` is that instance, empty for the whole network; "" if the layer is elsewhere.
    """
    inside = layer.removeprefix(f"{path}/") if path else layer
    if path and inside == layer:
        return ""
    return _INSIDE.split(inside, maxsplit=1)[0]
