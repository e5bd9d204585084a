"""The program crashes, or is told to end: what the next start says and offers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cnnstudio.paths import sample_project

PRELUDE = """
import faulthandler, signal, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from cnnstudio.app import Start, WindowOptions, main
from cnnstudio.project.commands import AddNode, new_node
from cnnstudio.ui.main_window import MainWindow

app = QApplication(sys.argv[:1])

def edit(document):
    document.push(AddNode(new_node(document.graph, "ReLU")))

def started():
    for window in app.topLevelWidgets():
        if isinstance(window, MainWindow):
            start = window.findChild(Start)
            if start is not None and start.studio is not None:
                studio = start.studio
                return studio if studio.safety.rescue.keeper is not None else None

def look():
    studio = started()
    if studio is not None:
        timer.stop()
        go(studio)

timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
"""
CRASH = """
def go(studio):
    for _ in range(3):
        edit(studio.document)
    studio.document.stack.undo()
    QTimer.singleShot(1_500, faulthandler._sigsegv)

main(WindowOptions(project=Path(sys.argv[1])))
"""
RECOVER = """
def go(studio):
    dialog = studio.safety.rescue.dialog
    offer = dialog.offers[0].copy.about
    print(len(dialog.offers), offer.title, offer.changes, flush=True)
    dialog.accept()
    print(len(studio.document.graph.nodes), studio.document.is_modified, flush=True)
    edit(studio.document)
    QTimer.singleShot(100, ask)

def ask():
    print("asking", flush=True)
    QMessageBox.question(app.activeWindow(), "A question", "that nobody answers")

print(main(WindowOptions()), flush=True)
"""


def start(code: str, home: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PRELUDE + code, *arguments],
        env={**os.environ, "CNNSTUDIO_HOME": str(home)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_native_crash_and_then_a_logout_lose_nothing(tmp_path: Path) -> None:
    """The window dies by SIGSEGV; the next one is told to end while it asks."""
    first = start(CRASH, tmp_path, str(sample_project("digits_simple")))
    _, errors = first.communicate(timeout=120)
    assert first.returncode == -signal.SIGSEGV, errors
    logs = tmp_path / "log"
    assert "Segmentation fault" in (logs / f"crash-{first.pid}.log").read_text()

    second = start(RECOVER, tmp_path)
    assert second.stdout is not None
    assert second.stdout.readline().split() == ["1", "digits_simple", "2"]
    nodes, modified = second.stdout.readline().split()
    assert modified == "True"
    assert second.stdout.readline() == "asking\n"
    told = time.monotonic()
    second.terminate()
    output, errors = second.communicate(timeout=60)
    assert output == "0\n", errors
    assert second.returncode == 0, errors
    assert time.monotonic() - told < 5.0
    # The stack of the crash is where "Copy diagnostics" finds it, and told once.
    assert "Segmentation fault" in (logs / "crash.log").read_text()
    assert not list(logs.glob("crash-*.log"))
    (slot,) = (tmp_path / "data" / "recovery").glob("slot-*")
    head, _, body = (slot / "copy-0.json").read_text().partition("\n")
    assert '"changes": 3' in head
    assert body.count('"type": "ReLU"') >= 3
    assert int(nodes) + 1 == body.count('"type":')
