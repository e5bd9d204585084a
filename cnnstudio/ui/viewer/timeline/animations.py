"""Maps, or the filters, through the epochs of a run: saved as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.message import INITIAL
from cnnstudio.bridge.time_messages import Animation, AnimationOf
from cnnstudio.graph.text import plural
from cnnstudio.project.atomic import WriteError, write_atomic
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.format import counted
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.timeline.timeline import Timeline


class Animations(QObject):
    """Slots of the table of actions; `said` is a line for the status bar.

    `folder` is where a file is suggested.
    """

    said = Signal(str)

    def __init__(
        self,
        inspect: InspectController,
        timeline: Timeline,
        dialogs: Dialogs,
        folder: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._inspect, self._timeline = inspect, timeline
        self._dialogs, self._folder = dialogs, folder
        self._asked: tuple[AnimationOf, Path] | None = None
        inspect.studies.changed.connect(self._take)

    def save_map(self) -> None:
        """Ask for a file, and save the chosen map through the epochs."""
        self._save("map", self._inspect.channel, self.why_no_map())

    def save_maps(self) -> None:
        """Ask for a file, and save all maps of the layer through the epochs."""
        self._save("maps", 0, self.why_no_map())

    def save_filters(self) -> None:
        """Ask for a file, and save the filters of the layer through the epochs."""
        self._save("filters", 0, self.why_no_filters())

    def why_no_map(self) -> str:
        """Say why no map can be animated; empty if one can."""
        return self._timeline.why_not_play() or self._inspect.why_no_map()

    def why_no_filters(self) -> str:
        """Say why no filters can be animated; empty if some can."""
        if not self._timeline.why_not_play() and self._inspect.filters is None:
            return self.tr("Select a convolution: it has filters.")
        return self._timeline.why_not_play()

    def _save(
        self, what: Literal["map", "maps", "filters"], channel: int, reason: str
    ) -> None:
        node = self._inspect.node
        if reason or node is None:
            self.said.emit(reason)
            return
        name = f"{node.name}-{channel if what == 'map' else what}"
        kinds = self.tr("Animated PNG (*.png);;GIF (*.gif)")
        chosen = self._dialogs.save_path(f"{self._folder()}/{name}.png", kinds)
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() not in (".png", ".gif"):
            path = path.with_name(path.name + ".png")
        looking = self._inspect.looking()
        epochs = tuple(n or INITIAL for n in sorted(self._timeline.kept))
        looking["epoch"] = epochs[0]
        question = AnimationOf(
            **looking, what=what, channel=channel, epochs=epochs,
            kind="gif" if path.suffix.lower() == ".gif" else "png",
        )  # fmt: skip
        self._asked = question, path
        self.said.emit(self.tr("Making {0} …").format(path.name))
        self._take()

    def _take(self) -> None:
        """Write the file once the engine has made it, or tell why it could not."""
        if self._asked is None:
            return
        question, path = self._asked
        answer = self._inspect.studies.ask(question, Animation)
        refusal = self._inspect.studies.refusal(question)
        if answer is None and not refusal:
            return
        self._asked = None
        if answer is None:
            self._dialogs.tell(refusal)
            return
        try:
            write_atomic(path, answer.content.tobytes())
        except WriteError as error:
            self._dialogs.tell(str(error))
            return
        said = plural("Animations", answer.frames, "{n} epoch", "{n} epochs")
        text = self.tr("Saved {0} as {1}.")
        self.said.emit(text.format(counted(answer.frames, said), path))
