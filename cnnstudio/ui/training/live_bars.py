"""Tells the canvas how much the weights of its layers move while a run trains."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from cnnstudio.advice.gradient_alarm import is_healthy
from cnnstudio.ui import format as fmt
from cnnstudio.ui.document import Document
from cnnstudio.ui.overlays import LiveBar, Overlays
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.update_sizes import (
    UpdateSizes,
    by_shown_node,
    place_of,
)

EVERY_MS = 250


class LiveBars(QObject):
    """Fills the overlays at most four times a second; empties them after the run."""

    def __init__(
        self,
        document: Document,
        controller: RunController,
        overlays: Overlays,
        sizes: UpdateSizes,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._controller = document, controller
        self._overlays, self._sizes = overlays, sizes
        self._soon = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._soon.timeout.connect(self.show)
        controller.measured.connect(self._touch)
        controller.changed.connect(self._state_changed)
        document.place_changed.connect(self.show)

    def show(self) -> None:
        """Show the bars of what is seen of the network now."""
        run = self._controller.current
        if not run.is_active:
            self._overlays.set_bars({})
            return
        ratios = by_shown_node(self._sizes.of(run.history), self._document.block_path)
        said = self.tr("{0} of its weights a step")
        bars = {
            node: LiveBar(
                round(place_of(ratio), 3), is_healthy(ratio),
                said.format(fmt.rate(ratio)),
            )
            for node, ratio in ratios.items()
        }  # fmt: skip
        caption = self.tr("bars: update size, live") if bars else ""
        self._overlays.set_bars(bars, caption)

    def end(self) -> None:
        """The window closes: nobody looks any more."""
        self._soon.stop()

    def engine_changed(self, state: str) -> None:
        """Without an engine, as when the window closes, no weight moves any more."""
        if state in ("stopped", "dead"):
            self._soon.stop()
            self._overlays.set_bars({})

    def _touch(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _state_changed(self) -> None:
        if not self._controller.current.is_active and self._overlays.bars:
            self.show()
