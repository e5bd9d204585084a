"""What is drawn on nodes besides the graph: filled by whoever has it, from outside."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

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
NO_BARS: Bars = ({}, "")

_Of = Literal["stepped", "live", "measured"]
_ORDER: tuple[_Of, ...] = get_args(_Of)


class Overlays(QObject):
    """A picture and a bar per node id. The canvas shows what is here.

    Bars that a view shows step by step go before those of a run that trains, and these
    before what was measured in Inspect. `seen` are the nodes in sight, in which
    pictures would be shown; None while nobody says. `seen_changed` follows when others
    come into sight.
    """

    changed = Signal()
    bars_changed = Signal()
    seen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.thumbnails: dict[str, QImage] = {}
        self._bars: dict[_Of, Bars] = dict.fromkeys(_ORDER, NO_BARS)
        self.seen: frozenset[str] | None = None

    def set_thumbnails(self, pictures: Mapping[str, QImage]) -> None:
        """Replace all thumbnails."""
        self.thumbnails = dict(pictures)
        self.changed.emit()

    @property
    def bars(self) -> dict[str, LiveBar]:
        """The bars that are shown."""
        return self._shown()[0]

    @property
    def bars_caption(self) -> str:
        """What the bars are, as the canvas says it."""
        return self._shown()[1]

    def set_stepped(self, bars: Mapping[str, LiveBar], caption: str = "") -> None:
        """Replace the bars of a view that is gone through step by step."""
        self._replace("stepped", (dict(bars), caption))

    def set_bars(self, bars: Mapping[str, LiveBar], caption: str = "") -> None:
        """Replace the bars of a run; `caption` says on the canvas what they are."""
        self._replace("live", (dict(bars), caption))

    def set_measured(self, bars: Mapping[str, LiveBar], caption: str = "") -> None:
        """Replace the bars of what was measured in Inspect."""
        self._replace("measured", (dict(bars), caption))

    def _shown(self) -> Bars:
        every = (self._bars[of] for of in _ORDER)
        return next((found for found in every if found[0]), NO_BARS)

    def _replace(self, of: _Of, bars: Bars) -> None:
        before = self._shown()
        self._bars[of] = bars
        if before != self._shown():
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
