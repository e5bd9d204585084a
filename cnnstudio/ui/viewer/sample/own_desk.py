"""Slots of the table of actions: drawing, opening and pasting an image of one's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.drop import dropped_path
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.viewer.model.picture_reader import PictureReader
from cnnstudio.ui.viewer.sample.source_tabs import SourceTabs

PICTURES = "*.jpg *.jpeg *.png *.bmp *.webp *.gif *.tif *.tiff"


class OwnDesk(QObject):
    """Opens the Sample panel in Inspect and has it do what was asked for."""

    def __init__(
        self,
        window: MainWindow,
        source: SourceTabs,
        pictures: PictureReader,
        dialogs: Dialogs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._source, self._dialogs = window, source, dialogs
        self._pictures = pictures
        self._folder = ""
        source.file_asked.connect(self.open)
        window.canvas.paste_instead = self.paste_if_picture

    def why_not(self) -> str:
        """Say why no own image can be looked at; empty if one can."""
        return self._pictures.why_not()

    def draw(self) -> None:
        """Turn to the pad, with the keyboard on it."""
        self._show_panel()
        self._source.show_draw()

    def edit_copy(self) -> None:
        """Draw on a copy of the image that is looked at."""
        self._show_panel()
        self._source.edit_copy()

    def open(self) -> None:
        """Ask for a picture, and look at it."""
        kinds = self.tr("Pictures ({0})").format(PICTURES)
        self._look_at(self._dialogs.open_path(self._folder, kinds))

    def open_folder(self) -> None:
        """Ask for a folder of pictures, and look at the first of them."""
        self._look_at(self._dialogs.choose_data(self._folder, folder=True))

    def paste(self) -> None:
        """Look at the picture on the clipboard."""
        self._show_panel()
        self._source.paste()

    def paste_if_picture(self) -> bool:
        """Look at what was copied if that is a picture, while one looks inside.

        Returns False if it was not done: then Paste means layers.
        """
        if self._window.mode != "inspect" or self.why_not():
            return False
        data = QGuiApplication.clipboard().mimeData()
        if data is None or not (data.hasImage() or dropped_path(data)):
            return False
        self.paste()
        return True

    def _look_at(self, path: str) -> None:
        if path:
            self._folder = str(Path(path).parent)
            self._show_panel()
            self._source.open_picture(path)

    def _show_panel(self) -> None:
        if self._window.mode != "inspect":
            self._window.set_mode("inspect")
        self._window.docks.show("sample")
