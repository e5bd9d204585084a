"""New from sample: the bundled networks to look at, search, and begin from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.graph.text import plural
from cnnstudio.project.sample_index import INDEX_FILE, SampleCard, read_index
from cnnstudio.ui import format as fmt
from cnnstudio.ui.gallery.cards import CARD, GAP, CardList, CardModel
from cnnstudio.ui.gallery.details import WIDTH, Details
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.rows import FlowSeparator
from cnnstudio.ui.widgets.search_field import SearchField
from cnnstudio.ui.widgets.tiles import EmptyState

COLUMNS, SCROLL_BAR = 3, 16


class GalleryDialog(QDialog):
    """Cards at the left, the picked network at the right.

    `chosen` carries the path of a project, `images_asked` says that one wants to begin
    from images instead; the dialog has closed by then. Raises `SampleIndexError` if
    the index of the samples cannot be read.
    """

    chosen = Signal(object)
    images_asked = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_topic(self, "panel/gallery")
        self._folder = folder
        cards = read_index(folder / INDEX_FILE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("New from sample"))
        self.search = SearchField(
            self.tr("Search {0} networks").format(len(cards)), key_hint=""
        )
        self.model = CardModel(cards, self)
        self.cards = CardList(self.model)
        self.details = Details()
        self.found = TextLabel("", "label", "text3")
        self.images_button = Button(self.tr("From my images…"), "secondary", "data")
        self.images_button.setToolTip(
            self.tr("Choose a folder: a small network is made that learns them")
        )
        self.open_button = Button(self.tr("Open a copy"), "primary")
        self.cancel_button = Button(self.tr("Cancel"))
        title = self.tr("No network matches")
        say = self.tr("Every word is looked for in title, year, text and source.")
        self.nothing = EmptyState("search", title, say, self.tr("Show all"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.cards)
        self._pages.addWidget(self.nothing)
        self._arrange()
        self._connect()
        self.resize(COLUMNS * (CARD.width() + GAP) + SCROLL_BAR + WIDTH + 24, 720)
        self.cards.pick_first()
        self._count()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(18, 12, 18, 0)
        top.addWidget(self.search)
        middle = QHBoxLayout()
        middle.setContentsMargins(12, 0, 0, 0)
        middle.addWidget(self._pages, 1)
        middle.addWidget(self.details)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(18, 0, 12, 12)
        bottom.addWidget(self.found, 1)
        bottom.addWidget(self.images_button)
        bottom.addWidget(self.cancel_button)
        bottom.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addLayout(middle, 1)
        column.addWidget(FlowSeparator())
        column.addLayout(bottom)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.entered.connect(self._to_the_cards)
        self.search.confirmed.connect(self.choose)
        self.search.left.connect(self.reject)
        self.cards.left_upwards.connect(self._to_the_search)
        self.cards.picked.connect(self._show_picked)
        self.cards.chosen.connect(self.choose)
        self.images_button.clicked.connect(self._ask_for_images)
        self.open_button.clicked.connect(self._open_clicked)
        self.cancel_button.clicked.connect(self.reject)
        self.nothing.asked.connect(self._show_all)

    @property
    def picked(self) -> SampleCard | None:
        """The network that would be opened."""
        return self.cards.current_card()

    def choose(self) -> None:
        """Close, and have the picked network opened."""
        card = self.picked
        if card is not None:
            self.accept()
            self.chosen.emit(self._folder / card.file)

    def _ask_for_images(self) -> None:
        self.accept()
        self.images_asked.emit()

    def _open_clicked(self) -> None:
        self.choose()

    def _search(self, text: str) -> None:
        self.model.search(text)
        self._pages.setCurrentIndex(0 if self.model.rowCount() else 1)
        self.cards.pick_first()
        self._count()
        self._show_picked()

    def _count(self) -> None:
        many = self.model.rowCount()
        said = plural("GalleryDialog", many, "{n} network", "{n} networks")
        self.found.setText(fmt.counted(many, said, self.tr("no networks")))

    def _show_picked(self) -> None:
        self.details.show_card(self.picked)
        reason = None if self.picked else self.tr("No network is picked.")
        set_reason(self.open_button, reason)

    def _to_the_cards(self) -> None:
        if self.picked is not None:
            self.cards.setFocus(Qt.FocusReason.TabFocusReason)

    def _to_the_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _show_all(self) -> None:
        self.search.clear()
        self._to_the_search()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
