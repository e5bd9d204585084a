"""What keeps work from being lost, joined to a window in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cnnstudio.paths import user_data_dir
from cnnstudio.ui.changed_file import ChangedFileNotice
from cnnstudio.ui.document import Document
from cnnstudio.ui.files import Files
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.reports import Reports
from cnnstudio.ui.rescue import Rescue

if TYPE_CHECKING:
    from cnnstudio.bridge.engine_messages import EngineReady


class Safety(QObject):
    """Recovery copies, reports of errors, and the notice of a changed file."""

    def __init__(
        self,
        document: Document,
        files: Files,
        window: MainWindow,
        engine: Callable[[], EngineReady | None],
    ) -> None:
        super().__init__(window)
        self._files = files
        self.rescue = Rescue(document, files, window, user_data_dir())
        self.reports = Reports(document, engine, self)
        self.changed_file = ChangedFileNotice(document, files)
        window.add_notice(self.changed_file)
        self.rescue.message.connect(window.status.say)
        self.reports.message.connect(window.status.say)

    def close(self) -> None:
        """The window was closed properly: nothing is kept or held any more."""
        self.rescue.close()
        self._files.guard.release()
