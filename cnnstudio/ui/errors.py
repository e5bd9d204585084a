"""The last net: an exception that nothing caught is logged and shown, not lost."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QMessageBox

log = logging.getLogger("cnnstudio")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class ErrorReporter(QObject):
    """Logs unhandled exceptions and Qt's warnings, and shows the former once each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: set[str] = set()
        self._previous: Callable[..., object] = sys.excepthook

    def install(self) -> None:
        """Catch what nothing else catches from now on."""
        sys.excepthook = self.report
        qInstallMessageHandler(_log_qt)

    def report(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log an exception, and tell the user with its text one click away."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        log.error("unhandled exception\n%s", text)
        place = text.splitlines()[-2:]
        if str(place) in self._shown or QApplication.instance() is None:
            return
        self._shown.add(str(place))
        box = QMessageBox(QApplication.activeWindow())
        box.setWindowTitle("CNN Studio")
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setText(self.tr("Something in the program went wrong: {0}").format(error))
        box.setInformativeText(
            self.tr("The project is unchanged. Save it under a new name to be sure.")
        )
        box.setDetailedText(text)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def _log_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    if "propagateSizeHints" not in text:  # harmless: the offscreen platform has none
        log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)
