"""A row of joined buttons of which one is on: Build | Train | Inspect."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from cnnstudio.ui.fonts import BODY, LABEL, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.buttons import set_reason
from cnnstudio.ui.widgets.painting import (
    by_keyboard,
    draw_line,
    focus_ring,
    rounded,
    text_width,
)

_ARROWS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class _Segment(QAbstractButton):
    """One choice; arrow keys go to the next one that can be chosen."""

    stepped = Signal(int)

    def __init__(self, key: object, text: str, small: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._px = LABEL if small else BODY
        self._small = small
        self._ring = False
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        bold = text_width(ui_font(self._px, 600), self.text())
        return QSize(bold + (20 if self._small else 36), 20 if self._small else 24)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(hint.width() - 14, hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _ARROWS.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event.reason())
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        with QPainter(self) as painter:
            if self.isChecked():
                rounded(painter, self.rect(), 4, colors.raised, colors.line2)
            elif self.underMouse() and self.isEnabled():
                rounded(painter, self.rect(), 4, colors.hover)
            if self.hasFocus() and self._ring:
                focus_ring(painter, self.rect(), 4)
            ink = colors.text if self.isChecked() else colors.text2
            ink = ink if self.isEnabled() else colors.text3
            font = ui_font(self._px, 600 if self.isChecked() else 400)
            middle = Qt.AlignmentFlag.AlignHCenter
            draw_line(painter, self.rect(), self.text(), font, ink, middle)


class SegmentedControl(QWidget):
    """Chooses one of a few keys; `selected(key)` when the user chose another."""

    selected = Signal(object)

    def __init__(
        self,
        options: Sequence[tuple[object, str]],
        name: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(0)
        self._segments = [_Segment(key, text, small, self) for key, text in options]
        widest = max(s.minimumSizeHint().width() for s in self._segments)
        for segment in self._segments:
            if not small:
                segment.setMinimumWidth(max(widest, 86))
            row.addWidget(segment)
            self._group.addButton(segment)
            segment.stepped.connect(self._step)
        self._segments[0].setChecked(True)
        self._current = self._segments[0].key
        self._group.buttonToggled.connect(self._toggled)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def current(self) -> object:
        """Return the key that is on."""
        return self._current

    def set_current(self, key: object) -> None:
        """Turn a key on without telling it by the signal."""
        self._current = key
        self._segment(key).setChecked(True)

    def clear(self) -> None:
        """Turn all of them off: what holds is none of them."""
        self._current = None
        self._group.setExclusive(False)
        for segment in self._segments:
            segment.setChecked(False)
        self._group.setExclusive(True)

    def set_reason(self, key: object, reason: str | None) -> None:
        """Disable one choice with a reason; None enables it again."""
        set_reason(self._segment(key), reason)

    def button(self, key: object) -> QAbstractButton:
        """Return the button of a key, for tool tips and tests."""
        return self._segment(key)

    def _segment(self, key: object) -> _Segment:
        for segment in self._segments:
            if segment.key == key:
                return segment
        raise KeyError(key)

    def _step(self, step: int) -> None:
        current = None if self._current is None else self._segment(self._current)
        ready = [s for s in self._segments if s.isEnabled() or s is current]
        at = 0 if current is None else ready.index(current) + step
        if 0 <= at < len(ready):
            ready[at].setFocus(Qt.FocusReason.TabFocusReason)
            ready[at].setChecked(True)

    def _toggled(self, button: QAbstractButton, on: bool) -> None:
        if on and isinstance(button, _Segment) and button.key != self._current:
            self._current = button.key
            self.selected.emit(button.key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            rounded(painter, self.rect(), 6, theme().canvas, theme().line)
