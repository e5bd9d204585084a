"""How many layers blocks may stand for, and how long one question may take."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NoReturn

from cnnstudio.graph.layer import refuse

MOST_LAYERS = 100_000
OVERHEAD = 5  # layers whose inference takes as long as to begin with a graph


@dataclass
class _Work:
    """How many layers one question has gone through, and how deep it stands.

    A file may nest repeats in repeats; without a limit it could keep us for years.
    """

    layers: int = 0
    depth: int = 0


_work = _Work()


def refuse_so_many(name: str) -> NoReturn:
    """Raise a `LayerError` for a block that stands for too many layers."""
    refuse(
        "too_many_layers",
        f"{name} stands for too many layers",
        expected=f"at most {MOST_LAYERS:,}",
        got="more",
    )


@contextmanager
def counted(layers: int) -> Iterator[None]:
    """Count layers while a question to a block is answered, and stop at a limit."""
    _work.layers = layers + OVERHEAD + (_work.layers if _work.depth else 0)
    if _work.layers > MOST_LAYERS:
        refuse_so_many("A block")
    _work.depth += 1
    try:
        yield
    finally:
        _work.depth -= 1
