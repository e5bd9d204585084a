"""When labels of edges are placed: once they are seen, in the order of the edges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRectF

from cnnstudio.graph.node import Edge
from cnnstudio.ui.canvas.edge_layout import SLIM_CLEAR, EdgeLayout
from cnnstudio.ui.canvas.geometry import FAR_BELOW, box_of
from cnnstudio.ui.canvas.items.edge_item import (
    EdgeItem,
    label_size,
    slim_label_size,
)

_REACH = 200.0
"""How far a label may lie from the way of its edge, in scene pixels."""


class EdgeLabels:
    """Places the labels of `edges` among all that `layout` knows.

    Only of what is seen: a zoom changes the size of every label.
    """

    def __init__(self, edges: Mapping[Edge, EdgeItem], layout: EdgeLayout) -> None:
        self._edges, self._layout = edges, layout
        self.zoom = 1.0
        self.area = QRectF()  # what the view shows
        self._waiting: set[Edge] = set()

    def place_anew(self, edges: Iterable[Edge]) -> None:
        """Place the labels of these edges, now or when they are seen."""
        fresh = set(edges)
        self._waiting |= fresh
        self._place_seen(fresh)

    def show_area(self, area: QRectF) -> None:
        """Place what waits in `area`, which is what the view shows."""
        self.area = area
        if self._waiting and not area.isEmpty():
            # What waits may be a thousand labels; the index knows the few in sight.
            reach = area.adjusted(-_REACH, -_REACH, _REACH, _REACH)
            self._place_seen(self._layout.shown_in(box_of(reach))[1])

    def set_zoom(self, zoom: float) -> None:
        """Fit the labels to a zoom of the view."""
        before, self.zoom = self.zoom, zoom
        if label_size("1 × 1", before) != label_size("1 × 1", zoom):
            self._layout.forget_labels()
            self.place_anew(self._edges)

    def forget(self, edge: Edge) -> None:
        """An edge has gone."""
        self._waiting.discard(edge)

    def _place_seen(self, among: set[Edge]) -> None:
        seen = [
            edge
            for edge in among & self._waiting
            if self._edges[edge].boundingRect().intersects(self.area)
        ]
        self._waiting.difference_update(seen)
        for edge in sorted(seen, key=self._number):
            self._place(edge)

    def _number(self, edge: Edge) -> int:
        return self._edges[edge].number

    def _place(self, edge: Edge) -> None:
        item, zoom = self._edges[edge], self.zoom
        width, height = label_size(item.face.label, zoom)
        box = self._layout.place_label(edge, width, height) if width else None
        if width and box is None and zoom < FAR_BELOW:
            slim = slim_label_size(item.face.label, zoom)
            box = self._layout.place_label(edge, *slim, clear=SLIM_CLEAR / zoom)
        item.set_label(box, zoom)
