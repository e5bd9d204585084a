"""Finds out what a gesture would lead to, without holding it up in a large network."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from cnnstudio.project.commands import Command
from cnnstudio.ui.canvas.geometry import BLOCKS_BELOW
from cnnstudio.ui.canvas.scene import GraphScene
from cnnstudio.ui.canvas.trial import Trial, try_out

AT_ONCE = 300
"""Nodes up to which a trial takes less than a frame."""

REST_MS = 60
"""How long the pointer rests on one goal before a larger network is tried."""


class Foresight(QObject):
    """Tries one command at a time; `told` hears what would be.

    From so far away that no shape can be read nothing is tried.
    """

    def __init__(self, scene: GraphScene, told: Callable[[Trial | None], None]) -> None:
        super().__init__(scene)
        self._scene, self._told = scene, told
        self._command: Command | None = None
        self._added = ""
        self.soon = QTimer(self, singleShot=True, interval=REST_MS)
        self.soon.timeout.connect(self._try)

    def ask(self, command: Command | None, added: str = "") -> None:
        """Try a command, now or when the pointer rests; None: show what is."""
        self.soon.stop()
        self._command, self._added = command, added
        if command is None or self._scene.zoom < BLOCKS_BELOW:
            self._told(None)
        elif len(self._scene.nodes) <= AT_ONCE:
            self._try()
        else:
            self._told(None)
            self.soon.start()

    def end(self) -> None:
        """Try nothing any more."""
        self.soon.stop()
        self._command = None
        self.deleteLater()

    def _try(self) -> None:
        if self._command is not None:
            self._told(try_out(self._scene.document, self._command, self._added))
