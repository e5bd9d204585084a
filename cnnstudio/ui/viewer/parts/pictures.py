"""Arrays as pictures: indexed images with the studio's colour maps."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, qRgb, qRgba

from cnnstudio.ui.theme import COLOR_MAPS, theme

MAPS = "viridis"
WEIGHTS = "blue-white-red"
GREY = "grey"
_STRIPE = 2
"""Width of the stripes over what is not finite, in pixels."""


@cache
def color_table(name: str, clear_zero: bool = False) -> list[int]:
    """256 colours of a colour map; `clear_zero` makes the first transparent."""
    table = [qRgb(*entry) for entry in COLOR_MAPS[name]]
    if clear_zero:
        table[0] = qRgba(0, 0, 0, 0)
    return table


def indexed_image(
    values: NDArray[np.uint8], name: str, clear_zero: bool = False
) -> QImage:
    """Return (H, W) bytes as a picture in the colours of a colour map."""
    height, width = values.shape
    data = np.ascontiguousarray(values)
    image = QImage(data.data, width, height, width, QImage.Format.Format_Indexed8)
    image.setColorTable(color_table(name, clear_zero))
    # A copy, for Qt would go on using the array's memory; and in the form in which Qt
    # draws: from indices that takes it seven times as long.
    form = QImage.Format
    return image.convertToFormat(
        form.Format_ARGB32_Premultiplied if clear_zero else form.Format_RGB32
    )


@lru_cache(maxsize=32)
def bar_image(name: str, width: int, height: int, ratio: float) -> QImage:
    """Return the colours of a colour map: from left to right, upright from below.

    Made once for its size: to have Qt stretch 256 colours takes milliseconds.
    """
    wide, tall = (max(1, round(length * ratio)) for length in (width, height))
    levels = np.rint(np.linspace(0, 255, max(wide, tall))).astype(np.uint8)
    upright = tall > wide
    row = levels[::-1, None] if upright else levels[None]
    bar = indexed_image(np.broadcast_to(row, (tall, wide)), name)
    bar.setDevicePixelRatio(ratio)
    return bar


def rgb_image(values: NDArray[np.uint8]) -> QImage:
    """Return (H, W, 3) bytes as a picture."""
    height, width, _ = values.shape
    data = np.ascontiguousarray(values)
    image = QImage(data.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.copy()


def hatched(marks: NDArray[np.bool_], ratio: float = 1.0) -> QImage:
    """Return stripes where `marks` (H, W), in device pixels, are; else nothing."""
    colors = theme()
    height, width = marks.shape
    step = max(1, round(_STRIPE * ratio))
    places = np.add.outer(np.arange(height), np.arange(width)) // step % 2
    inks = np.array([colors.surface.rgba(), colors.text.rgba()], np.uint32)
    data = np.where(marks, inks[places], np.uint32(0)).astype(np.uint32)
    form = QImage.Format.Format_ARGB32
    return QImage(data.data, width, height, 4 * width, form).copy()


def paint_odd(painter: QPainter, box: QRectF, odd: NDArray[np.uint8] | None) -> None:
    """Hatch the cells of a matrix (H, W) that are marked, drawn in a rectangle.

    This is how all views show what is not finite: above its picture.
    """
    ratio = painter.device().devicePixelRatio()
    tall, wide = round(box.height() * ratio), round(box.width() * ratio)
    if odd is None or min(tall, wide) < 1:
        return
    rows = np.arange(tall) * odd.shape[0] // tall
    columns = np.arange(wide) * odd.shape[1] // wide
    painter.drawImage(box, hatched(odd[rows[:, None], columns] > 0, ratio))


def paint_hatch(painter: QPainter, box: QRectF) -> None:
    """Fill a rectangle with the stripes of what is not finite."""
    paint_odd(painter, box, np.ones((1, 1), np.uint8))


def sample_image(pixels: NDArray[np.float32]) -> QImage:
    """Return an input image (C, H, W) of 0 to 1: grey black to white, or colours.

    Anything but three channels is shown by its first one, a clip (C, T, H, W) by its
    first frame, and a row of numbers (N,) as one line of greys.
    """
    clipped = np.clip(np.nan_to_num(pixels), 0.0, 1.0)
    return byte_image(np.rint(clipped * 255).astype(np.uint8))


def byte_image(levels: NDArray[np.uint8]) -> QImage:
    """Return an image of bytes (C, H, W) as `sample_image` does."""
    if levels.ndim == 4:
        levels = levels[:, 0]
    if levels.ndim == 3 and len(levels) == 3:
        return rgb_image(np.moveaxis(levels, 0, 2))
    return indexed_image(np.atleast_2d(levels[0] if levels.ndim == 3 else levels), GREY)
