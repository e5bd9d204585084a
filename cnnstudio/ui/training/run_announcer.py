"""What a screen reader says of a run: each epoch that ends, and its own end."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cnnstudio.graph.text import translate
from cnnstudio.project.measures import MEASURES
from cnnstudio.ui.announcer import Announcer
from cnnstudio.ui.measured import measured_text
from cnnstudio.ui.training.run import Run, RunState
from cnnstudio.ui.training.run_controller import RunController

_OVER = {RunState.FINISHED, RunState.FAILED, RunState.INTERRUPTED}


class RunAnnouncer(Announcer):
    """Follows the run that trains, not the one that is looked at."""

    def __init__(self, controller: RunController, window: QWidget) -> None:
        super().__init__(window)
        self._controller = controller
        self._run = controller.current
        self._epochs, self._state = 0, self._run.state
        controller.changed.connect(self._compare)

    def _compare(self) -> None:
        run = self._controller.current
        if run is not self._run:
            self._run, self._state = run, run.state
            self._epochs = len(run.history.epochs)
        epochs, state = len(run.history.epochs), run.state
        if run.is_active and epochs > self._epochs:
            self.say(self._epoch(run))
        if state in _OVER and state is not self._state:
            self.say(run.summary() if state is RunState.FINISHED else run.message)
        self._epochs, self._state = epochs, state

    def _epoch(self, run: Run) -> str:
        last = run.history.epochs[-1]
        known = {key: f"validation/{key}" for key in ("loss", run.metric)}
        values = ((key, last.values.get(name)) for key, name in known.items())
        said = [_said(key, value) for key, value in values if value is not None]
        text = self.tr("Epoch {0} of {1}: validation {2}.")
        return text.format(last.epoch, run.epochs, ", ".join(said))


def _said(key: str, value: float) -> str:
    """Name a measured value within a sentence: only in English its title is small."""
    title = translate("Measures", MEASURES[key].title)
    inside = title.lower() if title == MEASURES[key].title else title
    return f"{inside} {measured_text(key, value)}"
