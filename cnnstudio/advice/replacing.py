"""Another layer in the place of one."""

from __future__ import annotations

from collections.abc import Mapping

from cnnstudio.advice.refactorings.rewrite import Rewrite
from cnnstudio.advice.scene import Proposal, Scene
from cnnstudio.graph.text import translate


def replace_layer(
    scene: Scene, node: str, type_name: str, fields: Mapping[str, object]
) -> Proposal:
    """Propose another layer in the place of one with one input and one output."""
    rewrite = Rewrite(scene)
    rewrite.put_in_place(node, [rewrite.add(type_name, fields)])
    label = translate("Advice", "Replace {node} by {type_name}").format(
        node=scene.name(node), type_name=type_name
    )
    return Proposal(label, rewrite.command(label))
