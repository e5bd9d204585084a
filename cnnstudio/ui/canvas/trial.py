"""What would be shown after a command, found out on a copy before anything is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from cnnstudio.advice.trial import applied
from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.errors import LayerError
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import NodeReport, ShapeReport, State
from cnnstudio.graph.layer import Shapes
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import translate
from cnnstudio.project.commands import Command
from cnnstudio.project.project import MAIN
from cnnstudio.ui.document import Document
from cnnstudio.ui.place import Place


@dataclass(frozen=True, slots=True)
class Trial:
    """The shown graph as it would be, its report, and what would be wrong then.

    `problem` is the first mistake that is not there now, with the name of its layer
    unless it is `added`; `parameters` is by how many the whole network would grow.
    `changed` are the nodes of which anything would be different.
    """

    graph: Graph
    report: ShapeReport
    changed: frozenset[str] = frozenset()
    problem: str = ""
    parameters: int = 0

    def shape_of(self, edge: Edge) -> TensorShape | None:
        """Return the shape that would travel along an edge."""
        return self.report.shape_of(edge)

    def differs(self, node: str, graph: Graph, report: ShapeReport) -> bool:
        """Return True if a node would show other values than it does now."""
        if node not in self.changed or node not in self.graph.nodes:
            return False
        there, now = self.graph.nodes[node], graph.nodes[node]
        return there.fields != now.fields or _summary(
            there, self.report.nodes.get(node)
        ) != _summary(now, report.nodes.get(node))


def try_out(document: Document, command: Command, added: str = "") -> Trial | None:
    """Do a command on a copy; None if it cannot be done, or nobody can say."""
    document.validate()
    project = document.project
    after = applied(project, {MAIN: document.whole}, command)
    if after is None:
        return None
    whole = after.reports[MAIN]
    report = _inside(whole, document.place)
    if report is None:
        return None
    graph = after.project.graph_of(document.network)
    grown = whole.totals().parameters - document.whole.totals().parameters
    problem = _first_problem(document.report, report, graph, added)
    # Whatever stays the same is the same object: nodes are shared, reports taken over.
    now, shown = document.graph.nodes, document.report.nodes
    changed = frozenset(
        node
        for node in now
        if report.nodes.get(node) is not shown.get(node)
        or graph.nodes.get(node) is not now[node]
    )
    return Trial(graph, report, changed, problem, grown)


def _first_problem(
    before: ShapeReport, after: ShapeReport, graph: Graph, added: str
) -> str:
    known = {report.node for report in before.in_state(State.ERROR)}
    for report in after.in_state(State.ERROR):
        if report.node in known or report.problem is None:
            continue
        message = report.problem.message
        node = graph.nodes.get(report.node)
        if node is None or node.id == added:
            return message
        return translate("Trial", "{0}: {1}").format(node.name, message)
    return ""


def _summary(node: Node, report: NodeReport | None) -> str:
    if report is None or report.layer is None:
        return ""
    known = [shape for shape in report.inputs if shape is not None]
    return report.layer.summary(*known)


def _inside(report: ShapeReport, place: Place) -> ShapeReport | None:
    for level in place:
        outer = report.nodes.get(level.node)
        layer = outer.layer if outer is not None else None
        if outer is None or not isinstance(layer, BlockLayer) or None in outer.inputs:
            return None
        try:
            report = layer.inside(cast("Shapes", outer.inputs), level.index)
        except LayerError:  # the command does not mend what is before it
            return None
    return report
