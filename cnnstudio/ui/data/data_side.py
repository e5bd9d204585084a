"""The half of the studio that is about data: its mode, its panel, what is dropped."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.data.controller import DataController
from cnnstudio.ui.data.data_view import DataView
from cnnstudio.ui.data.source_panel import SourcePanel
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.docks.spec import DockSpec
from cnnstudio.ui.document import Document
from cnnstudio.ui.main_window import MainWindow


class DataSide(QObject):
    """Joins the data's controller to the window; its panel is made when it is seen."""

    def __init__(
        self,
        document: Document,
        window: MainWindow,
        dialogs: Dialogs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._window, self._dialogs = document, window, dialogs
        self.controller = DataController(document, self)
        self.view = DataView(self.controller)
        window.add_centre("data", self.view)
        window.add_dock(
            DockSpec("data", self.tr("Data"), self._make_panel, "right", ("data",))
        )

    def _make_panel(self) -> QWidget:
        return SourcePanel(self._document, self.controller, self._dialogs)

    # Slots of the action table

    def why_locked(self) -> str:
        """Say why nothing of the data can be changed; empty if it can."""
        return self.controller.why_locked()
