"""Writes the index of the samples: what they say of themselves, cost and look like."""

from __future__ import annotations

import json
from collections.abc import Mapping

from cnnstudio.graph.inference import infer_shapes
from cnnstudio.paths import PROJECT_SUFFIX
from cnnstudio.project.about import about_to
from cnnstudio.project.project import Project
from cnnstudio.project.sample_index import INDEX_FILE, row_of
from scripts.zoo.picture import picture

__all__ = ["INDEX_FILE", "index_text"]


def index_text(projects: Mapping[str, Project]) -> str:
    """Return the text of the index: a line for each sample, in order."""
    entries = [_entry(name, project) for name, project in projects.items()]
    lines = ",\n ".join(json.dumps(e, ensure_ascii=False) for e in entries)
    return f'{{"samples": [\n {lines}\n]}}\n'


def _entry(name: str, project: Project) -> dict[str, object]:
    report = infer_shapes(project.graph)
    total = report.totals()
    bars, wires = picture(project.graph, report)
    return {
        "file": f"{name}{PROJECT_SUFFIX}",
        "about": about_to(project.about),
        "parameters": total.parameters,
        "multiply_adds": total.multiply_adds,
        "layers": len(project.graph.nodes),
        "bars": [row_of(bar) for bar in bars],
        "wires": [row_of(wire) for wire in wires],
    }
