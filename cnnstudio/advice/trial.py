"""Every fix is tried on a copy before it is offered; what does not help is not."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cnnstudio.advice.rule import Finding, Fix, Severity
from cnnstudio.advice.scene import Draft, Overview, Proposal
from cnnstudio.graph.inference import ShapeReport, infer_shapes
from cnnstudio.graph.text import translate
from cnnstudio.project.commands import Command
from cnnstudio.project.project import Project, ProjectChange

MOST_FIXES = 3
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
    where = finding.network, finding.where
    return finding.rule, where, finding.param, finding.message, finding.got


def count_errors(drafts: Iterable[Draft]) -> int:
    """Count what blocks training."""
    return sum(draft.finding.severity is Severity.ERROR for draft in drafts)


def parameters(reports: Mapping[str, ShapeReport]) -> int:
    """Parameters of all networks."""
    return sum(
        node.cost.parameters
        for report in reports.values()
        for node in report.nodes.values()
    )


def preview(
    project: Project, fix: Fix, reports: Mapping[str, ShapeReport] | None = None
) -> dict[str, ShapeReport]:
    """Return the shapes as they would be with `fix`, by network; nothing is changed.

    `reports` are those that are known now; they spare inferring what stays.
    """
    before = reports_of(project, reports)
    after = applied(project, before, fix.command)
    return dict(after.reports) if after is not None else before


def reports_of(
    project: Project, known: Mapping[str, ShapeReport] | None
) -> dict[str, ShapeReport]:
    """Infer the networks that `known` has no report of."""
    return {
        name: known[name] if known and name in known else infer_shapes(graph)
        for name, graph in project.networks.items()
    }


@dataclass
class Trials:
    """Tries fixes on copies of a project, `left` of them at most.

    `errors` is how many errors there are now.
    """

    overview: Overview
    draw_up: Drafter
    errors: int
    left: int

    def fixes_for(
        self, draft: Draft, remarks: Drafter | None = None
    ) -> tuple[Fix, ...]:
        """Return the proposals that remove the finding, best first.

        One that would leave as many errors as there are now is offered only if there
        is no better one; one for a remark must not make any. `remarks` draws up what
        the finding is one of, if it is a remark.
        """
        key = key_of(draft.finding)
        outcomes, tried = [], set[str]()
        for proposal in draft.propose() if self.left > 0 else ():
            if proposal.label in tried:
                continue
            tried.add(proposal.label)
            outcome = self._try(proposal, key, remarks)
            if outcome is not None:
                outcomes.append(outcome)
        if not outcomes:
            return ()
        mild = [o for o in outcomes if not o.proposal.drastic] or outcomes
        least = min(outcome.errors for outcome in mild)
        kept = [o for o in outcomes if o.errors == least or o.errors < self.errors]
        kept.sort(key=_order)
        before = self._parameters
        return tuple(
            Fix(
                o.proposal.label,
                o.proposal.command,
                _note(o, o.parameters - before),
                o.proposal.drastic,
            )
            for o in kept[:MOST_FIXES]
        )

    @cached_property
    def _parameters(self) -> int:
        return parameters(self.overview.reports)

    def _try(
        self, proposal: Proposal, key: tuple[object, ...], remarks: Drafter | None
    ) -> Outcome | None:
        self.left -= 1
        project = self.overview.project
        after = applied(project, self.overview.reports, proposal.command)
        if after is None:
            return None
        drafts = self.draw_up(after)
        errors = count_errors(drafts)
        if remarks is not None and errors > self.errors:
            return None
        told = drafts if remarks is None else remarks(after)
        if any(key_of(draft.finding) == key for draft in told):
            return None
        return Outcome(proposal, errors, len(drafts), parameters(after.reports))


def _order(outcome: Outcome) -> tuple[bool, int, bool, int]:
    proposal = outcome.proposal
    return proposal.drastic, outcome.errors, proposal.last_resort, outcome.findings


def applied(
    project: Project, reports: Mapping[str, ShapeReport], command: Command
) -> Overview | None:
    """Do a command on a copy; None if it cannot be done there."""
    twin = project.copied()
    touched = _Touched(twin)
    twin.changed.connect(touched.note)
    # Commands remember what they replaced: the real one must not know the copy.
    trial = copy.deepcopy(command)
    try:
        trial.redo(twin)
    except ValueError:  # a name, an edge or a value that is not allowed here
        return None
    after = {}
    for name, graph in twin.networks.items():
        changed = touched.nodes[name] & graph.nodes.keys()
        after[name] = infer_shapes(graph, reports[name], changed)
    return Overview(twin, after)


class _Touched:
    """Notes which nodes an edit concerns, for the incremental inference."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.nodes: dict[str, set[str]] = {name: set() for name in project.networks}

    def note(self, change: ProjectChange) -> None:
        if change.graph is None or not change.graph.only_looks:
            for network, nodes in self.nodes.items():
                nodes |= self._project.touched(change, network)


def _note(outcome: Outcome, change: int) -> str:
    if not change or not outcome.proposal.costly:
        return ""
    text = translate("Advice", "{sign}{number:,} parameters")
    return text.format(sign="+" if change > 0 else "−", number=abs(change))
