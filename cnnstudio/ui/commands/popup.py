"""Ctrl+K: every command, found by typing; Enter does it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from cnnstudio.ui.commands.rows import ROWS, CommandList
from cnnstudio.ui.commands.search import CommandSearch
from cnnstudio.ui.help.cards import card_library
from cnnstudio.ui.help.topics import Asked, own_topic, set_topic
from cnnstudio.ui.modes import BAR_HEIGHT
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.list_keys import ListKeys
from cnnstudio.ui.widgets.painting import rounded
from cnnstudio.ui.widgets.search_field import SearchField

WIDTH, LINE = 600, 17


class CommandPopup(QFrame):
    """Opens over the upper middle of the window with the keyboard in its field.

    Escape, or a click elsewhere, closes it. What cannot be done says why (`refused`
    carries the reason) and leaves the popup open.
    """

    refused = Signal(str)

    def __init__(self, search: CommandSearch, window: QWidget) -> None:
        super().__init__(window)
        set_topic(self, "panel/commands")
        self._search, self._window = search, window
        self._before: QWidget | None = None
        self.setAccessibleName(self.tr("All commands"))
        self.field = SearchField(self.tr("Command, layer, sample or help"), "", self)
        self.list = CommandList(self)
        self.note = TextLabel("", "label", "text2", wrap=True)
        self.note.setFixedHeight(2 * LINE)  # the popup keeps its size while one reads
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(self.note)
        self.field.textChanged.connect(self._find)
        keys = ListKeys(self.field, ROWS, self)
        keys.stepped.connect(self.list.step)
        keys.chosen.connect(self._perform)
        keys.escaped.connect(self.close_popup)
        keys.lost.connect(self._lost_keyboard)
        self.list.selectionModel().currentChanged.connect(self._explain)
        self.list.clicked.connect(self._perform)
        self.hide()

    def open(self) -> None:
        """Show all commands, those used last first."""
        if self.isVisible():
            self.field.setFocus(Qt.FocusReason.PopupFocusReason)
            return
        self._before = QApplication.focusWidget()
        self._search.gather()
        self.field.clear()
        self._find("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_popup(self) -> None:
        """Hide, and give the keyboard back to what had it."""
        if self.isVisible():
            self.hide()
            if self._before is not None and isValid(self._before):
                self._before.setFocus(Qt.FocusReason.PopupFocusReason)
            self._before = None

    def _find(self, text: str) -> None:
        self.list.show_rows(self._search.find(text))
        self._explain()
        self._place()

    def _place(self) -> None:
        wide = min(WIDTH, self._window.width() - 32)
        self.setFixedWidth(wide)
        self.adjustSize()
        self.move((self._window.width() - wide) // 2, BAR_HEIGHT + 24)

    def _explain(self) -> None:
        """Say below the list what the current command does, or why it cannot."""
        command = self.list.current()
        if command is None:
            said = self.tr("Nothing is called so. Try another word for it.")
        else:
            said = command.reason or command.note
        self.note.setText(said)
        self.field.setAccessibleDescription(
            f"{command.title}. {said}" if command is not None else said
        )

    def explained_at(self, _at: QPoint | None) -> Asked:
        """Return the card of the current command, or that of the popup."""
        command = self.list.current()
        key = command.key if command is not None else ""
        kind, _, rest = key.partition("/")
        topics = {"action": key, "help": rest, "add": f"layer/{rest}"}
        topic = topics.get(kind, own_topic(self))
        is_there = kind == "action" or card_library().get(topic) is not None
        return Asked(topic if is_there else own_topic(self))

    def _perform(self) -> None:
        command = self.list.current()
        if command is None:
            return
        if command.reason:
            self.refused.emit(command.reason)
            return
        self._search.remember(command)
        self.close_popup()
        command.perform()

    def _lost_keyboard(self) -> None:
        if self.isVisible():
            self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        with QPainter(self) as painter:
            rounded(painter, self.rect(), 8, colors.surface, colors.line2)
