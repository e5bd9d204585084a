"""Why something cannot be done on the canvas now: one short sentence, or nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cnnstudio.ui.canvas.highlights import Highlights
from cnnstudio.ui.canvas.overlay_widgets import OverlayWidgets
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection


class Reasons(QObject):
    """What the table of actions asks before it offers something; all of it is cheap."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        highlights: Highlights,
        overlay: OverlayWidgets,
    ) -> None:
        super().__init__()
        self._document, self._selection = document, selection
        self._highlights, self._overlay = highlights, overlay

    def empty(self) -> str:
        """Say that there is no layer at all."""
        if self._document.graph.nodes:
            return ""
        return self.tr("There is no layer yet: press Tab on the canvas to add one.")

    def no_layer(self) -> str:
        """Say that no layer is selected."""
        return "" if self._selection.nodes else self.tr("Select a layer first.")

    def nothing_to_copy(self) -> str:
        """Say that neither a layer nor a frame is selected."""
        if self._selection.nodes or self._highlights.frames:
            return ""
        return self.tr("Select a layer or a frame first.")

    def nothing_selected(self) -> str:
        """Say that neither a layer nor an edge nor a frame is selected."""
        chosen = self._selection.nodes or self._highlights.edges
        if chosen or self._highlights.frames:
            return ""
        return self.tr("Select a layer or an edge first.")

    def no_fix(self) -> str:
        """Say that the canvas shows no fix."""
        if self._overlay.callout.first_fix is not None:
            return ""
        return self.tr("No fix is shown: go to a problem first, with F8.")
