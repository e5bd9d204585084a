"""Pictures for a page that has no files beside it: PNG as data URIs, by Pillow."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from cnnstudio.project.color_maps import color_table

if TYPE_CHECKING:
    from numpy.typing import NDArray

GAP = 1
"""Pixels of tiles' own size between two tiles of a grid."""


def coloured(
    values: NDArray[np.float32], low: float, high: float, table: str
) -> NDArray[np.uint8]:
    """Return (…, 3) bytes: values from `low` to `high` through a colour map.

    What is not finite becomes grey, as nothing of any map.
    """
    finite = np.isfinite(values)
    span = high - low if high > low else 1.0
    places = np.where(finite, (values - low) / span, 0.0).clip(0.0, 1.0)
    colors = np.array(color_table(table), np.uint8)
    found: NDArray[np.uint8] = colors[np.rint(places * 255).astype(np.uint8)]
    found[~finite] = 128
    return found


def of_image(pixels: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return (H, W, 3) bytes of an image (C, H, W) from 0 to 1.

    Of one or two channels the first is shown grey, of more the first three.
    """
    shown = pixels[:3] if len(pixels) >= 3 else np.repeat(pixels[:1], 3, axis=0)
    scaled = np.nan_to_num(shown, nan=0.5).clip(0.0, 1.0) * 255
    picture: NDArray[np.uint8] = np.rint(np.moveaxis(scaled, 0, -1)).astype(np.uint8)
    return picture


def at_most(picture: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """Return a picture (H, W, 3) whose longer side has so many pixels at most.

    Of a smaller one each pixel is the mean of those that it stands for.
    """
    height, width = picture.shape[:2]
    share = side / max(height, width)
    if share >= 1:
        return picture
    size = max(1, round(width * share)), max(1, round(height * share))
    image: Any = Image.fromarray(np.ascontiguousarray(picture))
    return np.asarray(image.resize(size, Image.Resampling.BOX), np.uint8)


def grid(tiles: NDArray[np.uint8], columns: int) -> NDArray[np.uint8]:
    """Return one picture (H, W, 3) of tiles (N, h, w, 3), white between them."""
    count, height, width, _ = tiles.shape
    rows = -(-count // columns)
    whole = np.full(
        (rows * (height + GAP) - GAP, columns * (width + GAP) - GAP, 3), 255, np.uint8
    )
    for number, tile in enumerate(tiles):
        top, left = divmod(number, columns)
        y, x = top * (height + GAP), left * (width + GAP)
        whole[y : y + height, x : x + width] = tile
    return whole


def data_uri(picture: NDArray[np.uint8]) -> str:
    """Return a picture (H, W, 3) as a PNG that an `img` of a page can show."""
    file = io.BytesIO()
    image: Any = Image.fromarray(np.ascontiguousarray(picture))
    image.save(file, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode("ascii")
