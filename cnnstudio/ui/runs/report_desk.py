"""The report of the run on screen, from menus, keys and Ctrl+K."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cnnstudio.project.records import RunError
from cnnstudio.project.runs import read_run
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.runs.report_dialog import ReportDialog
from cnnstudio.ui.training.run_controller import RunController


class ReportDesk(QObject):
    """Slots of the table of actions; `said` is a line for the status bar.

    `looked_at` tells which epoch is looked at in Inspect, 0 if none is chosen there.
    """

    said = Signal(str)

    def __init__(
        self,
        controller: RunController,
        client: EngineClient,
        looked_at: Callable[[], int],
        dialogs: Dialogs,
        window: QWidget,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller, self._client, self._looked_at = controller, client, looked_at
        self._dialogs, self._window = dialogs, window

    def write(self) -> None:
        """Show what the report is to be of; the dialog has it written."""
        reason = self.why_not()
        if reason:
            self.said.emit(reason)
            return
        try:
            record = read_run(self._controller.shown.folder)
        except RunError as error:
            self._dialogs.tell(str(error))
            return
        ReportDialog(
            record, self._client, self._dialogs, self._looked_at(), self._window
        ).open()

    def why_not(self) -> str:
        """Say why there can be no report; empty if there can."""
        run = self._controller.shown
        if not run.id:
            return self.tr("There is no run yet: train first, with F5.")
        if not run.has_checkpoint:
            return self.tr("This run has no weights yet: its first epoch is not over.")
        return ""
