"""Nodes that slide aside for something that is carried, and back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPointF

from cnnstudio.ui.canvas.scene import GraphScene
from cnnstudio.ui.motion import Move, Tween, motion


class Slide(QObject):
    """Shows nodes elsewhere, without the document knowing; each comes back home."""

    def __init__(self, scene: GraphScene) -> None:
        super().__init__(scene)
        self._scene = scene
        self._home: dict[str, QPointF] = {}
        self._ways: dict[str, tuple[QPointF, QPointF]] = {}
        self.tween = Tween(self._step, motion(), self)

    def aside(self, places: Mapping[str, QPointF]) -> None:
        """Let exactly these nodes lie elsewhere; those that do not any more return."""
        nodes = self._scene.nodes
        for node in places:
            if node in nodes:
                self._home.setdefault(node, nodes[node].pos())
        goals = {n: places.get(n, p) for n, p in self._home.items() if n in nodes}
        self._ways = {n: (nodes[n].pos(), goal) for n, goal in goals.items()}
        if self._ways:
            self.tween.start(Move.ROOM)

    def back(self, *, at_once: bool = False) -> None:
        """Let all return."""
        if self._home:
            self.aside({})
        if at_once:
            self.tween.finish()

    def stay(self) -> None:
        """Leave everything where it is: the document has it so now."""
        self.tween.stop()
        self._home.clear()

    def _step(self, part: float) -> None:
        nodes = self._scene.nodes
        there = {n: way for n, way in self._ways.items() if n in nodes}
        self._scene.preview({n: a + (b - a) * part for n, (a, b) in there.items()})
        if part == 1 and all(self._home.get(n) == b for n, (_, b) in there.items()):
            self._home.clear()
