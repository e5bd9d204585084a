"""The menu of the selected layers: what the menus offer, and what refactors them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cnnstudio.advice.refactor_preview import offers
from cnnstudio.advice.refactorings import refactorings
from cnnstudio.ui.document import Document
from cnnstudio.ui.refactor.scene import scene_of
from cnnstudio.ui.refactor.words import in_short
from cnnstudio.ui.selection import Selection

EDITING = ("cut", "copy", "paste", "duplicate", "", "delete", "delete_gap")


class CanvasMenu(QMenu):
    """Made anew for every selection; `refactoring_asked(str)` carries a name.

    The refactorings that apply are named with their effect; each opens its preview.
    """

    refactoring_asked = Signal(str)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        actions: Mapping[str, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key in EDITING:
            if key:
                self.addAction(actions[key])
            else:
                self.addSeparator()
        self.addSeparator()
        self.refactorings = QMenu(self.tr("Refactor"), self)
        self.refactorings.triggered.connect(self._ask)
        if selection.nodes:  # all of a large network would take long for a menu
            self._list(document, selection)
        if self.refactorings.isEmpty():
            self.addAction(actions["refactor"])
            return
        self.addMenu(self.refactorings)
        self.refactorings.addSeparator()
        self.refactorings.addAction(actions["refactor"])

    def _list(self, document: Document, selection: Selection) -> None:
        document.validate()
        for offer in offers(scene_of(document), selection.nodes):
            if offer.plan is None or offer.preview is None:
                continue
            text = f"{offer.plan.label}…\t{in_short(offer.preview)}"
            self.refactorings.addAction(text).setData(offer.refactoring.name)

    def _ask(self, action: QAction) -> None:
        if action.data() in refactorings:  # the last one is the window's own
            self.refactoring_asked.emit(action.data())
