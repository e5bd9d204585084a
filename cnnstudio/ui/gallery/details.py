"""What the gallery says of the network that is picked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cnnstudio.graph.text import translate
from cnnstudio.project.sample_index import SampleCard
from cnnstudio.ui import format as fmt
from cnnstudio.ui.gallery.picture import NetworkPicture
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.rows import KeyValueRow

WIDTH = 320


class Details(QScrollArea):
    """Drawing, title, numbers, the paragraph on what it teaches, and its source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.picture = NetworkPicture()
        self.title = TextLabel("", "title", wrap=True)
        self.tags = TextLabel("", "hint", "text3", wrap=True)
        self.text = TextLabel("", "body", "text2", wrap=True)
        self.source = TextLabel("", "hint", "text3", wrap=True)
        self.numbers = {
            "parameters": KeyValueRow(self.tr("Parameters"), margin=0),
            "multiply_adds": KeyValueRow(self.tr("Multiply-adds"), margin=0),
            "year": KeyValueRow(self.tr("Year"), margin=0),
        }
        self._inside = inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 0, 12, 12)
        column.setSpacing(4)
        column.addWidget(self.picture)
        column.addSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.tags)
        column.addSpacing(4)
        for row in self.numbers.values():
            column.addWidget(row)
        column.addSpacing(6)
        column.addWidget(self.text)
        column.addSpacing(6)
        column.addWidget(self.source)
        column.addStretch(1)
        self.setWidget(inside)

    def show_card(self, card: SampleCard | None) -> None:
        """Say everything of a card; None empties the page."""
        self.picture.show_card(card)
        self._inside.setVisible(card is not None)
        if card is None:
            return
        about = card.about
        self.title.setText(translate("Samples", about.title))
        self.tags.setText(" · ".join(translate("Samples", tag) for tag in about.tags))
        # A product of sizes stays on one line.
        text = translate("Samples", about.text)
        self.text.setText(text.replace(" × ", "\u00a0×\u00a0"))
        self.source.setText(translate("Sources", about.source))
        self.numbers["parameters"].set_value(fmt.grouped(card.parameters))
        self.numbers["multiply_adds"].set_value(fmt.grouped(card.multiply_adds))
        self.numbers["year"].set_value(str(about.year))
        self.verticalScrollBar().setValue(0)
