"""An application that tells when its main window is painted first, and when filled."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class Watched(QApplication):
    """Prints a line of JSON after the first frame, then ends the process.

    With `filled` set it waits until the panels and the project are there, too; with
    `plots` it then shows Train, with its plots and panels.
    `at` is the system's monotonic clock, which all processes share; `megabytes` is the
    resident memory (0 where the system does not say).
    """

    filled = plots = False

    def _tell(self) -> None:
        told = {"at": time.monotonic(), "megabytes": _resident()}
        print(json.dumps(told), flush=True)
        # Not by closing: how a window closes is not what is measured here.
        os._exit(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # The whole frame, with all widgets in the window, is painted within this
            # event; the next one comes when it is on its way to the screen.
            assert isinstance(watched, QMainWindow)
            self._window = watched
            self._wait_or_tell()
        return False

    def _wait_or_tell(self) -> None:
        if not self.filled:
            QTimer.singleShot(0, self._tell)
        elif getattr(self._window, "is_filled", True):
            if self.plots:
                from cnnstudio.ui.main_window import MainWindow

                assert isinstance(self._window, MainWindow)
                self._window.set_mode("train")
                self.processEvents()
            self._window.repaint()
            self._tell()
        else:
            QTimer.singleShot(1, self._wait_or_tell)

    # In Qt it is static, and called so; here it needs the windows.
    def exec(self) -> int:  # type: ignore[override]
        """Watch the main window, whoever made it, from the first event on."""
        for window in self.topLevelWidgets():
            if isinstance(window, QMainWindow):
                window.installEventFilter(self)
        return super().exec()


def _resident() -> float:
    if sys.platform != "linux":
        return 0.0
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
