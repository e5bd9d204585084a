"""What the views of weights and values write into a table: titles as in a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from cnnstudio.ui.export import Table
from cnnstudio.ui.viewer.filter_bank import nearest

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cnnstudio.bridge.weight_messages import (
        LayerStatistics,
        LayerWeights,
        Signal,
    )
    from cnnstudio.ui.viewer.epoch_curves import EpochPoint

Row = tuple[object, ...]


def statistics_table(found: LayerStatistics) -> Table:
    """A row for each bar of each histogram: its ends, and how many values it counts."""
    rows: list[Row] = []
    for name, counts in found.counts.items():
        facts = found.facts[name]
        edges = np.linspace(facts["low"], facts["high"], len(counts) + 1)
        rows += [
            (name, float(edges[i]), float(edges[i + 1]), int(count))
            for i, count in enumerate(counts)
        ]
    return Table(("values", "from", "to", "count"), rows)


def weights_table(found: LayerWeights) -> Table:
    """A row for each channel: its single numbers, and what is known of a filter."""
    count = len(found.norms) if found.filters else 0
    count = count or max((len(t) for t in found.tensors.values() if t.ndim), default=0)
    columns = {
        name: values
        for name, values in found.tensors.items()
        if values.shape == (count,) and name != found.filters
    }
    if found.filters:
        columns["length"] = found.norms
    if len(found.changes) == count:
        columns["change"] = found.changes
    titles = ["channel", *columns]
    alike = bool(found.filters) and len(found.cosines) == count
    rows = []
    for index in range(count):
        row: Row = (index, *(float(values[index]) for values in columns.values()))
        if alike:
            row = (*row, *(nearest(found.cosines, index) or (None, None)))
        rows.append(row)
    return Table((*titles, "nearest", "cosine") if alike else titles, rows)


def signal_table(found: Signal) -> Table:
    """A row for each layer, in the order of computation."""
    columns: dict[str, NDArray[Any]] = {
        "mean": found.mean, "deviation": found.deviation, "least": found.least,
        "most": found.most, "zeros": found.zeros, "dead": found.dead,
        "saturated": found.saturated, "dead_channels": found.dead_channels,
        "channels": found.channels, "nan": found.nan, "infinite": found.infinite,
    }  # fmt: skip
    rows = [
        (name, kind, *(values[index].item() for values in columns.values()))
        for index, (name, kind) in enumerate(
            zip(found.names, found.types, strict=True)
        )
    ]
    return Table(("layer", "type", *columns), rows)


def epochs_table(points: tuple[EpochPoint, ...]) -> Table:
    """A row for each epoch that was measured; 0 is before the first step."""
    return Table(("epoch", "mean", "deviation", "zeros", "dead"), list(points))
