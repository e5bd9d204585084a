"""Ctrl+K for a window: its popup, and who offers what it finds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings

from cnnstudio.ui.actions.action_set import ActionSet
from cnnstudio.ui.commands.command import Provider
from cnnstudio.ui.commands.providers import (
    ActionCommands,
    LayerCommands,
    NodeCommands,
    SampleCommands,
)
from cnnstudio.ui.commands.search import CommandSearch
from cnnstudio.ui.main_window import MainWindow

if TYPE_CHECKING:
    from cnnstudio.ui.commands.popup import CommandPopup


class AllCommands(QObject):
    """Opens the popup; `add` lets others offer more. `start` begins with a sample."""

    def __init__(
        self,
        window: MainWindow,
        actions: ActionSet,
        start: Callable[[Path], object],
        settings: QSettings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._popup: CommandPopup | None = None
        self.search = CommandSearch(settings)
        canvas = window.canvas
        self.add(ActionCommands(actions))
        self.add(NodeCommands(canvas))
        self.add(LayerCommands(canvas))
        self.add(SampleCommands(start))

    def add(self, provider: Provider) -> None:
        """Let what a provider offers be found, after all that is there."""
        self.search.add(provider)

    @property
    def popup(self) -> CommandPopup:
        """The popup, made when it is first asked for."""
        if self._popup is None:
            from cnnstudio.ui.commands.popup import CommandPopup  # not at the start

            self._popup = CommandPopup(self.search, self._window)
            self._popup.refused.connect(self._window.status.say)
        return self._popup

    def warm_up(self) -> None:
        """Make the popup and read the cards' titles, so that it opens at once."""
        self.search.gather()
        assert self.popup is not None

    def show(self) -> None:
        """Open the list of all commands, to type into."""
        self.popup.open()
