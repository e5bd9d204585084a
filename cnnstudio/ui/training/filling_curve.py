"""A curve of pyqtgraph whose bounds are not measured.

Qt asks for the bounds several times in each repaint. Measured from the points, and
anew whenever the view moves, they take a sixth of the time of painting.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF

from cnnstudio.ui.training.plain_pyqtgraph import pg


class FillingCurve(pg.PlotCurveItem):  # type: ignore[misc]  # it has no types
    """A curve that says it covers the view it was last told of."""

    filled = QRectF()

    def fill(self, view: QRectF) -> None:
        """Say that all of `view` is covered, in the units of the axes."""
        if view != self.filled:
            self.prepareGeometryChange()
            self.filled = view

    def boundingRect(self) -> QRectF:
        return self.filled
