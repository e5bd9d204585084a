"""The list of keys: every shortcut of the action table, and the canvas's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from cnnstudio.ui.canvas.keys import CANVAS_KEYS
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.read_table import LEFT, ReadTable


class KeysDialog(QDialog):
    """Two columns: what it does, and its keys."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        set_topic(self, "panel/keys")
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
        table = ReadTable(2)
        table.set_titles((self.tr("Does"), LEFT), (self.tr("Keys"), LEFT))
        table.setRowCount(len(rows))
        for row, (text, keys) in enumerate(rows):
            table.put_name(row, text)
            table.put(row, 1, keys, LEFT)
        hint = self.tr("Single letters act while the canvas has the keyboard.")
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.addWidget(TextLabel(hint, "label", "text2"))
        box.addWidget(table)
