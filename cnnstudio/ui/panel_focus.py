"""F6 leads from panel to panel: into the first control that takes the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


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
    if isinstance(widget, QScrollArea):  # It would, but shows nothing of it.
        return False
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isVisible() and widget.isEnabled()
