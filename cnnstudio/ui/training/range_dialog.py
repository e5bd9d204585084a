"""The rate range test: the loss over rising rates, and the rate that it suggests."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.bridge.engine_messages import CancelJob, JobProgress
from cnnstudio.bridge.study_messages import RangeProgress, RangeTest, RangeTested
from cnnstudio.project.commands import EditSettings
from cnnstudio.project.file_format import dumps
from cnnstudio.project.setting_words import word_for
from cnnstudio.project.settings import USUAL_RATES
from cnnstudio.ui import format as fmt
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.training.engine_question import EngineQuestion
from cnnstudio.ui.training.range_chart import RangeChart
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.tiles import ProgressLine

SIZE = (720, 520)
HINT_HEIGHT = 54
"""Room for three lines, so that nothing moves as the text changes."""
DECADE = 10.0


class RangeDialog(QDialog):
    """Asks at once, draws the answer, and sets the rate that is chosen in it."""

    def __init__(
        self, document: Document, client: EngineClient, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/range_test")
        self._document, self._client = document, client
        self._question = EngineQuestion(client, RangeTested, JobProgress, self)
        self._limits: tuple[float, float] | None = None  # rates that are asked for
        self.text = TextLabel("", "body", wrap=True)
        self.progress = ProgressLine(self.tr("Progress of the test"))
        self.chart = RangeChart()
        self.hint = TextLabel("", "label", "text2", wrap=True)
        self.again = Button(self.tr("Test again"), "secondary", "refresh")
        self.close_button = Button(self.tr("Close"))
        self.use = Button("", "primary")
        self._lay_out()
        self._question.answered.connect(self._answered)
        self._question.told.connect(self._told)
        self.chart.picked.connect(self._offer)
        self.again.clicked.connect(self.ask)
        self.close_button.clicked.connect(self.reject)
        self.use.clicked.connect(self.accept)
        self.finished.connect(self._cancel)
        document.reset.connect(self.reject)
        self.ask()

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Find a learning rate"))
        self.resize(*SIZE)
        self.use.setDefault(True)
        keeps = self.progress.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # the chart stays where it is
        self.progress.setSizePolicy(keeps)
        self.hint.setMinimumHeight(HINT_HEIGHT)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.addWidget(self.again)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.text)
        column.addWidget(self.progress)
        column.addWidget(self.chart, 1)
        column.addWidget(self.hint)
        column.addLayout(buttons)

    def ask(self) -> None:
        """Test the rates on a copy of the document as it is now."""
        project = dumps(self._document.project)
        self._question.ask(lambda request: RangeTest(request, project))
        self.text.setText(
            self.tr(
                "A copy of the network trains while the rate rises from step to step. "
                "At first the loss hardly moves, then it falls, then it runs away."
            )
        )
        self.hint.setText(
            self.tr("A process of its own starts; the curve begins in some seconds.")
        )
        self._limits = None
        self.chart.clear()
        self.progress.set_part(0.0)
        self._allow()

    def _told(self, progress: object) -> None:
        assert isinstance(progress, JobProgress)
        self.progress.set_part(progress.done / max(1, progress.total))
        text = progress.text
        if progress.total:
            text = self.tr("Step {0} of {1}: {2}").format(
                progress.done, progress.total, progress.text
            )
        self.hint.setText(text)
        if isinstance(progress, RangeProgress):
            self._limits = progress.lowest, progress.highest
            self._draw_points(*self._limits, progress)

    def _answered(self, answer: object) -> None:
        self.progress.set_part(1.0)
        if not isinstance(answer, RangeTested):
            self.hint.setText(str(answer))
        elif answer.problem:
            self.hint.setText(answer.problem)
        else:
            self._draw(answer)
        self._allow()

    def _draw(self, tested: RangeTested) -> None:
        rates = tested.rates
        if not len(rates):
            self.hint.setText(
                self.tr("The loss was not finite at the first step: look at the data.")
            )
            return
        lowest, highest = self._limits or (float(rates[0]), float(rates[-1]))
        self._draw_points(lowest, highest, tested)
        if tested.suggestion:
            self.chart.suggest(
                float(f"{tested.suggestion:.1e}"),
                (
                    (tested.steepest, self.tr("falls fastest")),
                    (tested.lowest_at, self.tr("until here")),
                ),
            )
        self.hint.setText(self._sentence(tested))

    def _draw_points(
        self, lowest: float, highest: float, points: RangeProgress | RangeTested
    ) -> None:
        """Draw what was measured, on an axis of whole decades."""
        low = 10.0 ** math.floor(math.log10(lowest) + 1e-6)
        high = 10.0 ** math.ceil(math.log10(highest) - 1e-6)
        self.chart.set_limits(low, max(high, low * DECADE))
        curves = (points.rates, points.losses, points.smoothed)
        self.chart.show_points(*(values.tolist() for values in curves))

    def _sentence(self, tested: RangeTested) -> str:
        if not tested.suggestion:
            return self.tr(
                "No rate is suggested: the loss falls at none of these rates by "
                "clearly more than it jumps from batch to batch. A larger batch calms "
                "the curve; otherwise look at the network and the data first."
            )
        if tested.suggestion < tested.steepest:
            said = self.tr(
                "The loss falls fastest at {1}, and until {2}. Suggested is a tenth of "
                "the latter, {0}: well clear of where it rises."
            )
        else:
            said = self.tr(
                "At {0} the loss falls fastest, and it falls until {2}, at least ten "
                "times as much."
            )
        said = said.format(
            *map(fmt.rate, (tested.suggestion, tested.steepest, tested.lowest_at))
        )
        said = f"{said} {self._unusual(tested.suggestion)}".rstrip()
        if tested.ended_early:
            more = self.tr("From {0} on it ran away, so the test ended there.")
            said = f"{said} {more.format(fmt.rate(float(tested.rates[-1])))}"
        return " ".join((said, self.tr("Click another, or use the arrow keys.")))

    def _unusual(self, rate: float) -> str:
        """Say so if a rate lies outside of what is usual for the optimizer."""
        optimizer = self._document.project.training.optimizer
        low, high = USUAL_RATES[optimizer]
        if low <= float(f"{rate:.1e}") <= high:
            return ""
        text = self.tr("That is unusual for {0}: {1} to {2} is usual.")
        return text.format(word_for(optimizer), fmt.rate(low), fmt.rate(high))

    def _offer(self, _rate: float) -> None:
        self._allow()

    def _allow(self) -> None:
        waits = self._question.waits
        self.progress.setVisible(waits)
        close = self.tr("Cancel") if waits else self.tr("Close")
        self.close_button.setText(close)
        running = self.tr("The rates are being tested.") if waits else None
        set_reason(self.again, running)
        chosen = self.chart.chosen
        known = math.isfinite(chosen)
        self.use.setText(
            self.tr("Use {0}").format(fmt.rate(chosen)) if known else self.tr("Use it")
        )
        none = self.tr("There is no rate to use yet.") if not known else None
        read_only = self.tr("This project is open read-only. Save it as a copy first.")
        locked = read_only if self._document.read_only else None
        set_reason(self.use, running or none or locked)

    def _cancel(self) -> None:
        if self._question.waits:
            self._question.drop()
            self._client.submit(CancelJob(self._question.request))

    def accept(self) -> None:
        rate = self.chart.chosen
        if self.use.isEnabled() and math.isfinite(rate):
            text = self.tr("Set learning rate to {0}").format(f"{rate:g}")
            edit = EditSettings("training", {"learning_rate": rate}, text)
            self._document.push(edit)
            super().accept()
