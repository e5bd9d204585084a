"""While a card is carried it meets the guides of the cards that are seen."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF

from cnnstudio.ui.canvas.geometry import box_of
from cnnstudio.ui.canvas.guides import SNAP, matched
from cnnstudio.ui.canvas.interactions.gesture import Surface
from cnnstudio.ui.canvas.items.guide_lines import GuideLines
from cnnstudio.ui.canvas.rect_index import Box

_FAR_X, _FAR_Y = 1_600.0, 900.0
"""How far away, in the scene, a card may lie that another is aligned with."""

_LARGEST = 14.0
"""Largest way in the scene to a guide: from far away no card jumps."""


class Aligning:
    """Draws a card to the guides; `carried` are the nodes that move with it."""

    def __init__(self, surface: Surface, carried: Collection[str] = ()) -> None:
        self._surface = surface
        chosen = set(carried)
        self._boxes = [
            box_of(item.card())
            for node, item in surface.scene.nodes.items()
            if node not in chosen
        ]
        self._lines = GuideLines(surface.scene.themes)
        self._seen = QRectF()
        self._cards: list[Box] = []
        surface.scene.addItem(self._lines)

    def drawn(self, card: QRectF, *, free: bool = False) -> QPointF:
        """Return by how much a card moves to the guides, which are shown."""
        if free:
            self._lines.show_lines(())
            return QPointF()
        scene, view = self._surface.scene, self._surface.view
        seen = view.mapToScene(view.viewport().rect()).boundingRect()
        if seen != self._seen:  # a drag changes that only at the canvas's edge
            self._seen, (left, top, right, bottom) = seen, box_of(seen)
            self._cards = [
                box
                for box in self._boxes
                if box[0] < right and box[2] > left and box[1] < bottom and box[3] > top
            ]
        near = seen & card.adjusted(-_FAR_X, -_FAR_Y, _FAR_X, _FAR_Y)
        left, top, right, bottom = box_of(near)
        others = [
            box
            for box in self._cards
            if box[0] < right and box[2] > left and box[1] < bottom and box[3] > top
        ]
        match = matched(box_of(card), others, min(SNAP / scene.zoom, _LARGEST))
        self._lines.show_lines(match.lines)
        return QPointF(match.dx, match.dy)

    def hide(self) -> None:
        """Show no guides now."""
        self._lines.show_lines(())

    def end(self) -> None:
        """Take the guides away."""
        if self._lines.scene() is not None:
            self._surface.scene.removeItem(self._lines)
