"""How many filters, and how large."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from cnnstudio.advice.edits import set_field
from cnnstudio.advice.kinds import (
    convolutions,
    is_convolution,
    is_depthwise,
    is_transposed,
    kernel,
    numbers,
    shrinks,
    spatial,
)
from cnnstudio.advice.refactorings import proposed
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import (
    Draft,
    Proposals,
    Scene,
    remark_rule,
)
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.text import plural, translate

FEWEST = 6
"""As many filters as the first layer of LeNet-5 has (LeCun et al. 1998)."""
LARGE = 5


@remark_rule
def few_filters(scene: Scene) -> Iterable[Draft]:
    """Remark on convolutions with fewer filters than the smallest known networks."""
    last = convolutions(scene)[-1:]
    few = [
        report
        for report in scene.working(_is_few)
        if report not in last and not is_depthwise(report)
    ]
    if few:
        count = few[0].output
        assert count is not None
        finding = Finding(
            "few_filters",
            Severity.NOTE,
            tuple(report.node for report in few),
            plural(
                "Advice",
                count[0],
                "{node} has only {n} filter",
                "{node} has only {n} filters",
            ).format(node=scene.name(few[0].node), n=count[0]),
            formula=translate(
                "Advice",
                "Channels usually grow as maps shrink: 16 or 32 is a beginning.",
            ),
            param="out_channels",
        )
        yield Draft(finding, partial(_more, scene, few[0]))


def _is_few(layer: Layer) -> bool:
    """Tell whether a layer looks at neighbours with few filters."""
    if not is_convolution(layer) or is_transposed(layer) or max(kernel(layer)) == 1:
        return False
    return min(numbers(layer, "out_channels"), default=FEWEST) < FEWEST


def _more(scene: Scene, report: NodeReport) -> Proposals:
    yield set_field(scene, report.node, "out_channels", 16)


@remark_rule
def fewer_filters_on_smaller_maps(scene: Scene) -> Iterable[Draft]:
    """Remark where maps become smaller and fewer at once."""
    for report in scene.working(_looks_and_shrinks):
        before, output = report.inputs[0], report.output
        if before is None or output is None or not spatial(before):
            continue
        if output[0] >= before[0]:
            continue
        text = translate(
            "Advice", "{node} makes maps smaller and fewer at once"
        ).format(node=scene.name(report.node))
        finding = Finding(
            "fewer_filters",
            Severity.NOTE,
            (report.node,),
            text,
            formula=translate(
                "Advice", "{before} → {output}: channels usually grow as maps shrink."
            ).format(before=before, output=output),
            param="out_channels",
        )
        yield Draft(finding, partial(_as_many, scene, report, before[0]))


def _looks_and_shrinks(layer: Layer) -> bool:
    if not is_convolution(layer) or is_transposed(layer):
        return False
    return shrinks(layer) and max(kernel(layer)) > 1


def _as_many(scene: Scene, report: NodeReport, channels: int) -> Proposals:
    yield set_field(scene, report.node, "out_channels", channels)


@remark_rule
def large_kernel(scene: Scene) -> Iterable[Draft]:
    """Remark that a stack of 3 × 3 filters sees as much with fewer weights.

    One k × k filter on C channels has k²·C² weights, (k − 1)/2 of 3 × 3 have 9·C²
    each (Simonyan & Zisserman 2014). The first convolution may be large.
    """
    first = convolutions(scene)[:1]
    large = [
        report
        for report in scene.working(_is_large)
        # A filter as large as its map is a dense layer in disguise.
        if report not in first and kernel(report.layer) != spatial(report.inputs[0])
    ]
    if not large:
        return
    report = large[0]
    side, given, output = kernel(report.layer)[0], report.inputs[0], report.output
    assert given is not None
    assert output is not None
    count = (side - 1) // 2
    stacked = 9 * given[0] * output[0] + 9 * (count - 1) * output[0] ** 2
    whole = side * side * given[0] * output[0]
    if stacked >= whole:
        return
    nodes = scene.name(report.node)
    if len(large) > 1:
        nodes = translate("Advice", "{name} and {number} more").format(
            name=nodes, number=len(large) - 1
        )
    text = translate(
        "Advice",
        "{count} filters of 3 × 3 see as much as the {side} × {side} of {nodes}",
    ).format(count=count, side=side, nodes=nodes)
    finding = Finding(
        "large_kernel",
        Severity.NOTE,
        tuple(other.node for other in large),
        text,
        formula=translate("Advice", "{stacked:,} weights instead of {whole:,}.").format(
            stacked=stacked, whole=whole
        ),
        param="kernel_size",
    )
    mend = partial(proposed, scene, "stack_of_small_kernels", finding.where)
    yield Draft(finding, mend)


def _is_large(layer: Layer) -> bool:
    window = kernel(layer)
    if not is_convolution(layer) or len(window) != 2 or len(set(window)) > 1:
        return False
    if window[0] % 2 == 0:
        return False
    if window[0] < LARGE or shrinks(layer) or is_transposed(layer):
        return False
    groups: int = getattr(layer, "groups", 1)
    return groups == 1
