"""Tabs underlined in the accent colour, with counts: Problems 1 1, Code, Log."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QToolButton, QWidget

from cnnstudio.ui.fonts import BODY, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.labels import PillTone, paint_pill, pill_width
from cnnstudio.ui.widgets.painting import (
    by_keyboard,
    draw_line,
    focus_ring,
    text_width,
)

Badge = tuple[str, PillTone]
_GAP = 16
_BADGE_GAP = 6


class TabStrip(QTabBar):
    """A row of tabs by key; `selected(key)` when the user chose another one."""

    selected = Signal(object)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badges: dict[object, tuple[Badge, ...]] = {}
        self._ring = False
        self._silent = False
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for arrow in self.findChildren(QToolButton):  # the keys lead to every tab
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.currentChanged.connect(self._changed)

    def add_tab(self, key: object, text: str) -> None:
        """Add a tab at the end; the first one is on at once, without a signal."""
        self._silent = True
        self.setTabData(self.addTab(text), key)
        self._silent = False

    def set_tabs(self, tabs: Sequence[tuple[object, str]]) -> None:
        """Show other tabs, by key and text, without a signal."""
        self._silent = True
        while self.count():
            self.removeTab(0)
        self._badges.clear()
        for key, text in tabs:
            self.setTabData(self.addTab(text), key)
        self._silent = False

    def set_reason(self, key: object, reason: str) -> None:
        """Disable a tab with a reason that its tool tip says; empty enables it."""
        index = self._index(key)
        self._silent = True  # Qt leaves a tab that is disabled
        self.setTabEnabled(index, not reason)
        self._silent = False
        self.setTabToolTip(index, reason)

    def current_key(self) -> object:
        """Return the key of the tab that is on."""
        return self.tabData(self.currentIndex())

    def set_current_key(self, key: object) -> None:
        """Turn a tab on without telling it by the signal."""
        self._silent = True
        self.setCurrentIndex(self._index(key))
        self._silent = False

    def set_badges(
        self, key: object, badges: Sequence[Badge], spoken: str = ""
    ) -> None:
        """Show counts after a tab's name; `spoken` is what a reader says of them."""
        self._badges[key] = tuple(badges)
        index = self._index(key)
        said = spoken or " ".join(text for text, _ in badges)
        name = f"{self.tabText(index)}, {said}" if said else self.tabText(index)
        self.setAccessibleTabName(index, name)
        self.setTabText(index, self.tabText(index))  # lays the tabs out again

    def badges(self, key: object) -> tuple[Badge, ...]:
        """Return the counts of a tab."""
        return self._badges.get(key, ())

    def _index(self, key: object) -> int:
        for index in range(self.count()):
            if self.tabData(index) == key:
                return index
        raise KeyError(key)

    def _changed(self, index: int) -> None:
        if not self._silent and index >= 0:
            self.selected.emit(self.tabData(index))

    def _draw_tab(self, painter: QPainter, index: int) -> None:
        colors = theme()
        box = self.tabRect(index).adjusted(0, 0, -_GAP, 0)
        on = index == self.currentIndex()
        hot = box.contains(self.mapFromGlobal(self.cursor().pos()))
        ink = colors.text if on or hot else colors.text2
        ink = ink if self.isTabEnabled(index) else colors.text3
        font = ui_font(BODY, 600 if on else 400)
        left = box.left() + draw_line(painter, box, self.tabText(index), font, ink)
        for text, tone in self.badges(self.tabData(index)):
            width = pill_width(text, tone)
            top = box.center().y() - 7
            patch = QRectF(left + _BADGE_GAP, top, width, 16)
            paint_pill(painter, patch, text, tone)
            left += _BADGE_GAP + width
        if on:
            line = QRect(box.left() - 2, self.height() - 2, left - box.left() + 4, 2)
            painter.fillRect(line, colors.accent)
            if self.hasFocus() and self._ring:
                ring = QRectF(box.left() - 6, 4, left - box.left() + 12, 26)
                focus_ring(painter, ring, 5)

    def tabSizeHint(self, index: int) -> QSize:
        width = text_width(ui_font(BODY, 600), self.tabText(index)) + _GAP
        for text, tone in self.badges(self.tabData(index)):
            width += _BADGE_GAP + pill_width(text, tone)
        return QSize(width, 34)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event.reason())
        super().focusInEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            for index in range(self.count()):
                self._draw_tab(painter, index)
