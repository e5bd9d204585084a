"""Going into blocks and out again; each graph keeps the zoom and place it had."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF

from cnnstudio.ui.canvas.camera import Camera
from cnnstudio.ui.canvas.framing import Framing
from cnnstudio.ui.document import Document
from cnnstudio.ui.place import Place, with_index
from cnnstudio.ui.selection import Selection

View = tuple[float, QPointF]


class Visits(QObject):
    """Moves the document's place; `before_leaving` ends gestures first."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        camera: Camera,
        framing: Framing,
        before_leaving: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self._camera, self._framing = camera, framing
        self._before_leaving = before_leaving
        self._shown: Place = ()
        self._seen: dict[tuple[str, ...], View] = {}
        document.place_changed.connect(self._follow)
        document.reset.connect(self._forget)

    def enter(self, node: str) -> bool:
        """Go inside of an instance; False if the node is no block of the project."""
        place = self._document.place
        if node not in self._document.graph.nodes:
            return False
        self._document.enter(node)
        return self._document.place != place

    def leave(self) -> bool:
        """Go out of the block; False if one is in none."""
        if not self._document.place:
            return False
        self._document.leave()
        return True

    def before(self) -> None:
        """Show the repetition before, of the block that one is in."""
        self._step(-1)

    def after(self) -> None:
        """Show the repetition after, of the block that one is in."""
        self._step(1)

    def why_no_repetition(self) -> str:
        """Say why there is no other repetition to show; empty if there is one."""
        crumbs = self._document.crumbs
        if crumbs and crumbs[-1].repeat > 1:
            return ""
        return self.tr("This is not the inside of a repeated block.")

    def _step(self, by: int) -> None:
        crumbs = self._document.crumbs
        if crumbs:
            last = crumbs[-1]
            index = min(max(0, last.index + by), last.repeat - 1)
            self._document.go_to(with_index(last.place, len(last.place) - 1, index))

    def _follow(self) -> None:
        before, now = self._shown, self._document.place
        self._shown = now
        self._before_leaving()
        if _nodes(before) == _nodes(now):
            return  # another repetition: the same layers
        self._seen[_nodes(before)] = self._camera.view()
        known = self._seen.get(_nodes(now))
        if known is not None:
            self._camera.look(*known)
        else:
            self._framing.start()
        # Going out, the block that one comes from is selected.
        came_from = _nodes(before)[len(now)] if len(before) > len(now) else ""
        there = came_from in self._document.graph.nodes
        self._selection.select([came_from] if there else ())

    def frame(self) -> None:
        """Fit the view to the network as it was fitted at last."""
        self._framing.again()

    def forget_views(self) -> None:
        """Forget zooms and places: the cards lie elsewhere now."""
        self._seen.clear()

    def _forget(self) -> None:
        self._shown = ()
        self._seen.clear()


def _nodes(place: Place) -> tuple[str, ...]:
    return tuple(level.node for level in place)
