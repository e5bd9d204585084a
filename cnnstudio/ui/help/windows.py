"""Layers that slide a window: where it lies, its gaps, and where it lies next."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from cnnstudio.graph.layer import Layer
from cnnstudio.graph.text import translate
from cnnstudio.ui.help.pen import HEIGHT, WIDTH, Pen

_CELLS, _CELL = 7, 12.0


def sizes(layer: Layer, name: str, usual: int = 1) -> tuple[int, ...]:
    """Return a field of one or several numbers."""
    value = getattr(layer, name, usual)
    if isinstance(value, int):
        return (value,)
    return value if isinstance(value, tuple) else (usual,)


def slides(layer: Layer) -> bool:
    """True for a layer with a window and a step."""
    return hasattr(layer, "kernel_size") and hasattr(layer, "stride")


def draw_window(layer: Layer, pen: Pen) -> None:
    """Draw the window on the input, its next place dashed, and the value it gives.

    A transposed convolution goes the other way: one value becomes a window.
    """
    kernel = sizes(layer, "kernel_size")
    flat = len(kernel) == 1
    rows = 1 if flat else _CELLS
    spread = type(layer).type_name().startswith("ConvTranspose")
    large = QPointF(150 if spread else 18, (HEIGHT - rows * _CELL) / 2 - 4)
    small = QPointF(40 if spread else 190, (HEIGHT - (1 if flat else 3) * _CELL) / 2)
    for behind in range(min(2, len(kernel) - 2), 0, -1):  # a clip has several frames
        _grid(pen, large + QPointF(4, -4) * behind, rows)
    _grid(pen, large, rows)
    high = (kernel[-2] if not flat else 1, kernel[-1])
    gap = sizes(layer, "dilation")[-1]
    _marked(pen, large, high, gap, rows)
    step = sizes(layer, "stride")[-1]
    reach = [min(_CELLS, (k - 1) * gap + 1) for k in high]
    if step + reach[1] <= _CELLS:
        shifted = large + QPointF(step * _CELL, 0)
        box = QRectF(shifted.x(), shifted.y(), reach[1] * _CELL, reach[0] * _CELL)
        pen.frame(box, dashed=True)
    _small_grid(pen, small, 1 if flat else 3)
    wide = QPointF(large.x() + _CELLS * _CELL + 8, HEIGHT / 2 - 4)
    start, end = wide, QPointF(small.x() - 8, HEIGHT / 2 - 4)
    if spread:
        start = QPointF(small.x() + 3 * _CELL + 8, HEIGHT / 2 - 4)
        end = QPointF(large.x() - 8, HEIGHT / 2 - 4)
    pen.arrow(start, end)
    said = " × ".join(str(k) for k in kernel)
    text = translate("Figures", "window {0}, step {1}")
    if gap > 1:
        text = translate("Figures", "window {0}, step {1}, gaps {2}")
    text = text.format(said, step, gap - 1)
    pen.words(QPointF(WIDTH / 2, HEIGHT - 8), text, mono=True)


def _grid(pen: Pen, corner: QPointF, rows: int) -> None:
    for row in range(rows):
        for column in range(_CELLS):
            x, y = corner.x() + column * _CELL, corner.y() + row * _CELL
            pen.cell(QRectF(x, y, _CELL, _CELL))


def _small_grid(pen: Pen, corner: QPointF, rows: int) -> None:
    """Draw the other side: the value that belongs to the window is marked."""
    for row in range(rows):
        for column in range(3):
            x, y = corner.x() + column * _CELL, corner.y() + row * _CELL
            first = row == column == 0
            pen.cell(QRectF(x, y, _CELL, _CELL), 0.9 if first else 0.0, first)


def _marked(
    pen: Pen, corner: QPointF, kernel: tuple[int, int], gap: int, rows: int
) -> None:
    for row in range(0, min(kernel[0] * gap, rows), gap):
        for column in range(0, min(kernel[1] * gap, _CELLS), gap):
            x, y = corner.x() + column * _CELL, corner.y() + row * _CELL
            pen.cell(QRectF(x, y, _CELL, _CELL), 0.55, strong=True)
