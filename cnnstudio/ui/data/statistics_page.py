"""Numbers about the data: sizes of the files, values of the channels, conversions."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cnnstudio.bridge.data_messages import DataDescribed, DataScanned
from cnnstudio.ui import format as fmt
from cnnstudio.ui.data.controller import DataController
from cnnstudio.ui.data.conversions import conversion_lines
from cnnstudio.ui.data.value_histogram import ValueHistogram
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.rows import KeyValueRow
from cnnstudio.ui.widgets.tiles import Card

_CHANNELS = 4
"""At most so many channels are told of in numbers."""


class StatisticsPage(QWidget):
    """Follows what scan and count have found."""

    def __init__(
        self, controller: DataController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self.values = Card(self.tr("Values, all samples"))
        self.histogram = ValueHistogram()
        self.channels = [KeyValueRow("", margin=0) for _ in range(_CHANNELS)]
        self.sizes = Card(self.tr("Sizes of the files"))
        self.size_rows = {
            "smallest": KeyValueRow(self.tr("Smallest"), margin=0),
            "middle": KeyValueRow(self.tr("Middle"), margin=0),
            "largest": KeyValueRow(self.tr("Largest"), margin=0),
            "kinds": KeyValueRow(self.tr("Different sizes"), margin=0),
        }
        self.rules = Card(self.tr("What was done to make them alike"))
        self.told = TextLabel("", "label", "text2", wrap=True)
        self.empty = TextLabel("", "label", "text3", wrap=True)
        self._lay_out()
        controller.changed.connect(self.refresh)
        controller.described_anew.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        self.values.body.addWidget(self.histogram)
        for row in self.channels:
            self.values.body.addWidget(row)
        for row in self.size_rows.values():
            self.sizes.body.addWidget(row)
        self.rules.body.addWidget(self.told)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.sizes)
        right.addWidget(self.rules)
        right.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.values)
        left.addWidget(self.empty)
        left.addStretch(1)
        body = QWidget()
        body.setObjectName("scroll_body")
        row_of_cards = QHBoxLayout(body)
        row_of_cards.setContentsMargins(20, 12, 20, 12)
        row_of_cards.setSpacing(12)
        row_of_cards.addLayout(left, 1)
        row_of_cards.addLayout(right, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def refresh(self) -> None:
        """Show what is known now."""
        controller = self._controller
        reports = controller.reports
        known: DataDescribed | DataScanned | None = controller.described
        known = known or next(iter(reports), None)
        self.values.setVisible(known is not None)
        if known is not None:
            self._show_values(known)
        self.empty.setVisible(known is None)
        self.empty.setText(self.tr("The numbers follow when the data were read."))
        sizes = [report.sizes for report in reports if len(report.sizes)]
        self.sizes.setVisible(bool(sizes))
        if sizes:
            self._show_sizes(np.concatenate(sizes))
        lines = [line for report in reports for line in conversion_lines(report)]
        lines += [note for report in reports for note in report.notes]
        self.rules.setVisible(bool(reports))
        self.told.setText("\n".join(lines) or self.tr("Nothing: they are alike."))

    def _show_values(self, known: DataDescribed | DataScanned) -> None:
        self.histogram.show_counts(known.histogram)
        names = (self.tr("Red"), self.tr("Green"), self.tr("Blue"))
        channels = len(known.mean)
        for at, row in enumerate(self.channels):
            row.setVisible(at < channels)
            if at >= channels:
                continue
            name = self.tr("Channel {0}").format(at + 1)
            name = names[at] if channels == 3 else name
            mean, deviation = known.mean[at], known.deviation[at]
            said = self.tr("mean {0}, deviation {1}")
            row.set_label(name if channels > 1 else self.tr("Brightness"))
            row.set_value(said.format(f"{mean:.3f}", f"{deviation:.3f}"))

    def _show_sizes(self, sizes: np.ndarray) -> None:
        areas = sizes[:, 0].astype(np.int64) * sizes[:, 1]
        order = np.argsort(areas, kind="stable")
        picks = {
            "smallest": order[0], "middle": order[len(order) // 2],
            "largest": order[-1],
        }  # fmt: skip
        for key, at in picks.items():
            wide, high = (int(n) for n in sizes[at])
            text = f"{fmt.grouped(wide)} {fmt.TIMES} {fmt.grouped(high)}"
            self.size_rows[key].set_value(text, self.tr("pixels"))
        kinds = len(np.unique(sizes, axis=0))
        self.size_rows["kinds"].set_value(fmt.grouped(kinds))
