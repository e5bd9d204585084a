"""What one does with the view that is looked at: copy it, write it to a file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from cnnstudio.project.atomic import WriteError
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.export import (
    Exported,
    ExportError,
    clipboard_data,
    csv_of,
    exported_by,
    kinds_of,
    picture_of,
    save_exported,
    with_ending,
)
from cnnstudio.ui.viewer.inspect_view import InspectView


class ViewDesk(QObject):
    """Slots of the table of actions; `said` is a line for the status bar.

    `folder` is where a file is suggested.
    """

    said = Signal(str)

    def __init__(
        self,
        view: InspectView,
        dialogs: Dialogs,
        folder: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view, self._dialogs, self._folder = view, dialogs, folder

    def why_nothing(self) -> str:
        """Say that no view is looked at; empty if one is."""
        if self._view.shown_page() is not None and self._view.isVisible():
            return ""
        return self.tr("No view is shown: look inside a network, with Ctrl+3.")

    def save(self) -> None:
        """Ask for a file, and write the view as its ending says."""
        exported = self._exported()
        if exported is None:
            self.said.emit(self.why_nothing())
            return
        usual = ".png" if exported.paper is not None else ".csv"
        title = exported.name.replace(": ", ", ")
        name = "".join(c if c.isalnum() or c in " -_.," else "-" for c in title)
        start = f"{self._folder()}/{name}{usual}"
        chosen = self._dialogs.save_path(start, kinds_of(exported))
        if not chosen:
            return
        path = with_ending(chosen, usual)
        try:
            save_exported(exported, path)
        except (WriteError, ExportError) as error:
            self._dialogs.tell(str(error))
            return
        self.said.emit(self.tr("Saved the view as {0}.").format(path))

    def copy(self) -> None:
        """Put the view on the clipboard, as a picture and its numbers as text."""
        exported = self._exported()
        if exported is None:
            self.said.emit(self.why_nothing())
            return
        table, paper = exported.table, exported.paper
        text = csv_of(table, "\t").decode() if table is not None else exported.name
        if paper is None:
            QGuiApplication.clipboard().setText(text)
        else:
            picture = picture_of(exported.name, paper)
            QGuiApplication.clipboard().setMimeData(clipboard_data(picture, text))
        self.said.emit(self.tr("The view is on the clipboard."))

    def _exported(self) -> Exported | None:
        page = self._view.shown_page()
        if page is None or not self._view.isVisible():
            return None
        return exported_by(page, self._view.shown_title())
