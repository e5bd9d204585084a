"""The refactorings in groups: those that apply with their effect, others with why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cnnstudio.advice.refactor_preview import Offer
from cnnstudio.advice.refactorings import Refactoring
from cnnstudio.graph.text import translate
from cnnstudio.ui.fonts import BODY, HINT, ui_font
from cnnstudio.ui.model_index import Index
from cnnstudio.ui.refactor.words import in_short
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.painting import draw_line, focus_ring
from cnnstudio.ui.widgets.rows import MARGIN

GROUP_HEIGHT, EFFECT_TOP, BELOW = 27, 22, 4
_REFACTORING, _OFFER = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
UNKNOWN = "…"
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


class OfferList(QListWidget):
    """Up and Down go from one refactoring to the next; groups are only titles.

    `picked` carries the current refactoring. What it would do is shown once known.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, QListWidgetItem] = {}
        self.setItemDelegate(_OfferPainter(self))
        self.setAccessibleName(self.tr("Refactorings"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.currentItemChanged.connect(self._pick)

    def show_refactorings(self, refactorings: Sequence[Refactoring]) -> None:
        """List refactorings, of which nothing is known yet."""
        group = ""
        for refactoring in refactorings:
            if refactoring.group != group:
                group = refactoring.group
                title = QListWidgetItem(translate("Refactorings", group), self)
                title.setFlags(Qt.ItemFlag.NoItemFlags)
            item = QListWidgetItem(translate("Refactorings", refactoring.title), self)
            item.setData(_REFACTORING, refactoring)
            self._items[refactoring.name] = item

    def show_offer(self, offer: Offer) -> None:
        """Tell what a refactoring would do, or why it does not apply."""
        item = self._items[offer.refactoring.name]
        item.setData(_OFFER, offer)
        said = f"{item.text()}: {_effect(offer)}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        self.scheduleDelayedItemsLayout()  # a reason may take several lines

    def make_current(self, name: str) -> None:
        """Make a refactoring the current one."""
        self.setCurrentItem(self._items[name])

    def current(self) -> Refactoring:
        """Return the current refactoring."""
        found = self.currentItem().data(_REFACTORING)
        assert isinstance(found, Refactoring)
        return found

    def known(self, name: str) -> Offer | None:
        """Return what is known of a refactoring."""
        offer = self._items[name].data(_OFFER)
        assert offer is None or isinstance(offer, Offer)
        return offer

    def unknown(self) -> list[Refactoring]:
        """Return the refactorings of which nothing is known yet."""
        items = [item for item in self._items.values() if item.data(_OFFER) is None]
        return [item.data(_REFACTORING) for item in items]

    def _pick(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None and item.data(_REFACTORING) is not None:
            self.picked.emit(item.data(_REFACTORING))


def _effect(offer: Offer | None) -> str:
    if offer is None:
        return UNKNOWN
    return in_short(offer.preview) if offer.preview is not None else offer.reason


class _OfferPainter(QStyledItemDelegate):
    """Title, and below it what comes of it; a reason against it breaks into lines."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> QSize:
        if index.data(_REFACTORING) is None:
            return QSize(200, GROUP_HEIGHT)
        view = option.widget
        assert isinstance(view, QListWidget)
        room = QRect(0, 0, view.viewport().width() - 2 * MARGIN, 1_000)
        metrics = QFontMetrics(ui_font(HINT))
        said = metrics.boundingRect(room, _WRAPPED, _effect(index.data(_OFFER)))
        return QSize(200, EFFECT_TOP + said.height() + BELOW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        offer, colors, box = index.data(_OFFER), theme(), QRect(option.rect)
        line = box.adjusted(MARGIN, 0, -MARGIN, 0)
        painter.save()
        if index.data(_REFACTORING) is None:
            line.setTop(line.bottom() - 21)
            font = ui_font(HINT, 600)
            draw_line(painter, line, str(index.data()), font, colors.text3)
        else:
            self._paint_back(painter, option, box)
            applies = offer is None or offer.plan is not None
            first = QRect(line.left(), box.top() + 3, line.width(), 19)
            ink = colors.text if applies else colors.text3
            font = ui_font(BODY, 600 if applies else 400)
            draw_line(painter, first, str(index.data()), font, ink)
            second = line.adjusted(0, EFFECT_TOP, 0, 0)
            painter.setFont(ui_font(HINT))
            painter.setPen(colors.text2 if applies else colors.text3)
            painter.drawText(second, _WRAPPED, _effect(offer))
        painter.restore()

    def _paint_back(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect
    ) -> None:
        colors, state = theme(), option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, colors.raised)
            bar = QRect(box.left(), box.top(), 2, box.height())
            painter.fillRect(bar, colors.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colors.hover)
        focused = state & QStyle.StateFlag.State_HasFocus
        if focused and state & QStyle.StateFlag.State_KeyboardFocusChange:
            focus_ring(painter, box, 4)
