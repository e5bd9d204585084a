"""The window's own settings: sizes, colours, files opened last."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QSettings, QTemporaryDir

from cnnstudio.graph.text import translate

log = logging.getLogger(__name__)


class _Forgotten(QSettings):
    """Settings whose folder goes with them."""

    folder: QTemporaryDir


def open_settings(path: Path, *, stored: bool = True) -> tuple[QSettings, str]:
    """Open the window's settings, and say what is wrong with their file, or "".

    They never hold anything of a project. A damaged file is moved aside. Not `stored`:
    they begin empty, and are forgotten.
    """
    kind = QSettings.Format.IniFormat
    if not stored:
        folder = QTemporaryDir()
        forgotten = _Forgotten(folder.filePath(path.name), kind)
        forgotten.folder = folder
        return forgotten, ""
    settings = QSettings(str(path), kind)
    if settings.status() != QSettings.Status.FormatError:
        return settings, ""
    del settings  # it would write the damaged file again
    bad = path.with_name(f"{path.name}.bad")
    path.replace(bad)
    text = translate(
        "StoredSettings", "The settings were damaged: they are the usual ones again."
    )
    log.warning("%s %s", text, bad)
    return QSettings(str(path), kind), text
