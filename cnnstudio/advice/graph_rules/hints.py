"""Settings that work but are probably not meant: the layers' own remarks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from cnnstudio.advice.edits import raw_pair, set_field
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import Draft, Proposals, Scene, graph_rule
from cnnstudio.graph.inference import NodeReport, State
from cnnstudio.graph.layers.convolution import Conv2d
from cnnstudio.graph.layers.pooling import Pooling
from cnnstudio.graph.layers.regularization import Dropout


@graph_rule
def remarks(scene: Scene) -> Iterable[Draft]:
    """Pass on what layers remark about themselves."""
    for report in scene.report.nodes.values():
        if not report.hints or report.state is not State.VALID:
            continue
        for hint in report.hints:
            text = hint.rstrip(".")
            finding = Finding("hint", Severity.WARNING, (report.node,), text)
            yield Draft(finding, partial(_mend, scene, report))


def _mend(scene: Scene, report: NodeReport) -> Proposals:
    layer = report.layer
    if isinstance(layer, Conv2d):
        odd = (layer.kernel_size[0] | 1, layer.kernel_size[1] | 1)
        yield set_field(scene, report.node, "kernel_size", raw_pair(odd))
        yield set_field(scene, report.node, "padding", 0)
    elif isinstance(layer, Pooling):
        yield set_field(scene, report.node, "ceil_mode", True)
    elif isinstance(layer, Dropout):
        yield set_field(scene, report.node, "p", min(max(layer.p, 0.2), 0.5))
