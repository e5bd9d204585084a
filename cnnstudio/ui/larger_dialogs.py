"""The dialogs of what takes more than one step: a pattern, a head, a sample, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cnnstudio.paths import sample_projects_folder
from cnnstudio.project.sample_index import SampleIndexError

if TYPE_CHECKING:
    from cnnstudio.ui.actions.action_set import ActionSet
    from cnnstudio.ui.dialogs import Dialogs
    from cnnstudio.ui.document import Document
    from cnnstudio.ui.files import Files
    from cnnstudio.ui.main_window import MainWindow


class LargerDialogs(QObject):
    """Slots of the table of actions; a dialog is loaded when it is first asked for.

    `applied(str)` says what was changed, `images_asked` that somebody wants to begin
    from images of their own.
    """

    applied = Signal(str)
    images_asked = Signal()

    def __init__(
        self,
        document: Document,
        window: MainWindow,
        files: Files,
        dialogs: Dialogs,
        actions: ActionSet,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document, self._window, self._files = document, window, files
        self._dialogs, self._actions = dialogs, actions

    def insert_pattern(self) -> None:
        """Ask for a pattern of layers, and insert it behind the selected one."""
        from cnnstudio.ui.pattern_dialog import PatternDialog

        window = self._window
        source = window.canvas.editor.anchor()
        PatternDialog(self._document, window.selection, source, window).open()

    def refactor(self, name: str = "") -> None:
        """Show what larger changes apply to the selection, and do one of them."""
        from cnnstudio.ui.refactor.dialog import RefactorDialog

        window = self._window
        dialog = RefactorDialog(self._document, window.selection, name, window)
        dialog.applied.connect(self.applied)
        dialog.open()

    def choose_head(self) -> None:
        """Show what the network may be to answer, and build the end that it needs."""
        from cnnstudio.ui.head_dialog import HeadDialog

        dialog = HeadDialog(self._document, self._window)
        dialog.applied.connect(self.applied)
        dialog.open()

    def show_gallery(self) -> None:
        """Show the bundled networks, to begin from one of them."""
        from cnnstudio.ui.gallery.dialog import GalleryDialog

        try:
            gallery = GalleryDialog(sample_projects_folder(), self._window)
        except SampleIndexError as error:
            self._dialogs.tell(str(error))
            return
        gallery.chosen.connect(self._files.new_from)
        gallery.images_asked.connect(self.images_asked)
        gallery.open()

    def show_keys(self) -> None:
        """Show the keys of every action, to change them."""
        from cnnstudio.ui.keys import KeysDialog

        KeysDialog(self._actions, self._window).open()
