"""Start-up of the window: checks, log, frame, panels, engine; and the picture.

The frame is painted first; the panels, most of the program, are loaded after it.
"""

from __future__ import annotations

import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import PySide6
from PySide6.QtCore import QByteArray, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from cnnstudio.bridge.launch import engine_environment
from cnnstudio.paths import sample_project, settings_file, user_log_dir
from cnnstudio.ui.crash_log import CrashLog, collect_crashes, start_log
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.fonts import FONT_SETTING, use_system_fonts
from cnnstudio.ui.language import Speech
from cnnstudio.ui.language import wanted as wanted_language
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.modes import Mode
from cnnstudio.ui.restart import start_window
from cnnstudio.ui.scale import apply_scale, note_system_scale
from cnnstudio.ui.stored_settings import open_settings
from cnnstudio.ui.theme import theme_manager

if TYPE_CHECKING:
    from cnnstudio.ui.engine_client import EngineClient
    from cnnstudio.ui.studio import Studio

SIGNAL_POLL_MS = 250
FILLED_AT_LATEST_MS, ENGINE_AFTER_MS, WARM_UP_AFTER_MS = 1_000, 50, 2_500
SIZE = (1600, 1000)
FRAME, SMALLER = 40, 0.9
"""Pixels of height that a title bar may take; how much of a small screen is taken by a
window that is no longer maximized."""
PICTURE_WAIT_S, PICTURE_REST_S = 60.0, 0.5


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """What the command line asks of the window."""

    project: Path | None = None
    screenshot: Path | None = None
    run: Path | None = None
    mode: Mode | None = None
    view: str = ""
    """What is behind the `#` of a link to a view."""
    theme: Literal["dark", "light"] | None = None
    size: tuple[int, int] | None = None
    safe: bool = False
    """Usual settings, no GPU, and nothing is opened that was not asked for."""


def main(asked: WindowOptions) -> int:
    """Open the window, or only render it into a picture; returns the exit status."""
    refusal = unusable_qt(PySide6.__version__, sys.version_info[:2])
    if refusal:
        print(refusal, file=sys.stderr)
        return 2
    start_log(user_log_dir())
    crashes = CrashLog(user_log_dir())
    try:
        return _run(asked)
    finally:
        crashes.close()


def _run(asked: WindowOptions) -> int:
    settings, problem = open_settings(settings_file(), stored=not asked.safe)
    if not asked.screenshot:
        apply_scale(settings)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("CNN Studio")
    app.setDesktopFileName("cnnstudio")
    speech = Speech(wanted_language(settings))
    note_system_scale(settings)
    use_system_fonts(settings.value(FONT_SETTING) == "system")
    themes = theme_manager()
    wanted = asked.theme or settings.value("theme", "system")
    if wanted in ("dark", "light", "contrast"):
        themes.set_mode(wanted)
    window = MainWindow(themes, settings)
    window.resize(*(asked.size or SIZE))
    if asked.screenshot:
        return _picture(window, asked)
    room = window.screen().availableSize()
    if not asked.size and not fits(room):
        # Else the buttons at the right would be out of sight at the first start.
        window.resize(QSize(*SIZE).boundedTo(room * SMALLER))
        window.setWindowState(Qt.WindowState.WindowMaximized)
    geometry = settings.value("geometry")
    if isinstance(geometry, QByteArray) and not asked.size:
        window.restoreGeometry(geometry)
    start = Start(window, asked, problem)
    app.commitDataRequest.connect(start.keep)
    window.show()
    status = app.exec()
    start.end()
    speech.end()
    return int(status)


def fits(room: QSize) -> bool:
    """Whether a window of the usual size has room on a screen, with its frame."""
    width, height = SIZE
    return room.width() >= width and room.height() >= height + FRAME


