"""The list of keys: every shortcut of the action table, and the canvas's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.ui.canvas.keys import CANVAS_KEYS
from cnnstudio.ui.fonts import mono_font
from cnnstudio.ui.widgets.labels import TextLabel


class KeysDialog(QDialog):
    """Two columns: what it does, and its keys."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        self.resize(460, 560)
        native = QKeySequence.SequenceFormat.NativeText
        rows = [
            (action.text(), action.shortcut().toString(native))
            for action in actions
            if not action.shortcut().isEmpty()
        ]
        rows += [(self.tr(text), keys) for keys, text in CANVAS_KEYS]
        table = QTableWidget(len(rows), 2)
        table.setHorizontalHeaderLabels([self.tr("Does"), self.tr("Keys")])
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for row, (text, keys) in enumerate(rows):
            table.setItem(row, 0, QTableWidgetItem(text))
            item = QTableWidgetItem(keys)
            item.setFont(mono_font(12))
            table.setItem(row, 1, item)
        hint = self.tr("Single letters act while the canvas has the keyboard.")
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.addWidget(TextLabel(hint, "label", "text2"))
        box.addWidget(table)
