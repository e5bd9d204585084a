"""What has become a block shrinks into its card."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPointF, QRectF

from cnnstudio.ui.canvas.items.ghost_item import GhostItem
from cnnstudio.ui.canvas.scene import GraphScene
from cnnstudio.ui.motion import Move, Tween, motion


class Shrink(QObject):
    """Moves pictures of what has gone; the document is at the end from the start."""

    def __init__(self, scene: GraphScene) -> None:
        super().__init__(scene)
        self._scene = scene
        self._ghosts: list[tuple[GhostItem, QPointF]] = []
        self._into = QRectF()
        self.tween = Tween(self._step, motion(), self)
        scene.document.reset.connect(self._stop)
        scene.document.place_changed.connect(self._stop)

    def begin(self, items: Iterable[GhostItem], into: QRectF) -> None:
        """Let pictures of what has gone shrink into a card; they are given away."""
        self.tween.finish()
        self._into = into
        for item in items:
            self._ghosts.append((item, item.pos()))
            self._scene.addItem(item)
        if self._ghosts:
            self.tween.start(Move.NODE)

    def _step(self, part: float) -> None:
        for ghost, start in self._ghosts:
            ghost.setScale(1 - 0.9 * part)
            ghost.setPos(start + (self._into.center() - start) * part)
        if part == 1:
            self._end()

    def _stop(self) -> None:
        self.tween.stop()
        self._end()

    def _end(self) -> None:
        for ghost, _ in self._ghosts:
            self._scene.removeItem(ghost)
        self._ghosts = []
