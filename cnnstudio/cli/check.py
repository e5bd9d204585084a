"""`cnnstudio check`: a network's shapes, costs and mistakes, as a table or as JSON."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Mapping
from typing import Any

from cnnstudio.advice.check import find_all
from cnnstudio.advice.rule import Severity
from cnnstudio.cli.options import FAILED, MISTAKES, OK
from cnnstudio.cli.wording import places, sentence
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import NodeReport, ShapeReport, State, infer_shapes
from cnnstudio.project.file_format import Loaded, ProjectError, load
from cnnstudio.project.project import Project

Json = dict[str, Any]
HEADER = ("Layer", "Type", "Output", "Parameters", "Multiply-adds", "Sees")
TO_THE_RIGHT = {3, 4}
NONE = "–"


def check(asked: Namespace) -> int:
    """Print what is known about the project asked for; return the exit status."""
    path = asked.project
    try:
        loaded = load(path)
    except ProjectError as error:
        print(f"cnnstudio check: {error}", file=sys.stderr)
        return FAILED
    result = describe(path, loaded)
    if asked.json:
        print(json.dumps(result, indent=1))
    else:
        print(table(result))
    bad = any(f["severity"] == Severity.ERROR.value for f in result["findings"])
    return MISTAKES if bad else OK


def describe(path: str, loaded: Loaded) -> Json:
    """Return the whole answer, ready for JSON."""
    project = loaded.project
    reports = {name: infer_shapes(graph) for name, graph in project.networks.items()}
    layers = [
        _layer(project.networks[name], node)
        for name, report in reports.items()
        for node in report.nodes.values()
    ]
    parameters = sum(layer["parameters"] for layer in layers)
    return {
        "project": path,
        "layers": layers,
        "totals": {
            "parameters": parameters,
            "trainable_parameters": parameters,
            "multiply_adds": sum(layer["multiply_adds"] for layer in layers),
        },
        "findings": _findings(project, loaded, reports),
    }


def _layer(graph: Graph, report: NodeReport) -> Json:
    node = graph.nodes[report.node]
    known = report.state is State.VALID
    shape = report.output if known else None
    seen = report.field.size if known and report.field is not None else None
    return {
        "id": node.id,
        "name": node.name,
        "type": node.type,
        "off": node.off,
        "output_shape": list(shape) if shape is not None else None,
        "parameters": report.cost.parameters,
        "multiply_adds": report.cost.multiply_adds,
        "receptive_field": list(seen) if seen is not None else None,
    }


def _findings(
    project: Project, loaded: Loaded, reports: Mapping[str, ShapeReport]
) -> list[Json]:
    names = {n.id: n.name for g in project.networks.values() for n in g.nodes.values()}
    nodes = [node for report in reports.values() for node in report.nodes.values()]
    told = {node.node for node in nodes if node.state is State.UNKNOWN}
    result = []
    for note in loaded.notes:
        is_told = note.severity == "remark" and note.node in told
        if note.severity == "error" or is_told:
            continue  # the node says it, with a fix
        severity = Severity.WARNING if note.severity == "remark" else Severity.ERROR
        where = [names[note.node]] if note.node in names else []
        result.append(_finding("file", severity, where, str(note), []))
    for finding in find_all(project, reports):
        where = places(project, finding)
        fixes = [fix.label for fix in finding.fixes]
        result.append(
            _finding(finding.rule, finding.severity, where, sentence(finding), fixes)
        )
    return result


def _finding(
    rule: str, severity: Severity, where: list[str], message: str, fixes: list[str]
) -> Json:
    return {
        "rule": rule,
        "severity": severity.value,
        "where": where,
        "message": message,
        "fixes": fixes,
    }


def table(result: Json) -> str:
    """Return the answer as people read it."""
    rows = [HEADER, *(_row(layer) for layer in result["layers"])]
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEADER))]
    lines = ["  ".join(_cells(row, widths)).rstrip() for row in rows]
    lines.insert(1, "  ".join("─" * width for width in widths))
    totals = result["totals"]
    lines += ["", f"Parameters     {totals['parameters']:,}"]
    lines += [f"Multiply-adds  {totals['multiply_adds']:,} for one image", ""]
    return "\n".join(lines + _listed(result["findings"]))


def _row(layer: Json) -> tuple[str, ...]:
    shape, seen = layer["output_shape"], layer["receptive_field"]
    return (
        layer["name"],
        f"{layer['type']} (off)" if layer["off"] else layer["type"],
        " × ".join(f"{n:,}" for n in shape) if shape else NONE,
        f"{layer['parameters']:,}",
        f"{layer['multiply_adds']:,}",
        " × ".join(str(n) for n in seen) if seen else NONE,
    )


def _cells(row: tuple[str, ...], widths: list[int]) -> list[str]:
    return [
        cell.rjust(width) if column in TO_THE_RIGHT else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]


def _listed(findings: list[Json]) -> list[str]:
    note = Severity.NOTE.value
    clean = all(finding["severity"] == note for finding in findings)
    lines = ["No mistakes found."] if clean else []
    for finding in findings:
        where = ", ".join(finding["where"])
        place = f" at {where}" if where else ""
        lines.append(f"{finding['severity'].capitalize()}{place}: {finding['message']}")
        lines += [f"    fix: {label}" for label in finding["fixes"]]
    return lines
