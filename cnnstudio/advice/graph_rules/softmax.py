"""Cross-entropy works on raw scores: a Softmax before it is one too many."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from math import e, log

from cnnstudio.advice.edits import remove
from cnnstudio.advice.kinds import is_output
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import Draft, Proposals, Scene, graph_rule
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.layers.io import Output
from cnnstudio.graph.text import translate

TYPES = ("Softmax", "LogSoftmax")
WITHOUT_CLASSES = "anything"


@graph_rule
def softmax_before_the_loss(scene: Scene) -> Iterable[Draft]:
    """Find a Softmax whose values reach the loss: it holds the loss up.

    The scores of a certain answer are then 1 and 0 at most, so that the loss stays
    above ln(1 + (C − 1)/e). A LogSoftmax is only superfluous: its own LogSoftmax is
    what cross-entropy computes.
    """
    for report in scene.working(is_output):
        layer = report.layer
        assert isinstance(layer, Output)
        if layer.expects == WITHOUT_CLASSES:
            continue
        found = _softmax_before(scene, report)
        if found is not None:
            yield _draft(scene, found, layer.classes)


def _softmax_before(scene: Scene, output: NodeReport) -> NodeReport | None:
    for report in scene.before(scene.edges_into(output)[0]):
        if type(report.layer).__name__ in TYPES:
            return report
        moved = not report.inputs or report.output != report.inputs[0]
        if moved or report.cost.parameters:
            return None
    return None


def _draft(scene: Scene, report: NodeReport, classes: int) -> Draft:
    is_softmax = type(report.layer).__name__ == TYPES[0]
    floor = log(1 + (classes - 1) / e)
    finding = Finding(
        "softmax_before_loss",
        Severity.ERROR if is_softmax else Severity.WARNING,
        (report.node,),
        translate("Advice", "Cross-entropy contains a Softmax already")
        if is_softmax
        else translate(
            "Advice",
            "Cross-entropy contains a LogSoftmax already: this one changes nothing",
        ),
        expected=translate("Advice", "raw scores") if is_softmax else "",
        got=translate("Advice", "the values of {node}").format(
            node=scene.name(report.node)
        )
        if is_softmax
        else "",
        formula=translate(
            "Advice", "The loss cannot fall below ln(1+{number}/e) = {floor:.4f}."
        ).format(number=classes - 1, floor=floor)
        if is_softmax
        else "",
    )
    return Draft(finding, partial(_without, scene, report))


def _without(scene: Scene, report: NodeReport) -> Proposals:
    yield remove(scene, report.node)
