"""What an engine might have measured of every layer, without an engine."""

from __future__ import annotations

from typing import Any

import numpy as np

from cnnstudio.bridge.weight_messages import Signal, SignalOf
from tests.helpers.viewing import Studio


def signal(built: Studio, asked: SignalOf, **changes: Any) -> Signal:
    """What an engine might have measured of the small LeNet."""
    graph = built.document.graph
    nodes = tuple(graph.order().nodes)
    count = len(nodes)
    row = np.zeros(count, np.float32)
    none = np.zeros(count, np.int64)
    values: dict[str, Any] = {
        "mean": row + 0.5, "deviation": row + 1, "least": row - 2, "most": row + 2,
        "zeros": row, "dead": row, "saturated": row + np.nan, "channels": none + 6,
        "dead_channels": none, "nan": none, "infinite": none,
        "channel_means": {node: np.full(6, 0.5, np.float32) for node in nodes},
    }  # fmt: skip
    types = tuple(graph.nodes[node].type for node in nodes)
    return Signal(
        request=asked.request, subject=asked.subject, run="run1", epoch=9, step=0,
        part=asked.part, images=50, nodes=nodes, types=types,
        names=tuple(graph.nodes[node].name for node in nodes),
        sources=tuple(
            next((e.source for e in graph.incoming(node)), "") for node in nodes
        ),
        bends=tuple("ReLU" if kind == "ReLU" else "" for kind in types),
        **{name: value.copy() for name, value in {**values, **changes}.items()},
    )  # fmt: skip
