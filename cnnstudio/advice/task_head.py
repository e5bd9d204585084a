"""What a network must end with for each task, and the change that makes it so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cnnstudio.advice.kinds import is_convolution, is_output
from cnnstudio.advice.refactorings.rewrite import Rewrite
from cnnstudio.advice.scene import Scene
from cnnstudio.advice.trial import reports_of
from cnnstudio.graph.inference import NodeReport, State
from cnnstudio.graph.node import Node
from cnnstudio.graph.text import marked, translate
from cnnstudio.project.commands import Command, Composite, EditSettings
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.project import MAIN, Project
from cnnstudio.project.settings import facts_of
from cnnstudio.project.tasks import AUTO, EXPECTS, fits, loss_title

SQUASHING = ("Softmax", "LogSoftmax", "Sigmoid", "LogSigmoid")
"""Activations that the losses on scores contain already."""


@dataclass(frozen=True, slots=True)
class Head:
    """One choice for the end of a network; `loss` is that of the settings."""

    name: str
    title: str
    about: str
    task: str
    loss: str


HEADS: dict[str, Head] = {
    head.name: head
    for head in (
        Head(
            "binary", marked("Advice", "Yes or no"),
            marked("Advice", "One score; above 0 means yes. Its sigmoid is the "
                   "probability. Binary cross-entropy."),
            "classes", "bce",
        ),
        Head(
            "classes", marked("Advice", "One of several classes"),
            marked("Advice", "A score for each class; they compete, their softmax adds "
                   "up to 1. Cross-entropy."),
            "classes", AUTO,
        ),
        Head(
            "labels", marked("Advice", "Several labels at once"),
            marked("Advice", "A score for each label; each is a yes or no of its own, "
                   "by sigmoid. Binary cross-entropy."),
            "labels", AUTO,
        ),
        Head(
            "values", marked("Advice", "Numbers"),
            marked("Advice", "One output for each number, as it is. Mean squared "
                   "error."),
            "values", AUTO,
        ),
        Head(
            "masks", marked("Advice", "A class for every pixel"),
            marked("Advice", "A map of scores for each class. Cross-entropy per pixel, "
                   "with Dice for small regions."),
            "masks", AUTO,
        ),
    )
}  # fmt: skip
"""The choices, in the order in which they are offered."""


class NoHeadError(ValueError):
    """The network cannot get such an end by itself: a sentence."""


def head_for(facts: DataFacts) -> str:
    """Return the choice that fits data: its task, one score for two classes aside."""
    return facts.task if facts.task in HEADS else "classes"


def head_command(project: Project, name: str, outputs: int) -> Command:
    """Return the change that gives a network this end, for so many classes or values.

    The last Linear (or convolution, for pixels) gets the size, or one is added;
    activations that the loss contains are taken away; Output and loss follow. One undo
    step. Raises `NoHeadError`.
    """
    head = HEADS[name]
    scores = 1 if name == "binary" else outputs
    scene = Scene(project, MAIN, project.graph, reports_of(project, None)[MAIN])
    rewrite = Rewrite(scene)
    output, source = _ends(scene)
    last = _last_with_weights(scene, source, pixels=name == "masks")
    for report in _squashing(scene, source):
        rewrite.take_out(report.node)
    _sized(rewrite, scene, source, last, scores, name)
    fields: dict[str, object] = {"expects": EXPECTS[head.task]}
    if head.task != "values":
        fields["classes"] = scores
    rewrite.edit(output.node, **fields)
    text = translate("Advice", "End with: {title}").format(
        title=translate("Advice", head.title)
    )
    steps: list[Command] = [rewrite.command(text)]
    loss = project.training.loss
    suits = fits(loss, head.task) and (name != "binary" or loss == "bce")
    if not suits:
        steps.append(EditSettings("training", {"loss": head.loss}))
    return Composite(text, steps)


def _ends(scene: Scene) -> tuple[NodeReport, NodeReport]:
    """Return the Output and what it is fed by; raises `NoHeadError`."""
    outputs = scene.of_kind(is_output)
    if len(outputs) != 1:
        raise NoHeadError(
            translate("Advice", "The network needs exactly one Output first.")
        )
    edges = scene.edges_into(outputs[0])
    source = scene.report.nodes[edges[0].source] if edges else None
    if source is None or source.state is not State.VALID or source.output is None:
        raise NoHeadError(
            translate("Advice", "What leads to the Output does not work yet.")
        )
    return outputs[0], source


def _upwards(scene: Scene, source: NodeReport) -> Iterator[NodeReport]:
    """From the Output upwards while shapes stay and nothing branches off."""
    report = source
    while True:
        if len(scene.graph.outgoing(report.node)) > 1:
            return
        yield report
        edges = scene.edges_into(report)
        same = len(edges) == 1 and report.inputs[0] == report.output
        if not same or report.cost.parameters:
            return
        report = scene.report.nodes[edges[0].source]


def _squashing(scene: Scene, source: NodeReport) -> list[NodeReport]:
    return [
        report
        for report in _upwards(scene, source)
        if type(report.layer).__name__ in SQUASHING
    ]


def _last_with_weights(
    scene: Scene, source: NodeReport, *, pixels: bool
) -> NodeReport | None:
    """Return the layer that gives the scores, if its size can simply be set."""
    for report in _upwards(scene, source):
        name = type(report.layer).__name__
        if is_convolution(report.layer) if pixels else name == "Linear":
            return report
    return None


def _sized(
    rewrite: Rewrite,
    scene: Scene,
    source: NodeReport,
    last: NodeReport | None,
    scores: int,
    name: str,
) -> None:
    """Make the last layer give so many scores, or put one there that does."""
    if last is not None:
        kind = type(last.layer).__name__
        field = "out_features" if kind == "Linear" else "out_channels"
        rewrite.edit(last.node, **{field: scores})
        return
    shape = source.output
    assert shape is not None
    behind = next(
        (r.node for r in _upwards(scene, source) if r.node in rewrite.graph.nodes),
        None,
    )
    if behind is None:  # all that is not shared was taken out
        edges = rewrite.graph.incoming(_ends(scene)[0].node)
        behind = edges[0].source
    if name == "masks":
        if not shape.is_image:
            raise NoHeadError(
                translate(
                    "Advice",
                    "A class for every pixel needs an image at the end, but {name} "
                    "gives {shape}.",
                ).format(name=scene.name(source.node), shape=shape)
            )
        fields = {"out_channels": scores, "kernel_size": 1, "padding": 0}
        rewrite.put_behind(behind, [rewrite.add("Conv2d", fields)])
        return
    row = [rewrite.add("Linear", {"out_features": scores})]
    if len(shape) > 1:
        kind = "GlobalAvgPool" if len(shape) in (3, 4) else "Flatten"
        row.insert(0, rewrite.add(kind))
    rewrite.put_behind(behind, row)


def outputs_now(project: Project, name: str) -> int:
    """How many scores or numbers to begin with: those of the data, or as it is."""
    facts = facts_of(project.dataset)
    if facts is not None and facts.task == HEADS[name].task and facts.outputs:
        return facts.outputs
    classes = [
        node.fields.get("classes", 10)
        for node in project.graph.nodes.values()
        if node.type == "Output"
    ]
    found = classes[0] if classes else 10
    return max(2, found) if isinstance(found, int) else 10


def told_changes(project: Project, command: Command) -> tuple[str, ...]:
    """Say in lines what a command does to layers and loss; it is tried on a copy."""
    twin = project.copied()
    command.redo(twin)
    before, after = project.graph.nodes, twin.graph.nodes
    lines = [
        translate("Advice", "{name} ({type}) is taken away").format(
            name=node.name, type=node.type
        )
        for key, node in before.items()
        if key not in after
    ]
    for key, node in after.items():
        if key not in before:
            text = translate("Advice", "{name} ({type}) is added")
            lines.append(text.format(name=node.name, type=node.type))
            continue
        old = before[key].fields
        lines += [
            f"{node.name}: {field} {_usual(node, field, old)} → {value}"
            for field, value in node.fields.items()
            if _usual(node, field, old) != value
        ]
    if twin.training.loss != project.training.loss:
        text = translate("Advice", "Loss: {before} → {after}")
        names = (loss_name(p.training.loss) for p in (project, twin))
        lines.append(text.format(before=next(names), after=next(names)))
    return tuple(lines)


def loss_name(loss: str) -> str:
    """The name of a loss, or that it is chosen by itself."""
    return translate("Advice", "automatic") if loss == AUTO else loss_title(loss)


def _usual(node: Node, field: str, fields: Mapping[str, object]) -> object:
    if field in fields or node.layer_type is None:
        return fields.get(field)
    return node.layer_type.params()[field].default
