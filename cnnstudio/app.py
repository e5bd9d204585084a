"""Start-up of the window: checks, log, theme, engine, first paint; and the picture."""

from __future__ import annotations

import faulthandler
import logging
import signal
import sys
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Literal

import PySide6
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from cnnstudio.paths import sample_project, user_config_dir, user_log_dir
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.errors import ErrorReporter
from cnnstudio.ui.modes import Mode
from cnnstudio.ui.studio import Studio
from cnnstudio.ui.theme import ThemeManager, theme_manager

SIGNAL_POLL_MS = 250


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """What the command line asks of the window."""

    project: Path | None = None
    screenshot: Path | None = None
    run: Path | None = None
    mode: Mode | None = None
    theme: Literal["dark", "light"] | None = None
    size: tuple[int, int] = (1600, 1000)


def main(options: WindowOptions) -> int:
    """Open the window (or only render it into a picture); returns the exit status."""
    refusal = unusable_qt(PySide6.__version__, sys.version_info[:2])
    if refusal:
        print(refusal, file=sys.stderr)
        return 2
    start_log()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("CNN Studio")
    app.setDesktopFileName("cnnstudio")
    reporter = ErrorReporter(app)
    reporter.install()
    settings = open_settings()
    themes = theme_manager()
    _choose_theme(themes, options, settings)
    themes.apply()
    if options.screenshot is not None:
        from cnnstudio.ui.screenshot import take

        return take(app, themes, options.screenshot, options)
    return _run(app, themes, settings, options)


def _run(
    app: QApplication, themes: ThemeManager, settings: QSettings, options: WindowOptions
) -> int:
    client = EngineClient()
    client.start()
    studio = Studio(themes, settings, client)
    studio.window.resize(*options.size)
    geometry = settings.value("geometry")
    if geometry is not None:
        studio.window.restoreGeometry(geometry)
    studio.show_mode(options.mode or "build")
    studio.window.show()
    first = options.project
    if first is None and not settings.value("started"):
        first = sample_project("digits_lenet")
    if first is not None:
        studio.open_project(first)
    settings.setValue("started", True)
    interrupts = _end_on_signals(studio)
    status = app.exec()
    interrupts.stop()
    settings.setValue("geometry", studio.window.saveGeometry())
    settings.sync()
    return int(status)


def unusable_qt(version: str, python: tuple[int, ...]) -> str:
    """Say why this PySide6 cannot be used; empty if it can.

    PySide6 6.12.0 loses a reference to None with nearly every call and aborts the
    process within minutes on Python 3.11; from 3.12 on None is immortal.
    """
    parts = tuple(int(p) for p in version.split(".")[:2])
    if parts >= (6, 12) and python < (3, 12):
        return (
            f"PySide6 {version} aborts on Python {python[0]}.{python[1]}. "
            "Install another: pip install 'PySide6-Essentials>=6.10,<6.12'"
        )
    return ""


def start_log() -> Path:
    """Write the log, and the stack of a native crash, into the user's log folder."""
    folder = user_log_dir()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "window.log"
    handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=2)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log = logging.getLogger("cnnstudio")
    log.setLevel(logging.INFO)
    log.addHandler(handler)
    faulthandler.enable(handler.stream.fileno(), all_threads=True)
    return path


def open_settings() -> QSettings:
    """Open the window's settings; they never hold anything of a project."""
    path = user_config_dir() / "window.ini"
    return QSettings(str(path), QSettings.Format.IniFormat)


def _choose_theme(
    themes: ThemeManager, options: WindowOptions, settings: QSettings
) -> None:
    wanted = options.theme or settings.value("theme", "system")
    if wanted in ("dark", "light"):
        themes.set_mode(wanted)


def _end_on_signals(studio: Studio) -> QTimer:
    """Close the window on SIGTERM and Ctrl-C: Python sees signals between events."""

    def close(*_: object) -> None:
        studio.document.stack.setClean()
        studio.window.close()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, close)
    timer = QTimer(studio)
    timer.timeout.connect(_wake)
    timer.start(SIGNAL_POLL_MS)
    return timer


def _wake() -> None:
    """Let Python run between Qt's events, so that signal handlers are called."""
