"""What is shown, as refactorings look at it: a network, or the inside of a block."""

from __future__ import annotations

from typing import cast

from cnnstudio.advice.scene import Scene
from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.errors import LayerError
from cnnstudio.graph.inference import Inside
from cnnstudio.graph.layer import Shapes
from cnnstudio.ui.document import Document
from cnnstudio.ui.place import Inside as Seen


def scene_of(document: Document) -> Scene:
    """Return the shown network with its shapes, in a block those of the instance."""
    return Scene(
        document.project,
        document.network,
        document.graph,
        document.report,
        inside=_standing(document),
    )


def _standing(document: Document) -> Inside | None:
    """Return where the inside of a block stands; None if nothing arrives there."""
    if not document.place:
        return None
    *way, last = document.place
    around = Seen(document.project, document.whole, tuple(way)).report
    outer = around.nodes.get(last.node)
    if outer is None or not isinstance(outer.layer, BlockLayer) or None in outer.inputs:
        return None
    try:
        inputs = cast("Shapes", outer.inputs)
        scope = outer.layer.scope_at(inputs, last.index)
    except LayerError:  # an earlier repetition has a mistake
        return None
    entering = {}
    for port in outer.layer.definition.port_nodes("BlockInput"):
        shape = document.report.nodes[port.id].output
        if shape is not None:
            entering[port.id] = shape
    return Inside(scope, entering)
