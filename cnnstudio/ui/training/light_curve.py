"""A curve of pyqtgraph without what a plot with ranges of its own never asks for."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from cnnstudio.ui.training.plain_pyqtgraph import pg


class LightCurve(pg.PlotCurveItem):  # type: ignore[misc]  # it has no types
    """A line through points (N,) float64, with gaps where one is not finite.

    Its bounds are the `view` that it is seen in. Those of its points would be sought
    for every repaint, which takes as long as drawing them.
    """

    def __init__(self, *, antialias: bool) -> None:
        self._view = QRectF()
        self._line: QPolygonF | None = None
        super().__init__(antialias=antialias, connect="finite")

    def set_view(self, view: QRectF) -> None:
        """Say what part of the plane is seen."""
        self.prepareGeometryChange()
        self._view = view

    def show_points(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> None:
        """Draw other points: as `setData`, but nobody is told of new bounds."""
        self.xData, self.yData = x, y
        self.path = None
        whole = len(y) > 0 and bool(np.isfinite(y).all())
        # Without a gap the points are copied once, to where Qt draws them from.
        self._line = pg.functions.arrayToQPolygonF(x, y) if whole else None
        self.update()

    def boundingRect(self) -> QRectF:
        return self._view

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self.opts["antialias"])
        painter.setPen(self.opts["pen"])
        if self._line is None:
            painter.drawPath(self.getPath())
        else:
            painter.drawPolyline(self._line)
