"""Which of the inspector's views is looked at, of the layer, the image, or of all."""

from __future__ import annotations

from typing import Literal, get_args

from PySide6.QtCore import QObject, Signal

Scope = Literal["layer", "image", "all", "network"]
SCOPES: tuple[Scope, ...] = get_args(Scope)


class ViewChoice(QObject):
    """The scope and, for each scope, the view chosen in it; empty: its first one.

    As long as nobody `show`s a scope it follows what is selected. `changed` tells both.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._natural: Scope = "layer"
        self._asked: Scope | None = None
        self._views: dict[Scope, str] = {}
        self.shared = False
        """True: all maps of a layer, and of its film, have the colours of one range."""

    @property
    def scope(self) -> Scope:
        """What is looked at."""
        return self._asked or self._natural

    def view(self, scope: Scope) -> str:
        """Key of the view chosen in a scope; empty for its first one."""
        return self._views.get(scope, "")

    def show(self, scope: Scope, view: str = "") -> None:
        """Look at a scope, and at a view of it if one is named."""
        before = self.scope, self.view(self.scope)
        self._asked = scope
        if view:
            self._views[scope] = view
        if before != (scope, self.view(scope)):
            self.changed.emit()

    def recall(self, scope: Scope, view: str) -> None:
        """Look at a scope as one did: at its first view, if none had been chosen."""
        before = self.scope, self.view(self.scope)
        self._asked = scope
        self._views[scope] = view
        if before != (scope, view):
            self.changed.emit()

    def share_range(self, shared: bool) -> None:
        """Colour all maps on one scale, or each on its own."""
        if shared != self.shared:
            self.shared = shared
            self.changed.emit()

    def follow(self, natural: Scope, selected_anew: bool) -> None:
        """Take note of the scope that fits what is selected.

        A new selection leads there, unless one image is looked at: a layer is chosen
        for it, too.
        """
        before = self.scope
        self._natural = natural
        if selected_anew and self._asked != "image":
            self._asked = None
        if self.scope != before:
            self.changed.emit()
