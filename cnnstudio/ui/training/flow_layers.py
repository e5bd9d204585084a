"""The layers of a trained network from its input to its output, by the engine's ids."""

from __future__ import annotations

import re
from typing import NamedTuple

from cnnstudio.graph.flatten import SEPARATOR, NotFlatError, flatten
from cnnstudio.project.file_format import ProjectError, loads
from cnnstudio.ui.place import Level, Place

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
