"""New, open, save: what the window does with project files."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QMessageBox

from cnnstudio.paths import is_sample
from cnnstudio.project.atomic import WriteError
from cnnstudio.project.file_format import ProjectError, load, save
from cnnstudio.project.project import empty_project
from cnnstudio.project.reader import Note
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.document import Document

RECENT_LIMIT = 10
ENDING = ".cnnproj"
NO_FILE_NAME = re.compile(r'[/\\:*?"<>|]+')
"""What some system does not allow in a file's name; titles may hold it (ViT-B/16)."""


class Files(QObject):
    """Reads and writes the document's file; asks before anything is lost.

    `may_end_run` is asked before the document is left: its run ends with it.
    """

    message = Signal(str)

    def __init__(
        self,
        document: Document,
        dialogs: Dialogs,
        settings: QSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._dialogs = dialogs
        self._settings = settings
        self.may_end_run: Callable[[], bool] = _always
        self._kinds = self.tr("CNN Studio projects") + f" (*{ENDING})"

    def new(self) -> bool:
        """Open an empty project, after asking; False if the open one stays."""
        if not self.may_leave():
            return False
        self._document.open(empty_project(), None)
        return True

    def open_dialog(self) -> None:
        """Ask for a file and open it."""
        if not self.may_leave():
            return
        path = self._document.path
        folder = str(path.parent) if path is not None else ""
        chosen = self._dialogs.open_path(folder, self._kinds)
        if chosen:
            self.open_path(Path(chosen))

    def open_asking(self, path: Path) -> None:
        """Open a file after asking whether to save what is open."""
        if self.may_leave():
            self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Open a file; what is open stays if it cannot be read."""
        try:
            loaded = load(path)
        except ProjectError as error:
            self._dialogs.tell(str(error))
            return False
        self._document.open(
            loaded.project, path.resolve(), read_only=loaded.read_only
        )
        if not is_sample(path):
            self._remember(path)
        if loaded.notes:
            self._tell_notes(path, loaded.notes)
        return True

    def new_from(self, path: Path) -> bool:
        """Begin a new project as an unsaved copy of a file, after asking."""
        if not self.may_leave():
            return False
        try:
            loaded = load(path)
        except ProjectError as error:
            self._dialogs.tell(str(error))
            return False
        self._document.open(loaded.project, None)
        title = self._document.title
        self.message.emit(self.tr("{0} is a copy: save it as yours.").format(title))
        return True

    def save(self) -> bool:
        """Save to the document's file; asks where if there is none to write to."""
        path = self._document.path
        if path is None or self._document.read_only or is_sample(path):
            return self.save_as()
        return self._write(path)

    def save_as(self) -> bool:
        """Ask where to save."""
        name = NO_FILE_NAME.sub("-", self._document.title) + ENDING
        path = self._document.path
        if path is not None and not is_sample(path):
            name = str(path.parent / name)
        chosen = self._dialogs.save_path(name, self._kinds)
        if not chosen:
            return False
        target = Path(chosen)
        if target.suffix != ENDING:
            target = target.with_name(target.name + ENDING)
        original = self._document.path
        if self._document.read_only and original is not None and target == original:
            self._dialogs.tell(
                self.tr("{0} was opened read-only. Save under another name.").format(
                    target.name
                )
            )
            return False
        return self._write(target)

    def may_leave(self) -> bool:
        """Ask whether a run may end, and whether to save changes; False: stay."""
        if not self.may_end_run():
            return False
        if not self._document.is_modified:
            return True
        kinds = QMessageBox.StandardButton
        answer = self._dialogs.save_first(self._document.title)
        if answer == kinds.Save:
            return self.save()
        return answer == kinds.Discard

    def recent(self) -> list[Path]:
        """Files opened or saved last, the newest first."""
        stored = self._settings.value("recent", [])
        names = [stored] if isinstance(stored, str) else stored
        return [Path(n) for n in names] if isinstance(names, list) else []

    def _write(self, path: Path) -> bool:
        try:
            save(self._document.project, path)
        except (WriteError, OSError) as error:
            self._dialogs.tell(str(error))
            return False
        self._document.saved(path.resolve())
        self._remember(path)
        self.message.emit(self.tr("Saved {0}").format(path.name))
        return True

    def _remember(self, path: Path) -> None:
        path = path.resolve()
        names = [str(path)] + [str(p) for p in self.recent() if p != path]
        self._settings.setValue("recent", names[:RECENT_LIMIT])

    def _tell_notes(self, path: Path, notes: tuple[Note, ...]) -> None:
        listed = "\n".join(str(note) for note in notes[:12])
        if len(notes) > 12:
            listed += "\n" + self.tr("… and {0} more").format(len(notes) - 12)
        text = self.tr("{0} was opened read-only; the file stays as it is.")
        self._dialogs.tell(text.format(path.name), listed)


def _always() -> bool:
    return True
