"""The Output must know as many classes as the data have."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from cnnstudio.advice.edits import set_field, set_fields
from cnnstudio.advice.graph_rules.scores import last_linear
from cnnstudio.advice.kinds import is_output
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import Draft, Overview, Proposals, Scene, project_rule
from cnnstudio.graph.inference import NodeReport, State
from cnnstudio.graph.layers.io import Output
from cnnstudio.graph.text import translate
from cnnstudio.project.settings import data_name, facts_of


@project_rule
def classes_agree(overview: Overview) -> Iterable[Draft]:
    """Compare each Output that works with the data, if it gives classes at all."""
    data = overview.project.dataset
    facts = facts_of(data)
    if facts is None:
        return
    classes = facts.outputs
    for scene in overview.scenes:
        for report in scene.of_kind(is_output):
            layer = report.layer
            assert isinstance(layer, Output)
            if layer.classes == classes:
                continue
            if report.state is State.ERROR or layer.expects == "anything":
                continue  # one mistake, one message
            finding = Finding(
                "data_classes",
                Severity.ERROR,
                (report.node,),
                translate(
                    "Advice", "Output and {title} differ in their number of classes"
                ).format(title=data_name(data)),
                expected=translate("Advice", "{classes} classes").format(
                    classes=classes
                ),
                got=f"{layer.classes:,}",
                param="classes",
            )
            yield Draft(finding, partial(_mend, scene, report, classes))


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
