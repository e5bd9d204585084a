"""A curve as pyqtgraph draws it unless told otherwise: `setData` with every point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class DefaultPlot:
    """One plot with one curve."""

    def __init__(self, width: int, height: int) -> None:
        self.widget = pg.PlotWidget()
        self.widget.resize(width, height)
        self.curve = self.widget.plot()

    def show(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> None:
        """Draw other points, and wait until they are painted."""
        self.curve.setData(x, y)
        self.widget.grab()
