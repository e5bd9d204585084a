"""How much memory training takes: asked of the engine when that may have changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from cnnstudio.advice.rule import Severity
from cnnstudio.bridge.engine_messages import EngineReady, JobProgress
from cnnstudio.bridge.run_messages import ForecastMemory, MemoryForecast
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import ProjectChange
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.format import grouped, size
from cnnstudio.ui.training.run_files import essence

SETTLED_MS = 700
"""An edit is over when nothing has changed for so long."""


class MemoryForecaster(QObject):
    """Keeps `forecast` true to the document; `changed` follows every change of it.

    `progress` is what the engine says meanwhile. Nothing is asked while the network
    has a mistake, and nothing twice that decides about no memory (names, places).
    """

    changed = Signal()

    def __init__(
        self, document: Document, client: EngineClient, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._client = document, client
        self.forecast: MemoryForecast | None = None
        self.progress = ""
        self._request = 0
        self._asked: object = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self.settle)
        document.validated.connect(self._validated)
        document.changed.connect(self._changed)
        document.reset.connect(self._reopened)
        client.on(MemoryForecast, self._answered)
        client.on(JobProgress, self._went_on)
        client.on(EngineReady, self._engine_ready)
        client.died.connect(self._engine_died)
        client.state_changed.connect(self._engine_state)
        self._wait()

    @property
    def fits(self) -> bool:
        """True unless the forecast says that there is not enough memory."""
        found = self.forecast
        return found is None or not found.capacity or found.needed <= found.free

    def _changed(self, change: ProjectChange) -> None:
        if change.settings:
            self._wait()

    def _validated(self) -> None:
        if not self._is_complete():
            self._forget()
        self._wait()

    def _reopened(self) -> None:
        """Say nothing of another project, not even until the engine has answered."""
        self._forget()
        self._wait()

    def _forget(self) -> None:
        self._take(None)
        self._asked = None

    def _wait(self) -> None:
        """Ask once nothing changes any more; without an engine when there is one."""
        if self._client.state == "ready":
            self._settled.start()

    def _engine_ready(self, _ready: EngineReady) -> None:
        self._wait()

    def _engine_state(self, state: str) -> None:
        if state != "ready":
            self._settled.stop()

    def _engine_died(self, _reason: str) -> None:
        self._asked = None  # its answer will not come

    def settle(self) -> None:
        """Ask now, if anything has changed that decides about memory."""
        document = self._document
        if not self._is_complete() or self._client.state != "ready":
            return
        wanted = essence(document.project)
        if wanted == self._asked:
            return
        self._asked = wanted
        self._request += 1
        self._client.submit(ForecastMemory(self._request, dumps(document.project)))

    def _is_complete(self) -> bool:
        """True if there is a network, and no mistake in it."""
        whole = self._document.whole
        told = (f.severity for f in self._document.findings)
        return bool(whole.nodes) and whole.is_clean and Severity.ERROR not in told

    def _went_on(self, message: JobProgress) -> None:
        if message.request == self._request:
            self.progress = message.text
            self.changed.emit()

    def _answered(self, message: MemoryForecast) -> None:
        if message.request == self._request and self._asked is not None:
            self._take(message)

    def _take(self, found: MemoryForecast | None) -> None:
        if found == self.forecast and not self.progress:
            return
        self.forecast, self.progress = found, ""
        self.changed.emit()

    # In words

    def needed_text(self) -> str:
        """Return `about 87 MiB`; empty if nothing is known."""
        found = self.forecast
        if found is None or found.problem:
            return ""
        return self.tr("about {0}").format(about(found.needed))

    def line(self) -> str:
        """Return what the status bar says: `Batch 64 needs about 87 MiB`."""
        found, needed = self.forecast, self.needed_text()
        if found is None or not needed:
            return ""
        batch = grouped(found.batch_size)
        return self.tr("Batch {0} needs {1}").format(batch, needed)

    def free_text(self) -> str:
        """Return how much is free: `3.4 GiB`; empty if the device does not tell."""
        found = self.forecast
        return about(found.free) if found is not None and found.capacity else ""

    def largest_text(self) -> str:
        """Return the largest batch that fits; empty if the device does not tell."""
        found = self.forecast
        if found is None or not found.capacity or found.problem:
            return ""
        return grouped(found.largest_batch) if found.largest_batch else self.tr("none")

    def tip(self) -> str:
        """Return what the memory is for."""
        found = self.forecast
        if found is None or found.problem:
            return ""
        held = found.weights + found.gradients + found.optimizer
        rest = max(0, found.needed - held)
        lines = [
            self.tr("Weights and buffers {0}").format(size(found.weights)),
            self.tr("Gradients {0}").format(size(found.gradients)),
            self.tr("Optimizer {0}").format(size(found.optimizer)),
            self.tr("Activations and the rest about {0}").format(about(rest)),
        ]
        lines.append(
            self.tr("The engine itself, with torch, takes its share beside that.")
        )
        if not found.is_traced:
            lines.append(self.tr("Counted by hand: only the magnitude is sure."))
        return "\n".join(lines)


def about(bytes_: int) -> str:
    """Return bytes with two figures or three: an estimate claims no more."""
    value, unit = size(bytes_).split(" ")
    number = float(value)
    return f"{number:.0f} {unit}" if number >= 10 else f"{number:.1f} {unit}"
