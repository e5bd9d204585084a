"""Alt-drag: carry a copy of the selection away; the original stays."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from cnnstudio.ui.canvas.interactions.gesture import (
    Gesture,
    Pointer,
    Surface,
    far_enough,
)
from cnnstudio.ui.canvas.items.ghost_item import GhostItem


class DuplicateDrag(Gesture):
    """Ghosts of the selection follow the pointer; release adds the copies."""

    def __init__(self, surface: Surface, node: str) -> None:
        super().__init__(surface)
        self._node = node
        self._start: Pointer | None = None
        self._ghosts: dict[str, GhostItem] = {}

    def press(self, at: Pointer) -> None:
        self._start = at
        selection = self.surface.highlights.selection
        if self._node not in selection.nodes:
            selection.select([self._node])

    def move(self, at: Pointer) -> None:
        assert self._start is not None
        scene = self.surface.scene
        if scene.compact:
            return
        if not self._ghosts:
            if not far_enough(self._start, at):
                return
            for node in self.surface.highlights.selection.nodes:
                ghost = GhostItem(scene.nodes[node].face, scene.themes)
                self._ghosts[node] = ghost
                scene.addItem(ghost)
        way = at.scene - self._start.scene
        for node, ghost in self._ghosts.items():
            ghost.setPos(scene.nodes[node].pos() + way)

    def release(self, at: Pointer) -> None:
        assert self._start is not None
        chosen = list(self._ghosts)
        self.cancel()
        if chosen:
            way: QPointF = at.scene - self._start.scene
            self.surface.editor.copies.duplicate(chosen, (way.x(), way.y()))
            say = self.surface.view.tr("Copied the layers; weights are not copied.")
            self.surface.say(say)

    def cancel(self) -> None:
        for ghost in self._ghosts.values():
            self.surface.scene.removeItem(ghost)
        self._ghosts.clear()
