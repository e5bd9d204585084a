"""The help window: every card, a search over all of them, and a way back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.ui.fonts import HINT, LABEL, ui_font
from cnnstudio.ui.help.browser import HelpBrowser
from cnnstudio.ui.help.cards import KINDS, Card, card_library, kind_title
from cnnstudio.ui.help.topics import Asked, set_topic
from cnnstudio.ui.widgets.buttons import IconButton, set_reason
from cnnstudio.ui.widgets.dialog_frame import upright_line
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.search_field import SearchField

FIRST = "page/start"
_TOPIC = Qt.ItemDataRole.UserRole
_SIDE, _SIZE = 248, QSize(860, 640)


class HelpWindow(QWidget):
    """A window of its own, so that it can stay open beside what it explains."""

    shown_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Help"))
        self.setObjectName("help_window")
        self.setProperty("panel", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_topic(self, "panel/help")
        self._way: list[Asked] = []
        self._at = -1
        self.search = SearchField(self.tr("Search help"), key_hint="")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Cards of help"))
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.list.setHorizontalScrollBarPolicy(never)
        self.nothing = TextLabel("", "label", "text2", wrap=True)
        self.back = IconButton("chevron-left", self.tr("Back (Alt+Left)"))
        self.forward = IconButton("chevron-right", self.tr("Forward (Alt+Right)"))
        self.browser = HelpBrowser(parent=self)
        self.browser.setAccessibleName(self.tr("Card"))
        self._lay_out()
        self._connect()
        self._fill("")
        self.resize(_SIZE)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setContentsMargins(12, 12, 8, 12)
        side.setSpacing(8)
        for part in (self.search, self.nothing, self.list):
            part.setFixedWidth(_SIDE)
        side.addWidget(self.search)
        side.addWidget(self.nothing)
        side.addWidget(self.list, 1)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.back)
        top.addWidget(self.forward)
        top.addStretch(1)
        page = QVBoxLayout()
        page.setContentsMargins(16, 12, 12, 12)
        page.setSpacing(8)
        page.addLayout(top)
        page.addWidget(self.browser, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(side)
        row.addWidget(upright_line())
        row.addLayout(page, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._fill)
        self.search.entered.connect(self._to_the_list)
        self.search.confirmed.connect(self._take_first)
        self.search.left.connect(self.close)
        self.list.currentItemChanged.connect(self._picked)
        self.browser.topic_asked.connect(self._follow)
        self.back.clicked.connect(self.go_back)
        self.forward.clicked.connect(self.go_forward)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.activated.connect(self.go_back)
        forward = QShortcut(QKeySequence("Alt+Right"), self)
        forward.activated.connect(self.go_forward)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self._to_the_search)

    @property
    def shown(self) -> Asked | None:
        """What is explained now."""
        return self._way[self._at] if self._way else None

    def explain(self, asked: Asked) -> None:
        """Show a card; what was shown before is one step back."""
        if self.shown == asked:
            return
        del self._way[self._at + 1 :]
        self._way.append(asked)
        self._go(len(self._way) - 1)

    def start(self) -> None:
        """Show the first page, unless something is shown already."""
        if self.shown is None:
            self.explain(Asked(FIRST))

    def go_back(self) -> None:
        """Show the card before."""
        if self._at > 0:
            self._go(self._at - 1)

    def go_forward(self) -> None:
        """Show the card from which one came back."""
        if self._at + 1 < len(self._way):
            self._go(self._at + 1)

    def _go(self, place: int) -> None:
        self._at = place
        asked = self._way[place]
        self.browser.explain(asked)
        first, last = place == 0, place + 1 == len(self._way)
        none = self.tr("This is the first card that was opened.")
        set_reason(self.back, none if first else None)
        none = self.tr("This is the last card that was opened.")
        set_reason(self.forward, none if last else None)
        self._mark(asked.topic)
        self.shown_asked.emit(asked)

    def _mark(self, topic: str) -> None:
        """Let the list point at the shown card, if it lists that."""
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_TOPIC) == topic:
                self.list.setCurrentItem(item)
                self.list.scrollToItem(item)
        self.list.blockSignals(False)

    def _fill(self, query: str) -> None:
        library = card_library()
        self.list.blockSignals(True)
        self.list.clear()
        if query.strip():
            found = library.search(query)
            for card in found:
                self._add(card, f"{card.title}  ·  {kind_title(card.kind)}")
        else:
            found = list(library.all())
            for kind in KINDS:
                self._add_heading(kind_title(kind))
                for card in sorted(found, key=_place):
                    if card.kind == kind:
                        self._add(card, card.title)
        self.list.blockSignals(False)
        say = self.tr("No card has all of these words. Try a shorter one.")
        self.nothing.setText("" if found else say)
        self.nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        if self.shown is not None:
            self._mark(self.shown.topic)

    def _add(self, card: Card, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFont(ui_font(LABEL))
        item.setData(_TOPIC, card.topic)
        item.setToolTip(card.first)
        self.list.addItem(item)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFont(ui_font(HINT, QFont.Weight.DemiBold))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)

    def _picked(self, item: QListWidgetItem | None) -> None:
        topic = item.data(_TOPIC) if item is not None else None
        if topic:
            self.explain(Asked(topic))

    def _follow(self, topic: str) -> None:
        self.explain(Asked(topic))

    def _to_the_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if self.list.currentItem() is None:
            self._take_first()

    def _take_first(self) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(_TOPIC):
                self.list.setCurrentRow(row)
                return

    def _to_the_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typing = isinstance(self.focusWidget(), QLineEdit)
        if event.key() == Qt.Key.Key_Escape and not typing:
            self.close()
        else:
            super().keyPressEvent(event)


def _place(card: Card) -> tuple[bool, str]:
    """The first page first, then by title."""
    return card.topic != FIRST, card.title.lower()
