"""Layers that are switched off: their input passes through, and nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cnnstudio.graph.inference import ShapeReport, State, infer_shapes
from cnnstudio.graph.node import off_problem
from cnnstudio.graph.text import plural, translate
from cnnstudio.project.commands import GraphCommand
from cnnstudio.project.project import MAIN, Project


class SetOff(GraphCommand):
    """Switch layers off, or on again."""

    def __init__(
        self, nodes: Sequence[str], off: bool, network: str = MAIN, text: str = ""
    ) -> None:
        super().__init__(text or translate("Commands", "Switch off"), network)
        self.nodes, self.off = tuple(nodes), off
        self._before: dict[str, bool] = {}

    def redo(self, project: Project) -> None:
        graph = self.graph(project)
        self._before = {node: graph.nodes[node].off for node in self.nodes}
        for node in self.nodes:
            graph.replace_node(replace(graph.nodes[node], off=self.off))

    def undo(self, project: Project) -> None:
        graph = self.graph(project)
        for node, off in self._before.items():
            graph.replace_node(replace(graph.nodes[node], off=off))


def toggle_off(project: Project, network: str, nodes: Sequence[str]) -> SetOff:
    """Return the command that switches nodes off; on, if all of them are off."""
    graph = project.graph_of(network)
    off = not all(graph.nodes[node].off for node in nodes)
    chosen = [node for node in nodes if graph.nodes[node].off != off]
    count, name = len(chosen), graph.nodes[chosen[0]].name
    if off:
        text = plural("Commands", count, "Switch {name} off", "Switch {n} layers off")
    else:
        text = plural("Commands", count, "Switch {name} on", "Switch {n} layers on")
    return SetOff(chosen, off, network, text.format(name=name, n=count))


def why_not_off(
    project: Project,
    network: str,
    nodes: Sequence[str],
    known: ShapeReport | None = None,
) -> str:
    """Say why nodes cannot be switched off, or on again; empty if they can.

    `known` is the report on the main network as it is; it spares nearly all inferring.
    """
    graph = project.graph_of(network)
    chosen = [node for node in nodes if node in graph.nodes]
    if not chosen:
        return translate("Bypass", "Select the layers that are to be off.")
    command = toggle_off(project, network, chosen)
    if not command.off:
        return ""
    for node in command.nodes:
        problem = off_problem(graph.nodes[node])
        if problem:
            return problem
    # Where each of them hands on what it takes, nothing changes behind them.
    told = known if network == MAIN else None
    if told is not None and all(_hands_on(told, node) for node in command.nodes):
        return ""
    return _misfit(project, command, known)


def _hands_on(known: ShapeReport, node: str) -> bool:
    """Tell whether a layer gives the shape that it takes: off it gives the same."""
    report = known.nodes.get(node)
    if report is None or report.state is not State.VALID:
        return False
    return report.inputs == report.outputs


def _misfit(project: Project, command: SetOff, known: ShapeReport | None) -> str:
    """Say which layer would no longer fit, if all do now."""
    before = known if known is not None else infer_shapes(project.graph)
    twin, touched = project.copied(), set[str]()
    twin.changed.connect(lambda change: touched.update(twin.touched(change, MAIN)))
    SetOff(command.nodes, True, command.network).redo(twin)
    after = infer_shapes(twin.graph, before, touched, until_shapes_stay=True)
    broken = _errors(after) - _errors(before)
    if not broken:
        return ""
    report = next(r for r in after.nodes.values() if r.node in broken)
    problem = report.problem
    assert problem is not None
    name = project.graph_of(command.network).nodes[command.nodes[0]].name
    if not problem.expected:
        text = translate("Bypass", "Without {0} it does not fit: {1}.")
        return text.format(name, problem.message)
    text = translate(
        "Bypass", "Without {0} it does not fit: {1} (expected {2}, got {3})."
    )
    return text.format(name, problem.message, problem.expected, problem.got)


def _errors(report: ShapeReport) -> set[str]:
    return {found.node for found in report.in_state(State.ERROR)}
