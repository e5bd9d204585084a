"""What is shown after an error in the program: its text to copy, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.ui.fonts import LABEL, mono_font
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import TextLabel

WIDTH, HEIGHT = 680, 420


class ErrorDialog(QDialog):
    """A sentence, the whole report, and three buttons; `restart_asked` by one."""

    restart_asked = Signal()

    def __init__(
        self, problem: str, report: str, *, kept: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("CNN Studio")
        set_topic(self, "panel/error")
        text = self.tr("Something in the program went wrong: {0}").format(problem)
        keeps = (
            self.tr("What is not saved is kept: after a restart it is offered again.")
            if kept
            else self.tr("The project is unchanged. Save it under a new name.")
        )
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setFont(mono_font(LABEL))
        self.report.setAccessibleName(self.tr("Report of the error"))
        self.report.setTabChangesFocus(True)
        self.copy_button = Button(self.tr("Copy diagnostics"), "secondary", "copy")
        self.restart_button = Button(self.tr("Restart"), "secondary", "refresh")
        self.go_on_button = Button(self.tr("Go on"), "primary")
        self.go_on_button.setDefault(True)
        self.copy_button.clicked.connect(self._copy)
        self.restart_button.clicked.connect(self._restart)
        self.go_on_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.restart_button)
        buttons.addWidget(self.go_on_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(TextLabel(text, "strong", wrap=True))
        column.addWidget(TextLabel(keeps, "body", "text2", wrap=True))
        column.addWidget(self.report, 1)
        column.addLayout(buttons)
        self.resize(WIDTH, HEIGHT)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.report.toPlainText())
        self.copy_button.setText(self.tr("Copied"))

    def _restart(self) -> None:
        self.accept()
        self.restart_asked.emit()
