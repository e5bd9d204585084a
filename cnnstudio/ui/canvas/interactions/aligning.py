"""While a card is carried it meets the guides of the cards that are seen."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF

from cnnstudio.ui.canvas.geometry import box_of
from cnnstudio.ui.canvas.guides import SNAP, Match, matched
from cnnstudio.ui.canvas.interactions.gesture import Surface
from cnnstudio.ui.canvas.items.guide_lines import GuideLines
from cnnstudio.ui.canvas.rect_index import Box


class Aligning:
    """Draws a card to the guides; `carried` are the nodes that move with it."""

    def __init__(self, surface: Surface, carried: Collection[str] = ()) -> None:
        self._surface, self._carried = surface, set(carried)
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
        match: Match = matched(box_of(card), self._others(seen), SNAP / scene.zoom)
        self._lines.show_lines(match.lines)
        return QPointF(match.dx, match.dy)

    def _others(self, seen: QRectF) -> list[Box]:
        """Cards in sight. They rest while one is carried: looked for once a view."""
        if seen != self._seen:
            scene, self._seen = self._surface.scene, QRectF(seen)
            nodes = scene.layout.shown_in(box_of(seen))[0] - self._carried
            cards = [scene.nodes[n].card() for n in nodes if n in scene.nodes]
            self._cards = [box_of(card) for card in cards if card.intersects(seen)]
        return self._cards

    def hide(self) -> None:
        """Show no guides now."""
        self._lines.show_lines(())

    def end(self) -> None:
        """Take the guides away."""
        if self._lines.scene() is not None:
            self._surface.scene.removeItem(self._lines)
