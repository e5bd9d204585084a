"""How weights begin: equal ones stay equal."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from cnnstudio.advice.edits import set_field
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import Draft, Proposals, Scene, remark_rule
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.layers.weighted import Weighted
from cnnstudio.graph.text import translate


@remark_rule
def constant_weights(scene: Scene) -> Iterable[Draft]:
    """Warn of layers whose weights all begin at one value and are to be trained."""
    for report in scene.working(_stays_constant):
        finding = Finding(
            "constant_weights",
            Severity.WARNING,
            (report.node,),
            translate("Advice", "All weights of {node} begin equal").format(
                node=scene.name(report.node)
            ),
            formula=translate(
                "Advice",
                "Equal filters get equal gradients and stay equal for ever.",
            ),
            param="init",
        )
        yield Draft(finding, partial(_draw, scene, report.node))


def _stays_constant(layer: Layer) -> bool:
    is_constant = isinstance(layer, Weighted) and layer.init == "constant"
    return is_constant and not layer.is_frozen()


def _draw(scene: Scene, node: str) -> Proposals:
    yield set_field(scene, node, "init", "auto")
