"""All findings about a project: the graph's problems and the rules over settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from cnnstudio.advice.data_rules import batches, classes, shape, split
from cnnstudio.advice.graph_rules import (
    dividing,
    ends,
    joining,
    merging,
    scores,
    softmax,
    vectors,
    windows,
)
from cnnstudio.advice.remarks import bends, capacity, depth, filters, heads, hints, maps
from cnnstudio.advice.rule import URGENCY, Finding, Severity
from cnnstudio.advice.scene import (
    Draft,
    GraphRule,
    Overview,
    Proposals,
    Scene,
    graph_rules,
    menders,
    project_rules,
    remark_rules,
)
from cnnstudio.advice.trial import Drafter, Trials, count_errors, reports_of
from cnnstudio.graph.errors import Problem
from cnnstudio.graph.inference import NodeReport, ShapeReport
from cnnstudio.project.project import Project

GRAPH_RULES = (
    vectors, scores, merging, windows, dividing, joining, ends, softmax
)  # fmt: skip
DATA_RULES = (shape, classes, split, batches)
REMARKS = (bends, maps, heads, filters, depth, capacity, hints)
"""Importing a file of rules enters them into the register."""

NODES_TRIED = 10_000
"""How much may be computed to try fixes out; later findings then get theirs later."""


def find_all(
    project: Project, reports: Mapping[str, ShapeReport] | None = None
) -> tuple[Finding, ...]:
    """Check every network: mistakes and remarks, errors first.

    `reports` spares inferring what is known.
    """
    trials, drafts = _begin(project, reports)
    findings = [_with_fixes(trials, draft) for draft in drafts]
    for rule in remark_rules:
        told = partial(_told_by, rule)
        findings += [_with_fixes(trials, d, told) for d in told(trials.overview)]
    return tuple(sorted(findings, key=lambda f: URGENCY[f.severity]))


def find_mistakes(
    project: Project, reports: Mapping[str, ShapeReport] | None = None
) -> tuple[Finding, ...]:
    """Check every network for what cannot or should not stay; without remarks."""
    trials, drafts = _begin(project, reports)
    return tuple(_with_fixes(trials, draft) for draft in drafts)


def _begin(
    project: Project, reports: Mapping[str, ShapeReport] | None
) -> tuple[Trials, list[Draft]]:
    overview = Overview(project, reports_of(project, reports))
    drafts = draw_up(overview)
    nodes = sum(len(graph.nodes) for graph in project.networks.values())
    most = 4 + NODES_TRIED // (nodes + 1)
    return Trials(overview, draw_up, count_errors(drafts), most), drafts


def _with_fixes(trials: Trials, draft: Draft, told: Drafter | None = None) -> Finding:
    return replace(draft.finding, fixes=trials.fixes_for(draft, told))


def draw_up(overview: Overview) -> list[Draft]:
    """List all mistakes without their fixes, errors first."""
    drafts: list[Draft] = []
    for scene in overview.scenes:
        drafts += _problems(scene)
        for rule in graph_rules:
            drafts += rule(scene)
    for project_rule in project_rules:
        drafts += project_rule(overview)
    drafts.sort(key=lambda draft: URGENCY[draft.finding.severity])
    return drafts


def _told_by(rule: GraphRule, overview: Overview) -> list[Draft]:
    """List what one rule remarks about all networks that have no mistake."""
    clean = (scene for scene in overview.scenes if scene.report.is_clean)
    return [draft for scene in clean for draft in rule(scene)]


def _problems(scene: Scene) -> Iterator[Draft]:
    for report in scene.report.nodes.values():
        if report.problem is not None:
            finding = _finding(scene, report, report.problem)
            yield Draft(finding, partial(_propose, scene, report))


def _propose(scene: Scene, report: NodeReport) -> Proposals:
    assert report.problem is not None
    mender = menders.get(report.problem.rule)
    return mender(scene, report) if mender is not None else ()


def _finding(scene: Scene, report: NodeReport, problem: Problem) -> Finding:
    """Name the nodes that the numbers come from: `64 × 14 × 14 like bn2`."""
    edges = scene.edges_into(report)
    sources = [edges[i].source for i in problem.inputs if i < len(edges)]
    expected, got = problem.expected, problem.got
    if len(sources) == 2:
        expected = f"{expected} like {scene.name(sources[0])}"
    if sources and problem.param:  # the field is wrong for what arrives
        arriving = report.inputs[problem.inputs[-1]]
        got = f"{got} on {arriving} from {scene.name(sources[-1])}"
    elif sources:
        got = f"{got} from {scene.name(sources[-1])}"
    return Finding(
        problem.rule,
        Severity.ERROR,
        (report.node,),
        problem.message,
        expected,
        got,
        problem.formula,
        problem.param,
        sources=tuple(sources[-1:]),
    )
