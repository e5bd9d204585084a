"""What a refactoring is, what it proposes, and the register of all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from cnnstudio.advice.scene import Proposal, Proposals, Scene
from cnnstudio.graph.inference import State
from cnnstudio.graph.node import Node
from cnnstudio.graph.param import Param
from cnnstudio.graph.text import marked
from cnnstudio.project.commands import Command

KERNELS = marked("Refactorings", "Kernels")
HEAD = marked("Refactorings", "Head")
NETWORK = marked("Refactorings", "Whole network")
GROUPS = (KERNELS, HEAD, NETWORK)

Claim = Literal["", "always", "training", "evaluation"]
"""When the outputs stay what they were, once the weights are carried over: never,
always, while training with the other layers as they are, or outside of training."""


class NotHereError(ValueError):
    """A refactoring cannot be done here; the message says why in one sentence."""


@dataclass(frozen=True, slots=True)
class Carry:
    """Where the weights of a node come from when a trained network is rebuilt.

    "reshape": weight and bias of `old`, laid out as `new` wants them. "copy": all
    weights and buffers of `old`. "absorb": the running mean of `new`, a BatchNorm
    that stays, loses the bias that `old`, the layer before it, has given up.
    Nodes that no rule names keep their own weights.
    """

    new: str
    old: str
    rule: Literal["reshape", "copy", "absorb"]


@dataclass(frozen=True, slots=True)
class Plan:
    """One change that is proposed: a label, the command, and what holds of it.

    `note` says in a sentence what else there is to know.
    """

    label: str
    command: Command
    claim: Claim = ""
    note: str = ""
    carries: tuple[Carry, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """Where a refactoring is to be done: in a network, at the selected nodes."""

    scene: Scene
    nodes: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)

    def chosen(self, *types: str) -> list[Node]:
        """Return the selected nodes of these types, or all if none is selected.

        They are in the order of computation and valid: what has a mistake, or waits
        for one to be mended, has no shapes to reckon with.
        """
        graph = self.scene.graph
        among = set(self.nodes) or set(graph.nodes)
        return [
            graph.nodes[report.node]
            for report in self.scene.report.in_state(State.VALID)
            if report.node in among
            and graph.nodes[report.node].type in types
            and not graph.nodes[report.node].off
        ]


Maker = Callable[[Target], Plan]


@dataclass(frozen=True, slots=True)
class Refactoring:
    """A named change of a network that is more than one edit.

    `about` is two sentences, `source` where the idea comes from; `options` are what a
    person may choose, by name.
    """

    name: str
    title: str
    group: str
    about: str
    source: str
    make: Maker
    options: Mapping[str, Param]

    def defaults(self) -> dict[str, Any]:
        """Return the value of every option that nobody has chosen."""
        return {name: param.default for name, param in self.options.items()}

    def plan(
        self,
        scene: Scene,
        nodes: Sequence[str] = (),
        options: Mapping[str, object] | None = None,
    ) -> Plan:
        """Plan the change for the selected nodes, or the network if none is.

        Raises `NotHereError`, and `FieldError` for an option that is not allowed.
        """
        values = self.defaults()
        for name, raw in (options or {}).items():
            values[name] = self.options[name].resolve(name, raw)
        return self.make(Target(scene, tuple(nodes), values))


refactorings: dict[str, Refactoring] = {}


def proposed(
    scene: Scene, name: str, nodes: Sequence[str] = (), **options: object
) -> Proposals:
    """Propose a refactoring as a fix, for rules that recommend it; none if it fails."""
    try:
        plan = refactorings[name].plan(scene, nodes, options)
    except NotHereError:
        return
    yield Proposal(plan.label, plan.command)


def refactoring(
    title: str, *, group: str, about: str, source: str, **options: Param
) -> Callable[[Maker], Maker]:
    """Decorate the function that plans a refactoring; its name is the key."""

    def enter(make: Maker) -> Maker:
        name = make.__name__
        found = Refactoring(name, title, group, about, source, make, options)
        refactorings[name] = found
        return make

    return enter
