"""A generator paints images as large as those that its discriminator looks at."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from cnnstudio.advice.edits import set_field
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import Draft, Overview, Proposals, Scene, project_rule
from cnnstudio.graph.inference import State
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import translate
from cnnstudio.project.adversarial import adversarial_pair


@project_rule
def pair_agrees(overview: Overview) -> Iterable[Draft]:
    """Compare what the generator paints with the discriminator's Input."""
    for scene in overview.scenes:
        pair = adversarial_pair(scene.graph)
        if pair is None:
            continue
        painted = scene.report.nodes[pair.painted]
        shown = scene.report.nodes[pair.shown].output
        given = painted.inputs[0] if painted.inputs else None
        if painted.state is not State.VALID or given is None or given == shown:
            continue
        finding = Finding(
            "painted_size",
            Severity.ERROR,
            (pair.painted, pair.shown),
            translate("Advice", "The generator paints images of another size"),
            expected=f"{shown}",
            got=f"{given}",
        )
        yield Draft(finding, partial(_fix, scene, pair.shown, given))


def _fix(scene: Scene, node: str, shape: TensorShape) -> Proposals:
    yield set_field(scene, node, "shape", list(shape))
