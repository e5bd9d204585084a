"""The menu of the selected layers: what the menus offer, and what refactors them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from cnnstudio.advice.refactor_preview import offers
from cnnstudio.advice.refactorings import refactorings
from cnnstudio.ui.canvas.block_actions import BlockActions
from cnnstudio.ui.canvas.hits import hit_at
from cnnstudio.ui.canvas.view import CanvasView
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
        blocks: BlockActions,
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
        blocks.fill(self)
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


class MenuCaller(QObject):
    """Hears when a menu is asked for on the canvas, by the right button or by key.

    `asked` carries the place on the screen; what the menu is for is selected then.
    """

    asked = Signal(QPoint)

    def __init__(self, canvas: CanvasView) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        for part in (canvas, canvas.viewport()):  # keys go to one, the mouse to both
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QContextMenuEvent):
            return False
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        if not by_key and watched is self._canvas:
            return False  # the viewport has had it
        self.asked.emit(self._place(event, by_key))
        return True

    def _place(self, event: QContextMenuEvent, by_key: bool) -> QPoint:
        canvas, selection = self._canvas, self._canvas.selection
        item = canvas.graph_scene.nodes.get(selection.current)
        if by_key and item is not None:
            corner = canvas.mapFromScene(item.card().bottomLeft())
            return canvas.viewport().mapToGlobal(corner)
        hit = hit_at(canvas.graph_scene, canvas.mapToScene(event.pos()))
        if not by_key and hit.node not in selection.nodes:
            selection.select([hit.node] if hit.node else ())
        return event.globalPos()
