"""What deep networks need: shortcuts, normalization, and not only pooling."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from cnnstudio.advice.kinds import (
    convolutions,
    is_batch_norm,
    is_instance,
    is_linear,
    is_normalization,
    is_pooling,
)
from cnnstudio.advice.refactorings import proposed
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import (
    Draft,
    Scene,
    also_inside,
    no_proposals,
    remark_rule,
)
from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.inference import NodeReport, State
from cnnstudio.graph.text import translate

DEEP = 20
"""Plain networks beyond this often train worse than shallow ones (He et al. 2015)."""
CONVOLUTIONS = 6
POOLINGS = 4


@remark_rule
def deep_without_shortcuts(scene: Scene) -> Iterable[Draft]:
    """Count the weight layers in a row between merges."""
    longest: dict[str, int] = {}
    into = scene.graph.edges_into
    blocks = {report.node for report in scene.of_kind(is_instance)}
    for node, report in scene.report.nodes.items():
        if _merges(report) if node in blocks else len(report.inputs) > 1:
            longest[node] = 0
            continue
        edges = into.get(node, ())
        before = longest.get(edges[0].source, 0) if len(edges) == 1 else 0
        longest[node] = before + report.cost.weight_layers
    most = max(longest.values(), default=0)
    if most <= DEEP:
        return
    last = next(node for node, count in longest.items() if count == most)
    text = translate("Advice", "{most} weight layers without a shortcut").format(
        most=most
    )
    why = translate(
        "Advice",
        "So deep, plain networks often train worse than shallow ones: add residuals.",
    )
    finding = Finding("deep_plain", Severity.NOTE, (last,), text, formula=why)
    yield Draft(finding, no_proposals)


def _merges(report: NodeReport) -> bool:
    """Tell whether ways meet here, or anywhere inside a block."""
    if not isinstance(report.layer, BlockLayer):
        return len(report.inputs) > 1
    if report.state is not State.VALID:
        return False
    inside = report.layer.inside(tuple(s for s in report.inputs if s is not None))
    return any(_merges(inner) for inner in inside.nodes.values())


@remark_rule
def deep_without_normalization(scene: Scene) -> Iterable[Draft]:
    """Recommend BatchNorm where many convolutions follow each other without any."""
    found = list(convolutions(scene))
    if len(found) < CONVOLUTIONS:
        return
    if scene.working(is_normalization):
        return
    text = translate("Advice", "{count} convolutions and no normalization").format(
        count=len(found)
    )
    why = translate(
        "Advice",
        "BatchNorm behind each convolution makes training faster and steadier.",
    )
    where = tuple(report.node for report in found)
    finding = Finding("no_normalization", Severity.NOTE, where, text, formula=why)
    mend = partial(proposed, scene, "batch_norm_after_convolutions", where)
    yield Draft(finding, mend)


@remark_rule
def many_poolings(scene: Scene) -> Iterable[Draft]:
    """Remark that some of many poolings could be strides, which are learned."""
    found = scene.working(is_pooling)
    if len(found) < POOLINGS:
        return
    where = tuple(report.node for report in found)
    text = translate(
        "Advice", "{count} poolings: some could be convolutions with stride 2"
    ).format(count=len(found))
    finding = Finding("many_poolings", Severity.NOTE, where, text)
    spare = where[POOLINGS - 1 :]
    mend = partial(proposed, scene, "pool_to_strided_convolution", spare)
    yield Draft(finding, mend)


@remark_rule
@also_inside
def bias_before_batch_norm(scene: Scene) -> Iterable[Draft]:
    """Find convolutions and Linear whose bias the BatchNorm behind takes out again."""
    norms = {report.node for report in scene.of_kind(is_batch_norm)}
    behind = scene.graph.edges_from
    found = [
        report
        for report in (scene.working(is_linear) if norms else ())
        if report.cost.biases
        and (edges := behind.get(report.node))
        and all(edge.target in norms for edge in edges)
    ]
    if not found:
        return
    spare = sum(report.cost.biases for report in found)
    names = scene.name(found[0].node)
    if len(found) > 1:
        names = translate("Advice", "{name} and {number} more").format(
            name=names, number=len(found) - 1
        )
    finding = Finding(
        "bias_before_norm",
        Severity.NOTE,
        tuple(report.node for report in found),
        translate("Advice", "BatchNorm takes the bias of {names} out again").format(
            names=names
        ),
        formula=translate(
            "Advice",
            "{spare:,} parameters learn nothing: BatchNorm adds a shift itself.",
        ).format(spare=spare),
        param="bias",
    )
    mend = partial(proposed, scene, "bias_off_before_batch_norm", finding.where)
    yield Draft(finding, mend)
