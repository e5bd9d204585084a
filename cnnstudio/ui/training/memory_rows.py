"""Memory in the training panel: what a step needs, what is free, what would fit."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.project.commands import EditSettings
from cnnstudio.ui.document import Document
from cnnstudio.ui.format import grouped
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.training.memory_forecast import MemoryForecaster
from cnnstudio.ui.widgets.buttons import FixButton
from cnnstudio.ui.widgets.labels import SectionLabel, TextLabel
from cnnstudio.ui.widgets.rows import MARGIN, KeyValueRow


class MemoryRows(QWidget):
    """Follows the forecast; if it is too much, a button sets the batch that fits."""

    def __init__(
        self,
        document: Document,
        forecaster: MemoryForecaster,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/memory")
        self._document, self._forecaster = document, forecaster
        self.needed = KeyValueRow(self.tr("Needed"))
        self.free = KeyValueRow(self.tr("Free"))
        self.largest = KeyValueRow(self.tr("Largest batch that fits"))
        self.note = TextLabel("", "label", "text3", wrap=True)
        self.note.setContentsMargins(MARGIN, 2, MARGIN, 4)
        self.fix = FixButton("")
        self.fix.clicked.connect(self._use_largest)
        title = SectionLabel(self.tr("Memory to train"))
        title.setContentsMargins(MARGIN, 0, MARGIN, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 4)
        box.setSpacing(0)
        box.addWidget(title)
        for part in (self.needed, self.free, self.largest, self.note):
            box.addWidget(part)
        holder = QVBoxLayout()
        holder.setContentsMargins(MARGIN, 0, MARGIN, 0)
        holder.addWidget(self.fix)
        box.addLayout(holder)
        forecaster.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the newest forecast."""
        forecaster, found = self._forecaster, self._forecaster.forecast
        needed = forecaster.needed_text()
        tone = "text" if forecaster.fits else "error"
        self.needed.set_value(needed, "", tone)
        self.needed.setToolTip(forecaster.tip())
        known = found is not None and bool(found.capacity)
        self.free.set_value(forecaster.free_text())
        self.largest.set_value(forecaster.largest_text())
        for row, shown in (
            (self.needed, bool(needed)), (self.free, known), (self.largest, known)
        ):  # fmt: skip
            row.setVisible(shown)
        self.note.setText(self._note())
        self.note.setVisible(bool(self.note.text()))
        usable = found is not None and not forecaster.fits and found.largest_batch
        self.fix.setVisible(bool(usable))
        if found is not None and usable:
            text = self.tr("Use batch {0}").format(grouped(found.largest_batch))
            self.fix.setText(text)

    def _note(self) -> str:
        forecaster, found = self._forecaster, self._forecaster.forecast
        if found is None:
            waits = self.tr("Worked out once every layer is valid.")
            return forecaster.progress or waits
        if found.problem:
            return found.problem
        if not forecaster.fits and not found.largest_batch:
            return self.tr("No batch fits: make the largest layer smaller.")
        return ""

    def _use_largest(self) -> None:
        found = self._forecaster.forecast
        if found is not None and found.largest_batch:
            size = found.largest_batch
            text = self.tr("Set batch size to {0}").format(grouped(size))
            self._document.push(EditSettings("training", {"batch_size": size}, text))
