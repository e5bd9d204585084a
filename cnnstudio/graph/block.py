"""Blocks: a named graph with ports and parameters, used like a layer."""

from __future__ import annotations

import keyword
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from cnnstudio.graph.expression import FUNCTIONS
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layer import Port
from cnnstudio.graph.node import BLOCK, Node
from cnnstudio.graph.param import LARGEST, Param
from cnnstudio.graph.text import marked, translate

ParamKind = Literal["int", "float", "bool", "choice"]
MOST_REPEATS = 1_000
OWN_PARAMS = {
    "repeat": Param(
        "int",
        1,
        1,
        MOST_REPEATS,
        label="repeat",
        help=marked(
            "Fields", "So many equal blocks in a row; the inside may use i and n."
        ),
    ),
    "per_frame": Param(
        "bool",
        False,
        label=marked("Fields", "per frame"),
        help=marked(
            "Fields", "Works on each frame of a clip by itself: time is its first axis."
        ),
    ),
}
RESERVED = frozenset((*OWN_PARAMS, *FUNCTIONS, "in_channels", "i", "n"))


@dataclass(frozen=True, slots=True)
class BlockParam:
    """A parameter of a block: its value is given per instance, fields inside use it."""

    name: str
    kind: ParamKind = "int"
    default: object = 1
    minimum: float = 1
    maximum: float = LARGEST
    choices: tuple[str, ...] = ()
    help: str = ""

    def param(self) -> Param:
        """Return the description of which forms and the file reader are made."""
        return Param(
            self.kind,
            self.default,
            self.minimum,
            self.maximum,
            self.choices,
            label=self.name,
            help=self.help,
        )


def param_name_problem(name: str) -> str:
    """Say why `name` cannot be a parameter's name; empty if it can."""
    if keyword.iskeyword(name):
        return translate(
            "Graph", "{name} is a word of Python: an expression could not use it."
        ).format(name=name)
    if name in RESERVED:
        return translate(
            "Graph", "{name} has a meaning of its own in expressions."
        ).format(name=name)
    if not name.isidentifier() or not name.isascii() or name.startswith("_"):
        return translate(
            "Graph",
            "A name is letters, digits and underscores, and starts with a letter.",
        )
    return (
        translate("Graph", "A name has 40 characters at most.")
        if len(name) > 40
        else ""
    )


@dataclass(eq=False)
class BlockDefinition:
    """What all instances of a block share. `changed` follows each change of it.

    Its ports are the nodes of type BlockInput and BlockOutput in its graph, in the
    order of the nodes; a port's title is its node's name.
    """

    id: str
    name: str
    params: tuple[BlockParam, ...] = ()
    graph: Graph = field(default_factory=Graph)
    help: str = ""
    source: str = ""
    extras: Mapping[str, object] = field(default_factory=dict)

    @property
    def type_name(self) -> str:
        """Type of the nodes that are instances: `block:ID`."""
        return BLOCK + self.id

    def port_nodes(self, kind: Literal["BlockInput", "BlockOutput"]) -> list[Node]:
        """Nodes that are ports of the block, in order."""
        return [node for node in self.graph.nodes.values() if node.type == kind]

    @property
    def inputs(self) -> tuple[Port, ...]:
        """Ports on which the block takes values; the first is named "in"."""
        return _ports(self.port_nodes("BlockInput"), "in")

    @property
    def outputs(self) -> tuple[Port, ...]:
        """Ports on which the block gives values; the first is named "out"."""
        return _ports(self.port_nodes("BlockOutput"), "out")

    def contained(self) -> Iterator[str]:
        """Ids of the definitions that this one uses directly, once each."""
        seen: set[str] = set()
        for node in self.graph.nodes.values():
            used = node.type.removeprefix(BLOCK)
            if node.is_block and used not in seen:
                seen.add(used)
                yield used


def _ports(nodes: list[Node], first: str) -> tuple[Port, ...]:
    """Name ports as those of layers are: an edge that names none uses the first."""
    names = [first, *(n.id if n.name == first else n.name for n in nodes[1:])]
    pairs = zip(names, nodes, strict=False)
    return tuple(Port(name, title=node.name) for name, node in pairs)
