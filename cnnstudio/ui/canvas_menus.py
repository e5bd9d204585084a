"""The menus that point at the canvas: of a place on it, and those of the bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from cnnstudio.ui.canvas_menu import CanvasMenu, MenuCaller

if TYPE_CHECKING:
    from cnnstudio.ui.actions.action_set import ActionSet
    from cnnstudio.ui.document import Document
    from cnnstudio.ui.help.desk import HelpDesk
    from cnnstudio.ui.main_window import MainWindow


class CanvasMenus(QObject):
    """Shows the menu of a place where it is asked for; F1 explains what it points at.

    `refactoring_asked(str)` carries the name of what was chosen there.
    """

    refactoring_asked = Signal(str)

    def __init__(
        self,
        document: Document,
        window: MainWindow,
        actions: ActionSet,
        help_desk: HelpDesk,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document, self._window = document, window
        self._actions, self._help = actions, help_desk
        self._caller = MenuCaller(window.canvas)
        self._caller.asked.connect(self.show_at)
        window.menu_asked.connect(self.show_at)
        for menu in window.bar.menus.findChildren(QMenu):
            self._attend(menu)

    def show_at(self, place: QPoint) -> None:
        """Show what can be done with what is selected, at a place on the screen."""
        window = self._window
        menu = CanvasMenu(
            self._document, window.selection, self._actions,
            window.canvas.menu_places(), window,
        )  # fmt: skip
        menu.refactoring_asked.connect(self.refactoring_asked)
        self._attend(menu)
        menu.popup(place)

    def _attend(self, menu: QMenu) -> None:
        """Explain entries, and show on the canvas what one of them would delete."""
        self._help.attend_menu(menu)
        deletion = self._window.canvas.deletion
        menu.hovered.connect(deletion.point_at)
        menu.aboutToHide.connect(deletion.end)
