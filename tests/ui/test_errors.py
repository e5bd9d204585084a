"""The last net: hooks, the dialog after an error, diagnostics, damaged settings."""

from __future__ import annotations

import gc
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnnstudio.ui.crash_log import CrashLog, collect_crashes
from cnnstudio.ui.diagnostics import diagnostics
from cnnstudio.ui.error_dialog import ErrorDialog
from cnnstudio.ui.errors import ErrorReporter
from cnnstudio.ui.stored_settings import open_settings


class Net:
    """A reporter that is installed, and what it was asked to do."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.reporter = ErrorReporter()
        self.reporter.keep = self.keep
        self.reporter.diagnostics = lambda: "versions and logs"
        self.reporter.restart = lambda: self.done.append("restarted")

    def keep(self) -> bool:
        self.done.append("kept")
        return True

    def dialogs(self) -> list[ErrorDialog]:
        windows = QApplication.topLevelWidgets()
        return [w for w in windows if isinstance(w, ErrorDialog) and w.isVisible()]


@pytest.fixture
def net(qtbot: QtBot) -> Iterator[Net]:
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    handler = qInstallMessageHandler(None)
    net = Net()
    net.reporter.install()
    yield net
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    qInstallMessageHandler(handler)
    for dialog in net.dialogs():
        dialog.close()


def raise_in_window(text: str) -> None:
    try:
        raise ValueError(text)
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)


def test_work_is_kept_before_an_error_is_shown(net: Net, qtbot: QtBot) -> None:
    raise_in_window("a number is missing")
    assert net.done == ["kept"]
    (dialog,) = net.dialogs()
    report = dialog.report.toPlainText()
    assert "ValueError: a number is missing" in report
    assert "raise_in_window" in report
    assert "versions and logs" in report
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == report
    raise_in_window("a number is missing")  # the same again is kept, not shown
    assert net.done == ["kept", "kept"]
    assert net.dialogs() == [dialog]
    qtbot.mouseClick(dialog.restart_button, Qt.MouseButton.LeftButton)
    assert net.done[-1] == "restarted"
    assert not dialog.isVisible()


def test_errors_of_other_threads_are_shown_too(net: Net, qtbot: QtBot) -> None:
    def fail() -> None:
        raise RuntimeError("in a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(net.dialogs()))
    assert "in a thread" in net.dialogs()[0].report.toPlainText()
    assert net.done == ["kept"]


class Untidy:
    def __del__(self) -> None:
        raise KeyError("in a finalizer")


def test_what_nobody_could_catch_and_what_qt_says_is_logged(
    net: Net, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "cnnstudio"):
        Untidy()
        gc.collect()
        qWarning("something odd")
    assert "in a finalizer" in caplog.text
    assert "Qt: something odd" in caplog.text
    assert not net.dialogs()


# Logs and diagnostics


def test_diagnostics_name_versions_and_no_private_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home" / "ann_q"))
    project = tmp_path / "thesis"
    lines = [f"line {number}" for number in range(500)]
    lines += [f"cannot read {project}/a.cnnproj", f"{Path.home()}/.cache/x is full"]
    (tmp_path / "window.log").write_text("\n".join(lines))
    text = diagnostics(tmp_path, "CPU", [("torch", "2.15.0")], [project])
    for part in ("CNN Studio", "PySide6-Essentials", "Device              CPU"):
        assert part in text
    assert "Engine's torch" in text
    assert "cannot read …/a.cnnproj" in text
    assert "~/.cache/x is full" in text
    assert "line 499" in text
    assert "line 1\n" not in text
    assert "thesis" not in text
    assert "ann_q" not in text


def test_a_crash_is_told_once_and_its_stack_stays(tmp_path: Path) -> None:
    (tmp_path / "crash-99999999.log").write_text("Fatal Python error: one")
    (tmp_path / "crash-99999998.log").write_text("")
    (tmp_path / "crash-x.log").write_text("not ours")
    assert collect_crashes(tmp_path) == [99999999]
    assert collect_crashes(tmp_path) == []
    assert (tmp_path / "crash.log").read_text() == "Fatal Python error: one"
    assert "Fatal Python error: one" in diagnostics(tmp_path)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["crash-x.log", "crash.log"]


def test_without_a_crash_no_log_of_one_is_left(tmp_path: Path) -> None:
    import faulthandler

    was = faulthandler.is_enabled()
    log = CrashLog(tmp_path / "log")
    assert log.path.exists()
    log.close()
    assert not log.path.exists()
    if was:
        faulthandler.enable()


# Settings


def test_damaged_settings_are_put_aside(tmp_path: Path) -> None:
    path, content = tmp_path / "window.ini", b"\x00\xff\xfe\x80garbage\n["
    path.write_bytes(content)
    settings, problem = open_settings(path)
    assert "usual ones" in problem
    assert settings.value("theme") is None
    assert (tmp_path / "window.ini.bad").read_bytes() == content
    settings.setValue("theme", "dark")
    settings.sync()
    again, problem = open_settings(path)
    assert (again.value("theme"), problem) == ("dark", "")


def test_settings_of_the_safe_mode_are_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    QSettings(str(path), QSettings.Format.IniFormat).setValue("theme", "light")
    settings, problem = open_settings(path, stored=False)
    assert (settings.value("theme"), problem) == (None, "")
    settings.setValue("theme", "dark")
    settings.sync()
    kept, _ = open_settings(path)
    assert kept.value("theme") == "light"
