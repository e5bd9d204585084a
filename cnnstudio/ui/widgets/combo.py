"""A combo box of keys, which the mouse wheel changes only when it has the focus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from cnnstudio.ui.fonts import HINT, ui_font
from cnnstudio.ui.style_sheet import set_property
from cnnstudio.ui.widgets.painting import text_width
from cnnstudio.ui.widgets.undo_keys import edits_text

State = Literal["normal", "error", "warn"]


class Combo(QComboBox):
    """Chooses one of several keys; `picked(key)` when the user chose one."""

    picked = Signal(object)

    def __init__(
        self,
        options: Sequence[tuple[object, str]] = (),
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keys: list[object] = []
        self.setView(QListView(self))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.set_options(options)
        self.activated.connect(self._activated)

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer other keys; the current one stays if it is among them."""
        before = self.current_key()
        self.clear()
        self._keys = [key for key, _ in options]
        self.addItems([text for _, text in options])
        if before in self._keys:
            self.set_current_key(before)

    def current_key(self) -> object:
        """Return the key that is shown, or None."""
        index = self.currentIndex()
        return self._keys[index] if 0 <= index < len(self._keys) else None

    def set_current_key(self, key: object) -> None:
        """Show a key without telling it by the signal."""
        self.setCurrentIndex(self._keys.index(key))

    def set_state(self, state: State, message: str = "") -> None:
        """Mark the choice as wrong or doubtful, with the reason as tool tip."""
        set_property(self, "state", state)
        self.setToolTip(message)
        self.setAccessibleDescription(message)

    def _activated(self, index: int) -> None:
        self.picked.emit(self._keys[index])

    def shown_text(self) -> str:
        """Return the text as it is seen: it ends in an ellipsis if short of room."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return self._elided(option)

    def _elided(self, option: QStyleOptionComboBox) -> str:
        room, right = self._room(option), Qt.TextElideMode.ElideRight
        metrics = QFontMetrics(self._fitting(option))
        return metrics.elidedText(option.currentText, right, room)

    def _fitting(self, option: QStyleOptionComboBox) -> QFont:
        """Return the usual font, or a smaller one for a text that would be cut."""
        fits = text_width(self.font(), option.currentText) <= self._room(option)
        return self.font() if fits else ui_font(HINT)

    def _room(self, option: QStyleOptionComboBox) -> int:
        part = QStyle.SubControl.SC_ComboBoxEditField
        control = QStyle.ComplexControl.CC_ComboBox
        return self.style().subControlRect(control, option, part, self).width() - 2

    def event(self, event: QEvent) -> bool:
        if edits_text(event):
            event.accept()  # they mean what has the keyboard, never the layers
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isEditable():
            super().paintEvent(event)
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        font = self._fitting(option)
        option.currentText = self._elided(option)
        painter = QStylePainter(self)
        painter.setFont(font)
        try:
            painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        finally:
            painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
