"""View > Panels: opens and closes the docks, and marks those that are open."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from cnnstudio.ui.docks.docks import Docks


class Panels(QObject):
    """Slots of the table of actions, one for each dock.

    `make_parts` adds the docks that come with the engine, unless they are there. The
    action of a dock is called `panel_KEY`; a test finds docks that have none.
    """

    def __init__(
        self,
        docks: Docks,
        actions: Mapping[str, QAction],
        make_parts: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._docks, self._actions, self._make_parts = docks, actions, make_parts
        docks.opened.connect(self._mark)
        for dock in docks:
            self._mark(dock.spec.key, dock.is_open)

    def toggle_palette(self) -> None:
        """Open or close the list of layers."""
        self._toggle("palette")

    def toggle_properties(self) -> None:
        """Open or close the properties of the selection."""
        self._toggle("properties")

    def toggle_problems(self) -> None:
        """Open or close the list of problems."""
        self._toggle("problems")

    def toggle_training(self) -> None:
        """Open or close the settings of training."""
        self._toggle("training")

    def toggle_sample(self) -> None:
        """Open or close the image that is looked at."""
        self._toggle("sample")

    def _toggle(self, key: str) -> None:
        if key not in self._docks:
            self._make_parts()
        self._docks.toggle(key)
        self._mark(key, self._docks[key].is_open)

    def _mark(self, key: str, is_open: bool) -> None:
        action = self._actions.get(f"panel_{key}")
        if action is not None:
            action.setChecked(is_open)
