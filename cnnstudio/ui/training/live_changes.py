"""Settings changed while a run trains: sent to it, or kept for the next one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from cnnstudio.bridge.live_messages import (
    ChangeNoted,
    ChangeTraining,
    TrainingChanged,
    When,
)
from cnnstudio.bridge.message import Message
from cnnstudio.graph.param import params_of
from cnnstudio.project.live_settings import ASIDE, LIVE, live_values
from cnnstudio.project.project import ProjectChange
from cnnstudio.project.record import raw_of
from cnnstudio.project.settings import DatasetConfig, TrainingConfig
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.engine_question import EngineQuestion
from cnnstudio.ui.training.run import Run
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.run_events import note_change

SETTLED_MS = 600
"""A value is typed when nothing has changed for so long."""

_SETTINGS = frozenset(params_of(TrainingConfig))
Target = Literal["epoch", "now", "next run"]


class LiveChanges(QObject):
    """Compares the document with the run that trains, and tells the run what differs.

    `when` says from when on: the next epoch, at once, or not in this run at all.
    `changed` follows everything that would be shown differently.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(
        self,
        document: Document,
        controller: RunController,
        client: EngineClient,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._controller = document, controller
        self.when: Target = "epoch"
        self._run: Run | None = None
        self._holds: dict[str, Any] = {}
        self._waiting: dict[str, Any] = {}
        self._epochs: dict[str, int] = {}
        self._question = EngineQuestion(client, ChangeNoted, parent=self)
        self._question.answered.connect(self._answered)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self.send)
        client.received.connect(self._received)
        controller.changed.connect(self._look)
        document.changed.connect(self._edited)
        self._look()

    @property
    def is_live(self) -> bool:
        """True while there is a run that could be changed."""
        return self._controller.is_active and self._run is not None

    def choose(self, when: Target) -> None:
        """Let changes count from the next epoch, at once, or for the next run only."""
        self.when = when
        if when == "next run":
            self._settled.stop()
        else:
            self.send()
        self.changed.emit()

    def waiting(self) -> Mapping[str, Any]:
        """Return the values that the run has not taken over yet."""
        return self._waiting

    def from_epoch(self, name: str) -> int:
        """Return from which epoch a waiting value holds; 0 until the run says it."""
        return self._epochs.get(name, 0) if name in self._waiting else 0

    def was(self, name: str) -> Any:
        """Return the raw value that the run trains with."""
        if name in self._holds:
            return self._holds[name]
        assert self._run is not None
        return raw_of(getattr(self._run.training, name))

    def differs(self, name: str) -> bool:
        """Tell whether the document has another value than the run."""
        if not self.is_live or name not in _SETTINGS:
            return False
        wanted = raw_of(getattr(self._document.project.training, name))
        return bool(wanted != self.was(name))

    def is_locked(self, name: str) -> bool:
        """Tell whether a setting of the training can only count for the next run."""
        fixed = name not in LIVE and name not in ASIDE
        return self.is_live and fixed and name in _SETTINGS

    def send(self) -> None:
        """Tell the run of everything that differs and is not on its way yet."""
        self._settled.stop()
        if not self.is_live or self.when == "next run" or self._run is None:
            return
        wanted = self._wanted()
        known = {**self._holds, **self._waiting}
        values = {name: v for name, v in wanted.items() if v != known[name]}
        if not values:
            return
        both = {**self._waiting, **values}
        self._waiting = {n: v for n, v in both.items() if v != self._holds[n]}
        self._epochs = {n: e for n, e in self._epochs.items() if n not in values}
        run, when = self._run.id, self._when()
        self._question.ask(lambda request: ChangeTraining(request, run, values, when))
        self.changed.emit()

    def _when(self) -> When:
        return "now" if self.when == "now" else "epoch"

    def _wanted(self) -> dict[str, Any]:
        project = self._document.project
        return live_values(project.training, project.dataset)

    def _edited(self, change: ProjectChange) -> None:
        if change.settings and self.is_live:
            if self.when != "next run":
                self._settled.start()
            self.changed.emit()

    def _look(self) -> None:
        """Follow the run that trains."""
        run = self._controller.current
        active = run if run.is_active else None
        if active is self._run:
            return
        self._run, self._waiting, self._epochs = active, {}, {}
        self._question.drop()
        if active is not None:
            data = active.essence[2] if isinstance(active.essence, tuple) else None
            assert isinstance(data, DatasetConfig)
            self._holds = live_values(active.training, data)
        self.changed.emit()

    def _received(self, message: Message) -> None:
        run = self._run
        if run is None or not isinstance(message, TrainingChanged | ChangeNoted):
            return
        if message.run != run.id:
            return
        if isinstance(message, ChangeNoted):
            self._epochs.update(dict.fromkeys(message.names, message.epoch))
            self.changed.emit()
            return
        self._holds.update(message.values)
        self._waiting = {n: v for n, v in self._waiting.items() if v != self._holds[n]}
        note_change(run, message.step, message.epoch, message.values, message.text)
        self._controller.compare()
        self.said.emit(message.text)
        self.changed.emit()

    def _answered(self, answer: object) -> None:
        """A refusal: the run goes on as before."""
        if isinstance(answer, str):
            self._waiting = {}
            self.said.emit(answer)
            self.changed.emit()
