"""Finds what a test with Qt left running: timers, threads, processes, windows."""

from __future__ import annotations

import gc
import multiprocessing

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QProcess, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

KINDS = (QTimer, QThread, QProcess)


class Leaks:
    """Compares the end of a test with its start."""

    def __init__(self) -> None:
        self._windows_before = {id(window): window for window in _windows()}

    def stop_and_name(self) -> list[str]:
        """Describe every leak, and end it so that the next test starts clean."""
        if not self._found():
            return []
        # Widgets closed at the end of a test are still waiting to be deleted, and
        # cycles to be collected: only what outlives that was forgotten.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        found = self._found()
        names = sorted(_describe(thing) for thing in found)
        for thing in found:
            if Shiboken.isValid(thing):  # else it went with one before it
                _end(thing)
        for child in multiprocessing.active_children():
            names.append(f"child process {child.name}")
            child.kill()
            child.join()
        return names

    def _found(self) -> list[QObject]:
        things = [thing for thing in _objects() if _is_running(thing)]
        windows = [w for w in _windows() if id(w) not in self._windows_before]
        return [*things, *windows]


def _objects() -> list[QObject]:
    # By type, not isinstance: some objects answer for their class with a surprise.
    return [
        thing
        for thing in gc.get_objects()
        if issubclass(type(thing), KINDS) and Shiboken.isValid(thing)
    ]


def _windows() -> list[QWidget]:
    # What Qt makes without a parent belongs to who needs it, as a scene's helper does:
    # ended before its owner, it takes the process with it.
    return [
        window
        for window in QApplication.topLevelWidgets()
        if Shiboken.createdByPython(window) and not window.parent()
    ]


def _is_running(thing: QObject) -> bool:
    if isinstance(thing, QTimer):
        return thing.isActive()
    if isinstance(thing, QProcess):
        return thing.state() != QProcess.ProcessState.NotRunning
    return isinstance(thing, QThread) and thing.isRunning() and not _is_main(thing)


def _is_main(thread: QThread) -> bool:
    application = QCoreApplication.instance()
    return application is not None and application.thread() is thread


def _describe(thing: QObject) -> str:
    text = type(thing).__name__
    if thing.objectName():
        text += f" '{thing.objectName()}'"
    if isinstance(thing, QTimer):
        text += f" (active, {thing.interval()} ms)"
    elif isinstance(thing, QProcess):
        text += f" (running {thing.program()})"
    elif isinstance(thing, QWidget):
        text += " (window; use qtbot.addWidget)"
    parent = thing.parent()
    return f"{text} of {type(parent).__name__}" if parent is not None else text


def _end(thing: QObject) -> None:
    if isinstance(thing, QTimer):
        thing.stop()
    elif isinstance(thing, QProcess):
        thing.kill()
        thing.waitForFinished(5000)
    elif isinstance(thing, QThread):
        thing.quit()
        thing.wait(5000)
    elif isinstance(thing, QWidget):
        QWidget.close(thing)  # what a subclass does then may be what the test broke
        thing.deleteLater()
        QCoreApplication.sendPostedEvents(thing, QEvent.Type.DeferredDelete.value)
