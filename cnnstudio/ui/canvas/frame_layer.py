"""The frames of the shown network as items, and which of them are selected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsScene

from cnnstudio.project.project import ProjectChange
from cnnstudio.ui.canvas.items.frame_item import FrameItem
from cnnstudio.ui.document import Document
from cnnstudio.ui.theme import ThemeManager

_BORDER = 5.0


class FrameLayer(QObject):
    """Follows the document; `changed` says that other frames are selected.

    `leaves` carries the item of a frame that is about to be put somewhere else.
    """

    changed = Signal()
    leaves = Signal(object)

    def __init__(
        self, scene: QGraphicsScene, document: Document, themes: ThemeManager
    ) -> None:
        super().__init__(scene)
        self._scene, self._document, self._themes = scene, document, themes
        self.items: dict[str, FrameItem] = {}
        self.selected: tuple[str, ...] = ()
        self.hovered = ""
        self._visible = True
        self._network = document.network
        document.changed.connect(self._follow)
        document.reset.connect(self.rebuild)
        document.place_changed.connect(self.rebuild)
        self.rebuild()

    def rebuild(self) -> None:
        """Show the frames of another network."""
        self._network = self._document.network
        for frame in list(self.items):
            self._remove(frame)
        for frame in self._document.graph.frames:
            self._add(frame)
        self.select(())

    def _follow(self, change: ProjectChange) -> None:
        graph = change.graph
        if graph is None or not graph.frame or change.network != self._network:
            return
        if graph.kind == "frame_added":
            self._add(graph.frame)
        elif graph.kind == "frame_removed":
            self._remove(graph.frame)
            self.select(f for f in self.selected if f != graph.frame)
        else:
            frames = self._document.project.graph_of(self._network).frames
            item, frame = self.items[graph.frame], frames[graph.frame]
            if item.pos() != QPointF(frame.x, frame.y):
                self.leaves.emit(item)
            item.show_frame(frame)

    def _add(self, frame: str) -> None:
        frames = self._document.project.graph_of(self._network).frames
        item = FrameItem(frames[frame], self._themes)
        item.setVisible(self._visible)
        self.items[frame] = item
        self._scene.addItem(item)

    def _remove(self, frame: str) -> None:
        self._scene.removeItem(self.items.pop(frame))
        self.hovered = "" if self.hovered == frame else self.hovered

    def select(self, frames: Iterable[str]) -> None:
        """Select exactly these frames."""
        chosen = tuple(dict.fromkeys(frames))
        if chosen != self.selected:
            self.selected = chosen
            self._show_state()
            self.changed.emit()

    def hover(self, frame: str) -> None:
        """Show on which frame the pointer is."""
        if frame != self.hovered:
            self.hovered = frame
            self._show_state()

    def _show_state(self) -> None:
        for frame, item in self.items.items():
            selected, hovered = frame in self.selected, frame == self.hovered
            item.show_state(selected=selected, hovered=hovered)

    def set_visible(self, visible: bool) -> None:
        """Show frames or not: compact nodes do not lie where they hold them."""
        self._visible = visible
        for item in self.items.values():
            item.setVisible(visible)

    def at(self, place: QPointF, reach: float = _BORDER) -> str:
        """Return the frame whose head or border is at a place of the scene."""
        shown = self.items.values() if self._visible else ()
        found = [item for item in shown if _holds_on(item, place, reach)]
        best = max(found, key=FrameItem.zValue, default=None)
        return best.frame.id if best is not None else ""

    def preview(self, by: Mapping[str, QPointF]) -> None:
        """Show frames elsewhere without changing the document."""
        for frame, place in by.items():
            if frame in self.items:
                self.items[frame].setPos(place)

    def content(self) -> QRectF:
        """Return the rectangle around all frames."""
        rect = QRectF()
        for item in self.items.values():
            rect |= item.card()
        return rect


def _holds_on(item: FrameItem, place: QPointF, reach: float) -> bool:
    card = item.card()
    if not card.adjusted(-reach, -reach, reach, reach).contains(place):
        return False
    inner = card.adjusted(reach, reach, -reach, -reach)
    return item.header().contains(place) or not inner.contains(place)
