"""A button that offers a fix, and says when somebody considers it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QWidget

from cnnstudio.advice.rule import Fix
from cnnstudio.ui.widgets.buttons import FixButton


class FixChoice(FixButton):
    """`chosen(fix)` when pressed; `pointed(fix)` under pointer or keyboard, then None.

    The canvas shows meanwhile what the fix would lead to.
    """

    chosen = Signal(object)
    pointed = Signal(object)

    def __init__(
        self, fix: Fix, *, urgent: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(fix.label, urgent, parent)
        self._fix = fix
        self.setToolTip(fix.note)
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.pointed.emit(None)
        self.chosen.emit(self._fix)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit(self._fix)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed.emit(self._fix)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit(None)
