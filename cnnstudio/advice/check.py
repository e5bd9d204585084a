"""All findings about a project: the graph's problems and the rules over settings."""

from __future__ import annotations

from collections.abc import Mapping

from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.graph.inference import ShapeReport, State, infer_shapes
from cnnstudio.project.project import Project


def find_all(
    project: Project, reports: Mapping[str, ShapeReport] | None = None
) -> tuple[Finding, ...]:
    """Check every network; `reports` spares inferring shapes that are known."""
    findings: list[Finding] = []
    for name, graph in project.networks.items():
        report = (reports or {}).get(name) or infer_shapes(graph)
        for node in report.nodes.values():
            if node.problem is not None and node.state is not State.WAITING:
                p = node.problem
                findings.append(
                    Finding(
                        p.rule, Severity.ERROR, (node.node,), p.message, p.expected,
                        p.got, p.formula, p.param,
                    )
                )  # fmt: skip
    return tuple(findings)
