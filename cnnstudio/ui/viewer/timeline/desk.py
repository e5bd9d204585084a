"""The timeline as a dock of Inspect, and the slots of the actions that move it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from cnnstudio.ui.docks.spec import DockSpec
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.modes import Rooms
from cnnstudio.ui.theme import ThemeManager
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.timeline.panel import TimelinePanel
from cnnstudio.ui.viewer.timeline.timeline import Timeline
from cnnstudio.ui.widgets.buttons import set_reason

ROOM = Rooms(97, 132, 140)
"""Heights in a small, a middle and a large window."""


class TimelineDesk(QObject):
    """Makes the panel, adds its dock and answers the table of actions."""

    def __init__(
        self,
        window: MainWindow,
        inspect: InspectController,
        runs: RunController,
        themes: ThemeManager,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.timeline = Timeline(inspect, self)
        self.panel = TimelinePanel(inspect, self.timeline, themes)
        window.add_dock(DockSpec(
            "timeline", self.tr("Epochs"), lambda: self.panel, "bottom", ("inspect",),
            header=self.panel.header, room=ROOM,
        )).make_panel()  # fmt: skip
        self._runs, self._window = runs, window
        self.panel.train_on_asked.connect(self.train_on)
        self.timeline.changed.connect(self._say_kept)
        runs.changed.connect(self._judge_train_on)
        window.mode_changed.connect(self._say_kept)
        window.closing.connect(self.timeline.stop)

    def use_actions(self, actions: Mapping[str, QAction]) -> None:
        """Let the buttons of the panel name the keys of their actions."""
        self.panel.use_actions(actions)

    def play(self) -> None:
        """Show one epoch after the other, or stop."""
        self.timeline.play()

    def _judge_train_on(self) -> None:
        """Say at once why the button cannot be pressed while a run trains."""
        trains = self._runs.is_active
        reason = self.why_not_train_on() if trains else ""
        set_reason(self.panel.header.train_on, reason or None)

    def _say_kept(self) -> None:
        looks = self._window.mode == "inspect"
        tip = self.tr("The room that they may take is a setting of the training.")
        text = self.timeline.kept_text() if looks else ""
        self._window.status.show_kept(text, tip)

    def train_on(self) -> None:
        """Train a new run that begins with the weights of the epoch that is shown."""
        reason = self.why_not_train_on()
        if reason:
            self._window.status.say(reason)
            return
        known = self.timeline.kept[self.timeline.epoch]
        self._window.set_mode("train")
        self._runs.train_from(self._runs.shown, known)

    def why_not_train_on(self) -> str:
        """Say why no run can begin with the weights shown; empty if one can."""
        if reason := self.timeline.why_none():
            return reason
        if self.timeline.epoch not in self.timeline.kept:
            return self.tr("The weights of this epoch were not kept.")
        return self._runs.train_from_blocked_reason(self._runs.shown)

    def why_not_play(self) -> str:
        """Say why there is nothing to play; empty if there is."""
        return self.timeline.why_not_play()
