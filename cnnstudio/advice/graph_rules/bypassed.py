"""A layer that cannot be off: a file may say so of one that joins several inputs."""

from __future__ import annotations

from cnnstudio.advice.scene import Proposal, Proposals, Scene, mends
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.text import translate
from cnnstudio.project.bypass import SetOff


@mends("cannot_be_off")
def switch_on(scene: Scene, report: NodeReport) -> Proposals:
    """Propose to switch the layer on again."""
    label = translate("Rules", "Switch {0} on").format(scene.name(report.node))
    command = SetOff([report.node], off=False, network=scene.network, text=label)
    yield Proposal(label, command)
