"""The end of the network must give what the data's targets are compared with."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from cnnstudio.advice.edits import insert, set_field, set_fields, set_settings
from cnnstudio.advice.graph_rules.scores import last_linear
from cnnstudio.advice.kinds import is_input, is_output
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import (
    Draft,
    Overview,
    Proposal,
    Proposals,
    Scene,
    project_rule,
    shape_text,
)
from cnnstudio.advice.task_head import NoHeadError, head_command, head_for
from cnnstudio.graph.inference import NodeReport, State
from cnnstudio.graph.layers.io import Output
from cnnstudio.graph.text import plural, translate
from cnnstudio.project.adversarial import adversarial_pair
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.project import MAIN
from cnnstudio.project.settings import data_name, facts_of
from cnnstudio.project.tasks import (
    AUTO,
    EXPECTS,
    KINDS,
    fits,
    loss_title,
    outputs_wanted,
)


@project_rule
def loss_agrees(overview: Overview) -> Iterable[Draft]:
    """Refuse a loss that cannot work with the targets: no cross-entropy of numbers."""
    project = overview.project
    facts, loss = facts_of(project.dataset), project.training.loss
    if facts is None or fits(loss, facts.task):
        return
    finding = Finding(
        "loss_task",
        Severity.ERROR,
        (),
        translate("Advice", "The loss {loss} does not go with {title}").format(
            loss=loss_title(loss), title=data_name(project.dataset)
        ),
        expected=translate("Advice", "a loss for {task}").format(
            task=translate("Tasks", KINDS[facts.task].title)
        ),
        got=loss_title(loss),
        param="loss",
    )
    yield Draft(finding, partial(_other_losses, facts.task))


def _other_losses(task: str) -> Proposals:
    for name in (AUTO, *KINDS[task].losses[:2]):
        yield set_settings("training", {"loss": name})


@project_rule
def ends_agree(overview: Overview) -> Iterable[Draft]:
    """Compare each Output that works with the data: what it expects, and how many."""
    facts = facts_of(overview.project.dataset)
    if facts is None or facts.task == "none":
        return
    for scene in overview.scenes:
        if adversarial_pair(scene.graph) is not None:
            continue  # what it is compared with is not in the data
        for report in scene.of_kind(is_output):
            if report.state is not State.ERROR:  # one mistake, one message
                yield from _compare(scene, report, facts)


def _compare(scene: Scene, report: NodeReport, facts: DataFacts) -> Iterable[Draft]:
    layer = report.layer
    assert isinstance(layer, Output)
    if layer.expects == "anything" and facts.task == "classes":
        return  # a network of another kind, such as a generator
    if layer.expects != EXPECTS[facts.task]:
        yield _other_head(scene, report, facts)
    elif facts.task == "values":
        yield from _values(scene, report, facts)
    else:
        yield from _scores(scene, report, facts)
        if facts.task == "masks":
            yield from _sizes(scene, report)


def _other_head(scene: Scene, report: NodeReport, facts: DataFacts) -> Draft:
    layer = report.layer
    assert isinstance(layer, Output)
    finding = Finding(
        "head_task",
        Severity.ERROR,
        (report.node,),
        translate("Advice", "{title} need another end of the network").format(
            title=data_name(scene.project.dataset)
        ),
        expected=translate("Tasks", KINDS[facts.task].head),
        got=layer.expects,
        param="expects",
    )
    return Draft(finding, partial(_fit_head, scene, facts))


def _values(scene: Scene, report: NodeReport, facts: DataFacts) -> Iterable[Draft]:
    shape = report.inputs[0] if report.inputs else None
    if shape is None or tuple(shape) == (facts.outputs,):
        return
    finding = Finding(
        "data_values",
        Severity.ERROR,
        (report.node,),
        translate("Advice", "Output and {title} differ in how many numbers").format(
            title=data_name(scene.project.dataset)
        ),
        expected=_counted("values", facts.outputs),
        got=shape_text(shape),
    )
    yield Draft(finding, partial(_fit_head, scene, facts))


def _scores(scene: Scene, report: NodeReport, facts: DataFacts) -> Iterable[Draft]:
    layer, loss = report.layer, scene.project.training.loss
    assert isinstance(layer, Output)
    wanted = outputs_wanted(loss, facts.task, facts.outputs)
    if layer.classes in wanted:
        return
    finding = Finding(
        "data_classes",
        Severity.ERROR,
        (report.node,),
        _message(facts.task).format(title=data_name(scene.project.dataset)),
        expected=_counted(facts.task, facts.outputs),
        got=f"{layer.classes:,}",
        param="classes",
    )
    yield Draft(finding, partial(_mend, scene, report, facts.outputs))


def _message(task: str) -> str:
    if task == "labels":
        return translate("Advice", "Output and {title} differ in their labels")
    return translate("Advice", "Output and {title} differ in their number of classes")


def _sizes(scene: Scene, report: NodeReport) -> Iterable[Draft]:
    """Masks are as large as the images: so must be the maps of scores."""
    inputs = scene.of_kind(is_input)
    scores = report.inputs[0] if report.inputs else None
    if len(inputs) != 1 or scores is None or inputs[0].output is None:
        return
    image = inputs[0].output
    if scores[1:] == image[1:]:
        return
    finding = Finding(
        "mask_size",
        Severity.ERROR,
        (report.node,),
        translate("Advice", "The maps of scores are not as large as the masks"),
        expected=shape_text(image[1:]),
        got=shape_text(scores[1:]),
    )
    yield Draft(finding, partial(_enlarge, scene, report, tuple(image[1:])))


def _enlarge(scene: Scene, report: NodeReport, size: tuple[int, ...]) -> Proposals:
    (edge,) = scene.edges_into(report)
    label = translate("Advice", "Insert Upsample to {size}").format(
        size=shape_text(size)
    )
    fields = {"size": list(size), "mode": "bilinear"}
    yield insert(scene, edge, [("Upsample", fields)], label)


def _counted(task: str, count: int) -> str:
    if task == "values":
        return plural("Advice", count, "{n} number", "{n} numbers").format(n=count)
    if task == "labels":
        return plural("Advice", count, "{n} label", "{n} labels").format(n=count)
    return translate("Advice", "{classes} classes").format(classes=count)


def _fit_head(scene: Scene, facts: DataFacts) -> Proposals:
    if scene.network != MAIN:
        return
    try:
        command = head_command(scene.project, head_for(facts), facts.outputs)
    except NoHeadError:
        return
    yield Proposal(command.text, command)


def _mend(scene: Scene, report: NodeReport, classes: int) -> Proposals:
    edges = scene.edges_into(report)
    linear = last_linear(scene, edges[0]) if edges else None
    if linear is not None:
        name, output = scene.node(linear).name, scene.node(report).name
        label = translate(
            "Advice", "Set out_features of {name} and classes of {output} to {classes}"
        ).format(name=name, output=output, classes=classes)
        changes = [
            (linear.node, "out_features", classes),
            (report.node, "classes", classes),
        ]
        yield set_fields(scene, changes, label)
    yield set_field(scene, report.node, "classes", classes)
