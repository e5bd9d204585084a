"""What of the network does not fit the data, and the buttons that mend it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.advice.rule import Finding, Fix, Severity
from cnnstudio.project.commands import Composite
from cnnstudio.project.settings import facts_of
from cnnstudio.ui.document import Document
from cnnstudio.ui.widgets.buttons import Button, FixButton
from cnnstudio.ui.widgets.notice_bar import NoticeBar

OF_DATA = ("data_", "split", "source_", "task_")
"""How the names of the rules begin that compare network and data."""

_MOST_FIXES = 2


class FindingBar(NoticeBar):
    """Findings in a sentence each; of one its first fixes, of several one for all."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.buttons = tuple(FixButton("") for _ in range(_MOST_FIXES))
        super().__init__(*self.buttons, parent=parent)
        self._fixes: tuple[Fix, ...] = ()
        for button in self.buttons:
            button.clicked.connect(self._press)

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Show other findings."""
        error = any(finding.severity is Severity.ERROR for finding in found)
        self.glyph.set_glyph(*(("error", "error") if error else ("warning", "warn")))
        self.text.setText("\n".join(self._sentence(finding) for finding in found))
        self._fixes = found[0].fixes[:_MOST_FIXES] if len(found) == 1 else ()
        together = [finding.fixes[0] for finding in found if finding.fixes]
        if len(found) > 1 and together:
            self._fixes = (self._all(together),)
        for at, button in enumerate(self.buttons):
            button.setVisible(at < len(self._fixes))
            if at < len(self._fixes):
                button.setText(self._fixes[at].label)
                button.setToolTip(self._fixes[at].note)

    def _sentence(self, finding: Finding) -> str:
        text = finding.message + "."
        if finding.expected and finding.got:
            said = self.tr("Expected {0}, got {1}.")
            text += " " + said.format(finding.expected, finding.got)
        return text

    def _all(self, fixes: Sequence[Fix]) -> Fix:
        """Join the first fix of every finding into one step."""
        label = self.tr("Fit the network to the data")
        command = Composite(label, [fix.command for fix in fixes])
        return Fix(label, command, "\n".join(fix.label for fix in fixes))

    def _press(self) -> None:
        pressed = self.sender()
        fixes = zip(self.buttons, self._fixes, strict=False)
        self.chosen.emit(next(fix for button, fix in fixes if button is pressed))


class FitNotice(QWidget):
    """The findings about the data, or the offer of a first network; else hidden.

    `network_asked`: there is none yet, and one that fits is wanted.
    """

    network_asked = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.begin = Button(self.tr("Add a small network"), "secondary", "plus", True)
        self.offer = NoticeBar(self.begin)
        self.offer.glyph.set_glyph("info", "accent")
        self.offer.text.setText(
            self.tr("There is no network yet. A small one that fits, with sensible "
                    "settings, is added at once.")
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
        self.setVisible(known and (empty or bool(found)))

    def _mend(self, fix: object) -> None:
        assert isinstance(fix, Fix)
        self._document.apply_fix(fix)


def _is_of_data(finding: Finding) -> bool:
    return finding.rule.startswith(OF_DATA)
