"""A call that waits until the event loop has nothing else to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def later(owner: QObject, call: Callable[[], object]) -> None:
    """Call once all that is waiting, layouts and painting too, has been done.

    Never if `owner` goes before. A `singleShot` of no time with an owner is a posted
    call, which comes before them.
    """
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.timeout.connect(call)
    timer.timeout.connect(timer.deleteLater)
    timer.start(0)
