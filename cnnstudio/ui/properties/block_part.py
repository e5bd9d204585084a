"""What Properties say of an instance of a block besides its values."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph.block import BlockDefinition
from cnnstudio.graph.text import translate
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.labels import TextLabel


class BlockPart(QWidget):
    """The source, and what one does with the definition behind an instance."""

    open_asked = Signal()
    different_asked = Signal()
    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = TextLabel("", "label", "text3", wrap=True)
        self.edit = Button(self.tr("Edit definition"), small=True)
        self.edit.setToolTip(self.tr("Go inside (Enter); all instances follow"))
        self.different = Button(self.tr("Make this one different"), small=True)
        self.different.setToolTip(self.tr("Gives this instance a copy of its own"))
        self.save = Button(self.tr("Save to Blocks"), small=True)
        self.save.setToolTip(self.tr("Puts it into the palette, for all projects"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 0)
        column.setSpacing(6)
        column.addWidget(self.source)
        for parts in ((self.edit, self.save), (self.different,)):
            line = QHBoxLayout()
            line.setSpacing(6)
            for part in parts:
                line.addWidget(part)
            line.addStretch(1)
            column.addLayout(line)
        self.edit.clicked.connect(self._open)
        self.different.clicked.connect(self._different)
        self.save.clicked.connect(self._save)

    def show_definition(self, definition: BlockDefinition, instances: int) -> None:
        """Show where a block comes from; the only instance needs no copy."""
        self.source.setText(translate("Sources", definition.source))
        self.source.setVisible(bool(definition.source))
        only = self.tr("It is the only instance: edit the definition.")
        set_reason(self.different, only if instances < 2 else None)

    def _open(self) -> None:
        self.open_asked.emit()

    def _different(self) -> None:
        self.different_asked.emit()

    def _save(self) -> None:
        self.save_asked.emit()
