"""The sweeps of the open document: begun, followed through the queue, gathered."""

from __future__ import annotations

import math
import secrets

from PySide6.QtCore import QObject, Signal

from cnnstudio.graph.param import params_of
from cnnstudio.graph.text import translate
from cnnstudio.paths import runs_folder_for
from cnnstudio.project.atomic import WriteError
from cnnstudio.project.commands import EditSettings
from cnnstudio.project.file_format import ProjectError, dumps, loads
from cnnstudio.project.measures import MEASURES
from cnnstudio.project.param_words import label_inside
from cnnstudio.project.records import RunRecord
from cnnstudio.project.run_queue import QueuedRun
from cnnstudio.project.settings import TrainingConfig, settings_to
from cnnstudio.project.sweep import Outcome, Row, Sweep, Variant, table, variants
from cnnstudio.project.sweep_file import (
    SweepFileError,
    SweepRecord,
    read_sweeps,
    with_run,
    write_sweeps,
)
from cnnstudio.ui.document import Document
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.run_queue import RunQueue
from cnnstudio.ui.training.setting_summary import value_text


class Sweeps(QObject):
    """Knows which runs belong to which sweep, and what they came to.

    `changed` follows new sweeps, new runs and new results.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(
        self,
        document: Document,
        controller: RunController,
        queue: RunQueue,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._controller, self._queue = document, controller, queue
        self._known: dict[str, TrainingConfig | None] = {}
        self.records: tuple[SweepRecord, ...] = ()
        queue.started.connect(self._started)
        controller.runs_changed.connect(self.changed)
        document.reset.connect(self._read)
        document.renamed.connect(self._renamed)
        self._read()

    def begin(self, sweep: Sweep) -> int:
        """Queue all runs of a sweep and return their number; raises `SweepError`."""
        project = loads(dumps(self._document.project), "").project
        found = variants(sweep, project.training)
        title = self.tr("Sweep {0}").format(len(self.records) + 1)
        names = tuple(axis.name for axis in sweep.axes)
        record = SweepRecord(secrets.token_hex(4), title, names, len(found))
        queued = []
        for variant in found:
            settings = settings_to(variant.settings(project.training))
            EditSettings("training", settings).redo(project)
            name = f"{_described(variant)} ({title})"
            queued.append(QueuedRun(name, dumps(project), record.id))
        self._keep((*self.records, record))
        self._queue.add(queued)
        return len(found)

    def rows(self, record: SweepRecord) -> tuple[Row, ...]:
        """Return the table of a sweep: what waits in the queue is among it."""
        runs = [r for r in self._controller.runs if r.id in record.runs]
        outcomes = [self._outcome(run) for run in runs]
        for waiting in self._queue.runs:
            if waiting.group == record.id:
                outcomes.append(self._read_outcome(waiting.project, None))
        known = [outcome for outcome in outcomes if outcome is not None]
        return table(record.names, known, self._larger_is_better(record))

    def metric(self, record: SweepRecord) -> str:
        """Return the key of the measure by which the sweep's runs are judged."""
        runs = (r for r in self._controller.runs if r.id in record.runs)
        return next((run.metric for run in runs), "accuracy")

    def _larger_is_better(self, record: SweepRecord) -> bool:
        measure = MEASURES.get(self.metric(record))
        return measure is None or measure.better != "down"

    def _outcome(self, run: RunRecord) -> Outcome | None:
        done = run.status in ("completed", "stopped") and not run.problem
        value = run.best_value if done else None
        known = None if value is None or not math.isfinite(value) else value
        return self._read_outcome(run.project, known)

    def _read_outcome(self, text: str, value: float | None) -> Outcome | None:
        if text not in self._known:
            try:
                self._known[text] = loads(text, "").project.training
            except ProjectError:
                self._known[text] = None
        training = self._known[text]
        return None if training is None else Outcome(training, value)

    def _started(self, queued: QueuedRun, run: str) -> None:
        if queued.group:
            self._keep(with_run(self.records, queued.group, run))

    def _keep(self, records: tuple[SweepRecord, ...]) -> None:
        self.records = records
        try:
            write_sweeps(runs_folder_for(self._document.path), records)
        except (OSError, WriteError) as error:
            self.said.emit(self.tr("The sweep cannot be kept: {0}").format(error))
        self.changed.emit()

    def _read(self) -> None:
        self._known.clear()
        try:
            self.records = read_sweeps(runs_folder_for(self._document.path))
        except SweepFileError as error:
            self.records = ()
            self.said.emit(str(error))
        self.changed.emit()

    def _renamed(self) -> None:
        """The runs follow the document to another file, and so do the sweeps."""
        if self.records:
            self._keep(self.records)


def _described(variant: Variant) -> str:
    """Name a run after the values that it tries; what tells runs apart goes first."""
    params = params_of(TrainingConfig)
    parts = [
        value_text(params[name], value)
        if params[name].kind != "bool"
        else f"{label_inside(params[name], name)} {value_text(params[name], value)}"
        for name, value in variant.values.items()
    ]
    seed = translate("Sweep", "seed {0}").format(variant.seed)
    return ", ".join((*parts, seed))
