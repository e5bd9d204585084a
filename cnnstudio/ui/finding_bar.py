"""A finding above what it is about, with the buttons that mend it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cnnstudio.advice.rule import Finding, Fix, Severity
from cnnstudio.ui.widgets.buttons import FixButton
from cnnstudio.ui.widgets.notice_bar import NoticeBar

_MOST_FIXES = 2


class FindingBar(NoticeBar):
    """One finding: its sentence with expected and got, and its first fixes."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.buttons = tuple(FixButton("") for _ in range(_MOST_FIXES))
        super().__init__(*self.buttons, parent=parent)
        self._fixes: tuple[Fix, ...] = ()
        for button in self.buttons:
            button.clicked.connect(self._press)

    def show_finding(self, finding: Finding) -> None:
        """Show another finding."""
        error = finding.severity is Severity.ERROR
        self.glyph.set_glyph(*(("error", "error") if error else ("warning", "warn")))
        text = finding.message + "."
        if finding.expected and finding.got:
            said = self.tr("Expected {0}, got {1}.")
            text += " " + said.format(finding.expected, finding.got)
        self.text.setText(text)
        self._fixes = finding.fixes[:_MOST_FIXES]
        for at, button in enumerate(self.buttons):
            button.setVisible(at < len(self._fixes))
            if at < len(self._fixes):
                button.setText(self._fixes[at].label)

    def _press(self) -> None:
        pressed = self.sender()
        fixes = zip(self.buttons, self._fixes, strict=False)
        self.chosen.emit(next(fix for button, fix in fixes if button is pressed))
