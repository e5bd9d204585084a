"""All findings about a project: the graph's problems and the rules over settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from cnnstudio.advice.data_rules import (
    batches,
    classes,
    labels,
    pairs,
    pipeline,
    shape,
    split,
)
from cnnstudio.advice.graph_rules import (
    blocks,
    bypassed,
    dividing,
    ends,
    joining,
    merging,
    ranks,
    scores,
    sizes,
    softmax,
    windows,
)
from cnnstudio.advice.inside import at_the_instance, definitions_in, problems_of
from cnnstudio.advice.remarks import (
    bends,
    capacity,
    depth,
    filters,
    heads,
    hints,
    maps,
    weights,
)
from cnnstudio.advice.rule import URGENCY, Finding, Severity
from cnnstudio.advice.scene import (
    Draft,
    GraphRule,
    Overview,
    Proposals,
    Scene,
    graph_rules,
    inside_rules,
    menders,
    project_rules,
    remark_rules,
)
from cnnstudio.advice.trial import Drafter, Trials, count_errors, reports_of
from cnnstudio.graph.errors import Problem
from cnnstudio.graph.inference import NodeReport, ShapeReport
from cnnstudio.graph.text import translate
from cnnstudio.project.project import Project

GRAPH_RULES = (
    blocks, bypassed, ranks, scores, merging, windows, dividing, sizes, joining, ends,
    softmax,
)  # fmt: skip
DATA_RULES = (shape, classes, pairs, split, batches, pipeline, labels)
REMARKS = (bends, weights, maps, heads, filters, depth, capacity, hints)
"""Importing a file of rules enters them into the register."""

NODES_TRIED = 10_000
"""How much may be computed to try fixes out; later findings then get theirs later."""
NODES_NOTED = 500
"""Notes about larger networks are told without a fix: an edit must not wait for it."""


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
    if draft.finding.severity is Severity.NOTE:
        graphs = trials.overview.project.networks.values()
        if sum(len(graph.nodes) for graph in graphs) > NODES_NOTED:
            return draft.finding
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
    drafts = []
    for scene in overview.scenes:
        if not scene.is_clean:
            continue
        insides = definitions_in(scene) if rule in inside_rules else ()
        for looked_at in (scene, *insides):
            network, path = looked_at.network, looked_at.path
            for draft in rule(looked_at):
                finding = replace(draft.finding, network=network, path=path)
                drafts.append(Draft(finding, draft.propose))
    return drafts


def _problems(scene: Scene) -> Iterator[Draft]:
    for place in problems_of(scene):
        problem = place.report.problem
        assert problem is not None
        finding = replace(
            _finding(place.scene, place.report, problem),
            network=place.scene.network,
            path=place.scene.path,
            instances=place.instances,
        )
        yield Draft(finding, partial(_propose, place.scene, place.report))


def _propose(scene: Scene, report: NodeReport) -> Proposals:
    assert report.problem is not None
    yield from at_the_instance(scene, report)
    mender = menders.get(report.problem.rule)
    if mender is not None:
        yield from mender(scene, report)


def _finding(scene: Scene, report: NodeReport, problem: Problem) -> Finding:
    """Name the nodes that the numbers come from: `64 × 14 × 14 like bn2`."""
    edges = scene.edges_into(report)
    sources = [edges[i].source for i in problem.inputs if i < len(edges)]
    expected, got = problem.expected, problem.got
    if len(sources) == 2:
        expected = translate("Advice", "{shape} like {node}").format(
            shape=expected, node=scene.name(sources[0])
        )
    if sources and problem.param:  # the field is wrong for what arrives
        arriving = report.inputs[problem.inputs[-1]]
        got = translate("Advice", "{value} on {shape} from {node}").format(
            value=got, shape=arriving, node=scene.name(sources[-1])
        )
    elif sources:
        got = translate("Advice", "{shape} from {node}").format(
            shape=got, node=scene.name(sources[-1])
        )
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
