"""Every fix is tried on a copy before it is offered; what does not help is not."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cnnstudio.advice.rule import Finding, Fix, Severity
from cnnstudio.advice.scene import Draft, Overview, Proposal
from cnnstudio.graph.inference import ShapeReport, infer_shapes
from cnnstudio.project.project import Project, ProjectChange

MOST_FIXES = 4
Drafter = Callable[[Overview], list[Draft]]


class Outcome(NamedTuple):
    """What a proposal would lead to."""

    proposal: Proposal
    errors: int
    findings: int
    parameters: int


def key_of(finding: Finding) -> tuple[object, ...]:
    """Tell two findings apart: the same mistake at the same place has the same key.

    What is expected may change without anything having been mended.
    """
    return finding.rule, finding.where, finding.param, finding.message, finding.got


def count_errors(drafts: Iterable[Draft]) -> int:
    """Count what blocks training."""
    return sum(draft.finding.severity is Severity.ERROR for draft in drafts)


def parameters(reports: Mapping[str, ShapeReport]) -> int:
    """Parameters of all networks."""
    return sum(report.totals().parameters for report in reports.values())


@dataclass
class Trials:
    """Tries fixes on copies of a project, `left` of them at most.

    `errors` is how many errors there are now.
    """

    overview: Overview
    draw_up: Drafter
    errors: int
    left: int

    def fixes_for(self, draft: Draft) -> tuple[Fix, ...]:
        """Return the proposals that remove the finding, best first.

        One that would leave as many errors as there are now is offered only if there
        is no better one.
        """
        key = key_of(draft.finding)
        outcomes = []
        for proposal in draft.propose() if self.left > 0 else ():
            outcome = self._try(proposal, key)
            if outcome is not None:
                outcomes.append(outcome)
        if not outcomes:
            return ()
        least = min(outcome.errors for outcome in outcomes)
        kept = [o for o in outcomes if o.errors == least or o.errors < self.errors]
        kept.sort(key=lambda o: (o.errors, o.proposal.last_resort, o.findings))
        before = parameters(self.overview.reports)
        return tuple(
            Fix(o.proposal.label, o.proposal.command, _note(o, o.parameters - before))
            for o in kept[:MOST_FIXES]
        )

    def _try(self, proposal: Proposal, key: tuple[object, ...]) -> Outcome | None:
        self.left -= 1
        project = _copy(self.overview.project)
        touched = _Touched(project)
        project.changed.connect(touched.note)
        # Commands remember what they replaced: the real one must not know the copy.
        command = copy.deepcopy(proposal.command)
        try:
            command.redo(project)
        except ValueError:  # a name, an edge or a value that is not allowed here
            return None
        reports = {}
        for name, graph in project.networks.items():
            changed = touched.nodes[name] & graph.nodes.keys()
            reports[name] = infer_shapes(graph, self.overview.reports[name], changed)
        drafts = self.draw_up(Overview(project, reports))
        if any(key_of(draft.finding) == key for draft in drafts):
            return None
        errors = count_errors(drafts)
        return Outcome(proposal, errors, len(drafts), parameters(reports))


class _Touched:
    """Notes which nodes an edit concerns, for the incremental inference."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.nodes: dict[str, set[str]] = {name: set() for name in project.networks}

    def note(self, change: ProjectChange) -> None:
        if change.graph is None or change.graph.kind != "node_moved":
            for network, nodes in self.nodes.items():
                nodes |= self._project.touched(change, network)


def _copy(project: Project) -> Project:
    """Copy a project; nodes and settings are frozen and shared."""
    twin = Project(project.library.copy())
    for name, graph in project.networks.items():
        twin.add_network(name, graph.copy())
    twin.dataset, twin.training = project.dataset, project.training
    return twin


def _note(outcome: Outcome, change: int) -> str:
    if not change or not outcome.proposal.costly:
        return ""
    return f"{'+' if change > 0 else '−'}{abs(change):,} parameters"
