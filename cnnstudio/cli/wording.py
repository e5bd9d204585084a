"""How the command line words what the window shows in several places."""

from __future__ import annotations

from cnnstudio.advice.rule import Finding
from cnnstudio.project.project import Project


def places(project: Project, finding: Finding) -> list[str]:
    """Name the layers of a finding: `stage2/conv1` for one inside of a block."""
    way = []
    start = finding.path[:1]
    networks = (g for g in project.networks.values() if {*start} <= g.nodes.keys())
    graph = next(networks, project.graph)
    for step in finding.path:
        way.append(graph.nodes[step].name)
        graph = project.graph_of(graph.nodes[step].type)
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
