"""While a run trains: what a change of the settings means for it, row by row."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.project.live_settings import LIVE, PIPELINE
from cnnstudio.ui.forms.param_row import ParamRow
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.training.live_changes import LiveChanges, Target
from cnnstudio.ui.training.run import RunState
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.setting_summary import value_text
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.rows import MARGIN, FlowSeparator
from cnnstudio.ui.widgets.segmented import SegmentedControl


class LiveStrip(QWidget):
    """Says what Stop would keep, and from when on changes count; marks the rows."""

    def __init__(
        self,
        live: LiveChanges,
        controller: RunController,
        rows: Mapping[str, ParamRow],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/live_changes")
        self._live, self._controller, self._rows = live, controller, rows
        self.text = TextLabel("", "label", "text2", wrap=True)
        self.when = SegmentedControl(
            [
                ("epoch", self.tr("Next epoch")),
                ("now", self.tr("At once")),
                ("next run", self.tr("Next run")),
            ],
            self.tr("From when on changes of the settings count"),
            small=True,
        )
        self.note = TextLabel("", "hint", "accent", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.when)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(MARGIN, 8, MARGIN, 10)
        column.setSpacing(6)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addWidget(self.note)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(FlowSeparator())
        whole.addLayout(column)
        self.when.selected.connect(self._choose)
        live.changed.connect(self.refresh)
        controller.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what holds for the run that trains."""
        run, live = self._controller.current, self._live.is_live
        self.setVisible(live)
        kept = self.tr("Once an epoch is finished, Stop keeps the best one.")
        if run.best_epoch:
            kept = self.tr("Stop keeps epoch {0}, the best so far.")
        stops = run.state is RunState.STOPPING
        if stops:
            kept = self.tr("The run stops after this step.")
        text = "" if stops else self.tr("Changes made here count from:")
        self.text.setText(" ".join((kept.format(run.best_epoch), text)).rstrip())
        self.when.setVisible(not stops)
        waits = live and PIPELINE in self._live.waiting()
        self.note.setText(self._pipeline_text(run.epochs) if waits else "")
        self.note.setVisible(waits)
        for name, row in self._rows.items():
            self._mark(name, row)

    def _mark(self, name: str, row: ParamRow) -> None:
        run, locked = self._controller.current, self._live.is_locked(name)
        lock = self.tr("It cannot change while {0} trains; a change is for the next.")
        row.set_lock(lock.format(run.name) if locked else "")
        differs = self._live.differs(name)
        if not differs or not (locked or name in LIVE):
            row.set_live("")
            return
        was = value_text(row.param, self._live.was(name))
        if locked or self._live.when == "next run":
            text = self.tr("for the next run; {0} has {1}")
            row.set_live(text.format(run.name, was), "text2")
        elif self._live.when == "now":
            row.set_live(self.tr("at once, was {0}").format(was))
        else:
            row.set_live(self._epoch_text(name, run.epochs).format(was))

    def _epoch_text(self, name: str, epochs: int) -> str:
        """Say from when a value holds, as the engine told it; `{0}` is the old one."""
        epoch = self._live.from_epoch(name)
        if not epoch:
            return self.tr("from the next epoch, was {0}")
        if epoch > epochs:
            return self.tr("too late for this run, which has {0}")
        return self.tr("from epoch {0}, was {1}").format(epoch, "{0}")

    def _pipeline_text(self, epochs: int) -> str:
        epoch = self._live.from_epoch(PIPELINE)
        if not epoch:
            return self.tr("Augmentation changes from the next epoch.")
        if epoch > epochs:
            return self.tr("Augmentation changes too late for this run.")
        return self.tr("Augmentation changes from epoch {0}.").format(epoch)

    def _choose(self, when: Target) -> None:
        self._live.choose(when)
