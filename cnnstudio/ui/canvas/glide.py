"""What the document has moved glides there; what became a block shrinks into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QPointF, QRectF

from cnnstudio.ui.canvas.items.ghost_item import GhostItem
from cnnstudio.ui.canvas.scene import GraphScene
from cnnstudio.ui.motion import Move, Tween, motion

MOST = 400
"""Moving nodes up to which a frame of the movement is ready in time; more jump."""


class Glide(QObject):
    """Only pictures move: the document is at the end from the first moment."""

    def __init__(self, scene: GraphScene) -> None:
        super().__init__(scene)
        self._scene = scene
        self._from: dict[str, QPointF] = {}
        self._frames: dict[str, QPointF] = {}
        self._ghosts: list[tuple[GhostItem, QPointF]] = []
        self._into = QRectF()
        self.tween = Tween(self._step, motion(), self)
        scene.document.reset.connect(self._stop)
        scene.document.place_changed.connect(self._stop)

    def places(self) -> tuple[dict[str, QPointF], dict[str, QPointF]]:
        """Return where nodes and frames are shown now: for `begin`, afterwards."""
        scene = self._scene
        nodes = {n: QPointF(i.pos()) for n, i in scene.nodes.items()}
        return nodes, {f: QPointF(i.pos()) for f, i in scene.frames.items.items()}

    def begin(
        self, before: tuple[Mapping[str, QPointF], Mapping[str, QPointF]]
    ) -> None:
        """Let what lies elsewhere now come from where it was."""
        self.tween.finish()
        scene = self._scene
        if scene.compact:
            return
        self._from = {
            n: p
            for n, p in before[0].items()
            if n in scene.nodes and scene.nodes[n].pos() != p
        }
        self._frames = {
            f: p for f, p in before[1].items() if f in scene.frames.items
        }
        if len(self._from) > MOST:
            self._from, self._frames = {}, {}
        if self._from or self._frames:
            self.tween.start(Move.NODE)

    def shrink(self, items: Iterable[GhostItem], into: QRectF) -> None:
        """Let pictures of what has gone shrink into a card; they are given away."""
        self.tween.finish()
        self._into = into
        for item in items:
            self._ghosts.append((item, item.pos()))
            self._scene.addItem(item)
        if self._ghosts:
            self.tween.start(Move.NODE)

    def _step(self, part: float) -> None:
        scene = self._scene
        graph = scene.document.graph
        there = {
            n: start + (QPointF(graph.nodes[n].x, graph.nodes[n].y) - start) * part
            for n, start in self._from.items()
            if n in graph.nodes and n in scene.nodes
        }
        if there:
            scene.preview(there)
        frames = graph.frames
        scene.frames.preview(
            {
                f: start + (QPointF(frames[f].x, frames[f].y) - start) * part
                for f, start in self._frames.items()
                if f in frames
            }
        )
        for ghost, start in self._ghosts:
            ghost.setScale(1 - 0.9 * part)
            ghost.setPos(start + (self._into.center() - start) * part)
        if part == 1:
            self._end()

    def _stop(self) -> None:
        self.tween.stop()
        self._end()

    def _end(self) -> None:
        self._from, self._frames = {}, {}
        for ghost, _ in self._ghosts:
            self._scene.removeItem(ghost)
        self._ghosts = []
