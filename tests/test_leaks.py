"""The leak fixture itself: it names what a test forgot and lets tidy ones pass."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QProcess, QThread, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.leaks import Leaks

kept: list[QObject] = []


def timer() -> QObject:
    forgotten = QTimer()
    forgotten.start(1000)
    return forgotten


def thread() -> QObject:
    forgotten = QThread()
    forgotten.start()
    return forgotten


def process() -> QObject:
    forgotten = QProcess()
    forgotten.start(sys.executable, ["-c", "input()"])
    return forgotten


def window() -> QObject:
    return QWidget()


@pytest.mark.parametrize("forget", [timer, thread, process, window])
@pytest.mark.usefixtures("qapp")
def test_names_and_ends_what_was_forgotten(forget: Callable[[], QObject]) -> None:
    leaks = Leaks()
    kept.append(forget())
    (name,) = leaks.stop_and_name()
    assert name.lower().startswith(f"q{forget.__name__}") or "window" in name
    kept.clear()
    assert leaks.stop_and_name() == []


def test_what_qtbot_closes_and_what_dies_by_itself_is_no_leak(qtbot: QtBot) -> None:
    widget = QWidget()
    widget.ticking = QTimer(widget)  # type: ignore[attr-defined]
    widget.ticking.start(10)  # type: ignore[attr-defined]
    qtbot.addWidget(widget)
    leaks = Leaks()
    unkept = QTimer()
    unkept.start(1000)
    del unkept
    QWidget()
    widget.ticking.stop()  # type: ignore[attr-defined]
    assert leaks.stop_and_name() == []


LEAKING = """
import numpy as np
import pytest
from benchmarks.references.image_items import ImageItems
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

kept = QTimer()

def test_leaks(qapp):
    kept.start(1234)

def test_is_tidy(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    QTimer(widget).start(10)
    widget.show()

def test_fails_for_one_reason_only(qapp):
    timer = QTimer()
    timer.start(10)
    assert not timer.isActive()

@pytest.mark.parametrize("number", range(4))
def test_fails_with_pictures(qapp, number):
    pictures = ImageItems(4, 8, 100, 100)
    pictures.show(np.zeros((4, 8, 8), np.uint8))
    assert pictures is None
"""


def test_a_test_that_leaks_fails(tmp_path: Path) -> None:
    hooks = "from tests.conftest import no_leaks, pytest_runtest_makereport\n"
    (tmp_path / "conftest.py").write_text(hooks, encoding="utf-8")
    (tmp_path / "test_it.py").write_text(LEAKING, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-v"]
    root = str(Path(__file__).parent.parent)
    environment = {**os.environ, "PYTHONPATH": root}
    result = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert "left behind: QTimer (active, 1234 ms)" in result.stdout
    assert "5 failed, 2 passed, 1 error" in result.stdout, result.stderr
