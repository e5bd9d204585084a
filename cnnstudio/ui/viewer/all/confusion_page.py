"""Which classes the network confuses: table, images of a cell, the worst in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from cnnstudio.graph.text import marked
from cnnstudio.ui.export import Exported, Table, paper_of
from cnnstudio.ui.format import grouped
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.all.beside import Beside
from cnnstudio.ui.viewer.all.choice_images import ChoiceImages
from cnnstudio.ui.viewer.all.confusion_table import ConfusionTable
from cnnstudio.ui.viewer.all.page import AllPage, AnyTable
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.model.confusion import ANY, SHARES, Choice, Confusion, Share
from cnnstudio.ui.viewer.parts.words import part_word
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import SectionLabel, TextLabel
from cnnstudio.ui.widgets.segmented import SegmentedControl

_PAIRS = 6
"""At most so many confusions are told in words."""

_INDENT = 4
"""Where the lines of the column beside the table begin, in pixels."""

GALLERY = "gallery_of_mistakes"


class _Pair(Button):
    """Two classes that are confused, in words; a click chooses their images."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "quiet", small=True, parent=parent)
        self.setProperty("aligned", "left")
        self.setCheckable(True)
        self._pair: Choice = (ANY, ANY)
        self.clicked.connect(self._ask)

    def show_pair(self, pair: Choice, sentence: str) -> None:
        """Offer another pair."""
        self._pair = pair
        self.setText(sentence)

    def mark(self, chosen: Choice | None) -> None:
        """Mark the pair if it is the chosen one, whose images are shown."""
        self.setChecked(chosen == self._pair)

    def _ask(self) -> None:
        self.setChecked(True)  # a second click does not take the choice away
        self.asked.emit(self._pair)


@inspector_view("confusion", marked("InspectViews", "Confusion matrix"), "all", place=1)
class ConfusionPage(AllPage):
    """Follows the mistakes of the weights that are looked at, while it is seen."""

    def __init__(self, controller: InspectController) -> None:
        super().__init__(controller)
        set_topic(self, "panel/confusion")
        self._at: Choice | None = None
        self._wants_keyboard = False
        self.table = ConfusionTable()
        self.hint, self.told = (
            TextLabel(text, "label", "text2", wrap=True)
            for text in (
                self.tr("Click a cell, or choose it by arrows and Enter: its images "
                        "are shown, the worst first, and N steps through them."), "",
            )
        )  # fmt: skip
        # As high as the longer one: else the cells would grow under the pointer.
        self._words = QStackedLayout()
        self._chosen = ChoiceImages(self.mistakes)
        self.heading, self.images = self._chosen.heading, self._chosen.images
        self.all = self._chosen.all
        self.pairs = [_Pair() for _ in range(_PAIRS)]
        self._pairs_title = SectionLabel(self.tr("Most often confused"))
        self.share = SegmentedControl(
            (("counts", self.tr("counts")), ("true", self.tr("% of true")),
             ("predicted", self.tr("% of predicted"))),
            self.tr("What the cells say"), small=True,
        )  # fmt: skip
        self.share.set_current("counts")
        self._lay_out()
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        mistakes = self.mistakes
        self.table.chosen.connect(mistakes.choose)
        self.table.opened.connect(self._open_gallery)
        self.table.pointed.connect(self._point)
        self.images.opened.connect(self._open_gallery)
        self.share.selected.connect(self._show_share)
        for button in self.pairs:
            button.asked.connect(mistakes.choose)

    def _lay_out(self) -> None:
        side = QWidget()
        words = QVBoxLayout(side)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        words.addWidget(self._chosen, 1)
        words.addWidget(self._pairs_title)
        for button in self.pairs:
            words.addWidget(button)
        self._pairs_title.setIndent(_INDENT)
        body = Beside(side)
        body.left.addWidget(self.table, 1)
        # In its place first: what it shows without one is a window for a moment.
        body.left.addLayout(self._words)
        for label in (self.hint, self.told):
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self._words.addWidget(label)
        self.lay_out(body, self.share)

    def take_keyboard(self) -> None:
        """Put the keyboard into the table, or have it there as soon as there is one."""
        self._wants_keyboard = not self.table.isVisible()
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def exported(self) -> Exported:
        """The table as it is drawn; true classes down, predicted ones across."""
        name = self.named(self.tr("Confusion matrix"))
        table, share = self.shown, self.table.share
        if not isinstance(table, Confusion):
            return Exported(name)
        names = [table.name(n) for n in range(table.size)]
        titles = [self.tr("true \\ predicted"), *names]
        cells = table.counts if share == "counts" else table.shares(share)
        rows = [[n, *row] for n, row in zip(names, cells.tolist(), strict=True)]
        return Exported(name, paper_of(self.table), Table(titles, rows))

    # Showing

    def nothing(self, table: AnyTable) -> tuple[str, str] | None:
        if table.wrong or self.mistakes.choice is not None:
            return None
        return self.tr("No mistake"), self.tr("All {0} {1} are recognized.").format(
            grouped(table.count), part_word(table.found.part)
        )

    def show_found(self, table: AnyTable) -> None:
        assert isinstance(table, Confusion)
        often = table.most_frequent(_PAIRS)
        for number, button in enumerate(self.pairs):
            button.setVisible(number < len(often))
            if number < len(often):
                pair = often[number][0]
                button.show_pair(pair, self.mistakes.sentence(pair))
        self._pairs_title.setVisible(bool(often))
        name = self.tr("Confusion table. {0}.").format(self.total_of(table))
        if often:
            worst = self.mistakes.sentence(often[0][0])
            name = f"{name} " + self.tr("Most often: {0}.").format(worst)
        self.table.show_table(table, name)

    def follow(self, table: AnyTable) -> None:
        if self._wants_keyboard and self.isVisible():
            self.take_keyboard()
        self.table.set_choice(self.mistakes.choice)
        for button in self.pairs:
            button.mark(self.mistakes.choice)
        here = table.found.part == self.controller.part
        self._chosen.show_choice(table, self.controller.index if here else -1)
        self._tell()

    def _tell(self) -> None:
        """Say what is pointed at, or chosen."""
        at = self._at or self.mistakes.choice
        if at is None or self.shown is None or max(at) >= self.shown.size:
            self._words.setCurrentWidget(self.hint)
            return
        text = self.mistakes.sentence(at)
        self.told.setText(text)
        self._words.setCurrentWidget(self.told)
        self.table.tell(text)

    def _point(self, at: object) -> None:
        self._at = at if isinstance(at, tuple) else None
        if self.shown is not None:
            self._tell()

    def _show_share(self, key: object) -> None:
        share: Share = next(s for s in SHARES if s == key)
        self.share.set_current(share)
        self.table.set_share(share)

    # Choosing

    def _open_gallery(self, _what: object) -> None:
        self.controller.views.show("all", GALLERY)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._wants_keyboard = False
