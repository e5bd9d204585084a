"""What can be done with the runs of the project, from menus, keys and Ctrl+K."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from cnnstudio.paths import runs_folder_for
from cnnstudio.project.records import RUN_FILE, RunError
from cnnstudio.project.runs import list_runs
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.document import Document
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.runs.trash_dialog import TrashDialog
from cnnstudio.ui.runs.window import RunsWindow
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.runs_section import RunsSection

COMPARED_AT_FIRST = 2


class RunsDesk(QObject):
    """Answers the actions on runs; those on one run are about the run on screen."""

    def __init__(
        self,
        document: Document,
        controller: RunController,
        section: RunsSection,
        window: MainWindow,
        dialogs: Dialogs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._controller = document, controller
        self._section, self._window, self._dialogs = section, window, dialogs
        self.keeper = section.keeper
        section.compare_asked.connect(self.compare)

    def show_runs(self) -> RunsWindow:
        """Show all runs in a window of their own; return it."""
        opened = self._window.findChild(RunsWindow)
        if opened is None:
            opened = RunsWindow(
                self._controller, self.keeper, self._window.settings, self._dialogs,
                self._window,
            )  # fmt: skip
        opened.show()
        opened.raise_()
        opened.activateWindow()
        return opened

    def compare(self) -> None:
        """Compare the run on screen with those drawn beside it, or with another."""
        shown = [self._controller.shown.id]
        shown += [run.id for run in self.keeper.beside]
        others = (r.id for r in self._controller.runs if not r.problem)
        chosen = list(dict.fromkeys([*shown, *others]))
        self.show_runs().compare(chosen[: max(COMPARED_AT_FIRST, len(shown))])

    def why_not_compare(self) -> str:
        """Say why there is nothing to compare; empty if there is."""
        if len(self._controller.runs) > 1:
            return ""
        return self.tr("There are no two runs yet: train again, with F5.")

    def show_trash(self) -> None:
        """Show the runs that were thrown away."""
        folder = runs_folder_for(self._document.path)
        confirm = self._dialogs.confirm_loss
        TrashDialog(folder, self.keeper, confirm, self._window).open()

    def follow(self) -> None:
        """Ask for the folder of any run and show it, as it grows if it still trains."""
        start = runs_folder_for(self._document.path).parent
        chosen = self._dialogs.choose_run(str(start))
        if not chosen:
            return
        folder = Path(chosen)
        if not (folder / RUN_FILE).exists():
            inside = [r for r in list_runs(folder) if not r.problem]
            folder = Path(inside[0].folder) if inside else folder
        try:
            self._controller.open_finished(folder)
        except RunError as error:
            self._dialogs.tell(str(error))
            return
        self._window.set_mode("train")

    def rename(self) -> None:
        """Put a field over the name of the run on screen."""
        self._section.list.edit_name(self._shown())

    def note(self) -> None:
        """Ask for the note on the run on screen."""
        self._section.list.edit_note_of(self._shown())

    def star(self) -> None:
        """Give the run on screen a star, or take it."""
        folder = self._shown()
        starred = {Path(r.folder) for r in self._controller.runs if r.marks.star}
        self.keeper.star(folder, folder not in starred)

    def throw_away(self) -> None:
        """Move the run on screen to the trash."""
        self.keeper.throw_away([self._shown()])

    def why_no_run(self) -> str:
        """Say that there is no run on screen; empty if there is one."""
        if self._controller.shown.id:
            return ""
        return self.tr("There is no run yet: train first, with F5.")

    def why_not_throw(self) -> str:
        """Say why the run on screen cannot be thrown away; empty if it can."""
        shown = self._controller.shown
        return self.why_no_run() or self.keeper.why_not_throw([shown.folder])

    def _shown(self) -> Path:
        if self._window.mode != "train":
            self._window.set_mode("train")
        return self._controller.shown.folder
