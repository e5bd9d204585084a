"""What the view of a layer's weights writes into a table: titles as in a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cnnstudio.ui.export import Table
from cnnstudio.ui.viewer.weights.filter_bank import nearest

if TYPE_CHECKING:
    from cnnstudio.bridge.weight_messages import LayerWeights


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
    rows: list[tuple[object, ...]] = []
    for index in range(count):
        row = (index, *(float(values[index]) for values in columns.values()))
        if alike:
            row = (*row, *(nearest(found.cosines, index) or (None, None)))
        rows.append(row)
    return Table((*titles, "nearest", "cosine") if alike else titles, rows)
