"""Which classes the network confuses: total, table, and the worst pairs in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.graph.text import marked, plural
from cnnstudio.ui.format import grouped, percent
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.confusion import ANY, Choice, Confusion
from cnnstudio.ui.viewer.confusion_table import ConfusionTable
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.views import InspectorPage, inspector_view
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import ElidedLabel, SectionLabel, TextLabel
from cnnstudio.ui.widgets.tiles import EmptyState

_PAIRS = 8
"""At most so many confusions are told in words."""

_WORDS, _INDENT = 216, 9
"""Width of the column of words, and where its lines begin, in pixels."""


class _Pair(Button):
    """Two classes that are confused, in words; a click chooses their images."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "quiet", small=True, parent=parent)
        self.setProperty("aligned", "left")
        self._pair: Choice = (ANY, ANY)
        self.clicked.connect(self._ask)

    def show_pair(self, pair: Choice, sentence: str) -> None:
        """Offer another pair."""
        self._pair = pair
        self.setText(sentence)

    def _ask(self) -> None:
        self.asked.emit(self._pair)


@inspector_view("confusion", marked("InspectViews", "Confusion matrix"), "all")
class ConfusionPage(InspectorPage):
    """Follows the mistakes of the weights that are looked at, while it is seen."""

    def __init__(self, controller: InspectController) -> None:
        super().__init__(controller)
        set_topic(self, "panel/confusion")
        self._mistakes = controller.mistakes
        self._shown: Confusion | None = None
        self._at: Choice | None = None
        self._wants_keyboard = False
        self.total = TextLabel("", "strong")
        self.weights = ElidedLabel("", "label", "text3")
        self.table = ConfusionTable()
        self.told = TextLabel("", "label", "text2", wrap=True)
        self.all = Button(self.tr("All mistakes"), small=True)
        self.all.setToolTip(self.tr("N steps through all mistakes again"))
        self.pairs = [_Pair() for _ in range(_PAIRS)]
        self._pairs_title = SectionLabel(self.tr("Most often confused"))
        self.empty = EmptyState("eye", "", "")
        self._lay_out()
        self.table.chosen.connect(self._mistakes.choose)
        self.table.pointed.connect(self._point)
        self.all.clicked.connect(self._choose_all)
        for button in self.pairs:
            button.asked.connect(self._mistakes.choose)
        self._mistakes.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._pairs_title)
        for button in self.pairs:
            words.addWidget(button)
        words.addSpacing(12)
        words.addWidget(self.told)
        words.addSpacing(6)
        for label in (self._pairs_title, self.told):
            label.setIndent(_INDENT)
        below = QHBoxLayout()
        below.setContentsMargins(_INDENT, 0, 0, 0)
        below.addWidget(self.all)
        below.addStretch(1)
        words.addLayout(below)
        words.addStretch(1)
        side = QWidget()
        side.setFixedWidth(_WORDS)
        side.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addWidget(self.total)
        title.addWidget(self.weights, 1)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.table, 1)
        row.addWidget(side)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(12)
        column.addLayout(title)
        column.addLayout(row, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def take_keyboard(self) -> None:
        """Put the keyboard into the table, or have it there as soon as there is one."""
        self._wants_keyboard = not self.table.isVisible()
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Showing

    def refresh(self) -> None:
        """Bring everything up to date; cheap, for it comes often."""
        table = self._mistakes.table
        usable = table is not None and self.controller.subject == "run"
        if table is None or not usable or not table.wrong:
            self._shown = None
            self.empty.set_text(*self._empty_text())
            self._pages.setCurrentIndex(0)
            return
        if table is not self._shown:
            self._shown = table
            self._show_table(table)
        self._pages.setCurrentIndex(1)
        if self._wants_keyboard and self.isVisible():
            self.take_keyboard()
        weights = self.controller.weights_text
        if self.controller.is_live:
            weights = self.tr("weights after epoch {0}, step {1}; the run goes on")
            weights = weights.format(table.found.epoch, grouped(table.found.step))
        if not self._mistakes.is_current:
            weights = self.tr("{0}; the table is being made again").format(weights)
        self.weights.set_text(weights)
        self.table.set_choice(self._mistakes.choice)
        self.all.setVisible(self._mistakes.choice is not None)
        self._tell()

    def _show_table(self, table: Confusion) -> None:
        self.total.setText(self._total(table))
        often = table.most_frequent(_PAIRS)
        for number, button in enumerate(self.pairs):
            button.setVisible(number < len(often))
            if number < len(often):
                pair = often[number][0]
                button.show_pair(pair, self._mistakes.sentence(pair))
        name = self.tr("Confusion table. {0}. Most often: {1}.").format(
            self._total(table), self._mistakes.sentence(often[0][0])
        )
        self.table.show_table(table, name)

    def _total(self, table: Confusion) -> str:
        said = plural(
            "ConfusionPage",
            table.wrong,
            "{n} of {count} validation images is wrong ({share})",
            "{n} of {count} validation images are wrong ({share})",
        )
        return said.format(
            n=grouped(table.wrong),
            count=grouped(table.count),
            share=percent(table.wrong / table.count, 1),
        )

    def _empty_text(self) -> tuple[str, str]:
        controller, table = self.controller, self._mistakes.table
        if controller.engine_state in ("dead", "stopped"):
            return self.tr("The engine is not running"), self.tr(
                "The table of mistakes appears here when it runs again."
            )
        if not controller.document.graph.nodes:
            return self.tr("There is no network to look into"), self.tr(
                "Start with a sample, or add layers in Build."
            )
        if self._mistakes.failure:
            title = self.tr("The images could not be judged")
            return title, self._mistakes.failure
        if controller.subject == "document":
            return self.tr("This network is not trained yet"), self.tr(
                "Train it with F5: then you see here which class is taken for which. "
                "Click a layer to see its maps, also before."
            )
        if table is not None and controller.mistakes.is_current:
            return self.tr("No mistake"), self.tr(
                "All {0} validation images are recognized."
            ).format(grouped(table.count))
        return self.tr("The validation images are being judged"), self.tr(
            "The table of which class is taken for which appears here."
        )

    def _tell(self) -> None:
        """Say what is pointed at, or chosen."""
        at = self._at or self._mistakes.choice
        if at is None or self._shown is None or max(at) >= self._shown.size:
            self.told.setText(
                self.tr("Click a cell, or choose it by arrows and Enter: its images "
                        "are shown, the worst first, and N steps through them.")
            )  # fmt: skip
            return
        text = self._mistakes.sentence(at)
        self.told.setText(text)
        self.table.tell(text)

    def _point(self, at: object) -> None:
        self._at = at if isinstance(at, tuple) else None
        if self._shown is not None:
            self._tell()

    # Choosing

    def _choose_all(self) -> None:
        self._mistakes.choose(None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._mistakes.set_visible(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._wants_keyboard = False
        self._mistakes.set_visible(False)
