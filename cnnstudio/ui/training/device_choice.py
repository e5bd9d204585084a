"""Tells the engine which device the project asks for."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.engine_messages import ChooseDevice, EngineReady
from cnnstudio.project.project import ProjectChange
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient


class DeviceChoice(QObject):
    """Follows the setting; `changed` says that the engine is ready for it."""

    changed = Signal()

    def __init__(
        self, document: Document, client: EngineClient, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._client = document, client
        self._device = "auto"
        client.ready.connect(self._engine_ready)
        document.changed.connect(self._document_changed)
        document.reset.connect(self._choose)
        self._choose()

    def _engine_ready(self, _engine: EngineReady) -> None:
        self._device = "auto"
        self._choose()
        self.changed.emit()

    def _document_changed(self, change: ProjectChange) -> None:
        if change.settings == "training":
            self._choose()

    def _choose(self) -> None:
        wanted = self._document.project.training.device
        if wanted != self._device and self._client.state == "ready":
            self._device = wanted
            self._client.submit(ChooseDevice(wanted))
