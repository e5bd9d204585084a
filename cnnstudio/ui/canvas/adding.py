"""A choice of the palette as a node that is about to be added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.layout import FULL_SIZE, LINE_SIZE, Place, Size
from cnnstudio.graph.node import BLOCK, Node
from cnnstudio.graph.shape import TensorShape
from cnnstudio.project.adopting import insert_block
from cnnstudio.project.commands import Command, new_node
from cnnstudio.ui.document import Document
from cnnstudio.ui.layer_search import Choice


@dataclass(frozen=True, slots=True)
class Ready:
    """A node that is not in the network yet, and what must be done before it is."""

    node: Node
    steps: tuple[Command, ...]
    title: str
    layer_type: type[Layer]

    @property
    def size(self) -> Size:
        """Size of its card."""
        return FULL_SIZE if self.layer_type.is_full_node else LINE_SIZE


def prepared(
    document: Document,
    choice: Choice,
    given: TensorShape | None,
    place: Place = (0.0, 0.0),
    fields: Mapping[str, object] | None = None,
) -> Ready:
    """Make the node of a choice where `given` arrives; raises `BlockError`.

    A block from a file brings its definition along.
    """
    raw = {**choice.fields_behind(given), **(fields or {})}
    name = choice.layer_type.type_name()
    steps: list[Command] = []
    if name.startswith(BLOCK):
        source = choice.file if choice.file is not None else name.removeprefix(BLOCK)
        steps, node = insert_block(document.project, source, document.network, place)
        node = replace(node, fields={**node.fields, **raw})
    else:
        node = new_node(document.graph, name, *place, raw)
    return Ready(node, tuple(steps), choice.title, choice.layer_type)


def sketch(choice: Choice, given: TensorShape | None) -> Node:
    """Make the node of a choice for a ghost: it is never added."""
    name = choice.layer_type.type_name()
    library = choice.file.library if choice.file is not None else None
    graph = Graph(library)
    if library is None and name.startswith(BLOCK):
        graph = Graph(_Known(choice.layer_type))
    return new_node(graph, name, fields=choice.fields_behind(given))


class _Known:
    """A library of one type, for the ghost of a block that the project has."""

    def __init__(self, layer_type: type[Layer]) -> None:
        self._type = layer_type

    def layer_type(self, type_name: str) -> type[Layer] | None:
        """Return the one type that there is."""
        return self._type if type_name == self._type.type_name() else None
