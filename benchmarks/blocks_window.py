"""A window that is up opens ResNet-152 and edits it; prints one JSON line.

`python -m benchmarks.blocks_window FOLDER`.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from cnnstudio.app import make_client
from cnnstudio.paths import sample_project
from cnnstudio.project.commands import EditField
from cnnstudio.ui.studio import Studio
from cnnstudio.ui.theme import theme_manager

WIDTHS = (63, 62, 61, 60)


def main() -> int:
    app = QApplication(sys.argv[:1])
    themes = theme_manager()
    themes.apply()
    file = str(Path(sys.argv[1]) / "window.ini")
    settings = QSettings(file, QSettings.Format.IniFormat)
    studio = Studio(themes, settings, make_client)
    studio.window.resize(1600, 1000)
    studio.window.show()
    _settle(app, studio)
    started = time.perf_counter()
    studio.open_project(sample_project("resnet152"))
    _settle(app, studio)
    opened = time.perf_counter() - started
    document = studio.document
    first = next(n for n in document.graph.nodes.values() if n.type == "Conv2d")
    checked = []
    for width in WIDTHS:
        document.push(EditField(first.id, "out_channels", width))
        document.validate()
        checked.append(document.checked_in_ms)
        _settle(app, studio)
    told = {"opened_ms": opened * 1_000, "edited_ms": max(checked)}
    print(json.dumps(told), flush=True)
    os._exit(0)


def _settle(app: QApplication, studio: Studio) -> None:
    """Let everything that is due happen, and paint what shows it."""
    for _ in range(5):
        app.processEvents()
    studio.window.repaint()
    studio.canvas.viewport().repaint()


if __name__ == "__main__":
    sys.exit(main())
