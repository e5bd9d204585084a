"""What a refactoring would lead to, tried on a copy before anybody applies it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cnnstudio.advice.check import draw_up
from cnnstudio.advice.refactorings.register import (
    GROUPS,
    NotHereError,
    Plan,
    Refactoring,
    refactorings,
)
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import Overview, Scene
from cnnstudio.advice.trial import applied, key_of, reports_of
from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import NodeReport, ShapeReport, infer_shapes
from cnnstudio.graph.layer import Cost
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import translate

ENDS = ("Output", "BlockOutput")
Change = Literal["new", "gone", "other"]


@dataclass(frozen=True, slots=True)
class Row:
    """One layer that changes: what it makes and costs, before and after.

    `change` is "other" for a layer that stays with another shape, cost or field.
    """

    change: Change
    name: str
    type_name: str
    before: NodeReport | None
    after: NodeReport | None


@dataclass(frozen=True, slots=True)
class Preview:
    """Totals for one sample before and after, and the layers that change.

    `shapes` are what the network gives, before and after: one per Output.
    """

    before: Cost
    after: Cost
    shapes: tuple[tuple[TensorShape | None, ...], tuple[TensorShape | None, ...]]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A refactoring for a selection: its plan with a preview, or why there is none."""

    refactoring: Refactoring
    plan: Plan | None = None
    preview: Preview | None = None
    reason: str = ""


def by_group() -> list[Refactoring]:
    """Return all refactorings in the order of a list."""
    return sorted(refactorings.values(), key=lambda r: GROUPS.index(r.group))


def offer(
    refactoring: Refactoring,
    scene: Scene,
    nodes: Sequence[str] = (),
    options: Mapping[str, object] | None = None,
) -> Offer:
    """Try one refactoring on a copy; a result with a new mistake is not offered."""
    try:
        plan = refactoring.plan(scene, nodes, options)
        preview = _preview(scene, plan)
    except NotHereError as error:
        return Offer(refactoring, reason=str(error))
    except FieldError as error:
        text = translate(
            "Refactorings", "{name} is {got}, expected {expected}."
        ).format(name=error.name, got=error.got, expected=error.expected)
        return Offer(refactoring, reason=text)
    return Offer(refactoring, plan, preview)


def _preview(scene: Scene, plan: Plan) -> Preview:
    before = Overview(scene.project, reports_of(scene.project, _known(scene)))
    after = applied(scene.project, before.reports, plan.command)
    if after is None:
        raise NotHereError(translate("Refactorings", "It cannot be done here."))
    graph = after.project.graph_of(scene.network)
    report = after.reports.get(scene.network)
    if report is None:
        report = infer_shapes(graph, inside=scene.inside)
    _refuse_problems(scene, graph, report)
    known = {key_of(finding) for finding in _mistakes(before)}
    for finding in _mistakes(after):
        if key_of(finding) not in known:
            raise NotHereError(_mistake(finding.message, finding.detail))
    shapes = _given(scene.graph, scene.report), _given(graph, report)
    rows = tuple(_rows(scene, graph, report))
    return Preview(scene.report.totals(), report.totals(), shapes, rows)


def _refuse_problems(scene: Scene, graph: Graph, report: ShapeReport) -> None:
    """Refuse a plan after which a layer would be wrong that is not wrong now."""
    for node in report.nodes.values():
        old = scene.report.nodes.get(node.node)
        if node.problem is not None and (old is None or old.problem is None):
            problem = node.problem
            detail = translate(
                "Refactorings", "Expected {expected}, got {got}."
            ).format(expected=problem.expected, got=problem.got)
            text = f"{graph.nodes[node.node].name}: {problem.message}"
            raise NotHereError(_mistake(text, detail if problem.expected else ""))


def _mistake(message: str, detail: str) -> str:
    return (
        translate("Refactorings", "It would be a mistake: {message}. {detail}")
        .format(message=message, detail=detail)
        .strip()
    )


def _known(scene: Scene) -> dict[str, ShapeReport]:
    """Return the report of a network; that of a block is only one of its insides."""
    known = scene.network in scene.project.networks
    return {scene.network: scene.report} if known else {}


def _mistakes(overview: Overview) -> list[Finding]:
    """List the errors of a project: of its networks, and of them with the data."""
    findings = [draft.finding for draft in draw_up(overview)]
    return [f for f in findings if f.severity is Severity.ERROR]


def _given(graph: Graph, report: ShapeReport) -> tuple[TensorShape | None, ...]:
    """Shapes that leave the network: at its Outputs, or where nothing follows."""
    ends = [n for n in report.nodes if graph.nodes[n].type in ENDS]
    ends = ends or [n for n in report.nodes if not graph.outgoing(n)]
    return tuple(report.nodes[n].output for n in ends)


def _rows(scene: Scene, graph: Graph, report: ShapeReport) -> Iterable[Row]:
    """Layers that differ, in the order of computation; those gone where they were."""
    merged = _merged(list(scene.report.nodes), list(report.nodes))
    for node in merged:
        before, after = scene.report.nodes.get(node), report.nodes.get(node)
        old, new = scene.graph.nodes.get(node), graph.nodes.get(node)
        known = new or old
        assert known is not None
        if old is None:
            yield Row("new", known.name, known.type, None, after)
        elif new is None:
            yield Row("gone", known.name, known.type, before, None)
        elif old.fields != new.fields or _differs(before, after):
            yield Row("other", known.name, known.type, before, after)


def _merged(old: list[str], new: list[str]) -> list[str]:
    """Both orders in one: what is gone stands behind what was before it."""
    result, stays = list(new), set(new)
    for index, node in enumerate(old):
        if node not in stays:
            result.insert(result.index(old[index - 1]) + 1 if index else 0, node)
    return result


def _differs(before: NodeReport | None, after: NodeReport | None) -> bool:
    if before is None or after is None:
        return True
    return before.outputs != after.outputs or before.cost != after.cost
