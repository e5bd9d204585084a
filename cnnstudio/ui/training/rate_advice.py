"""What is said about the learning rate of this very network."""

from __future__ import annotations

from cnnstudio.graph.node import BLOCK
from cnnstudio.graph.text import translate
from cnnstudio.project.project import Project


def rate_advice(project: Project) -> str:
    """Say whether the network bears larger rates: with BatchNorm it does.

    Ioffe & Szegedy (2015) trained with five and thirty times the rate of the network
    without it.
    """
    if has_batch_norm(project):
        return translate(
            "SettingsForm",
            "This network has BatchNorm: it bears rates several times larger, and "
            "depends less on how the weights begin.",
        )
    return translate(
        "SettingsForm",
        "This network has no BatchNorm: with it, larger rates would train, too.",
    )


def has_batch_norm(project: Project) -> bool:
    """True if a network of the project has a BatchNorm, inside of blocks, too."""
    library = project.library
    graphs = project.networks.values()
    waiting = {node.type for graph in graphs for node in graph.nodes.values()}
    seen: set[str] = set()
    while waiting:
        kind = waiting.pop()
        if kind.startswith("BatchNorm"):
            return True
        definition = library.definitions.get(kind.removeprefix(BLOCK))
        if kind.startswith(BLOCK) and kind not in seen and definition is not None:
            seen.add(kind)
            waiting |= {node.type for node in definition.graph.nodes.values()}
    return False
