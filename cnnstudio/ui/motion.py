"""How long things move, in one place; with reduced motion nothing does.

`motion()` is the one `Motion`. A `Glide` runs from 0 to 1 and eases out; whoever owns
it moves what it likes on each step.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

MOVE_MS = 150
"""Nodes that find another place: after a layout, when one is taken back."""

ROOM_MS = 100
"""Nodes that make room for one that is carried, or close up behind one that went."""

ZOOM_MS = 150
FIX_MS = 120
POPUP_MS = 100
HOVER_MS = 80


class Motion(QObject):
    """Whether things move at all. `changed` follows the switch."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reduced = False

    @property
    def reduced(self) -> bool:
        """True if nothing is to move."""
        return self._reduced

    def set_reduced(self, on: bool) -> None:
        """Let things move, or not."""
        if on != self._reduced:
            self._reduced = on
            self.changed.emit()

    def ms(self, wanted: int) -> int:
        """Return how long something of `wanted` milliseconds takes now."""
        return 0 if self._reduced else wanted


class Glide(QObject):
    """Calls `step` with 0 to 1 over some time, at last with exactly 1."""

    def __init__(self, parent: QObject, step: Callable[[float], None]) -> None:
        super().__init__(parent)
        self._step = step
        self._clock = QVariantAnimation(self)
        self._clock.setStartValue(0.0)
        self._clock.setEndValue(1.0)
        self._clock.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._clock.valueChanged.connect(self._tick)

    @property
    def is_running(self) -> bool:
        """True until the last step."""
        return self._clock.state() == QVariantAnimation.State.Running

    def start(self, ms: int) -> None:
        """Begin anew; with no time to take, the last step is done at once."""
        self._clock.stop()
        wanted = motion().ms(ms)
        if wanted <= 0:
            self._step(1.0)
            return
        self._clock.setDuration(wanted)
        self._clock.start()

    def advance(self, ms: int) -> None:
        """Set the clock, as a test does that does not wait."""
        self._clock.setCurrentTime(ms)

    def finish(self) -> None:
        """Do the last step now, if it has not been done."""
        if self.is_running:
            self._clock.setCurrentTime(self._clock.duration())
            self._clock.stop()

    def stop(self) -> None:
        """Stay where it is."""
        self._clock.stop()

    def _tick(self, value: float) -> None:
        self._step(float(value))


_motions: list[Motion] = []


def motion() -> Motion:
    """Return the one `Motion` of this program."""
    if not _motions:
        _motions.append(Motion())
    return _motions[0]
