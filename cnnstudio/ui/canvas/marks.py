"""From the report and the findings to what is red, and what the callout tells."""

from __future__ import annotations

from collections.abc import Sequence

from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import ShapeReport, State
from cnnstudio.graph.node import Edge
from cnnstudio.ui.canvas.node_face import Marks


def marks_of(graph: Graph, report: ShapeReport, findings: Sequence[Finding]) -> Marks:
    """Return which nodes are warned about or wrong, and which edges are at fault.

    A node whose shapes fit is wrong if its finding is an error: an Input that is not
    what the data set gives.
    """
    mistaken = {finding.node for finding in findings if _is_on_canvas(finding)}
    warned = {
        node
        for finding in findings
        if finding.severity is Severity.WARNING
        for node in finding.where[:1]
    }
    red: set[Edge] = set()
    inside: dict[str, int] = {}
    for node in report.in_state(State.ERROR):
        problem = node.problem
        if problem is None or node.node not in graph.nodes:
            continue
        if problem.rule == "inside_block":
            inside[node.node] = _number(problem.details.get("count"))
        closing = problem.details.get("edge")
        if isinstance(closing, Edge):
            red.add(closing)
            continue
        # Of several inputs the first is what the others are measured against.
        wrong = problem.inputs[1:] if len(problem.inputs) > 1 else problem.inputs
        arriving = graph.incoming(node.node)
        red.update(arriving[i] for i in wrong if i < len(arriving))
    return Marks(frozenset(warned), frozenset(red), frozenset(mistaken), inside)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 1


class ShownFinding:
    """Chooses the one error that the callout shows: the selected or the newest."""

    def __init__(self) -> None:
        self._known: list[tuple[str, tuple[str, ...]]] = []
        self._newest: tuple[str, tuple[str, ...]] | None = None

    def update(self, findings: Sequence[Finding]) -> None:
        """Take note of the errors there are now."""
        keys = [_key(f) for f in findings if _is_on_canvas(f)]
        fresh = [key for key in keys if key not in self._known]
        if fresh:
            self._newest = fresh[-1]
        elif self._newest not in keys:
            self._newest = keys[-1] if keys else None
        self._known = keys

    def choose(self, findings: Sequence[Finding], current: str) -> Finding | None:
        """Return the finding to show while `current` is selected."""
        errors = [f for f in findings if _is_on_canvas(f)]
        for finding in errors:
            if current and finding.node == current:
                return finding
        return next((f for f in errors if _key(f) == self._newest), None)


def _is_on_canvas(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and bool(finding.where)


def _key(finding: Finding) -> tuple[str, tuple[str, ...]]:
    return finding.rule, finding.where
