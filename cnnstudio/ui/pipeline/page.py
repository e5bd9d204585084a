"""The pipeline as a page of the Data mode: its strip, the chosen step at work."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.advice.rule import Finding, Fix, Severity
from cnnstudio.project.steps.step import STEPS, Step
from cnnstudio.ui.finding_bar import FindingBar
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.pipeline.details import StepDetails
from cnnstudio.ui.pipeline.looks import BeforeAfter, Variants
from cnnstudio.ui.pipeline.model import PipelineModel
from cnnstudio.ui.pipeline.strip import PipelineStrip
from cnnstudio.ui.pipeline.strip_area import StripArea
from cnnstudio.ui.pipeline.words import title_of
from cnnstudio.ui.widgets.buttons import set_reason
from cnnstudio.ui.widgets.notice_bar import NoticeBar
from cnnstudio.ui.widgets.tiles import Card

_FORMS = (252, 300)
_WIDE = 860
"""From this width on there is room for larger pictures."""

_BESIDE = 700
"""Below this width what an image becomes stands below what a step does to it."""

_MOST_FINDINGS = 3


class PipelinePage(QWidget):
    """Follows the model, which asks the engine only while this is seen."""

    def __init__(self, model: PipelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_topic(self, "panel/pipeline")
        self.model = model
        self.strip = PipelineStrip(model)
        self.details = StepDetails(model)
        self.looks = BeforeAfter(model)
        self.variants = Variants(model)
        self.problem = NoticeBar()
        self.findings = [FindingBar() for _ in range(_MOST_FINDINGS)]
        self.menu = QMenu(self)
        self.area = StripArea(self.strip)
        self._lay_out()
        self.strip.add_asked.connect(self.offer_steps)
        self.strip.chosen_there.connect(self.area.reveal)
        for bar in self.findings:
            bar.chosen.connect(self._mend)
        model.changed.connect(self.refresh)
        model.document.validated.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        self._form = form = Card()
        form.body.setContentsMargins(0, 0, 0, 0)
        form.body.addWidget(self.details)
        form.setFixedWidth(_FORMS[0])
        body = QWidget()
        body.setObjectName("scroll_body")
        row = QHBoxLayout(body)
        row.setContentsMargins(20, 4, 20, 12)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(form, 0, top)
        self._cards = QHBoxLayout()
        self._cards.setSpacing(8)
        self._cards.addWidget(self.looks, 1, top)
        self._cards.addWidget(self.variants, 1, top)
        row.addLayout(self._cards, 1)
        below = QScrollArea()
        below.setWidgetResizable(True)
        below.setFrameShape(QFrame.Shape.NoFrame)
        below.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.problem)
        for bar in self.findings:
            column.addWidget(bar)
        column.addWidget(self.area)
        column.addWidget(below, 1)

    def refresh(self) -> None:
        """Say what is wrong with the pipeline, if anything is."""
        document = self.model.document
        told = [f for f in document.findings if f.param == "pipeline"]
        for number, bar in enumerate(self.findings):
            bar.setVisible(number < len(told))
            if number < len(told):
                bar.show_finding(told[number])
        self.problem.text.setText(self.model.problem)
        known = any(_says_the_same(finding) for finding in document.findings)
        self.problem.setVisible(bool(self.model.problem) and not known)

    def offer_steps(self, place: str, at: QPoint) -> None:
        """Offer the kinds of steps that act at a place."""
        self.menu.clear()
        for kind, step in STEPS.items():
            if not issubclass(step, Step) or step.place != place:
                continue
            action = self.menu.addAction(title_of(step))
            reason = self.model.why_not_add(kind)
            set_reason(action, reason or None)
            action.setData(kind)
            action.triggered.connect(self._add)
        self.menu.setToolTipsVisible(True)
        self.menu.popup(at)

    def _add(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.model.add(str(action.data()))

    def _mend(self, fix: object) -> None:
        assert isinstance(fix, Fix)
        self.model.document.apply_fix(fix)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        self._form.setFixedWidth(_FORMS[wide])
        self.looks.set_wide(wide)
        ways = QHBoxLayout.Direction
        beside = self.width() >= _BESIDE
        self._cards.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.set_visible(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.set_visible(False)


def _says_the_same(finding: Finding) -> bool:
    """Tell whether a finding is about what the engine could not do either."""
    of_data = finding.param == "pipeline" or finding.rule.startswith("data_")
    return finding.severity is Severity.ERROR and of_data
