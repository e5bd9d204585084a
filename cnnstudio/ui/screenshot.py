"""Pictures of the window: rendered without a screen, written like any file."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice
from PySide6.QtWidgets import QApplication, QWidget

from cnnstudio.project.atomic import write_atomic

POLL_MS = 20


def settle(app: QApplication, until: Callable[[], bool], seconds: float) -> bool:
    """Let the window work until `until()` holds; False if that takes too long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, POLL_MS)
        if until():
            # Once more, so that what has just arrived is laid out and painted.
            app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, POLL_MS)
            return True
        time.sleep(POLL_MS / 1_000)
    return False


def save_picture(widget: QWidget, path: Path) -> None:
    """Render a widget into a PNG file; raises `WriteError`."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().toImage().save(buffer, "PNG")  # type: ignore[call-overload]
    write_atomic(path, buffer.data().data())
