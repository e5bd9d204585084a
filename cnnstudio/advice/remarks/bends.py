"""Linear layers need a bend between them, or they are one linear layer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from cnnstudio.advice.edits import insert
from cnnstudio.advice.kinds import (
    is_depthwise,
    is_global_pooling,
    is_linear,
    is_transparent,
    kernel,
    may_be_transparent,
)
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import Draft, Proposals, Scene, also_inside, remark_rule
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.node import Edge
from cnnstudio.graph.text import translate


@remark_rule
@also_inside
def no_activation_between(scene: Scene) -> Iterable[Draft]:
    """Warn of two linear layers in a row: their product is one linear map.

    Meant on purpose, and left alone: a depthwise convolution beside a pointwise one,
    a filter as the product of a column and a row, and the scores behind a global
    pooling.
    """
    pairs = []
    # Nearly everywhere a bend is right before: then there is nothing to walk.
    unbent = {report.node for report in scene.working(_leaves_unbent)}
    into = scene.graph.edges_into
    for report in scene.working(is_linear):
        edges = into.get(report.node, ())
        if len(edges) != 1 or edges[0].source not in unbent:
            continue
        found = _linear_before(scene, report)
        if found is not None and not _on_purpose(found[0], report):
            pairs.append((*found, report))
    if not pairs:
        return
    first, edge, second = pairs[0]
    names = scene.name(first.node), scene.name(second.node)
    if len(pairs) > 1:
        text = translate(
            "Advice",
            "No activation lies between {first} and {second}, nor at {number} more",
        )
    else:
        text = translate("Advice", "No activation lies between {first} and {second}")
    text = text.format(first=names[0], second=names[1], number=len(pairs) - 1)
    finding = Finding(
        "no_activation",
        Severity.WARNING,
        (second.node, first.node, *(pair[2].node for pair in pairs[1:])),
        text,
        formula=translate(
            "Advice", "Two linear layers in a row compute no more than one linear map."
        ),
    )
    yield Draft(finding, partial(_bend, scene, edge))


def _leaves_unbent(layer: Layer) -> bool:
    return is_linear(layer) or may_be_transparent(layer)


def _linear_before(scene: Scene, report: NodeReport) -> tuple[NodeReport, Edge] | None:
    """Return the linear layer whose values arrive unbent, and the edge behind it."""
    edges = scene.edges_into(report)
    if len(edges) != 1:
        return None
    behind = edges[0]
    for above in scene.before(edges[0]):
        if is_linear(above.layer):
            return above, behind
        if not is_transparent(above) or is_global_pooling(above.layer):
            return None
        if above.layer is not None and above.layer.family != "normalization":
            behind = scene.edges_into(above)[0]
    return None


def _on_purpose(first: NodeReport, second: NodeReport) -> bool:
    if is_depthwise(first) or is_depthwise(second):
        return True
    kernels = kernel(first.layer), kernel(second.layer)
    if len(kernels[0]) != len(kernels[1]) or not kernels[0]:
        return False
    crossed = [min(pair) == 1 < max(pair) for pair in zip(*kernels, strict=True)]
    return len(crossed) > 1 and all(crossed)


def _bend(scene: Scene, edge: Edge) -> Proposals:
    label = translate("Advice", "Insert ReLU after {source}").format(
        source=scene.name(edge.source)
    )
    yield insert(scene, edge, [("ReLU", {})], label)
