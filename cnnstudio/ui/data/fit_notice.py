"""What of the network does not fit the data, and the buttons that mend it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.advice.rule import Finding, Fix
from cnnstudio.project.settings import facts_of
from cnnstudio.ui.document import Document
from cnnstudio.ui.finding_bar import FindingBar
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.notice_bar import NoticeBar

OF_DATA = ("data_", "split", "source_", "task_")
"""How the names of the rules begin that compare network and data."""


class FitNotice(QWidget):
    """The findings about the data, or the offer of a first network; else hidden.

    `network_asked`: there is none yet, and one that fits is wanted.
    """

    network_asked = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._held = False
        self.begin = Button(self.tr("Add a small network"), "secondary", "plus", True)
        self.offer = NoticeBar(self.begin)
        self.offer.glyph.set_glyph("info", "accent")
        self.offer.text.setText(
            self.tr(
                "There is no network yet. A small one that fits, with sensible "
                "settings, is added at once."
            )
        )
        self.bar = FindingBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.offer)
        column.addWidget(self.bar)
        self.bar.chosen.connect(self._mend)
        self.begin.clicked.connect(self.network_asked)
        document.validated.connect(self.refresh)
        document.reset.connect(self.refresh)
        self.refresh()

    def hold(self, held: bool) -> None:
        """Say nothing while other data are on their way."""
        if held != self._held:
            self._held = held
            self.refresh()

    def refresh(self) -> None:
        """Show what holds now."""
        document = self._document
        known = facts_of(document.project.dataset) is not None
        empty = not document.project.graph.nodes
        self.offer.setVisible(known and empty and not document.read_only)
        found = [] if empty else [f for f in document.findings if _is_of_data(f)]
        self.bar.setVisible(bool(found))
        if found:
            self.bar.show_findings(found)
        told = known and (empty or bool(found))
        self.setVisible(told and not self._held)

    def _mend(self, fix: object) -> None:
        assert isinstance(fix, Fix)
        self._document.apply_fix(fix)


def _is_of_data(finding: Finding) -> bool:
    return finding.rule.startswith(OF_DATA)
