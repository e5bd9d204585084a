"""A small list that one types into: to add a layer by name, or to find one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cnnstudio.ui.fonts import BODY, HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.icons import paint_icon
from cnnstudio.ui.theme import ThemeManager
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.list_keys import ListKeys
from cnnstudio.ui.widgets.painting import draw_line, rounded, text_width
from cnnstudio.ui.widgets.search_field import SearchField

_WIDTH, _ROW, _ROWS = 300, 28, 8


@dataclass(frozen=True, slots=True)
class PickRow:
    """One entry: `key` is what is picked, `note` stands at the right."""

    key: str
    icon: str
    color: str
    title: str
    note: str = ""
    bad: bool = False


class _Rows(QWidget):
    """Eight rows at most, painted; the keys come from the field above."""

    clicked = Signal(int)
    pointed = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.rows: list[PickRow] = []
        self.current = 0
        self.first = 0
        self.empty_text = ""
        self.setMouseTracking(True)

    def show_rows(self, rows: list[PickRow]) -> None:
        """Show other rows, the first one current."""
        self.rows, self.current, self.first = rows, 0, 0
        self.setFixedHeight(_ROW * max(1, min(_ROWS, len(rows))))
        self.update()

    def step(self, by: int) -> None:
        """Make the next or previous row current."""
        if self.rows:
            self.current = (self.current + by) % len(self.rows)
            low = max(0, self.current - _ROWS + 1)
            self.first = min(max(self.first, low), self.current)
            self.update()
            self.pointed.emit()

    def reason(self) -> str:
        """Return why the current row would fail, in full; empty if it works."""
        row = self.rows[self.current] if self.rows else None
        return row.note if row is not None and row.bad else ""

    def _row_at(self, event: QMouseEvent) -> int:
        row = self.first + int(event.position().y() // _ROW)
        return row if 0 <= row < len(self.rows) else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event)
        if row >= 0 and row != self.current:
            self.current = row
            self.update()
            self.pointed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event)
        if row >= 0:
            self.clicked.emit(row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = self._themes.current()
        with QPainter(self) as painter:
            if not self.rows:
                box = self.rect().adjusted(10, 0, -10, 0)
                draw_line(painter, box, self.empty_text, ui_font(LABEL), colors.text2)
            for place in range(min(_ROWS, len(self.rows))):
                index = self.first + place
                box = QRect(0, place * _ROW, self.width(), _ROW)
                self._paint_row(painter, self.rows[index], box, index == self.current)

    def _paint_row(
        self, painter: QPainter, row: PickRow, box: QRect, current: bool
    ) -> None:
        colors = self._themes.current()
        if current:
            rounded(painter, box, 4, colors.hover)
            painter.fillRect(box.x(), box.y() + 4, 2, _ROW - 8, colors.accent)
        middle = box.center().y() + 0.5
        color = row.color or "text3"
        paint_icon(painter, row.icon, QRectF(10, middle - 8, 16, 16), color)
        wide = text_width(ui_font(BODY), row.title)
        title = box.adjusted(34, 0, -10, 0)
        draw_line(painter, title, row.title, ui_font(BODY), colors.text)
        note = box.adjusted(34 + wide + 12, 0, -10, 0)
        font = ui_font(HINT) if row.bad else mono_font(HINT)
        ink = colors.text3 if row.bad else colors.text2
        right = Qt.AlignmentFlag.AlignRight
        if note.width() > 30:
            draw_line(painter, note, row.note, font, ink, right)


class PickPopup(QFrame):
    """Opens at a place of the canvas with the keyboard in its field.

    `picked(key, text, shifted)`: what was chosen, what was typed, and whether Shift
    was held. Escape, or a click elsewhere, closes it. `shown` says whether it is open.
    """

    picked = Signal(str, str, bool)
    shown = Signal(bool)

    def __init__(
        self,
        placeholder: str,
        empty_text: str,
        find: Callable[[str], list[PickRow]],
        themes: ThemeManager,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._themes, self._find, self._canvas = themes, find, parent
        self.field = SearchField(placeholder, "", self)
        self.list = _Rows(themes, self)
        self.list.empty_text = empty_text
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.reason = TextLabel("", "hint", "text2", wrap=True)
        self.reason.setContentsMargins(10, 0, 10, 2)
        column.addWidget(self.reason)
        self.list.pointed.connect(self._show_reason)
        self.field.textChanged.connect(self._search)
        keys = ListKeys(self.field, _ROWS, self)
        keys.stepped.connect(self.list.step)
        keys.chosen.connect(self._pick)
        keys.escaped.connect(self.close_list)
        keys.lost.connect(self._lost_keyboard)
        self.list.clicked.connect(self._clicked)
        self.hide()

    def open_at(self, at: QPoint) -> None:
        """Show the list with an empty field, inside the parent."""
        self.field.clear()
        self._search("")
        room = self._canvas.rect()
        height = self.sizeHint().height()
        x = min(max(4, at.x()), max(4, room.right() - _WIDTH - 4))
        y = min(max(4, at.y()), max(4, room.bottom() - height - 4))
        self.move(x, y)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_list(self) -> None:
        """Hide, and give the keyboard back."""
        if self.isVisible():
            self.hide()
            self._canvas.setFocus(Qt.FocusReason.PopupFocusReason)

    def _search(self, text: str) -> None:
        self.list.show_rows(self._find(text))
        self._show_reason()

    def _show_reason(self) -> None:
        """Say in full why the current row would fail: in the row it may be cut."""
        reason = self.list.reason()
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self.adjustSize()
        lowest = max(4, self._canvas.height() - self.height() - 4)
        if self.y() > lowest:
            self.move(self.x(), lowest)

    def _clicked(self, row: int) -> None:
        self.list.current = row
        self._pick(False)

    def _pick(self, shifted: bool) -> None:
        if self.list.rows:
            row, text = self.list.rows[self.list.current], self.field.text()
            self.close_list()
            self.picked.emit(row.key, text, shifted)

    def _lost_keyboard(self) -> None:
        if self.isVisible():
            self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.emit(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = self._themes.current()
        with QPainter(self) as painter:
            rounded(painter, self.rect(), 8, colors.surface, colors.line2)
