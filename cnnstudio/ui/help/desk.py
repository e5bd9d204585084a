"""Who answers F1: the card of what is pointed at, or of what has the keyboard.

The pointer asks if it was moved since the keyboard last went elsewhere; else the
keyboard does. So F1 explains what one looks at, by mouse and by Tab alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QAction, QCursor, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from cnnstudio.ui.help.topics import Asked, asked_of

if TYPE_CHECKING:
    from cnnstudio.ui.help.card import HelpCard
    from cnnstudio.ui.help.window import HelpWindow

_KEY = "help_key"


class HelpDesk(QObject):
    """Opens cards and the help window for one window of the studio, `home`.

    The key of `action` works in all other windows and dialogs too, as soon as they
    have the keyboard. Cards and the help window are loaded when they are asked for.
    """

    def __init__(self, home: QWidget, action: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._home, self._action = home, action
        self._window: HelpWindow | None = None
        self._card: HelpCard | None = None
        self._pointer = QPoint()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app: QApplication | None = app
        app.focusChanged.connect(self._focus_moved)

    def close(self) -> None:
        """Close what is open; no window is attended any more."""
        if self._app is not None:
            self._app.focusChanged.disconnect(self._focus_moved)
            self._app = None
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
            self._window = None

    @property
    def window(self) -> HelpWindow:
        """The help window, made when it is first asked for."""
        if self._window is None:
            from cnnstudio.ui.help.window import HelpWindow  # not at every start

            self._window = HelpWindow()
            middle = self._home.frameGeometry().center()
            self._window.move(middle - self._window.rect().center())
        return self._window

    @property
    def card(self) -> HelpCard | None:
        """The card that is open."""
        return self._card

    # What is asked

    def explain_here(self) -> None:
        """Open the card of what is pointed at, or of what has the keyboard."""
        asked = self.asked_here()
        if asked is None:
            self.show_window()
        else:
            self.open_card(asked)

    def asked_here(self) -> Asked | None:
        """Return what F1 would explain now."""
        place = QCursor.pos()
        focused = QApplication.focusWidget() or QApplication.activeWindow()
        pointed = QApplication.widgetAt(place)
        if pointed is not None and place != self._pointer:
            found = asked_of(pointed, place)
            if found is not None:
                return found
        return asked_of(focused)

    def open_card(self, asked: Asked) -> None:
        """Open the card of something beside it."""
        from cnnstudio.ui.help.card import HelpCard  # not at every start

        parent = QApplication.activeWindow() or self._home
        self._card = HelpCard(asked, parent)
        self._card.open_asked.connect(self.show_whole)
        self._card.destroyed.connect(self._forget)
        self._card.open_beside(asked.place or QRect(QCursor.pos(), QCursor.pos()))

    def show_window(self) -> None:
        """Show the help window, at its first page if nothing was asked yet."""
        self.window.start()
        self._raise()

    def show_whole(self, asked: Asked) -> None:
        """Show a card in the help window."""
        self.window.explain(asked)
        self._raise()

    def show_topic(self, topic: str) -> None:
        """Show the card of a topic in the help window."""
        self.show_whole(Asked(topic))

    def _raise(self) -> None:
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _forget(self) -> None:
        self._card = None

    # Where the key works

    def attend_menu(self, menu: QMenu) -> None:
        """Let F1 explain the entry that a menu points at: shortcuts sleep meanwhile."""
        menu.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QMenu):
            return False
        if event.type() != QEvent.Type.KeyPress or not self._is_the_key(event):
            return False
        asked = asked_in(watched)
        if asked is not None:
            self.open_card(asked)
        return True

    def _is_the_key(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(event.keyCombination())
        return pressed.matches(self._action.shortcut()) == (
            QKeySequence.SequenceMatch.ExactMatch
        )

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._pointer = QCursor.pos()
        window = now.window() if now is not None else None
        if window is None or window is self._home or window is self._card:
            return
        key = window.findChild(QShortcut, _KEY)
        if key is None:
            key = QShortcut(window)
            key.setObjectName(_KEY)
            key.activated.connect(self.explain_here)
        key.setKey(self._action.shortcut())  # which may have been changed since


def asked_in(menu: QMenu) -> Asked | None:
    """Return what the entry of a menu stands for, if it is one of the table."""
    # What cannot be done now is never active, but may be pointed at.
    action = menu.activeAction() or menu.actionAt(menu.mapFromGlobal(QCursor.pos()))
    if action is None or not action.objectName():
        return None
    box = menu.actionGeometry(action)
    place = QRect(menu.mapToGlobal(box.topLeft()), box.size())
    return Asked(f"action/{action.objectName()}", place=place)
