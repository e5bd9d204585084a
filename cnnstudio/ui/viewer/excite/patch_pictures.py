"""Cutting patches out of images; what lies beyond an image's border stays clear."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter

from cnnstudio.ui.theme import theme

Frame = tuple[int, int, int, int]
Bytes = NDArray[np.uint8]


def patch_of(image: Bytes, frame: Frame) -> tuple[Bytes, NDArray[np.bool_]]:
    """Cut (top, left, height, width) out of an image (C, H, W), which may be outside.

    Returns the pixels (height, width, C), C 1 or 3, and which of them are the image's.
    """
    top, left, height, width = frame
    shown = image if len(image) == 3 else image[:1]
    inside = inside_of(frame, (image.shape[1], image.shape[2]), (height, width))
    pixels = np.zeros((height, width, len(shown)), np.uint8)
    rows = slice(max(0, top), max(0, top + height))
    columns = slice(max(0, left), max(0, left + width))
    part = np.moveaxis(shown[:, rows, columns], 0, 2)
    down, right = max(0, -top), max(0, -left)
    pixels[down : down + part.shape[0], right : right + part.shape[1]] = part
    return pixels, inside


def inside_of(
    frame: Frame, size: tuple[int, int], drawn: tuple[int, int]
) -> NDArray[np.bool_]:
    """Which cells of a frame, drawn as so many rows and columns, lie on the image."""
    top, left, height, width = frame
    rows = np.floor(top + (np.arange(drawn[0]) + 0.5) * height / drawn[0])
    columns = np.floor(left + (np.arange(drawn[1]) + 0.5) * width / drawn[1])
    down = (rows >= 0) & (rows < size[0])
    across = (columns >= 0) & (columns < size[1])
    both: NDArray[np.bool_] = down[:, None] & across
    return both


def patch_image(pixels: Bytes, inside: NDArray[np.bool_]) -> QImage:
    """Return a patch (h, w, 1 or 3) as a picture that is clear outside of `inside`."""
    height, width, _ = pixels.shape
    data = np.empty((height, width, 4), np.uint8)
    data[..., :3] = pixels
    data[..., 3] = np.where(inside, 255, 0)
    image = QImage(data.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
    return image.copy()  # Qt would otherwise go on using the array's memory.


def paint_patch(painter: QPainter, box: QRectF, image: QImage) -> None:
    """Draw a patch by nearest neighbour; hatched where it has no pixels."""
    colors = theme()
    painter.setBrushOrigin(QPointF(box.topLeft()))
    painter.fillRect(box, colors.canvas)
    painter.fillRect(box, QBrush(colors.line2, Qt.BrushStyle.BDiagPattern))
    painter.drawImage(box, image)
