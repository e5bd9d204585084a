"""A report of a run: of which weights, with which epochs, and where it was written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.bridge.engine_messages import CancelJob, JobProgress
from cnnstudio.bridge.message import INITIAL
from cnnstudio.bridge.report_messages import ReportWritten, WriteReport
from cnnstudio.project.records import RunRecord
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.format import size
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.runs.epoch_list import EpochListField
from cnnstudio.ui.training.engine_question import EngineQuestion
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.rows import FormRow
from cnnstudio.ui.widgets.tiles import ProgressLine

WIDTH = 480
_LINES = 54
"""Room for three lines, so that nothing moves as the text changes."""

Which = Literal["best", "last"]


class ReportDialog(QDialog):
    """Asks for a file, has the page written beside the engine, and offers to open it.

    `looked_at` is the epoch that is looked at, 0 for none of its own.
    """

    def __init__(
        self,
        record: RunRecord,
        client: EngineClient,
        dialogs: Dialogs,
        looked_at: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/report")
        self._record, self._client, self._dialogs = record, client, dialogs
        self._question = EngineQuestion(client, ReportWritten, JobProgress, self)
        self._written: Path | None = None
        self.weights = Combo(self._offered(), self.tr("Weights"))
        if looked_at and record.at_epoch(looked_at) is not None:
            self.weights.set_current_key(("best", looked_at))
        self.beside = EpochListField(self._kept(), self.tr("Side by side"))
        self.progress = ProgressLine(self.tr("Progress of the report"))
        self.said = TextLabel("", "label", "text2", wrap=True)
        self.close_button = Button(self.tr("Close"))
        self.open_button = Button(self.tr("Open"), "secondary", "eye")
        self.save = Button(self.tr("Save as…"), "primary", "export")
        self._lay_out()
        self._connect()
        self._allow()

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Report of {0}").format(self._record.title))
        self.setMinimumWidth(WIDTH)
        self.save.setDefault(True)
        keeps = self.progress.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(keeps)
        self.said.setMinimumHeight(_LINES)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        about = TextLabel(
            self.tr(
                "One page with the network, its curves, mistakes and the evidence in "
                "them, filters and maps. It holds all it shows: send it, or read it "
                "in any browser."
            ),
            "body", wrap=True,
        )  # fmt: skip
        about.setContentsMargins(12, 0, 12, 4)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 4, 12, 0)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.save)
        below = QVBoxLayout()
        below.setContentsMargins(12, 6, 12, 0)
        below.setSpacing(8)
        below.addWidget(self.progress)
        below.addWidget(self.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 14, 4, 12)
        column.setSpacing(2)
        column.addWidget(about)
        column.addWidget(FormRow(self.tr("Weights"), self.weights))
        column.addWidget(FormRow(self.tr("Side by side"), self.beside))
        column.addLayout(below)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._question.answered.connect(self._answered)
        self._question.told.connect(self._told)
        self.beside.judged.connect(self._allow)
        self.save.clicked.connect(self.write)
        self.open_button.clicked.connect(self._open)
        self.close_button.clicked.connect(self.reject)
        self.finished.connect(self._cancel)

    def _kept(self) -> tuple[int, ...]:
        """Return the epochs whose weights were kept; 0: before the first step."""
        kept = {known.epoch for known in self._record.checkpoints if known.is_epoch}
        return tuple(
            sorted(kept | ({0} if self._record.initial is not None else set()))
        )

    def _offered(self) -> list[tuple[object, str]]:
        record = self._record
        found: list[tuple[object, str]] = []
        ends: tuple[tuple[Which, object, str], ...] = (
            ("best", record.best, self.tr("best epoch, {0}")),
            ("last", record.last, self.tr("last epoch, {0}")),
        )
        for which, known, words in ends:
            if known is not None:
                epoch = record.best_epoch if which == "best" else record.epochs_done
                found.append(((which, 0), words.format(epoch)))
        words = self.tr("epoch {0}")
        found += [(("best", n), words.format(n)) for n in self._kept() if n]
        return found

    def write(self) -> None:
        """Ask for a file, and have the page written."""
        if not self.save.isEnabled():
            return
        folder = Path(self._record.folder)
        name = f"{self._record.title.replace('/', '-')}.html"
        chosen = self._dialogs.save_path(
            str(folder.parent.parent / name), self.tr("Web page (*.html)")
        )
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() not in (".html", ".htm"):
            path = path.with_name(path.name + ".html")
        self._question.ask(self._asking(path))
        self._written = None
        self.progress.set_part(0.0)
        self.said.setText(
            self.tr("A process of its own starts; it needs some seconds for that.")
        )
        self._allow()

    def _asking(self, path: Path) -> Callable[[int], WriteReport]:
        key = self.weights.current_key()
        assert isinstance(key, tuple)
        which, epoch = key
        engine = self._client.engine
        device = engine.device if engine is not None else "cpu"
        beside = tuple(n or INITIAL for n in self.beside.epochs())
        return lambda request: WriteReport(
            request, self._record.folder, str(path), which, epoch, beside, device
        )

    def _told(self, progress: object) -> None:
        assert isinstance(progress, JobProgress)
        self.progress.set_part(progress.done / max(1, progress.total))
        text = self.tr("{0} of {1}: {2}")
        done = progress.done + 1
        self.said.setText(text.format(done, progress.total, progress.text))

    def _answered(self, answer: object) -> None:
        if isinstance(answer, ReportWritten) and not answer.problem:
            self._written = Path(answer.path)
            text = self.tr("Saved as {0}, {1}.").format(answer.path, size(answer.size))
            self.said.setText(f"{text} {answer.missing}".strip())
        else:
            problem = answer.problem if isinstance(answer, ReportWritten) else answer
            self.said.setText(str(problem))
        self._allow()

    def _allow(self) -> None:
        waits = self._question.waits
        self.progress.setVisible(waits)
        close = self.tr("Cancel") if waits else self.tr("Close")
        self.close_button.setText(close)
        self.open_button.setVisible(self._written is not None and not waits)
        working = self.tr("The page is being written.") if waits else ""
        engine = "" if self._client.engine is not None else self.tr("No engine runs.")
        set_reason(self.save, working or engine or self.beside.reason() or None)

    def _open(self) -> None:
        if self._written is not None:
            self._dialogs.show_file(self._written)

    def _cancel(self) -> None:
        if self._question.waits:
            self._question.drop()
            self._client.submit(CancelJob(self._question.request))
