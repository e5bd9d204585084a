"""What one does with the view that is looked at: copy it, write it, pin it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from cnnstudio.project.atomic import WriteError
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.export import (
    Exported,
    ExportError,
    bare_picture,
    clipboard_data,
    csv_of,
    exported_by,
    kinds_of,
    paper_of,
    picture_of,
    save_exported,
    with_ending,
)
from cnnstudio.ui.viewer.gaze.gazes import Gazes
from cnnstudio.ui.viewer.inspect_view import InspectView
from cnnstudio.ui.viewer.model.pins import Shot


class ViewDesk(QObject):
    """Slots of the table of actions; `said` is a line for the status bar.

    `folder` is where a file is suggested. What is pinned is found again by `gazes`.
    """

    said = Signal(str)

    def __init__(
        self,
        view: InspectView,
        gazes: Gazes,
        dialogs: Dialogs,
        folder: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view, self._gazes = view, gazes
        self._dialogs, self._folder = dialogs, folder

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

    def shot(self) -> Shot | None:
        """Return what is seen of the view, and its link; None if there is no view."""
        page = self._view.shown_page()
        if page is None or not self._view.isVisible():
            return None
        gaze = self._gazes.current()
        return Shot(
            self._view.shown_title(),
            bare_picture(paper_of(page)),
            f"#{gaze.as_fragment()}",
            partial(self._gazes.look_again, gaze),
        )

    def _exported(self) -> Exported | None:
        page = self._view.shown_page()
        if page is None or not self._view.isVisible():
            return None
        return exported_by(page, self._view.shown_title())
