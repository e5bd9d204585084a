"""New, open, save: what the window does with project files."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QMessageBox

from cnnstudio.paths import is_sample, user_data_dir
from cnnstudio.project.about import LONGEST_LINE, About
from cnnstudio.project.file_format import ProjectError, dumps, load, loads, save
from cnnstudio.project.open_lock import HeldError
from cnnstudio.project.project import empty_project
from cnnstudio.project.reader import Note
from cnnstudio.project.versions import keep_version, versions_of
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.document import Document
from cnnstudio.ui.file_guard import FileGuard, Seen
from cnnstudio.ui.format import moment

RECENT_LIMIT = 10
ENDING = ".cnnproj"
log = logging.getLogger(__name__)

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
        self.guard = FileGuard(self)
        self._versions = user_data_dir() / "versions"
        self.may_end_run: Callable[[], bool] = _always
        self._kinds = self.tr("CNN Studio projects") + f" (*{ENDING})"

    def new(self) -> bool:
        """Open an empty project, after asking; False if the open one stays."""
        return self.new_called("")

    def new_called(self, title: str) -> bool:
        """Open an empty project with a title, after asking, as `new` does."""
        if not self.may_leave():
            return False
        self.guard.follow(None, Seen(), None)
        project = empty_project()
        project.about = About(title=title[:LONGEST_LINE])
        self._document.open(project, None)
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

    def open_asking(self, path: Path) -> bool:
        """Open a file after asking whether to save what is open; False: it stays."""
        return self.may_leave() and self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Open a file; what is open stays if it cannot be read."""
        seen = Seen.of(path)
        try:
            loaded = load(path)
        except ProjectError as error:
            return self._open_version(path, str(error))
        lock, read_only = None, loaded.read_only
        if not read_only and not is_sample(path):
            try:
                lock = self.guard.take(path)
            except HeldError as error:
                if not self._dialogs.open_read_only(path.name, str(error.holder)):
                    return False
                read_only = True
        self.guard.follow(path.resolve(), seen, lock)
        self._document.open(loaded.project, path.resolve(), read_only=read_only)
        if not is_sample(path):
            self._remember(path)
        if loaded.notes:
            self._tell_notes(path, loaded.notes)
        return True

    def open_text(self, text: str, title: str, path: Path | None) -> bool:
        """Open unsaved work: what the file at `path`, or none, does not hold yet."""
        try:
            loaded = loads(text, title)
        except ProjectError as error:
            self._dialogs.tell(str(error))
            return False
        lock = None
        if path is not None and not is_sample(path):
            try:
                lock = self.guard.take(path)
            except HeldError as error:
                held = self.tr("{0} is open in {1}; this is a copy without a file.")
                self.message.emit(held.format(path.name, error.holder))
                path = None
        self.guard.follow(path, Seen.of(path) if path is not None else Seen(), lock)
        self._document.open(
            loaded.project, path, read_only=loaded.read_only, modified=True
        )
        return True

    def reload(self) -> bool:
        """Open the file again, as others have changed it.

        What is given up for it stays among the versions of the file.
        """
        path = self._document.path
        if path is None or not self.may_end_run():
            return False
        if self._document.is_modified:
            self._keep(path, dumps(self._document.project).encode("utf-8"))
        return self.open_path(path)

    def new_from(self, path: Path, *, throw_away: bool = False) -> bool:
        """Begin a new project as an unsaved copy of a file, after asking.

        `throw_away`: nobody wants the changes of the open one.
        """
        if not (self.may_end_run() if throw_away else self.may_leave()):
            return False
        try:
            loaded = load(path)
        except ProjectError as error:
            self._dialogs.tell(str(error))
            return False
        self.guard.follow(None, Seen(), None)
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

    @property
    def is_untouched(self) -> bool:
        """Whether a bundled sample is open as it came: leaving it loses nothing."""
        path = self._document.path
        return path is not None and is_sample(path) and not self._document.is_modified

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
        if path == self._document.path and self.guard.is_changed():
            when = moment(self.guard.changed_at())
            choice = self._dialogs.changed_by_others(path.name, when)
            if choice == "copy":
                return self.save_as()
            return choice == "reload" and self.reload()
        try:
            lock = self.guard.take(path)
        except HeldError as error:
            text = self.tr("{0} is open in {1}. Save under another name.")
            self._dialogs.tell(text.format(path.name, error.holder))
            return False
        try:
            self._keep(path)
            save(self._document.project, path)
        except (ProjectError, OSError) as error:
            if lock is not self.guard.lock:
                lock.release()
            return self._dialogs.save_elsewhere(str(error)) and self.save_as()
        self._keep(path)
        self.guard.follow(path.resolve(), Seen.of(path), lock)
        self._document.saved(path.resolve())
        self._remember(path)
        self.message.emit(self.tr("Saved {0}").format(path.name))
        return True

    def _keep(self, path: Path, content: bytes | None = None) -> None:
        """Keep a version of a file: what it holds now, or `content`."""
        try:
            if content is None:
                content = path.read_bytes()
            if content:
                keep_version(self._versions, path, content)
        except FileNotFoundError:
            return  # it is saved for the first time
        except OSError as error:
            log.warning("a version could not be kept: %s", error)

    def _open_version(self, path: Path, problem: str) -> bool:
        """Say why a file cannot be read, and offer the version kept of it."""
        for version in versions_of(self._versions, path):
            try:
                text = dumps(load(version.path).project)
            except ProjectError as error:
                log.warning("a kept version cannot be read: %s", error)
                continue
            if not self._dialogs.open_version(problem, moment(version.saved)):
                return False
            return self.open_text(text, path.stem, None)
        self._dialogs.tell(problem)
        return False

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
