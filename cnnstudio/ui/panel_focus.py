"""F6 leads from panel to panel: into the first control that takes the keyboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget


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
