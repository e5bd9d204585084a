"""F6 leads from panel to panel, Escape and Enter lead back to the canvas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QWidget,
)


class FocusKeeper(QObject):
    """Gives the keyboard to `home` when nothing in the window has it any more.

    Qt takes it from a panel that is hidden, and gives it to nobody.
    """

    def __init__(self, window: QWidget, home: QWidget) -> None:
        super().__init__(window)
        self._window, self._home = window, home
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            self._soon.start(0)

    def _look(self) -> None:
        if self._window.isActiveWindow() and QApplication.focusWidget() is None:
            self._home.setFocus(Qt.FocusReason.OtherFocusReason)


class WayBack(QObject):
    """Leads the keyboard out of a panel, back to `home`.

    Escape does it always; Enter in a field, once what is typed is taken over, if the
    keyboard came from there.
    """

    def __init__(self, home: QWidget) -> None:
        super().__init__(home)
        self._home = home
        self._place: QWidget | None = None
        self._is_from_home = False
        self._panels: list[QWidget] = []
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def add(self, panel: QWidget) -> None:
        """Lead out of a panel from now on."""
        self._panels.append(panel)
        panel.installEventFilter(self)

    def _panel_of(self, widget: QWidget | None) -> QWidget | None:
        while widget is not None and widget not in self._panels:
            widget = widget.parentWidget()
        return widget

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None:  # another window, or what had it is gone
            return
        place = now if now is self._home else self._panel_of(now)
        if place in self._panels and place is not self._place:
            self._is_from_home = self._place is self._home
        self._place = place

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Keys arrive here that nothing in the panel had use for.
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
            leaves = typing and self._is_from_home
        else:
            leaves = event.key() == Qt.Key.Key_Escape
        if leaves and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._home.window().activateWindow()  # from a panel that floats
            self._home.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False


def step_focus(panels: Sequence[QWidget], step: int) -> None:
    """Give the keyboard to the panel that lies `step` behind the one that has it.

    Panels in which nothing takes it are passed over.
    """
    now = QApplication.focusWidget()
    holds = [p is now or (now is not None and p.isAncestorOf(now)) for p in panels]
    here = holds.index(True) if True in holds else -1 if step > 0 else 0
    for away in range(1, len(panels) + 1):
        target = _first_control(panels[(here + step * away) % len(panels)])
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return


def tab_as_one_reads(root: QWidget) -> None:
    """Let Tab go through what is in a widget in the order of its layouts.

    Qt's own order is that in which the controls were made.
    """
    for before, behind in pairwise(_in_order(root)):
        QWidget.setTabOrder(before, behind)


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _laid_out(layout)
    elif isinstance(widget, QScrollArea) and (held := widget.widget()) is not None:
        yield from _in_order(held)
    elif isinstance(widget, QSplitter):
        for place in range(widget.count()):
            if (part := widget.widget(place)) is not None:
                yield from _in_order(part)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        assert item is not None
        held, inner = item.widget(), item.layout()
        if held is not None:
            yield from _in_order(held)
        elif inner is not None:
            yield from _laid_out(inner)


def _first_control(panel: QWidget) -> QWidget | None:
    if _takes_keyboard(panel):
        return panel
    control = panel.nextInFocusChain()
    while control is not None and control is not panel:
        if panel.isAncestorOf(control) and _takes_keyboard(control):
            return control
        control = control.nextInFocusChain()
    return None


def _takes_keyboard(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isVisible() and widget.isEnabled()
