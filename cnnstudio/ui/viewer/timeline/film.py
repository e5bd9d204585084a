"""The film strip: the chosen map of the chosen image after every epoch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.message import INITIAL
from cnnstudio.bridge.time_messages import MapsOverTime, MapsOverTimeOf
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.parts.finite import finite_range
from cnnstudio.ui.viewer.timeline.timeline import Timeline

Floats = NDArray[np.float32]


class Film(QObject):
    """Asks for the maps of the epochs that are not there yet, all at once.

    `changed`: another map is wanted, or maps have arrived. Those of before stay until
    the first new ones are there.
    """

    changed = Signal()

    def __init__(
        self,
        inspect: InspectController,
        timeline: Timeline,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._inspect, self._timeline = inspect, timeline
        self.maps: dict[int, Floats] = {}
        self._of: object = None  # whose maps they are
        self._visible = False
        for signal in (
            timeline.changed, inspect.channel_changed, inspect.studies.changed,
        ):  # fmt: skip
            signal.connect(self.refresh)

    @property
    def is_current(self) -> bool:
        """True if the maps are those of what is chosen now."""
        return bool(self.maps) and self._of == self._wanted()

    @property
    def range(self) -> tuple[float, float] | None:
        """The range of the maps of all epochs; None without any."""
        if not self.maps:
            return None
        ends = np.array([finite_range(values) for values in self.maps.values()])
        return float(ends[:, 0].min()), float(ends[:, 1].max())

    def set_visible(self, visible: bool) -> None:
        """Say whether anybody looks: only then the engine is asked."""
        self._visible = visible
        self.refresh()

    def refresh(self) -> None:
        """Take what is known of the chosen map, and ask for the rest."""
        question = self._question()
        if question is None:
            return
        answer = self._inspect.studies.ask(question, MapsOverTime)
        if answer is None:
            return
        found = zip(answer.epochs.tolist(), answer.maps, strict=True)
        there = self._there()
        new = {epoch: values for epoch, values in found if epoch not in there}
        if new:
            self.maps = {**there, **new}
            self._of = self._wanted()
            self.changed.emit()

    def _there(self) -> dict[int, Floats]:
        return self.maps if self._of == self._wanted() else {}

    def _wanted(self) -> object:
        inspect = self._inspect
        looking = inspect.looking()
        where = looking["node"], looking["part"], looking["index"]
        return inspect.run.id, *where, inspect.channel

    def _question(self) -> MapsOverTimeOf | None:
        """Return what is to be asked; None if nothing is wanted, or all is there."""
        timeline, inspect = self._timeline, self._inspect
        looking = inspect.looking()
        if not self._visible or timeline.why_none() or not looking["node"]:
            return None
        there = self._there()
        missing = [epoch for epoch in timeline.kept if epoch not in there]
        if not missing:
            return None
        epochs = tuple(epoch or INITIAL for epoch in missing)
        # Of kept weights the answer stays true, whatever is shown besides.
        looking["epoch"] = epochs[0]
        return MapsOverTimeOf(**looking, channel=inspect.channel, epochs=epochs)
