"""What the training learns from, in few lines; it is chosen and divided in Data."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph.text import translate
from cnnstudio.project.project import ProjectChange
from cnnstudio.project.settings import data_name, facts_of
from cnnstudio.project.split_sizes import part_sizes
from cnnstudio.ui.document import Document
from cnnstudio.ui.format import grouped
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import SectionLabel, TextLabel
from cnnstudio.ui.widgets.rows import MARGIN, KeyValueRow


class DataRows(QWidget):
    """Name and numbers of images; `asked`: somebody wants to choose or divide them."""

    asked = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_topic(self, "setting/sources")
        self._document = document
        self.name = TextLabel("", "label", "text2", wrap=True)
        self.name.setContentsMargins(MARGIN, 0, MARGIN, 2)
        self.rows = {
            "train": KeyValueRow(self.tr("Training images")),
            "validation": KeyValueRow(self.tr("Validation images")),
            "test": KeyValueRow(self.tr("Test images")),
        }
        self.augmented = TextLabel("", "label", "text2", wrap=True)
        self.augmented.setContentsMargins(MARGIN, 4, MARGIN, 0)
        self.change = Button(self.tr("Change"), "link", small=True)
        title = QHBoxLayout()
        title.setContentsMargins(MARGIN, 0, MARGIN - 8, 0)
        title.addWidget(SectionLabel(self.tr("Data")))
        title.addStretch(1)
        title.addWidget(self.change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addLayout(title)
        column.addWidget(self.name)
        for row in self.rows.values():
            column.addWidget(row)
        column.addWidget(self.augmented)
        self.change.clicked.connect(self.asked)
        document.changed.connect(self._changed)
        document.reset.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document learns from."""
        dataset = self._document.project.dataset
        known = facts_of(dataset) is not None
        none = self.tr("None yet: choose what to learn from.")
        self.name.setText(data_name(dataset) if known else none)
        sizes = part_sizes(dataset)
        for part, row in self.rows.items():
            row.set_value(grouped(getattr(sizes, part)))
            row.setVisible(known)
        steps = (s for s in dataset.pipeline if s.stage == "augment" and s.on)
        names = ", ".join(translate("Steps", step.title) for step in steps)
        said = self.tr("Augmented: {0}").format(names)
        self.augmented.setText(said if names else self.tr("Not augmented"))
        self.augmented.setVisible(known)

    def _changed(self, change: ProjectChange) -> None:
        if change.settings:
            self.refresh()
