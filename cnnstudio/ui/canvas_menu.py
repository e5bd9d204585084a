"""The menu of a place on the canvas: what the menus offer there, and refactorings."""

from __future__ import annotations

from collections.abc import Set

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from cnnstudio.advice.refactor_preview import by_group, offer
from cnnstudio.advice.refactorings import Refactoring, refactorings
from cnnstudio.ui.actions.action_set import ActionSet
from cnnstudio.ui.actions.spec import Place
from cnnstudio.ui.canvas.hits import hit_at
from cnnstudio.ui.canvas.view import CanvasView
from cnnstudio.ui.document import Document
from cnnstudio.ui.refactor.scene import scene_of
from cnnstudio.ui.refactor.words import in_short
from cnnstudio.ui.selection import Selection

MOST_TRIED = 40
"""Selected layers up to which refactorings are tried: more would hold up the menu."""


class CanvasMenu(QMenu):
    """Made anew each time, for `places`; `refactoring_asked(str)` carries a name.

    The refactorings that apply are named with their effect as soon as they have been
    tried; each opens its preview.
    """

    refactoring_asked = Signal(str)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        actions: ActionSet,
        places: Set[Place],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setToolTipsVisible(True)
        self._offer(actions, places)
        self.addSeparator()
        self.refactorings = QMenu(self.tr("Refactor"), self)
        self._line = self.refactorings.addSeparator()
        self.refactorings.addAction(actions.by_key["refactor"])
        self.refactorings.triggered.connect(self._ask)
        self._soon = QTimer(self)
        self._soon.timeout.connect(self._find_out)
        self._document, self._nodes = document, selection.nodes
        self._unknown: list[Refactoring] = []
        if 0 < len(selection.nodes) <= MOST_TRIED:
            self.addMenu(self.refactorings)
            self._unknown = by_group()
            self._soon.start(0)  # the menu is there meanwhile
        else:
            self.addAction(actions.by_key["refactor"])

    def _offer(self, actions: ActionSet, places: Set[Place]) -> None:
        """Offer what belongs here, in the order and the groups of the menus."""
        actions.refresh()
        last: tuple[str, int] | None = None
        for spec in actions.specs.values():
            if places.isdisjoint(spec.places):
                continue
            group = spec.menu, spec.group
            if last not in (None, group):
                self.addSeparator()
            last = group
            self.addAction(actions.by_key[spec.key])

    def _find_out(self) -> None:
        """Try the next refactoring, and list it if it applies."""
        if not self._unknown:
            self._soon.stop()
            return
        self._document.validate()
        scene = scene_of(self._document)
        found = offer(self._unknown.pop(0), scene, self._nodes)
        if found.plan is None or found.preview is None:
            return
        text = f"{found.plan.label}…\t{in_short(found.preview)}"
        action = QAction(text, self.refactorings)
        action.setData(found.refactoring.name)
        self.refactorings.insertAction(self._line, action)

    def is_filled(self) -> bool:
        """Return True once every refactoring has been tried."""
        return not self._unknown

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
        if not by_key and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return True  # a stroke that cuts wires
        self.asked.emit(self._place(event, by_key))
        return True

    def _place(self, event: QContextMenuEvent, by_key: bool) -> QPoint:
        canvas, selection = self._canvas, self._canvas.selection
        item = canvas.graph_scene.nodes.get(selection.current)
        if by_key and item is not None:
            corner = canvas.mapFromScene(item.card().bottomLeft())
            return canvas.viewport().mapToGlobal(corner)
        hit = hit_at(canvas.graph_scene, canvas.mapToScene(event.pos()))
        if not by_key and hit.edge is not None:
            canvas.highlights.select_edges([hit.edge])
        elif not by_key and hit.frame:
            canvas.highlights.select_frames([hit.frame])
        elif not by_key and hit.node not in selection.nodes:
            canvas.highlights.select_edges(())
            selection.select([hit.node] if hit.node else ())
        return event.globalPos()
