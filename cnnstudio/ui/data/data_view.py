"""The centre of the Data mode: what there is, what does not fit, and the samples."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cnnstudio.graph.text import plural
from cnnstudio.ui import format as fmt
from cnnstudio.ui.data.class_bars import ClassBars, counts_by_class
from cnnstudio.ui.data.controller import DataController
from cnnstudio.ui.data.fit_notice import FitNotice
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel


class DataView(QWidget):
    """Follows the controller."""

    def __init__(
        self, controller: DataController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/data_view")
        self._controller = controller
        self.name = TextLabel("", "title")
        self.about = ElidedLabel("", "label", "text2")
        self.notice = FitNotice(controller.document)
        self.bars = ClassBars()
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Data"))
        self.notice.network_asked.connect(controller.add_network)
        controller.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(20, 9, 20, 9)
        top.setSpacing(10)
        top.addWidget(self.name)
        top.addWidget(self.about, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.notice)
        column.addWidget(self.bars, 1)

    def refresh(self) -> None:
        """Show what is known."""
        controller, facts = self._controller, self._controller.facts
        self.name.setText(controller.name or self.tr("No data yet"))
        if facts is None:
            drop = self.tr("Drop a folder of images anywhere on this window.")
            self.about.set_text(drop)
            self.bars.show_counts([])
            return
        samples = plural("DataView", facts.count, "{n} sample", "{n} samples")
        parts = [samples.format(n=fmt.grouped(facts.count)), fmt.shape(facts.shape)]
        if facts.task == "classes":
            classes = len(facts.classes)
            said = plural("DataView", classes, "{n} class", "{n} classes")
            parts.append(said.format(n=fmt.grouped(classes)))
        self.about.set_text("  ·  ".join(parts))
        counts = {"train": [int(n) for n in facts.counts]}
        if len(facts.counts) == len(facts.classes):
            self.bars.show_counts(counts_by_class(facts.classes, counts))
