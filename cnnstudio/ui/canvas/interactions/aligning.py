"""While a card is carried it meets the guides of the cards that are seen."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF

from cnnstudio.ui.canvas.geometry import box_of
from cnnstudio.ui.canvas.guides import SNAP, Match, matched
from cnnstudio.ui.canvas.interactions.gesture import Surface
from cnnstudio.ui.canvas.items.guide_lines import GuideLines


class Aligning:
    """Draws a card to the guides; `carried` are the nodes that move with it."""

    def __init__(self, surface: Surface, carried: Collection[str] = ()) -> None:
        self._surface, self._carried = surface, set(carried)
        self._lines = GuideLines(surface.scene.themes)
        surface.scene.addItem(self._lines)

    def drawn(self, card: QRectF, *, free: bool = False) -> QPointF:
        """Return by how much a card moves to the guides, which are shown."""
        if free:
            self._lines.show_lines(())
            return QPointF()
        scene, view = self._surface.scene, self._surface.view
        seen = view.mapToScene(view.viewport().rect()).boundingRect()
        others = [
            box_of(item.card())
            for node, item in scene.nodes.items()
            if node not in self._carried and item.card().intersects(seen)
        ]
        match: Match = matched(box_of(card), others, SNAP / scene.zoom)
        self._lines.show_lines(match.lines)
        return QPointF(match.dx, match.dy)

    def hide(self) -> None:
        """Show no guides now."""
        self._lines.show_lines(())

    def end(self) -> None:
        """Take the guides away."""
        if self._lines.scene() is not None:
            self._surface.scene.removeItem(self._lines)
