"""What the canvas is to a screen reader: the layer or the edge that is selected."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.canvas.highlights import Highlights
from cnnstudio.ui.canvas.spoken import spoken, spoken_edge
from cnnstudio.ui.document import Document


class Described(QObject):
    """Keeps the canvas's description as what is selected is, and as it stands now.

    Qt gives items of a scene no names of their own; the outline is the tree of them.
    """

    def __init__(
        self, canvas: QWidget, document: Document, highlights: Highlights
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._document, self._highlights = canvas, document, highlights
        highlights.selection.changed.connect(self.refresh)
        highlights.edges_changed.connect(self.refresh)
        document.validated.connect(self.refresh)

    def refresh(self) -> None:
        """Say what is selected now."""
        document = self._document
        said = spoken(document, self._highlights.selection.current)
        edges = self._highlights.edges
        if not said and edges:
            said = spoken_edge(document.graph, document.report, edges[-1])
        if said != self._canvas.accessibleDescription():
            self._canvas.setAccessibleDescription(said)
