"""No network, ever: a session from start to end opens no socket, in no process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cnnstudio.paths import sample_project

WATCH = """
import os, sys

WATCHED = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "ssl.")

def watch(event, arguments):
    if event.startswith(WATCHED):
        # A pair of sockets within a process, or a lookup of our own name, goes nowhere.
        text = f"{os.path.basename(sys.argv[0])} {event} {arguments!r}\\n"
        with open(os.environ["WATCHED_TO"], "a") as file:
            file.write(text)

sys.addaudithook(watch)
with open(os.environ["WATCHED_TO"], "a") as file:
    file.write(f"started {os.getpid()}\\n")
"""
SESSION = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cnnstudio.app import Start, WindowOptions, main
from cnnstudio.project.commands import AddNode, EditSettings, new_node
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.training.run import RunState

app = QApplication(sys.argv[:1])
steps = []

def studio():
    for window in app.topLevelWidgets():
        if isinstance(window, MainWindow):
            start = window.findChild(Start)
            if start is not None and start.studio is not None:
                return start.studio

def step():
    now = studio()
    if now is None or now.client.state != "ready":
        return
    name = steps[-1] if steps else ""
    if not name:
        small = {"train": 64, "validation": 32}
        now.document.push(EditSettings("dataset", small))
        now.document.push(EditSettings("training", {"epochs": 1, "batch_size": 32}))
        now.document.push(AddNode(new_node(now.document.graph, "ReLU")))
        now.document.stack.undo()
        now.run.train_or_pause()
        steps.append("train")
    elif name == "train" and now.run.controller.state is RunState.FINISHED:
        now.show_mode("inspect")
        steps.append("inspect")
    elif name == "inspect" and now.run.shows_maps():
        assert now.files.save()
        steps.append("close")
        now.window.close()

timer = QTimer()
timer.timeout.connect(step)
timer.start(50)
main(WindowOptions(project=Path(sys.argv[1])))
print(steps)
"""


def test_a_whole_session_opens_no_socket(tmp_path: Path) -> None:
    """Start, edit, train, inspect, save, close; window, engine and side jobs."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(WATCH)
    project = tmp_path / "digits.cnnproj"
    project.write_bytes(sample_project("digits_simple").read_bytes())
    told = tmp_path / "told.txt"
    paths = [str(site), os.environ.get("PYTHONPATH", "")]
    result = subprocess.run(
        [sys.executable, "-c", SESSION, str(project)],
        env={
            **os.environ,
            "CNNSTUDIO_HOME": str(tmp_path / "home"),
            "PYTHONPATH": os.pathsep.join(paths),
            "WATCHED_TO": str(told),
        },
        capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert result.stdout == "['train', 'inspect', 'close']\n", result.stderr
    lines = told.read_text().splitlines()
    started = [line for line in lines if line.startswith("started")]
    assert len(started) >= 2, "the engine was not watched"
    assert [line for line in lines if not line.startswith("started")] == []


@pytest.mark.parametrize("code", ["import socket; socket.socket()"])
def test_the_watch_would_see_one(tmp_path: Path, code: str) -> None:
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    told = tmp_path / "told.txt"
    environment = {
        **os.environ, "PYTHONPATH": str(tmp_path), "WATCHED_TO": str(told)
    }  # fmt: skip
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    assert "socket.__new__" in told.read_text()
