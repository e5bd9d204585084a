"""How dialogs are arranged: a side and a page, and the buttons below."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.graph.text import translate
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.rows import FlowSeparator


def upright_line() -> QFrame:
    """Return a line as high as what it parts."""
    line = QFrame()
    line.setProperty("panel", "line")
    line.setFixedWidth(1)
    line.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
    return line


def two_panes(dialog: QDialog, side: QWidget, page: QWidget, does: Button) -> None:
    """Lay a dialog out: `side` left of `page`, Cancel and the button `does` below."""
    panes = QHBoxLayout()
    panes.setSpacing(0)
    panes.addWidget(side)
    panes.addWidget(upright_line())
    panes.addWidget(page, 1)
    cancel = Button(translate("DialogFrame", "Cancel"))
    cancel.clicked.connect(dialog.reject)
    does.clicked.connect(dialog.accept)
    does.setDefault(True)
    buttons = QHBoxLayout()
    buttons.setContentsMargins(12, 8, 12, 12)
    buttons.setSpacing(8)
    buttons.addStretch(1)
    buttons.addWidget(cancel)
    buttons.addWidget(does)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(panes, 1)
    column.addWidget(FlowSeparator())
    column.addLayout(buttons)
