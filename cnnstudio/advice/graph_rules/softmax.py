"""Losses work on raw scores: a Softmax or Sigmoid before them is one too many."""

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
from cnnstudio.project.tasks import loss_for, loss_title

SOFTMAX, LOG_SOFTMAX, SIGMOID = "Softmax", "LogSoftmax", "Sigmoid"
TYPES = (SOFTMAX, LOG_SOFTMAX)
WITHOUT_CLASSES = "anything"
ON_SOFTMAX = ("cross_entropy", "focal", "dice_ce", "dice")
"""Losses that begin with a Softmax of their own."""


@graph_rule
def softmax_before_the_loss(scene: Scene) -> Iterable[Draft]:
    """Find a Softmax whose values reach the loss: it holds the loss up.

    The scores of a certain answer are then 1 and 0 at most, so that cross-entropy
    stays above ln(1 + (C − 1)/e). A LogSoftmax is only superfluous: its own LogSoftmax
    is what cross-entropy computes. Labels that do not exclude each other need no
    Softmax at all, and a single score has none to compete with.
    """
    loss = _loss(scene)
    unwanted = (*TYPES, SIGMOID) if loss == "bce" else TYPES
    for report in scene.working(is_output):
        layer = report.layer
        assert isinstance(layer, Output)
        if layer.expects == WITHOUT_CLASSES:
            continue
        found = _found_before(scene, report, unwanted)
        if found is not None:
            yield Draft(
                _finding(scene, found, layer.classes, loss),
                partial(_without, scene, found),
            )


def _loss(scene: Scene) -> str:
    facts = scene.facts()
    task = facts.task if facts is not None else "classes"
    return loss_for(scene.project.training.loss, task)


def _found_before(
    scene: Scene, output: NodeReport, unwanted: tuple[str, ...]
) -> NodeReport | None:
    for report in scene.before(scene.edges_into(output)[0]):
        if type(report.layer).__name__ in unwanted:
            return report
        moved = not report.inputs or report.output != report.inputs[0]
        if moved or report.cost.parameters:
            return None
    return None


def _finding(scene: Scene, report: NodeReport, classes: int, loss: str) -> Finding:
    kind, name = type(report.layer).__name__, scene.name(report.node)
    if kind == LOG_SOFTMAX and loss in ON_SOFTMAX and classes > 1:
        message = translate(
            "Advice",
            "Cross-entropy contains a LogSoftmax already: this one changes nothing",
        )
        return Finding("softmax_before_loss", Severity.WARNING, (report.node,), message)
    message, formula = _said(kind, classes, loss)
    return Finding(
        "softmax_before_loss",
        Severity.ERROR,
        (report.node,),
        message,
        expected=translate("Advice", "raw scores"),
        got=translate("Advice", "the values of {node}").format(node=name),
        formula=formula,
    )


def _said(kind: str, classes: int, loss: str) -> tuple[str, str]:
    """What is wrong, and the number behind it if there is one."""
    if kind == SIGMOID:
        return translate(
            "Advice", "Binary cross-entropy contains a Sigmoid already"
        ), ""
    if classes == 1:
        return translate(
            "Advice", "A Softmax of a single score is always 1: nothing can be learned"
        ), ""
    if loss == "bce":
        return translate(
            "Advice",
            "Each label is a yes or no of its own, but Softmax makes them compete",
        ), translate(
            "Advice",
            "Of scores 5, 5 and −5 it makes 0.50, 0.50 and 0; the sigmoid "
            "of binary cross-entropy 0.99, 0.99 and 0.01.",
        )
    if loss not in ON_SOFTMAX:
        text = translate("Advice", "{loss} works on raw scores, without Softmax")
        return text.format(loss=loss_title(loss)), ""
    floor = log(1 + (classes - 1) / e)
    return translate("Advice", "Cross-entropy contains a Softmax already"), translate(
        "Advice", "The loss cannot fall below ln(1+{number}/e) = {floor:.4f}."
    ).format(number=classes - 1, floor=floor)


def _without(scene: Scene, report: NodeReport) -> Proposals:
    yield remove(scene, report.node)
