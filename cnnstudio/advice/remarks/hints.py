"""Settings that work but are probably not meant: the layers' own remarks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from cnnstudio.advice.edits import raw_value, remove, set_field
from cnnstudio.advice.kinds import is_dense, is_dropout, is_output, kernel
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import Draft, Proposals, Scene, also_inside, remark_rule
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.layers.regularization import Dropping
from cnnstudio.graph.text import translate

LEAST_DROPPED, MOST_DROPPED = 0.2, 0.5


@remark_rule
@also_inside
def remarks(scene: Scene) -> Iterable[Draft]:
    """Pass on what layers remark about themselves.

    It is a warning where nothing passes a layer: then nothing is learned before it.
    """
    for report in scene.layers:
        layer = report.layer
        stops = isinstance(layer, Dropping) and layer.p == 1
        severity = Severity.WARNING if stops else Severity.NOTE
        for hint in report.hints:
            text = hint.rstrip(".")
            finding = Finding("hint", severity, (report.node,), text)
            yield Draft(finding, partial(_mend, scene, report))


def _mend(scene: Scene, report: NodeReport) -> Proposals:
    """Propose what each field that a remark may be about would be better as."""
    layer, node = report.layer, report.node
    p = getattr(layer, "p", None)
    if isinstance(p, float):
        yield set_field(scene, node, "p", min(max(p, LEAST_DROPPED), MOST_DROPPED))
    if hasattr(layer, "ceil_mode"):
        yield set_field(scene, node, "ceil_mode", True)
    window = kernel(layer)
    if any(side % 2 == 0 for side in window):
        odd = raw_value([side | 1 for side in window])
        yield set_field(scene, node, "kernel_size", odd)
        yield set_field(scene, node, "padding", 0)


@remark_rule
def dropout_of_scores(scene: Scene) -> Iterable[Draft]:
    """Remark on Dropout behind the last Linear: it drops scores themselves."""
    for output in scene.working(is_output):
        for report in scene.before(scene.edges_into(output)[0]):
            if is_dropout(report.layer):
                text = translate(
                    "Advice", "{node} drops scores of the last Linear"
                ).format(node=scene.name(report.node))
                finding = Finding(
                    "dropout_of_scores", Severity.NOTE, (report.node,), text
                )
                yield Draft(finding, partial(_without, scene, report))
            elif is_dense(report.layer) or report.output != report.inputs[0]:
                break


def _without(scene: Scene, report: NodeReport) -> Proposals:
    yield remove(scene, report.node)
