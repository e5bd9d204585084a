"""A field for a number, a pair such as `3 \u00d7 3`, or an expression over names.

The field does not judge the text: its owner does, and answers with `set_state`.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from cnnstudio.ui.fonts import LABEL, mono_font
from cnnstudio.ui.icons import paint_icon
from cnnstudio.ui.style_sheet import set_property
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.buttons import set_reason
from cnnstudio.ui.widgets.painting import rounded
from cnnstudio.ui.widgets.stepping import can_step, stepped
from cnnstudio.ui.widgets.undo_keys import leaves_undo

State = Literal["normal", "error", "warn"]
_STEPPER = 24
_AROUND = 14


class _Stepper(QAbstractButton):
    """The - or + at the right of the field; held down, it goes on."""

    def __init__(self, glyph: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._glyph = glyph
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAutoRepeat(True)
        self.setAutoRepeatDelay(350)
        self.setAutoRepeatInterval(60)
        self.setFixedSize(_STEPPER, _STEPPER)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            hot = self.underMouse() and self.isEnabled()
            if hot:
                fill = colors.line if self.isDown() else colors.hover
                rounded(painter, box.adjusted(2, 2, -2, -2), 3, fill)
            color = "text" if hot else "text3" if self.isEnabled() else "line2"
            paint_icon(painter, self._glyph, box.adjusted(7, 7, -7, -7), color)


class NumberField(QLineEdit):
    """A mono field with - and + steppers.

    `edited(str)` follows the typing, for validation; `committed(str)` comes with
    Enter, on leaving, and with every step, once per change. Up and Down step by
    one, with Shift by ten; Escape takes back what was typed. The mouse wheel
    steps only while the field has the focus. Alt+Down emits `list_asked`, for usual
    values. While the text is `wrong` Enter does not leave the field.
    """

    edited = Signal(str)
    committed = Signal(str)
    list_asked = Signal()

    def __init__(
        self,
        text: str = "",
        name: str = "",
        whole: bool = True,
        minimum: float | None = None,
        maximum: float | None = None,
        parent: QWidget | None = None,
        steppers: bool = True,
    ) -> None:
        super().__init__(text, parent)
        self._has_steppers = steppers
        self._whole = whole
        self._limits = (minimum, maximum)
        self._committed = text
        self._locked = self.wrong = False
        self._minus = _Stepper("minus", self.tr("Less {0}").format(name).strip(), self)
        self._plus = _Stepper("plus", self.tr("More {0}").format(name).strip(), self)
        self._minus.clicked.connect(self._less)
        self._plus.clicked.connect(self._more)
        self.setFont(mono_font(LABEL))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._commit)
        self.textChanged.connect(self._judge_steps)
        self._judge_steps(text)

    def set_text(self, text: str) -> None:
        """Show a value from the document; nothing is emitted."""
        self._committed = text
        self.setText(text)
        if not self._has_room(text) or not self.hasFocus():
            self.setCursorPosition(0)  # of a long text the beginning is seen

    def set_state(self, state: State, message: str = "") -> None:
        """Mark the text as right, wrong or doubtful; the reason is the tool tip."""
        set_property(self, "state", state)
        self.setToolTip(message)
        self.setAccessibleDescription(message)

    def state(self) -> str:
        """Return normal, error or warn."""
        return str(self.property("state") or "normal")

    def set_locked(self, reason: str | None) -> None:
        """Show a lock in place of the steppers and refuse edits; None unlocks."""
        self._locked = reason is not None
        self.setReadOnly(self._locked)
        self.setToolTip(reason or "")
        self.setAccessibleDescription(reason or "")
        self._minus.setVisible(self._has_steppers and not self._locked)
        self._plus.setVisible(self._has_steppers and not self._locked)
        self.update()

    def step(self, steps: int) -> None:
        """Move every number in the text by some steps, and commit."""
        if self._locked or not self.isEnabled():
            return
        text = stepped(self.text(), steps, self._whole, *self._limits)
        if text != self.text():
            self.setText(text)
            self.edited.emit(text)
            self._commit()

    def _less(self) -> None:
        self.step(-1)

    def _more(self) -> None:
        self.step(1)

    def _typed(self, text: str) -> None:
        self.edited.emit(text)

    def _judge_steps(self, text: str) -> None:
        able = can_step(text)
        # An expression needs the room, and so does a long number in a narrow panel.
        wordy = bool(text.strip()) and not self._has_room(text)
        wordy = wordy or not self._has_steppers
        self.setTextMargins(0, 0, 0 if wordy else 2 * _STEPPER - 6, 0)
        for stepper in (self._minus, self._plus):
            none = self.tr("There is no number to step from.")
            set_reason(stepper, None if able else none)
            stepper.setVisible(not wordy and not self._locked)

    def _has_room(self, text: str) -> bool:
        """Return True if a text of numbers is seen whole beside the steppers."""
        room = self.width() - 2 * _STEPPER * self._has_steppers - _AROUND
        return can_step(text) and self.fontMetrics().horizontalAdvance(text) <= room

    def _commit(self) -> None:
        text = self.text()
        if text != self._committed:
            if not self.wrong:  # else Escape would bring the refused text back
                self._committed = text
            self.committed.emit(text)

    def event(self, event: QEvent) -> bool:
        if leaves_undo(self, event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        directions = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        direction = directions.get(Qt.Key(event.key()), 0)
        if direction and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.list_asked.emit()
        elif direction:
            fast = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step(direction * (10 if fast and self._whole else 1))
        elif event.key() == Qt.Key.Key_Escape and self.text() != self._committed:
            self.setText(self._committed)
            self.edited.emit(self._committed)
            event.ignore()  # it leads out of the panel, too
        else:
            super().keyPressEvent(event)
            if self.wrong and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and not self._locked:
            self.step(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        top = (self.height() - _STEPPER) // 2
        self._plus.move(self.width() - _STEPPER - 1, top)
        self._minus.move(self.width() - 2 * _STEPPER + 1, top)
        self._judge_steps(self.text())
        if not self.hasFocus() and not self._has_room(self.text()):
            self.setCursorPosition(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._locked:
            with QPainter(self) as painter:
                box = QRectF(self.width() - 20, self.height() / 2 - 6, 12, 12)
                paint_icon(painter, "lock", box, "text3")
