"""Normalization: over which values mean and deviation are taken."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from cnnstudio.graph.layer import Layer
from cnnstudio.graph.text import translate
from cnnstudio.ui.help.pen import HEIGHT, WIDTH, Pen

_CELL, _CHANNELS, _SAMPLES = 18.0, 6, 3


def draw_axes(layer: Layer, pen: Pen) -> None:
    """Draw samples by channels; each cell is a whole map, the marked ones share."""
    marked, text = _together(layer)
    left, top = 66.0, 14.0
    for row in range(_SAMPLES):
        for column in range(_CHANNELS):
            box = QRectF(left + column * _CELL, top + row * _CELL, _CELL, _CELL)
            for depth in (2, 1):  # height × width lie behind each other
                pen.cell(box.translated(depth * 3, -depth * 3))
            share = (row, column) in marked
            pen.cell(box, 0.6 if share else 0.0, strong=share)
    pen.words(QPointF(34, top + _SAMPLES * _CELL / 2), translate("Figures", "images"))
    middle = left + _CHANNELS * _CELL / 2
    pen.words(
        QPointF(middle, top + _SAMPLES * _CELL + 10), translate("Figures", "channels")
    )
    pen.words(QPointF(WIDTH / 2, HEIGHT - 10), text)


def _together(layer: Layer) -> tuple[set[tuple[int, int]], str]:
    name = type(layer).type_name()
    if name.startswith("BatchNorm"):
        cells = {(row, 1) for row in range(_SAMPLES)}
        return cells, translate("Figures", "one channel of all images")
    if name.startswith("InstanceNorm"):
        return {(0, 1)}, translate("Figures", "one channel of one image")
    if name.startswith("GroupNorm"):
        many = getattr(layer, "num_groups", 2)
        return {(0, c) for c in range(3)}, translate(
            "Figures", "one of {0} groups of channels"
        ).format(many)
    if name.startswith("LocalResponse"):
        size = getattr(layer, "size", 5)
        return {(0, c) for c in range(1, 4)}, translate(
            "Figures", "{0} channels, at each place"
        ).format(size)
    cells = {(0, column) for column in range(_CHANNELS)}
    over = str(getattr(layer, "over", ""))
    at_each = (
        translate("Figures", "all channels, at each place")
        if "channel" in over
        else translate("Figures", "all of one image")
    )
    return cells, at_each
