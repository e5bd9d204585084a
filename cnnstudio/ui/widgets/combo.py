"""A combo box of keys, which the mouse wheel changes only when it has the focus.

What is said of a choice behind a comma, as in "conv3, the last", gives way first
where there is no room; the list and the tip say all of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QWidget,
)

from cnnstudio.ui.fonts import HINT, ui_font
from cnnstudio.ui.style_sheet import set_property
from cnnstudio.ui.widgets.painting import text_width
from cnnstudio.ui.widgets.undo_keys import edits_text

State = Literal["normal", "error", "warn"]

_REMARK = ", "
"""What parts the name of a choice from what is said of it."""


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
        return self._seen(option)[0]

    def _seen(self, option: QStyleOptionComboBox) -> tuple[str, QFont]:
        """Return the text that has room and its font: the usual, or a smaller one."""
        room, text, small = self._room(option), option.currentText, ui_font(HINT)
        for said in dict.fromkeys((text, text.rpartition(_REMARK)[0] or text)):
            for font in (self.font(), small):
                if text_width(font, said) <= room:
                    return said, font
        right = Qt.TextElideMode.ElideRight
        return QFontMetrics(small).elidedText(said, right, room), small

    def _room(self, option: QStyleOptionComboBox) -> int:
        part = QStyle.SubControl.SC_ComboBoxEditField
        control = QStyle.ComplexControl.CC_ComboBox
        return self.style().subControlRect(control, option, part, self).width() - 2

    def event(self, event: QEvent) -> bool:
        if edits_text(event):
            event.accept()  # they mean what has the keyboard, never the layers
            return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cut = self.shown_text() != self.currentText() and not self.isEditable()
            if cut and not self.toolTip():
                QToolTip.showText(event.globalPos(), self.currentText(), self)
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isEditable():
            super().paintEvent(event)
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText, font = self._seen(option)
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
