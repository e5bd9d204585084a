"""Nodes and edges: what a graph is made of."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from cnnstudio.graph.catalogue import layer_types, resolve
from cnnstudio.graph.layer import Layer, Port

LayerType = type[Layer]  # `type` is a field of Node
UNKNOWN_INPUTS = (Port("in", variadic=True),)


def new_id() -> str:
    """Return an id that is used nowhere else, also not by anything deleted."""
    return "n" + os.urandom(5).hex()


@dataclass(frozen=True, slots=True)
class Node:
    """A layer in a graph: raw fields as typed; `extras` are kept for the file.

    `known_layer` is what `resolved` remembers: None before its first success.
    """

    id: str
    type: str
    name: str
    fields: Mapping[str, object] = field(default_factory=dict)
    x: float = 0.0
    y: float = 0.0
    extras: Mapping[str, object] = field(default_factory=dict)
    known_layer: Layer | None = field(
        default=None, init=False, repr=False, compare=False
    )

    @property
    def layer_type(self) -> LayerType | None:
        """The catalogue's class; None for a type this version does not know."""
        return layer_types().get(self.type)

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

    def resolved(self) -> Layer:
        """Return the layer that the raw fields describe, remembered once built.

        Raises `KeyError` for an unknown type and `FieldError` for a bad field.
        """
        if self.known_layer is None:
            object.__setattr__(self, "known_layer", resolve(self.type, self.fields))
        assert self.known_layer is not None
        return self.known_layer


@dataclass(frozen=True, slots=True)
class Edge:
    """A joining line from an output port to an input port."""

    source: str
    target: str
    source_port: str = "out"
    target_port: str = "in"
