"""What one does to selected layers: off, replaced, all before, all behind, pasted."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal

from cnnstudio.graph.reach import downstream, upstream
from cnnstudio.project.bypass import toggle_off, why_not_off
from cnnstudio.project.replacing import why_not_replace
from cnnstudio.ui.canvas.replacing import Replacing
from cnnstudio.ui.canvas.scene import GraphScene
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection


class LayerActions(QObject):
    """Acts on the selected layers; `message` carries sentences for the status bar."""

    message = Signal(str)

    def __init__(
        self, scene: GraphScene, selection: Selection, replacing: Replacing
    ) -> None:
        super().__init__(replacing)
        self._scene, self._selection, self._replacing = scene, selection, replacing
        self._document: Document = scene.document

    def _nodes(self) -> list[str]:
        graph = self._document.graph
        return [node for node in self._selection.nodes if node in graph.nodes]

    # Slots of the table of actions

    def toggle_off(self) -> None:
        """Switch the selected layers off, or on again."""
        if self._refused(self.why_not_off()):
            return
        document = self._document
        document.push(toggle_off(document.project, document.network, self._nodes()))

    def replace(self) -> None:
        """Ask for the layer that takes the place of the selected one."""
        if self._refused(self.why_not_replace()):
            return
        (node,) = self._nodes()
        item, view = self._scene.nodes[node], self._scene.views()[0]
        at = view.mapFromScene(item.card().bottomLeft()) + QPoint(0, 8)
        self._replacing.open(node, at)

    def select_upstream(self) -> None:
        """Select all layers that lead to the selected ones too."""
        if not self._refused(self.why_not_select()):
            self._select(upstream(self._document.graph, self._nodes()))

    def select_downstream(self) -> None:
        """Select all layers that follow from the selected ones too."""
        if not self._refused(self.why_not_select()):
            self._select(downstream(self._document.graph, self._nodes()))

    def _select(self, found: set[str]) -> None:
        """Select more; what was current stays so, as panels show it."""
        current = self._selection.current
        order = [n for n in self._document.graph.order().nodes if n in found]
        self._selection.select([*(n for n in order if n != current), current])

    # Why something cannot be done

    def why_not_off(self) -> str:
        """Say why the selected layers cannot be off; empty if they can."""
        document = self._document
        # Asked after every selection: so from what is known already.
        document.validate()
        project, known = document.project, document.whole
        return why_not_off(project, document.network, self._nodes(), known)

    def why_not_replace(self) -> str:
        """Say why what is selected cannot be replaced; empty if it can."""
        return why_not_replace(self._document.graph, self._nodes())

    def why_not_select(self) -> str:
        """Say why there is nothing to begin from; empty if there is."""
        return "" if self._nodes() else self.tr("Select a layer first.")

    def _refused(self, reason: str) -> bool:
        if reason:
            self.message.emit(reason)
        return bool(reason)