class Start(QObject):
    """Fills the window as soon as its frame is on the screen."""

    def __init__(
        self, window: MainWindow, asked: WindowOptions, problem: str = ""
    ) -> None:
        super().__init__(window)
        self._window, self._asked, self._problem = window, asked, problem
        self.studio: Studio | None = None
        window.painted.connect(self.fill)
        # A window that is opened out of sight is never painted.
        QTimer.singleShot(FILLED_AT_LATEST_MS, self.fill)

    def fill(self) -> None:
        """Load the panels, open the project, and then start the engine."""
        if self.studio is not None:
            return
        from cnnstudio.ui.errors import ErrorReporter

        errors = ErrorReporter(self)
        errors.install()
        settings, asked = self._window.settings, self._asked
        self.studio = make_studio(self._window, safe=asked.safe)
        errors.keep = self.studio.safety.rescue.write
        errors.diagnostics = self.studio.safety.reports.text
        errors.restart = self.restart
        self.studio.show_mode(asked.mode or "build")
        first = asked.project
        if first is None and not settings.value("started") and not asked.safe:
            first = sample_project("digits_lenet")
        if first is not None and not first.is_dir():
            self.studio.open_project(first)
        if asked.run:
            self.studio.run.open_finished(asked.run)
        if asked.view:
            self.studio.run.inside.open_fragment(asked.view)
        settings.setValue("started", True)
        self.studio.first_steps.begin_hints()
        _end_on_signals(self.studio)
        if self._problem:
            self.studio.window.status.say(self._problem)
        crashed = collect_crashes(user_log_dir())
        self.studio.safety.rescue.begin(crashed=bool(crashed), offers=not asked.safe)
        # Before the canvas is visible the first field would have the keyboard.
        QTimer.singleShot(0, self._focus_canvas)
        # Not at once: what was loaded is to be seen first.
        QTimer.singleShot(ENGINE_AFTER_MS, self._start_engine)
        QTimer.singleShot(WARM_UP_AFTER_MS, self.studio.commands.warm_up)

    def _start_engine(self) -> None:
        assert self.studio is not None
        start_engine(self.studio, self._asked.project)

    def keep(self, _manager: object = None) -> None:
        """Write what is not saved: the system is about to end."""
        if self.studio is not None:
            self.studio.safety.rescue.write()

    def restart(self) -> None:
        """End this window and start another, which offers what was not saved."""
        assert self.studio is not None
        path = self.studio.document.path
        self.studio.end_now()
        start_window(path)
        QApplication.exit(0)

    def _focus_canvas(self) -> None:
        assert self.studio is not None
        self.studio.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Remember how the window stood; it was closed, and nothing is unsaved."""
        if self.studio is not None:
            self.studio.safety.close()
        settings = self._window.settings
        settings.setValue("geometry", self._window.saveGeometry())
        settings.sync()


def start_engine(studio: Studio, asked: Path | None) -> None:
    """Start the engine; a folder that was asked for is learned from, as if dropped."""
    studio.start_engine()
    if asked is not None and asked.is_dir():
        studio.take_dropped(asked)


def make_studio(
    window: MainWindow, dialogs: Dialogs | None = None, *, safe: bool = False
) -> Studio:
    """Fill a window; this loads the panels and the rooms of the document."""
    from cnnstudio.ui.studio import Studio

    window.themes.apply()
    client = make_safe_client if safe else make_client
    return Studio(window.themes, window.settings, client, dialogs, window)


def make_client() -> EngineClient:
    """Make the engine's end in the window; loads numpy and all messages."""
    from cnnstudio.ui.engine_client import EngineClient

    return EngineClient()


def make_safe_client() -> EngineClient:
    """Make the end of an engine that sees no GPU."""
    from cnnstudio.ui.engine_client import EngineClient

    hidden = {"CUDA_VISIBLE_DEVICES": "", "HIP_VISIBLE_DEVICES": ""}
    return EngineClient(environment={**engine_environment(), **hidden})


def _picture(window: MainWindow, asked: WindowOptions) -> int:
    """Render the window with a project, and with a finished run if one is named."""
    from cnnstudio.ui.motion import motion
    from cnnstudio.ui.screenshot import never, save_picture, settle

    motion().choose(True)  # a picture shows the end of every movement
    studio = make_studio(window, TerminalDialogs())
    mode = asked.mode or ("train" if asked.run else "build")
    studio.show_mode(mode)
    studio.window.show()
    assert asked.project is not None
    assert asked.screenshot is not None
    opened = studio.open_project(asked.project)
    if opened and asked.run:
        opened = studio.run.open_finished(asked.run)
    if opened and asked.view:
        problem, mode = studio.run.inside.open_fragment(asked.view), "inspect"
        opened = not problem
    if not opened:
        return 2
    ready = True
    if mode == "inspect":
        studio.client.start()
        ready = settle(studio.run.shows_maps, PICTURE_WAIT_S)
    elif mode == "data":
        studio.client.start()
        ready = settle(studio.data.shows_samples, PICTURE_WAIT_S)
    else:
        settle(never, PICTURE_REST_S)
    save_picture(studio.window, asked.screenshot)
    studio.client.stop_and_wait()
    print(asked.screenshot)
    return 0 if ready else 2


class TerminalDialogs(Dialogs):
    """For pictures: sentences go to the terminal, and no question stops anything."""

    def __init__(self) -> None:
        """Ask nobody."""

    def save_first(self, title: str) -> QMessageBox.StandardButton:
        """Leave the project as it is."""
        return QMessageBox.StandardButton.Discard

    def open_read_only(self, name: str, holder: str) -> bool:
        """Look at what another window has open."""
        return True

    def open_version(self, problem: str, when: str) -> bool:
        """Say why the file cannot be read; its picture is of nothing else."""
        self.tell(problem)
        return False

    def tell(self, text: str, details: str = "") -> None:
        """Print a sentence."""
        print(text, details, sep="\n" if details else "", file=sys.stderr)


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


def _end_on_signals(studio: Studio) -> None:
    """Close the window on SIGTERM and Ctrl-C: Python sees signals between events."""

    def close(*_: object) -> None:
        studio.end_now()
        QApplication.exit(0)  # also where a dialog is waiting for an answer

    numbers = [signal.SIGINT, signal.SIGTERM]
    if sys.platform != "win32":
        numbers.append(signal.SIGHUP)  # the terminal that it was started from is gone
    for number in numbers:
        signal.signal(number, close)
    timer = QTimer(studio)
    timer.timeout.connect(_wake)
    timer.start(SIGNAL_POLL_MS)


def _wake() -> None:
    """Let Python run between Qt's events, so that signal handlers are called."""
