"""What the views of values write into a table: titles as in a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from cnnstudio.ui.export import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cnnstudio.bridge.weight_messages import (
        LayerStatistics,
        Signal,
    )
    from cnnstudio.ui.viewer.statistics.epoch_curves import EpochPoint

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
        for index, (name, kind) in enumerate(zip(found.names, found.types, strict=True))
    ]
    return Table(("layer", "type", *columns), rows)


def epochs_table(points: tuple[EpochPoint, ...]) -> Table:
    """A row for each epoch that was measured; 0 is before the first step."""
    return Table(("epoch", "mean", "deviation", "zeros", "dead"), list(points))
