"""A small figure of any layer, drawn from its fields: no layer has a picture file."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.layer import Layer
from cnnstudio.ui.help.axes import draw_axes
from cnnstudio.ui.help.blocks import draw_block
from cnnstudio.ui.help.curves import draw_curve, draw_scores, has_curve
from cnnstudio.ui.help.flows import (
    draw_dense,
    draw_drop,
    draw_end,
    draw_merge,
    draw_shapes,
    draw_tokens,
)
from cnnstudio.ui.help.pen import HEIGHT, WIDTH, Draw, Pen
from cnnstudio.ui.help.windows import draw_window, slides
from cnnstudio.ui.theme_tokens import Theme
from cnnstudio.ui.widgets.painting import rounded

_BY_FAMILY: dict[str, Draw] = {
    "input/output": draw_end,
    "normalization": draw_axes,
    "activation": draw_scores,
    "dense": draw_dense,
    "sequence": draw_tokens,
    "regularization": draw_drop,
    "merge": draw_merge,
}


def drawer_of(layer: Layer) -> Draw:
    """Return what draws a layer: by what it does, else by its family."""
    if isinstance(layer, BlockLayer):
        return draw_block
    if slides(layer):
        return draw_window
    if has_curve(layer):
        return draw_curve
    return _BY_FAMILY.get(layer.family, draw_shapes)


def paint_figure(painter: QPainter, layer: Layer, colors: Theme) -> None:
    """Draw a layer's figure, WIDTH × HEIGHT from (0, 0)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = colors.families.get(layer.family, colors.text3)
    drawer_of(layer)(layer, Pen(painter, colors, ink))


def figure_image(layer: Layer, colors: Theme, ratio: float = 1.0) -> QImage:
    """Return the figure as a picture in a frame, for screens of this pixel ratio."""
    size = QSize(round(WIDTH * ratio), round(HEIGHT * ratio))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        box = QRectF(0.5, 0.5, WIDTH - 1, HEIGHT - 1)
        rounded(painter, box, 5, colors.canvas, colors.line)
        paint_figure(painter, layer, colors)
    return image
