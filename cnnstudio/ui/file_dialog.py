"""Asking for a file: the system's dialog, or Qt's in the studio's own look and size."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileDialog, QWidget

from cnnstudio.ui.icons import icon

_SIZE = (820, 520)
_FOLDERS = {
    QAbstractFileIconProvider.IconType.Folder,
    QAbstractFileIconProvider.IconType.Computer,
    QAbstractFileIconProvider.IconType.Desktop,
    QAbstractFileIconProvider.IconType.Drive,
    QAbstractFileIconProvider.IconType.Network,
}


class FileIcons(QAbstractFileIconProvider):
    """Folders and files with the glyphs that they have everywhere here."""

    def icon(self, what: QAbstractFileIconProvider.IconType | QFileInfo) -> QIcon:
        folder = what.isDir() if isinstance(what, QFileInfo) else what in _FOLDERS
        return icon("folder" if folder else "file")


class FileDialog(QFileDialog):
    """A file dialog as this studio has it; `path()` is what was chosen, or empty."""

    def __init__(
        self,
        parent: QWidget,
        start: str,
        kinds: str,
        *,
        save: bool,
        folder: bool = False,
    ) -> None:
        super().__init__(parent)
        self._icons = FileIcons()  # Qt does not own it
        self.setIconProvider(self._icons)
        self.setNameFilter(kinds)
        self.resize(*_SIZE)
        place = Path(start)
        if save:
            self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            self.setDirectory(str(place.parent))
            self.selectFile(place.name)
        else:
            modes = QFileDialog.FileMode
            self.setFileMode(modes.Directory if folder else modes.ExistingFile)
            # Without a place to begin Qt shows the drives, far from anyone's pictures.
            self.setDirectory(start or QDir.homePath())

    def path(self) -> str:
        """Ask, and return the file; empty if none was chosen."""
        if not self.exec():
            return ""
        return next(iter(self.selectedFiles()), "")
