"""Tabs underlined in the accent colour, with counts: Problems 1 1, Code, Log.

Tabs that have no room are in a menu at the end of the row: no name is ever cut.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QTabBar, QWidget

from cnnstudio.ui.fonts import BODY, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.buttons import Button, set_reason
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
_HEIGHT = 34
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


def tabs_with_room(
    widths: Sequence[int], current: int, room: int, more: int
) -> list[int]:
    """Return which tabs are shown: all, or the first ones and always the `current`.

    `room` and `more`, the width of what leads to the others, are in pixels.
    """
    if sum(widths) - _GAP <= room:
        return list(range(len(widths)))
    left = room - more - (widths[current] if 0 <= current < len(widths) else 0)
    shown = {current}
    for index, width in enumerate(widths):
        if index == current:
            continue
        left -= width
        if left < 0:
            break
        shown.add(index)
    return sorted(shown)


class TabStrip(QTabBar):
    """A row of tabs by key; `selected(key)` when the user chose another one.

    What has no room is behind `more`; the arrow keys lead to every tab.
    """

    selected = Signal(object)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badges: dict[object, tuple[Badge, ...]] = {}
        self._ring = False
        self._silent = False
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.more = Button(self.tr("More"), "quiet", "chevron-down", True, self)
        self.more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the icon last
        self.more.hide()
        self.more.clicked.connect(self.open_menu)
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
        self._fit()

    def set_reason(self, key: object, reason: str) -> None:
        """Disable a tab with a reason that its tool tip says; empty enables it."""
        index = self._index(key)
        if self.isTabEnabled(index) == bool(reason):  # it would be painted anew, too
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
        self._fit()

    def badges(self, key: object) -> tuple[Badge, ...]:
        """Return the counts of a tab."""
        return self._badges.get(key, ())

    def _index(self, key: object) -> int:
        for index in range(self.count()):
            if self.tabData(index) == key:
                return index
        raise KeyError(key)

    def menu(self) -> QMenu:
        """Return the tabs that have no room; those that are off say why."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for index in self._hidden():
            action = menu.addAction(self.tabText(index))
            action.setData(index)
            if not self.isTabEnabled(index):
                set_reason(action, self.tabToolTip(index))
        menu.triggered.connect(self._picked)
        return menu

    def open_menu(self) -> None:
        """Open the tabs that have no room below what leads to them."""
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _picked(self, action: QAction) -> None:
        self._go_to(int(action.data()))

    def _go_to(self, index: int) -> None:
        """Turn a tab on as by a click, also one that has no room yet."""
        self._silent = True
        self.setTabVisible(index, True)
        self._silent = False
        self.setCurrentIndex(index)

    def _hidden(self) -> list[int]:
        return [i for i in range(self.count()) if not self.isTabVisible(i)]

    def _fit(self) -> None:
        """Show the tabs that have room, and what leads to the others."""
        if not self.isVisible():
            return
        widths = [self.tabSizeHint(i).width() for i in range(self.count())]
        more = self.more.sizeHint()
        current = self.currentIndex()
        shown = tabs_with_room(widths, current, self.width(), more.width())
        silent, self._silent = self._silent, True
        for index in range(self.count()):
            if self.isTabVisible(index) != (index in shown):
                self.setTabVisible(index, index in shown)
        self._silent = silent
        hidden = self._hidden()
        self.more.setVisible(bool(hidden))
        if hidden:
            left = sum(widths[index] for index in shown) - _BADGE_GAP
            top = (_HEIGHT - more.height()) // 2
            self.more.setGeometry(left, top, more.width(), more.height())
            self.more.setToolTip(", ".join(self.tabText(index) for index in hidden))

    def _changed(self, index: int) -> None:
        silent = self._silent
        self._fit()
        if not silent and index >= 0:
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
        return QSize(width, _HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        widths = (self.tabSizeHint(i).width() for i in range(self.count()))
        return QSize(sum(widths), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        widths = [self.tabSizeHint(i).width() for i in range(self.count())]
        more = self.more.sizeHint().width() if len(widths) > 1 else 0
        return QSize(max(widths, default=0) + more, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        index = self.currentIndex() + step
        while 0 <= index < self.count() and not self.isTabEnabled(index):
            index += step
        if 0 <= index < self.count():
            self._go_to(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # First: Qt scrolls the current tab into sight, and never back again.
        self._fit()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event.reason())
        super().focusInEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            for index in range(self.count()):
                if self.isTabVisible(index):
                    self._draw_tab(painter, index)
