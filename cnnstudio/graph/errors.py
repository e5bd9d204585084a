"""What can be wrong with a graph, as data: advice turns it into messages and fixes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cnnstudio.graph.text import translate

if TYPE_CHECKING:
    from cnnstudio.graph.shape import TensorShape


class FieldError(ValueError):
    """A field's value is not allowed: which, what is expected, what was found."""

    def __init__(self, name: str, expected: str, got: str) -> None:
        text = translate("Graph", "{name}: expected {expected}, found {got}")
        super().__init__(text.format(name=name, expected=expected, got=got))
        self.name = name
        self.expected = expected
        self.got = got


@dataclass(frozen=True)
class Problem:
    """Why a layer cannot work on what it is given.

    `rule` names the kind of mistake, and `details` holds the numbers that a fix for
    this kind needs; `assumed` is what the layer would give once the fix is applied,
    so that the layers behind it can show a provisional shape.
    """

    rule: str
    message: str
    expected: str = ""
    got: str = ""
    formula: str = ""
    param: str = ""
    inputs: tuple[int, ...] = ()
    details: dict[str, object] = field(default_factory=dict)
    assumed: tuple[TensorShape, ...] | None = None


class LayerError(Exception):
    """Raised by a layer's shape rule; carries a `Problem`."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class ConnectError(ValueError):
    """Two ports cannot be joined; the text is the reason, for people."""


class CycleError(ConnectError):
    """The edge would close a cycle: a layer cannot feed itself."""


class PortTakenError(ConnectError):
    """The input port has an edge already and takes one only."""


class DuplicateEdgeError(ConnectError):
    """The two ports are joined already."""


class NoSuchPortError(ConnectError):
    """The node or its port does not exist."""
