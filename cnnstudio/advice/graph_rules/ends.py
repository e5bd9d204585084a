"""A network begins at one Input, ends at one Output, and uses all it computes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from cnnstudio.advice.edits import LayerToAdd, add, append, join, remove
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import Draft, Proposals, Scene, graph_rule
from cnnstudio.graph.inference import NodeReport, State
from cnnstudio.graph.node import Edge
from cnnstudio.graph.text import translate
from cnnstudio.project.adversarial import adversarial_pair


@graph_rule
def begins_once(scene: Scene) -> Iterable[Draft]:
    """Complain of an empty network, and of more than one Input."""
    inputs = _of_type(scene, "Input")
    if not scene.graph.nodes:
        finding = Finding(
            "no_input", Severity.ERROR, (), translate("Advice", "The network is empty")
        )
        yield Draft(finding, partial(_first_layer, scene))
    elif not inputs and not _incomplete(scene):
        text = translate("Advice", "The network has no Input")
        yield Draft(Finding("no_input", Severity.ERROR, (), text), tuple)
    for other in inputs[1:] if _must_be_one(scene) else ():
        finding = Finding(
            "several_inputs",
            Severity.ERROR,
            (other,),
            translate("Advice", "The data feed one Input, and there is another"),
            expected=translate("Advice", "one Input, {inputs}").format(
                inputs=scene.name(inputs[0])
            ),
            got=f"{len(inputs)}",
        )
        yield Draft(finding, partial(_without, scene, other))


def _must_be_one(scene: Scene) -> bool:
    """Data feed one Input and are compared at one Output; a pair is another matter."""
    return scene.facts() is not None and adversarial_pair(scene.graph) is None


def _first_layer(scene: Scene) -> Proposals:
    source = scene.facts()
    if source is not None:
        shape = list(source.shape)
        label = translate("Advice", "Add Input {shape}").format(
            shape=" × ".join(str(n) for n in shape)
        )
        yield add(scene, ("Input", {"shape": shape}), label)


def _without(scene: Scene, node: str) -> Proposals:
    yield remove(scene, node)


@graph_rule
def ends_once(scene: Scene) -> Iterable[Draft]:
    """Complain of a network without an Output, and of more than one."""
    outputs = _of_type(scene, "Output")
    if scene.graph.nodes and not outputs:
        text = translate("Advice", "The network has no Output")
        finding = Finding("no_output", Severity.ERROR, (), text)
        yield Draft(finding, partial(_last_layers, scene))
    for other in outputs[1:] if _must_be_one(scene) else ():
        finding = Finding(
            "several_outputs",
            Severity.ERROR,
            (other,),
            translate(
                "Advice", "The loss is computed at one Output, and there is another"
            ),
            expected=translate("Advice", "one Output, {outputs}").format(
                outputs=scene.name(outputs[0])
            ),
            got=f"{len(outputs)}",
        )
        yield Draft(finding, partial(_without, scene, other))


def _last_layers(scene: Scene) -> Proposals:
    """Put what is missing below the lowest layer whose output nobody uses."""
    source = scene.facts()
    loose = [r for r in _unused(scene) if r.state is State.VALID]
    if not loose:
        return
    last = max(loose, key=lambda report: scene.node(report).y)
    name = scene.node(last).name
    if source is None:  # what is to be learned is open
        end = ("Output", {"expects": "anything"})
        yield append(
            scene,
            last.node,
            [end],
            translate("Advice", "Add Output after {name}").format(name=name),
        )
        return
    shape, classes = last.output, len(source.classes)
    if shape is None:
        return
    ways = ("",) if len(shape) == 1 else ("Flatten", "GlobalAvgPool")
    for way in ways:
        layers: list[LayerToAdd] = [(way, {})] if way else []
        if way or shape != (classes,):
            layers.append(("Linear", {"out_features": classes}))
        layers.append(("Output", {"classes": classes}))
        names = [type_name for type_name, _ in layers]
        label = translate(
            "Advice", "Add {layers} for {classes} classes after {name}"
        ).format(layers=", ".join(names), classes=classes, name=name)
        yield append(scene, last.node, layers, label)


@graph_rule
def everything_is_used(scene: Scene) -> Iterable[Draft]:
    """Warn of layers whose output nobody uses, once the network is complete.

    Before that a loose end is part of another mistake, or of work in progress.
    """
    if not _of_type(scene, "Output") or not scene.is_clean:
        return
    for report in _unused(scene):
        if scene.node(report).type == "Input" and scene.facts() is not None:
            continue  # it is one too many, which is another mistake
        text = translate("Advice", "Nothing uses what this layer gives")
        finding = Finding("unused_output", Severity.WARNING, (report.node,), text)
        yield Draft(finding, partial(_use_or_remove, scene, report))


def _use_or_remove(scene: Scene, report: NodeReport) -> Proposals:
    """Remove the dead branch, or give it to the merge nearest below."""
    branch = [report.node]
    while True:
        arriving = scene.graph.incoming(branch[-1])
        if len(arriving) != 1 or len(scene.graph.outgoing(arriving[0].source)) != 1:
            break
        if scene.graph.nodes[arriving[0].source].type == "Input":
            break
        branch.append(arriving[0].source)
    yield remove(scene, *reversed(branch))
    for other in scene.graph.nodes.values():
        if other.type in ("Add", "Concat"):
            yield join(scene, Edge(report.node, other.id))


def _unused(scene: Scene) -> list[NodeReport]:
    used = scene.graph.edges_from
    return [
        report
        for node, report in scene.report.nodes.items()
        if node not in used and report.outputs
    ]


def _incomplete(scene: Scene) -> list[str]:
    return [
        report.node
        for report in scene.report.nodes.values()
        if report.problem is not None and report.problem.rule == "missing_input"
    ]


def _of_type(scene: Scene, type_name: str) -> list[str]:
    return [n.id for n in scene.graph.nodes.values() if n.type == type_name]
