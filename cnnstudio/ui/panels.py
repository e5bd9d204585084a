"""View > Panels: opens and closes the docks, and marks those that are open."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from cnnstudio.ui.main_window import MainWindow


class Panels(QObject):
    """Slots of the table of actions: one for each dock, and what goes through them.

    `make_parts` adds the docks that come with the engine, unless they are there. The
    action of a dock is called `panel_KEY`; a test finds docks that have none.
    """

    def __init__(
        self,
        window: MainWindow,
        actions: Mapping[str, QAction],
        make_parts: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._docks = window, window.docks
        self._actions, self._make_parts = actions, make_parts
        window.make_panel_menu = self.menu
        self._docks.opened.connect(self._mark)
        for dock in self._docks:
            self._mark(dock.spec.key, dock.is_open)

    def reset_layout(self) -> None:
        """Put every dock back."""
        self._window.reset_layout()

    def search_layers(self) -> None:
        """Put the keyboard into the palette's search."""
        self._window.set_mode("build")
        self._docks.show("palette")
        self._window.palette_panel.focus_search()

    def next_panel(self) -> None:
        """Move the keyboard to the next panel."""
        self._window.step_focus(1)

    def previous_panel(self) -> None:
        """Move the keyboard to the previous panel."""
        self._window.step_focus(-1)

    def toggle_palette(self) -> None:
        """Open or close the list of layers."""
        self._toggle("palette")

    def toggle_outline(self) -> None:
        """Open or close the outline of the network."""
        self._toggle("outline")

    def toggle_properties(self) -> None:
        """Open or close the properties of the selection."""
        self._toggle("properties")

    def toggle_problems(self) -> None:
        """Open or close the list of problems."""
        self._toggle("problems")

    def toggle_training(self) -> None:
        """Open or close the settings of training."""
        self._toggle("training")

    def toggle_gradient_flow(self) -> None:
        """Open or close how much of its weights each layer changes in a step."""
        self._toggle("gradient_flow")

    def toggle_sample(self) -> None:
        """Open or close the image that is looked at."""
        self._toggle("sample")

    def toggle_timeline(self) -> None:
        """Open or close the epochs of the run that is looked into."""
        self._toggle("timeline")

    def toggle_data(self) -> None:
        """Open or close the source of the data."""
        self._toggle("data")

    def toggle_lessons(self) -> None:
        """Open or close the lessons."""
        self._toggle("lessons")

    def menu(self) -> QMenu:
        """Return the panels as a menu of its own, for a right click on their edges."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows = [a for key, a in self._actions.items() if key.startswith("panel_")]
        menu.addActions(rows)
        menu.addSeparator()
        menu.addAction(self._actions["reset_layout"])
        return menu

    def _toggle(self, key: str) -> None:
        if key not in self._docks:
            self._make_parts()
        self._docks.toggle(key)
        self._mark(key, self._docks[key].is_open)

    def _mark(self, key: str, is_open: bool) -> None:
        action = self._actions.get(f"panel_{key}")
        if action is not None:
            action.setChecked(is_open)
