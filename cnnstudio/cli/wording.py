"""How the command line words what the window shows in several places."""

from __future__ import annotations

from cnnstudio.advice.rule import Finding
from cnnstudio.project.project import Project


def places(project: Project, finding: Finding) -> list[str]:
    """Name the layers of a finding: `stage2/conv1` for one inside of a block."""
    graphs = [*project.networks.values()]
    graphs += [known.graph for known in project.library.definitions.values()]
    way = []
    for step in finding.path:
        way.append(next((g.nodes[step].name for g in graphs if step in g.nodes), step))
    nodes = project.graph_of(finding.network).nodes
    names = [nodes[node].name if node in nodes else node for node in finding.where]
    return ["/".join([*way, name]) for name in names]


def sentence(finding: Finding) -> str:
    """Say it all in one line: what, expected, got, and the formula with numbers."""
    text = finding.message
    if finding.expected:
        text += f": expected {finding.expected}, got {finding.got}"
    if finding.formula:
        text += f" ({finding.formula})"
    return f"{text}; in {finding.instances} places" if finding.instances > 1 else text
