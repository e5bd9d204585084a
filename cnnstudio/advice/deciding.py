"""Which field of which layer decides the size of an axis further down."""

from __future__ import annotations

from cnnstudio.advice.kinds import kernel, numbers
from cnnstudio.advice.scene import Scene
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.node import Edge
from cnnstudio.graph.shape import TensorShape

FIELDS = ("out_channels", "out_features", "embed_dim", "hidden_size")
"""Fields that give one axis of the output its size."""


def decider(scene: Scene, edge: Edge, size: int) -> tuple[NodeReport, str] | None:
    """Return the layer above and its field that make an axis `size` large.

    Layers between it and the edge leave their shape as it is, or at least the axis
    of that size (pooling and such leave the channels).
    """
    for report in scene.before(edge):
        for name in FIELDS:
            if getattr(report.layer, name, None) == size:
                return report, name
        if not _keeps(report, size):
            return None
    return None


def _keeps(report: NodeReport, size: int) -> bool:
    if len(report.inputs) != 1:
        return False
    before, behind = report.inputs[0], report.output
    if before is None or behind is None:
        return False
    return before == behind or (_ends(before, size) and _ends(behind, size))


def _ends(shape: TensorShape, size: int) -> bool:
    return size in (shape[0], shape[-1])


def preserving_padding(layer: Layer | None) -> tuple[int, ...]:
    """Padding with which a window keeps the size at stride 1: d·(k−1)//2."""
    sides = zip(kernel(layer), numbers(layer, "dilation"), strict=True)
    return tuple(d * (k - 1) // 2 for k, d in sides)
