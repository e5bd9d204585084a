"""What gestures share that carry layers: guides to meet, and a wire to land on."""

from __future__ import annotations

from cnnstudio.ui.canvas.interactions.aligning import Aligning
from cnnstudio.ui.canvas.interactions.gesture import Gesture, Surface
from cnnstudio.ui.canvas.interactions.onto_wire import Landing, OntoWire


class Carrying(Gesture):
    """Has guides once something is carried, and a wire where it could be inserted."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._aligning: Aligning | None = None
        self._wire: OntoWire | None = None

    @property
    def _landing(self) -> Landing | None:
        """The wire that is met, and what would be; None: it is put down beside all."""
        return self._wire.landing if self._wire is not None else None

    def _put_down(self, *, landed: bool) -> None:
        """Take guides and the wire's preview away; `landed`: it is in the wire now."""
        if self._wire is not None:
            self._wire.leave(landed=landed)
            self._wire = None
        if self._aligning is not None:
            self._aligning.end()
            self._aligning = None
