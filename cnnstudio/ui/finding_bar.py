"""Findings above what they are about, with the buttons that mend them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cnnstudio.advice.rule import Finding, Fix, Severity
from cnnstudio.project.commands import Composite
from cnnstudio.ui.widgets.buttons import FixButton
from cnnstudio.ui.widgets.notice_bar import NoticeBar

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

    def show_finding(self, finding: Finding) -> None:
        """Show another finding."""
        self.show_findings([finding])

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
