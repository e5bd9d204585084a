"""How long movements of the window take, and the one way to run them.

Nothing waits for a movement: the document, what can be clicked and what is saved are
at the end of it from its first moment; only the picture follows. Where motion is
reduced, by the system or by View > Reduce motion, every movement takes 0 ms.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum

from PySide6.QtCore import QEasingCurve, QObject, QSettings, QVariantAnimation, Signal
from PySide6.QtGui import QAction

from cnnstudio.ui.system_motion import system_reduces_motion

_SETTING = "reduce_motion"


class Move(Enum):
    """What moves. Names, so that two kinds of the same length stay two kinds."""

    NODE = "node"
    ROOM = "room"
    POPUP = "popup"
    DOCK = "dock"
    HOVER = "hover"
    FIX = "fix"
    ZOOM = "zoom"


MILLISECONDS: Mapping[Move, int] = {
    Move.NODE: 150,
    Move.ROOM: 100,
    Move.POPUP: 100,
    Move.DOCK: 100,
    Move.HOVER: 80,
    Move.FIX: 120,
    Move.ZOOM: 150,
}
"""How long each takes, out-eased (design language, section 7)."""


class Motion(QObject):
    """Says how long a movement takes now; `changed`: motion is reduced, or no more."""

    changed = Signal()

    def __init__(
        self,
        system: Callable[[], bool] = system_reduces_motion,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._ask_system = system
        self._system: bool | None = None
        self._chosen: bool | None = None

    @property
    def is_reduced(self) -> bool:
        """True if nothing moves: as was chosen, else as the system says."""
        if self._chosen is not None:
            return self._chosen
        if self._system is None:  # Asked once, and not before something would move.
            self._system = self._ask_system()
        return self._system

    def choose(self, reduced: bool | None) -> None:
        """Reduce motion, or do not; None follows the system."""
        self._chosen = reduced
        self.changed.emit()

    def duration(self, move: Move) -> int:
        """Return how many milliseconds a movement takes; 0: it is there at once."""
        return 0 if self.is_reduced else MILLISECONDS[move]


class Tween(QObject):
    """Calls `step` with 0 to 1 while a movement lasts, and last of all with 1.

    A movement that begins anew starts again at 0; one of 0 ms is one call with 1.
    """

    def __init__(
        self,
        step: Callable[[float], None],
        motion: Motion,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._step, self._motion = step, motion
        self._clock = QVariantAnimation(self)
        self._clock.setStartValue(0.0)
        self._clock.setEndValue(1.0)
        self._clock.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._clock.valueChanged.connect(self._stepped)
        self._starting = False

    @property
    def is_running(self) -> bool:
        """True until the last step."""
        return self._clock.state() == QVariantAnimation.State.Running

    def start(self, move: Move) -> None:
        """Begin the movement, in place of one that goes on."""
        self._starting = True
        self._clock.stop()
        length = self._motion.duration(move)
        if length:
            self._clock.setDuration(length)
            self._clock.start()
        self._starting = False
        self._step(0.0 if length else 1.0)

    def finish(self) -> None:
        """Be at the end now."""
        if self.is_running:
            self._clock.stop()
            self._step(1.0)

    def stop(self) -> None:
        """Stay on the way, as it is now."""
        self._clock.stop()

    def go_to(self, milliseconds: int) -> None:
        """Put the clock so far from the start, whatever time it is."""
        if self.is_running:
            self._clock.setCurrentTime(milliseconds)

    def _stepped(self, value: object) -> None:
        if not self._starting and isinstance(value, float):
            self._step(value)


class MotionChoice(QObject):
    """View > Reduce motion: the entry, what it does, and how it is remembered."""

    def __init__(
        self,
        settings: QSettings,
        actions: Mapping[str, QAction],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._action = settings, actions[_SETTING]
        stored = settings.value(_SETTING)
        if stored is not None:
            motion().choose(str(stored).lower() == "true")
            self._action.setChecked(motion().is_reduced)

    def toggle(self) -> None:
        """Do as the entry says now, and at the next start."""
        reduced = self._action.isChecked()
        self._settings.setValue(_SETTING, reduced)
        motion().choose(reduced)


_motion: Motion | None = None


def motion() -> Motion:
    """Return the window's one `Motion`, made on first use."""
    global _motion
    if _motion is None:
        _motion = Motion()
    return _motion
