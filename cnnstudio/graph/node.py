"""Nodes and edges: what a graph is made of."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from cnnstudio.graph.catalogue import has_expressions, resolve, type_named
from cnnstudio.graph.errors import LayerError, Problem
from cnnstudio.graph.expression import Value
from cnnstudio.graph.layer import Layer, Port
from cnnstudio.graph.layers.inside import Bypass
from cnnstudio.graph.text import translate

LayerType = type[Layer]  # `type` is a field of Node
BLOCK = "block:"  # begins the type of an instance; the definition's id follows
UNKNOWN_INPUTS = (Port("in", variadic=True),)


def new_id() -> str:
    """Return an id that is used nowhere else, also not by anything deleted."""
    return "n" + os.urandom(5).hex()


class Library(Protocol):
    """What knows the layer types that the blocks of a project define."""

    def layer_type(self, type_name: str) -> LayerType | None:
        """Return the type of a block, `block:ID`; None if there is no such block."""


@dataclass(frozen=True, slots=True)
class Node:
    """A layer in a graph: raw fields as typed; `extras` are kept for the file.

    `library` knows the types of blocks; a graph gives its own to the nodes that need
    it. One that is `off` keeps its fields and hands its input on. `known_layer` is
    what `resolved` remembers: None before its first success.
    """

    id: str
    type: str
    name: str
    fields: Mapping[str, object] = field(default_factory=dict)
    x: float = 0.0
    y: float = 0.0
    extras: Mapping[str, object] = field(default_factory=dict)
    library: Library | None = field(default=None, repr=False, compare=False)
    off: bool = False
    known_layer: Layer | None = field(
        default=None, init=False, repr=False, compare=False
    )

    def __deepcopy__(self, memo: object) -> Node:
        """Nodes never change: a copied command shares them, and their library."""
        return self

    @property
    def is_block(self) -> bool:
        """True for an instance of a block."""
        return self.type.startswith(BLOCK)

    @property
    def layer_type(self) -> LayerType | None:
        """The catalogue's class; None for a type this version does not know."""
        known = type_named(self.type)
        if known is None and self.library is not None and self.is_block:
            return self.library.layer_type(self.type)
        return known

    @property
    def input_ports(self) -> tuple[Port, ...]:
        """Inputs; one that takes any number of edges for an unknown type."""
        layer_type = self.layer_type
        return layer_type.inputs if layer_type is not None else UNKNOWN_INPUTS

    @property
    def output_ports(self) -> tuple[Port, ...]:
        """Outputs, which may depend on the fields."""
        layer_type = self.layer_type
        if layer_type is None:
            return Layer.outputs
        return layer_type.output_ports(self.fields)

    def resolved(self, scope: Mapping[str, Value] | None = None) -> Layer:
        """Return the layer that the raw fields describe, remembered once built.

        `scope` gives the names that expressions may use; layers that depend on it,
        and blocks, whose definition may change, are not remembered here. Raises
        `KeyError` for an unknown type, `FieldError` for a bad field and `LayerError`
        if it is off and has no one input to hand on.
        """
        if self.known_layer is not None:
            return self.known_layer
        if self.off:
            return self._bypassed()
        layer_type = self.layer_type
        if layer_type is None:
            raise KeyError(self.type)
        layer = resolve(layer_type, self.fields, scope)
        # Without a scope an expression is a mistake: here there is none.
        plain = scope is None or not has_expressions(layer_type, self.fields)
        if plain and not self.is_block:
            object.__setattr__(self, "known_layer", layer)
        return layer

    def _bypassed(self) -> Layer:
        problem = off_problem(self)
        if problem:
            raise LayerError(
                Problem("cannot_be_off", problem, "a layer that is on", "off")
            )
        layer = Bypass.build(())
        if not self.is_block:  # whose ports may change
            object.__setattr__(self, "known_layer", layer)
        return layer


def off_problem(node: Node) -> str:
    """Say why a layer cannot be off, whatever arrives; empty if it can."""
    if node.layer_type is None:
        return translate(
            "Bypass",
            "This version does not know {0}, and so not what would pass through.",
        ).format(node.name)
    takes, gives = node.input_ports, node.output_ports
    if not takes or not gives:
        return translate(
            "Bypass", "{0} is an end of the network: nothing would pass through it."
        ).format(node.name)
    if len(takes) > 1 or takes[0].variadic:
        return translate(
            "Bypass", "{0} joins several inputs: which of them would pass through?"
        ).format(node.name)
    if len(gives) > 1:
        return translate(
            "Bypass", "{0} has several outputs: its input cannot pass through to all."
        ).format(node.name)
    return ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A joining line from an output port to an input port."""

    source: str
    target: str
    source_port: str = "out"
    target_port: str = "in"
