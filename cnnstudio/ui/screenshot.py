"""Pictures of the window: rendered without a screen, written like any file."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QTimer
from PySide6.QtWidgets import QWidget

from cnnstudio.project.atomic import write_atomic

POLL_MS = 20


def settle(until: Callable[[], bool], seconds: float) -> bool:
    """Let the window work until `until()` holds; False if that takes too long."""
    loop, poll, done = QEventLoop(), QTimer(), False
    end = time.monotonic() + seconds

    def look() -> None:
        nonlocal done
        done = done or until()
        if done or time.monotonic() > end:
            loop.quit()

    poll.timeout.connect(look)
    poll.start(POLL_MS)
    loop.exec()
    poll.stop()
    # Once more, so that what has just arrived is laid out.
    QTimer.singleShot(2 * POLL_MS, loop.quit)
    loop.exec()
    return done


def never() -> bool:
    """Wait for all of the time."""
    return False


def save_picture(widget: QWidget, path: Path) -> None:
    """Render a widget into a PNG file; raises `WriteError`."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().toImage().save(buffer, "PNG")  # type: ignore[call-overload]
    write_atomic(path, bytes(buffer.data().data()))
