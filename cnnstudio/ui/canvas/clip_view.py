"""What the canvas copies, pastes, deletes and selects for menus and keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint

from cnnstudio.ui.canvas.editor import Editor
from cnnstudio.ui.canvas.frame_actions import FrameActions
from cnnstudio.ui.canvas.scene import GraphScene
from cnnstudio.ui.canvas.zoom_view import ZoomView
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection


def _nothing() -> bool:
    return False


class ClipView(ZoomView):
    """Acts on the selected layers, else on what the selected frames hold.

    A subclass makes the parts that are named here.
    """

    document: Document
    selection: Selection
    graph_scene: GraphScene
    editor: Editor
    frames: FrameActions

    paste_instead: Callable[[], bool] = staticmethod(_nothing)
    """Pastes what is no layers where that has a place; False: nothing was pasted."""

    def _chosen(self) -> Sequence[str]:
        return self.selection.nodes or self.frames.held()

    def cut(self) -> None:
        """Copy the selected nodes and delete them."""
        self.editor.cut(self._chosen())

    def copy(self) -> None:
        """Copy the selected nodes as text."""
        self.editor.copies.copy(self._chosen())

    def paste(self, *, with_inputs: bool = False) -> None:
        """Paste layers at the pointer, or in the middle of the view."""
        if self.paste_instead():
            return
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        inside = self.viewport().rect().contains(at) and self.underMouse()
        at = at if inside else self.viewport().rect().center() - QPoint(116, 60)
        self.editor.copies.paste(self.mapToScene(at), with_incoming=with_inputs)

    def paste_with_inputs(self) -> None:
        """Paste layers, fed by what feeds their originals."""
        self.paste(with_inputs=True)

    def duplicate(self) -> None:
        """Copy the selected nodes beside themselves."""
        self.editor.copies.duplicate(self._chosen())

    def delete_and_rejoin(self) -> None:
        """Delete the selection and join what was before to what is behind."""
        self._delete(rejoin=True)

    def delete_and_leave_gap(self) -> None:
        """Delete the selection and leave the gap."""
        self._delete(rejoin=False)

    def _delete(self, rejoin: bool) -> None:
        """Delete the selected frames, else the selected nodes and edges."""
        if self.graph_scene.frames.selected:
            self.frames.delete()
            return
        edges, beside = self.highlights.edges, self._beside(self.selection.nodes)
        self.editor.delete(self.selection.nodes, edges, rejoin=rejoin)
        graph = self.document.graph
        self.highlights.edges = tuple(e for e in edges if e in graph.edges)
        left = [n for n in self.selection.nodes if n in graph.nodes]
        self.selection.select(left or [n for n in beside if n in graph.nodes][:1])

    def _beside(self, nodes: Sequence[str]) -> list[str]:
        """Return the neighbours of some nodes: those before them, then those behind."""
        graph = self.document.graph
        known = [n for n in nodes if n in graph.nodes]
        before = [e.source for n in known for e in graph.incoming(n)]
        behind = [e.target for n in known for e in graph.outgoing(n)]
        return [n for n in (*before, *behind) if n not in known]

    def select_all(self) -> None:
        """Select every node."""
        self.selection.select(self.document.graph.nodes)
