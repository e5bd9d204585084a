"""The last net: an exception that nothing caught is logged and shown, not lost."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QDialog

log = logging.getLogger("cnnstudio")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class ErrorReporter(QObject):
    """Logs unhandled exceptions and Qt's warnings, and shows the former once each.

    `keep` is called first, so that nothing is lost whatever follows; it returns whether
    unsaved work is kept for the next start. `diagnostics` gives the text that goes with
    the error, `restart` ends the window and starts another.
    """

    _raised = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keep: Callable[[], bool] = _no
        self.diagnostics: Callable[[], str] = str
        self.restart: Callable[[], object] = _no
        self._shown: set[str] = set()
        self._dialogs: list[QDialog] = []  # no window may be there to own them
        # Other threads may not touch widgets; from this one it is a plain call.
        self._raised.connect(self._show, Qt.ConnectionType.AutoConnection)

    def install(self) -> None:
        """Catch what nothing else catches from now on."""
        sys.excepthook = self.report
        threading.excepthook = self._report_thread
        sys.unraisablehook = _log_unraisable
        qInstallMessageHandler(_log_qt)

    def report(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log an exception, and tell the user with its text to copy."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        log.error("unhandled exception\n%s", text)
        self._raised.emit(str(error) or kind.__name__, text)

    def _report_thread(self, raised: threading.ExceptHookArgs) -> None:
        if raised.exc_value is not None:
            self.report(raised.exc_type, raised.exc_value, raised.exc_traceback)

    def _show(self, problem: str, text: str) -> None:
        place = str(text.splitlines()[-2:])
        kept = self.keep()
        if place in self._shown or QApplication.instance() is None:
            return
        self._shown.add(place)
        from cnnstudio.ui.error_dialog import ErrorDialog  # seldom needed

        dialog = ErrorDialog(
            problem,
            f"{text}\n{self.diagnostics()}",
            kept=kept,
            parent=QApplication.activeWindow(),
        )
        self._dialogs.append(dialog)
        dialog.restart_asked.connect(self._restart)
        dialog.open()

    def _restart(self) -> None:
        self.restart()


def _no() -> bool:
    return False


def _log_unraisable(raised: sys.UnraisableHookArgs) -> None:
    """Log what was raised where nobody could catch it: in a finalizer, mostly.

    Nothing hangs on it, so nobody is disturbed.
    """
    where = f"{raised.err_msg or 'ignored exception in'} {raised.object!r}"
    error = raised.exc_value
    trace = traceback.format_exception(error) if error is not None else []
    log.error("%s\n%s", where, "".join(trace))


def _log_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    if "propagateSizeHints" not in text:  # harmless: the offscreen platform has none
        log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)
