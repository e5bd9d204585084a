"""What goes into a report of an error, and onto the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from cnnstudio.paths import user_log_dir
from cnnstudio.ui.document import Document

if TYPE_CHECKING:
    from cnnstudio.bridge.engine_messages import EngineReady


class Reports(QObject):
    """Knows the window's engine and document, and what of them to say."""

    message = Signal(str)

    def __init__(
        self,
        document: Document,
        engine: Callable[[], EngineReady | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._engine = document, engine

    def text(self) -> str:
        """Return versions, device and the last lines of the logs."""
        from cnnstudio.ui.diagnostics import diagnostics  # seldom asked for

        engine, path = self._engine(), self._document.path
        return diagnostics(
            user_log_dir(),
            device=engine.device_name if engine is not None else "",
            engine=engine.versions.items() if engine is not None else (),
            hidden=[path.parent] if path is not None else (),
        )

    def copy(self) -> None:
        """Put what a report of an error needs onto the clipboard."""
        QApplication.clipboard().setText(self.text())
        self.message.emit(
            self.tr("Versions and the last lines of the log are on the clipboard.")
        )
