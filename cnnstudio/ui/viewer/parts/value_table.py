"""Values of maps, sequences and vectors as a table: a row each, with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from cnnstudio.bridge.message import FloatArray
from cnnstudio.graph.text import translate
from cnnstudio.ui.export import Table


def value_table(named: Mapping[str, FloatArray]) -> Table:
    """Return arrays of one shape as columns; the first columns say where.

    A vector has channels, a sequence (L, S) steps and values of a step, maps
    (C, H, W) channels, rows and columns.
    """
    channel = translate("ValueTable", "channel")
    row, column = translate("ValueTable", "row"), translate("ValueTable", "column")
    places = {1: (channel,), 2: (row, column), 3: (channel, row, column)}
    shape = next(iter(named.values())).shape
    return Table((*places[len(shape)], *named), _Rows(tuple(named.values())))


class _Rows:
    """The rows, made as they are written: there may be millions."""

    def __init__(self, columns: tuple[FloatArray, ...]) -> None:
        self._columns = columns

    def __iter__(self) -> Iterator[tuple[object, ...]]:
        for place in np.ndindex(self._columns[0].shape):
            yield *place, *(float(column[place]) for column in self._columns)
