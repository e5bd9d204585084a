"""Samples of the wrong rank: an image where a row of values is needed, and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from cnnstudio.advice.edits import insert, move_behind, remove, set_field
from cnnstudio.advice.fitting import conversions, is_known, put
from cnnstudio.advice.replacing import replace_layer
from cnnstudio.advice.scene import Proposal, Proposals, Scene, mends
from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.layers.io import Input, Output
from cnnstudio.graph.node import Edge
from cnnstudio.graph.shape import RANKS, TensorShape
from cnnstudio.graph.text import translate

AXES = {rank: axes for axes, rank in RANKS.items()}
NAMED = re.compile(r"(.+)([123])d")


@mends("needs_vector")
def make_a_row(scene: Scene, report: NodeReport) -> Proposals:
    """Flatten the image, or average each of its channels; Output needs a Linear too."""
    (edge,), shape = scene.edges_into(report), report.inputs[0]
    assert shape is not None
    layer = report.layer
    for layers, what, made in conversions(shape, 1):
        if isinstance(layer, Output) and made[0] != layer.classes:
            layers.append(("Linear", {"out_features": layer.classes}))
            more = translate("Advice", "{what} and Linear {made:,} → {want:,}")
            what = more.format(what=what, made=made[0], want=layer.classes)
        label = translate("Advice", "Insert {what}").format(what=what)
        if all(is_known(*added) for added in layers):
            yield insert(scene, edge, layers, label)


@mends("wrong_rank")
def change_the_rank(scene: Scene, report: NodeReport) -> Proposals:
    """Take the sibling for that rank, undo what changed the rank, or convert."""
    assert report.problem is not None
    index = report.problem.inputs[0] if report.problem.inputs else 0
    edge, have = scene.edges_into(report)[index], report.inputs[index]
    assert have is not None
    names = cast("Sequence[str]", report.problem.details.get("wanted", ("image",)))
    wanted = [AXES[name] for name in names if name in AXES]
    yield from _sibling(scene, report, len(have))
    yield from _undo(scene, report, edge, wanted)
    for axes in wanted:
        for layers, what, _ in conversions(have, axes) if axes != len(have) else ():
            yield from put(scene, edge, layers, what)
    yield remove(scene, report.node)


def _sibling(scene: Scene, report: NodeReport, axes: int) -> Iterator[Proposal]:
    """Propose the same kind of layer for so many axes: Conv1d for Conv2d."""
    node = scene.node(report)
    found = NAMED.fullmatch(node.type)
    name = f"{found[1]}{axes - 1}d" if found else ""
    if name == node.type or name not in layer_types():
        return
    params = layer_types()[name].params()
    fields: dict[str, object] = {}
    for field, raw in node.fields.items():
        if field not in params:
            continue
        several = isinstance(raw, list | tuple) and len(raw) != params[field].axes
        fields[field] = cast("Sequence[object]", raw)[-1] if several else raw
    yield replace_layer(scene, node.id, name, fields)


def _undo(
    scene: Scene, report: NodeReport, edge: Edge, wanted: Sequence[int]
) -> Proposals:
    """Move down, or take away, what made a sample of another rank."""
    for above in scene.before(edge):
        if isinstance(above.layer, Input):
            source = scene.facts()
            if source is not None and len(source.shape) in wanted:
                yield set_field(scene, above.node, "shape", list(source.shape))
            return
        given, made = (above.inputs[0] if above.inputs else None), above.output
        if _rank_is(given, wanted) and not _rank_is(made, wanted):
            if len(above.inputs) == len(report.inputs) == 1:
                yield move_behind(scene, above.node, report.node)
            yield remove(scene, above.node)
            return


def _rank_is(shape: TensorShape | None, wanted: Sequence[int]) -> bool:
    return shape is not None and len(shape) in wanted
