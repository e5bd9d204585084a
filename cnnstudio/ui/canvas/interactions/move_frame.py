"""Move a frame by its head: what lies in it comes along; one undo step on release."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from cnnstudio.graph.layout import nodes_in
from cnnstudio.project.frame_commands import frames_in, move_frames
from cnnstudio.ui.canvas.interactions.gesture import (
    Gesture,
    Pointer,
    Surface,
    far_enough,
)


class MoveFrame(Gesture):
    """Selects on press; a drag carries the selected frames and all that they hold."""

    scrolls = True

    def __init__(self, surface: Surface, frame: str) -> None:
        super().__init__(surface)
        self._frame = frame
        self._start: Pointer | None = None
        self._nodes: dict[str, QPointF] = {}
        self._frames: dict[str, QPointF] = {}

    def press(self, at: Pointer) -> None:
        self._start = at
        frames = self.surface.scene.frames
        adds = at.holds(Qt.KeyboardModifier.ControlModifier) or at.holds(
            Qt.KeyboardModifier.ShiftModifier
        )
        if adds and self._frame in frames.selected:
            frames.select(f for f in frames.selected if f != self._frame)
            return
        if self._frame not in frames.selected:
            others = frames.selected if adds else ()
            self.surface.highlights.select_frames((*others, self._frame))

    def move(self, at: Pointer) -> None:
        scene = self.surface.scene
        assert self._start is not None
        if scene.compact or self._frame not in scene.frames.selected:
            return
        if not self._frames:
            if not far_enough(self._start, at):
                return
            self._begin()
        self._show(at.scene - self._start.scene)

    def _begin(self) -> None:
        scene = self.surface.scene
        graph = scene.document.graph
        frames, nodes = set(scene.frames.selected), set[str]()
        for frame in scene.frames.selected:
            frames.update(frames_in(graph, graph.frames[frame]))
            nodes |= nodes_in(graph, graph.frames[frame])
        self._frames = {f: scene.frames.items[f].pos() for f in frames}
        self._nodes = {n: scene.nodes[n].pos() for n in nodes}

    def _show(self, way: QPointF) -> None:
        scene = self.surface.scene
        scene.frames.preview({f: place + way for f, place in self._frames.items()})
        scene.preview({n: place + way for n, place in self._nodes.items()})

    def release(self, at: Pointer) -> None:
        if not self._frames:
            return
        assert self._start is not None
        self.move(at)
        way = at.scene - self._start.scene
        document, chosen = self.surface.scene.document, self.surface.scene.frames
        command = move_frames(
            document.graph,
            chosen.selected,
            (way.x(), way.y()),
            network=document.network,
        )
        document.push(command)

    def cancel(self) -> None:
        if self._frames:
            self._show(QPointF(0, 0))
            self._frames, self._nodes = {}, {}
