"""What a rule looks at, what it proposes, and the register of all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cnnstudio.advice.rule import Finding
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import Inside, NodeReport, ShapeReport, State
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.shape import TensorShape
from cnnstudio.project.commands import Command
from cnnstudio.project.project import Project
from cnnstudio.project.sources import SOURCES, DataSource

FARTHEST_WALK = 200


class Proposal(NamedTuple):
    """A fix that was not tried yet.

    `costly`: its parameters are worth a note; `last_resort`: it takes a layer away,
    so whatever keeps the layer comes before it; `drastic`: it loses what somebody has
    just put there, so nobody is to press it by mistake.
    """

    label: str
    command: Command
    costly: bool = True
    last_resort: bool = False
    drastic: bool = False


Proposals = Iterable[Proposal]


class Draft(NamedTuple):
    """A finding without its fixes, and how to think of some."""

    finding: Finding
    propose: Callable[[], Proposals]


def no_proposals() -> Proposals:
    """Propose nothing: a remark that only tells."""
    return ()


@dataclass(frozen=True)
class Scene:
    """One network, or the inside of an instance, with what inference found there.

    `network` is its name or `block:ID`; `inside` then says what enters there, `path`
    names the instances that lead there, and `around` is the last of them in its own
    scene.
    """

    project: Project
    network: str
    graph: Graph
    report: ShapeReport
    inside: Inside | None = None
    path: tuple[str, ...] = ()
    around: tuple[Scene, NodeReport] | None = None

    def name(self, node: str) -> str:
        """Name of a node."""
        return self.graph.nodes[node].name

    def node(self, report: NodeReport) -> Node:
        """Return the node that a report is about."""
        return self.graph.nodes[report.node]

    def edges_into(self, report: NodeReport) -> list[Edge]:
        """Edges that end at a node, in the order of its report's inputs."""
        return self.graph.incoming(report.node)

    def before(self, edge: Edge) -> Iterator[NodeReport]:
        """Reports from an edge's source upwards, while there is one way up."""
        node = edge.source
        for _ in range(FARTHEST_WALK):
            report = self.report.nodes[node]
            yield report
            arriving = self.graph.incoming(node)
            if len(arriving) != 1:
                return
            node = arriving[0].source


    @cached_property
    def layers(self) -> tuple[NodeReport, ...]:
        """Reports of all nodes that work, in the order of computation."""
        return tuple(
            report
            for report in self.report.nodes.values()
            if report.layer is not None and report.state is State.VALID
        )

    @cached_property
    def is_clean(self) -> bool:
        """True if every node works."""
        return self.report.is_clean

    def source(self) -> DataSource | None:
        """What is known of the project's data; None: they are yet to be chosen."""
        return SOURCES.get(self.project.dataset.source)


@dataclass(frozen=True)
class Overview:
    """The whole project with the reports of its networks."""

    project: Project
    reports: Mapping[str, ShapeReport]

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        """Every network of the project."""
        return tuple(
            Scene(self.project, name, graph, self.reports[name])
            for name, graph in self.project.networks.items()
        )


Mender = Callable[[Scene, NodeReport], Proposals]
GraphRule = Callable[[Scene], Iterable[Draft]]
ProjectRule = Callable[[Overview], Iterable[Draft]]

menders: dict[str, Mender] = {}
graph_rules: list[GraphRule] = []
project_rules: list[ProjectRule] = []
remark_rules: list[GraphRule] = []
inside_rules: set[GraphRule] = set()


def mends(kind: str) -> Callable[[Mender], Mender]:
    """Decorate the function that proposes fixes for a kind of `Problem`."""

    def enter(mender: Mender) -> Mender:
        menders[kind] = mender
        return mender

    return enter


def graph_rule(rule: GraphRule) -> GraphRule:
    """Decorate a rule that looks at one network as a whole."""
    graph_rules.append(rule)
    return rule


def project_rule(rule: ProjectRule) -> ProjectRule:
    """Decorate a rule that looks at networks together with data and settings."""
    project_rules.append(rule)
    return rule


def remark_rule(rule: GraphRule) -> GraphRule:
    """Decorate a rule for what works but is probably not meant: warnings and notes.

    It looks at networks without a mistake, once per validation; the fixes of mistakes
    are not measured by it.
    """
    remark_rules.append(rule)
    return rule


def also_inside(rule: GraphRule) -> GraphRule:
    """Decorate a remark rule that makes sense inside of blocks too."""
    inside_rules.add(rule)
    return rule


def shape_text(values: Iterable[int]) -> str:
    """Show a shape: `1 × 28 × 28`."""
    return str(TensorShape(values))
