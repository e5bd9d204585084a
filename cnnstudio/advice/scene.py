"""What a rule looks at, what it proposes, and the register of all rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from cnnstudio.advice.rule import Finding
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import Inside, NodeReport, ShapeReport, State
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.shape import TensorShape
from cnnstudio.project.commands import Command
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.project import Project
from cnnstudio.project.settings import facts_of

FARTHEST_WALK = 200
LayerTest = Callable[[Layer], bool]


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
    _found: dict[LayerTest, list[NodeReport]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

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
    def _alike(self) -> list[tuple[Layer, list[tuple[int, NodeReport]]]]:
        """Each layer once, with the nodes that are it and their place in the order.

        Equal layers are one object: a thousand nodes are a few dozen layers, of which
        a question that only the layer answers is asked.
        """
        groups: defaultdict[int, list[tuple[int, NodeReport]]] = defaultdict(list)
        for placed in enumerate(self.report.nodes.values()):
            groups[id(placed[1].layer)].append(placed)
        first = ((group[0][1].layer, group) for group in groups.values())
        return [(layer, group) for layer, group in first if layer is not None]

    def of_kind(self, test: LayerTest) -> list[NodeReport]:
        """Reports of the nodes whose layer passes `test`, in order; remembered."""
        found = self._found.get(test)
        if found is None:
            groups = [group for layer, group in self._alike if test(layer)]
            if len(groups) == 1:
                found = [report for _, report in groups[0]]
            else:  # places differ, so that reports are never compared
                found = [r for _, r in sorted(chain.from_iterable(groups))]
            self._found[test] = found
        return found

    def working(self, test: LayerTest) -> list[NodeReport]:
        """Reports of the nodes of a kind that work, in the order of computation."""
        found = self.of_kind(test)
        return found if self.is_clean else [r for r in found if r.state is State.VALID]

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

    def facts(self) -> DataFacts | None:
        """What is known of the project's data; None: they are yet to be chosen."""
        return facts_of(self.project.dataset)


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
