"""How much a question to a block may take, and how much its answers may fill."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NoReturn, TypeVar

from cnnstudio.graph.block import MOST_REPEATS
from cnnstudio.graph.layer import refuse
from cnnstudio.graph.text import translate

MOST_LAYERS = 100_000
OVERHEAD = 5  # layers whose inference takes as long as to begin with a graph
MOST_INSIDES = 2 * MOST_REPEATS  # remembered by one layer

Key = TypeVar("Key")
Known = TypeVar("Known")


@dataclass
class _Work:
    """How many layers one question has gone through, and how deep it stands.

    A file may nest repeats in repeats; without a limit it could keep us for years.
    """

    layers: int = 0
    depth: int = 0


_work = _Work()


@contextmanager
def counted(layers: int) -> Iterator[None]:
    """Count layers while a question to a block is answered; `LayerError` at a limit."""
    _work.layers = layers + OVERHEAD + (_work.layers if _work.depth else 0)
    if _work.layers > MOST_LAYERS:
        refuse_so_many(translate("Graph", "A block"))
    _work.depth += 1
    try:
        yield
    finally:
        _work.depth -= 1


def refuse_so_many(name: str) -> NoReturn:
    """Raise the `LayerError` of a block that stands for too many layers."""
    refuse(
        "too_many_layers",
        translate("Graph", "{name} stands for too many layers").format(name=name),
        expected=translate("Graph", "at most {most_layers:,}").format(
            most_layers=MOST_LAYERS
        ),
        got=translate("Graph", "more"),
    )


def remember(memory: dict[Key, Known], key: Key, known: Known, most: int) -> None:
    """Keep what is known; a full memory is emptied first."""
    if len(memory) >= most:
        memory.clear()
    memory[key] = known
