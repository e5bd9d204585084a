"""Some rows of a grid of tiles as a picture."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from cnnstudio.ui.viewer.parts.pictures import GREY, hatched, indexed_image, rgb_image
from cnnstudio.ui.viewer.parts.tiling import Tiling, compose

Bytes = NDArray[np.uint8]


class TilePicture(NamedTuple):
    """Rows of tiles as a picture, and stripes over what of them is not finite."""

    rows: range
    ratio: float
    picture: QImage
    hatch: QImage | None

    def has(self, rows: range) -> bool:
        """True if these rows are all in the picture."""
        return self.rows.start <= rows.start and rows.stop <= self.rows.stop


def draw_tiles(
    tiles: Bytes,
    odd: Bytes | None,
    tiling: Tiling,
    table: str,
    ratio: float,
    rows: range,
) -> TilePicture:
    """Draw rows of tiles (N, H, W) or (N, H, W, 3), striped where `odd` is not 0."""
    data = compose(tiles, tiling, ratio, rows)
    if data.ndim == 2:
        picture = indexed_image(data, table, True)
    else:
        full = np.full(tiles.shape[:3], 255, np.uint8)
        picture = _without_gaps(rgb_image(data), compose(full, tiling, ratio, rows))
    picture.setDevicePixelRatio(ratio)
    hatch = None
    if odd is not None:
        marked = np.where(odd > 0, 2, 1).astype(np.uint8)  # 1 is where tiles are
        hatch = hatched(compose(marked, tiling, ratio, rows) == 2, ratio)
        hatch.setDevicePixelRatio(ratio)
    return TilePicture(rows, ratio, picture, hatch)


def _without_gaps(picture: QImage, drawn: Bytes) -> QImage:
    """Make the gaps of a colour picture transparent; `drawn` is 0 there."""
    result = picture.convertToFormat(QImage.Format.Format_ARGB32)
    # As Alpha8 it would be the alpha of the greys, which is whole everywhere.
    alpha = indexed_image(drawn, GREY)
    result.setAlphaChannel(alpha.convertToFormat(QImage.Format.Format_Grayscale8))
    return result
