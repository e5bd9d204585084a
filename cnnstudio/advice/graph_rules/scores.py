"""One score for every class."""

from __future__ import annotations

from cnnstudio.advice.edits import insert, set_field
from cnnstudio.advice.scene import Proposals, Scene, mends
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.layers.dense import Linear
from cnnstudio.graph.layers.io import Output
from cnnstudio.graph.node import Edge
from cnnstudio.graph.text import translate


@mends("class_count")
def match_the_classes(scene: Scene, report: NodeReport) -> Proposals:
    """Set the Linear before, insert one, or set the classes."""
    (edge,), layer, scores = scene.edges_into(report), report.layer, report.inputs[0]
    assert isinstance(layer, Output)
    assert scores is not None
    linear = last_linear(scene, edge)
    if linear is not None:
        yield set_field(scene, linear.node, "out_features", layer.classes)
    else:
        fields = {"out_features": layer.classes}
        label = translate("Advice", "Insert Linear {score:,} → {classes:,}").format(
            score=scores[0], classes=layer.classes
        )
        yield insert(scene, edge, [("Linear", fields)], label)
    if scores[0] >= 2:
        yield set_field(scene, report.node, "classes", scores[0])


def last_linear(scene: Scene, edge: Edge) -> NodeReport | None:
    """Return the Linear whose values arrive through `edge`, perhaps bent or dropped."""
    for report in scene.before(edge):
        if isinstance(report.layer, Linear):
            return report
        if not report.inputs or report.inputs[0] != report.output:
            return None
    return None
