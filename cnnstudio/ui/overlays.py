"""What is drawn on nodes besides the graph: filled by whoever has it, from outside."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True)
class LiveBar:
    """A bar at the bottom of a node, of what was measured there: its length, 0 to 1.

    `healthy` is False where the value lies outside of what is usual; `said` is what a
    tool tip says of it, `text` the number beside the bar, if any.
    """

    part: float
    healthy: bool = True
    said: str = ""
    text: str = ""


Bars = tuple[dict[str, LiveBar], str]
"""Bars by node id, and what they are."""


class Overlays(QObject):
    """A picture and a bar per node id. The canvas shows what is here.

    Bars of a run that trains go before those of what was measured in Inspect.
    `seen` are the nodes in sight, in which pictures would be shown; None while nobody
    says. `seen_changed` follows when others come into sight.
    """

    changed = Signal()
    bars_changed = Signal()
    seen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.thumbnails: dict[str, QImage] = {}
        self._live: Bars = ({}, "")
        self._measured: Bars = ({}, "")
        self.seen: frozenset[str] | None = None

    def set_thumbnails(self, pictures: Mapping[str, QImage]) -> None:
        """Replace all thumbnails."""
        self.thumbnails = dict(pictures)
        self.changed.emit()

    @property
    def bars(self) -> dict[str, LiveBar]:
        """The bars that are shown."""
        return (self._live if self._live[0] else self._measured)[0]

    @property
    def bars_caption(self) -> str:
        """What the bars are, as the canvas says it."""
        return (self._live if self._live[0] else self._measured)[1]

    def set_bars(self, bars: Mapping[str, LiveBar], caption: str = "") -> None:
        """Replace the bars of a run; `caption` says on the canvas what they are."""
        self._replace((dict(bars), caption), self._measured)

    def set_measured(self, bars: Mapping[str, LiveBar], caption: str = "") -> None:
        """Replace the bars of what was measured in Inspect."""
        self._replace(self._live, (dict(bars), caption))

    def _replace(self, live: Bars, measured: Bars) -> None:
        before = self.bars, self.bars_caption
        self._live, self._measured = live, measured
        if before != (self.bars, self.bars_caption):
            self.bars_changed.emit()

    def set_seen(self, nodes: Collection[str]) -> None:
        """Say which nodes are in sight."""
        seen = frozenset(nodes)
        if seen != self.seen:
            self.seen = seen
            self.seen_changed.emit()

    def is_wanted(self, node: str) -> bool:
        """True if a picture of a node would be seen, as far as anybody says."""
        return self.seen is None or node in self.seen
