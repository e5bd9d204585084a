"""Maps side by side as pyqtgraph shows pictures: one `ImageItem` each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class ImageItems:
    """A view with as many ImageItems in rows of eight, in viridis."""

    def __init__(self, count: int, side: int, width: int, height: int) -> None:
        self.widget = pg.GraphicsLayoutWidget()
        self.widget.resize(width, height)
        box = self.widget.addViewBox(lockAspect=True, invertY=True)
        table = pg.colormap.get("viridis").getLookupTable(nPts=256)
        self.items = []
        for index in range(count):
            item = pg.ImageItem()
            item.setLookupTable(table)
            item.setPos(index % 8 * (side + 1), index // 8 * (side + 1))
            box.addItem(item)
            self.items.append(item)

    def show(self, maps: NDArray[np.uint8]) -> None:
        """Draw other maps (N, H, W), and wait until they are painted."""
        for item, values in zip(self.items, maps, strict=True):
            item.setImage(values, autoLevels=False, levels=(0, 255))
        self.widget.grab()
