"""Starts another window, as a program of its own."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment

from cnnstudio.bridge.launch import window_command, with_sources


def start_window(path: Path | None) -> bool:
    """Start a window with a project, or with none; False if it could not be."""
    command = window_command()
    process = QProcess()
    process.setProgram(command[0])
    process.setArguments([*command[1:], *([str(path)] if path is not None else [])])
    environment = QProcessEnvironment()
    for name, value in with_sources(dict(os.environ)).items():
        environment.insert(name, value)
    process.setProcessEnvironment(environment)
    return process.startDetached()[0]
