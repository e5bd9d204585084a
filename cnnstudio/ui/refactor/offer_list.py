"""The refactorings in groups: those that apply with their effect, others with why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cnnstudio.advice.refactor_preview import Offer
from cnnstudio.ui.fonts import BODY, HINT, ui_font
from cnnstudio.ui.refactor.words import in_short
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.painting import draw_line, focus_ring
from cnnstudio.ui.widgets.rows import MARGIN

ROW_HEIGHT, GROUP_HEIGHT = 41, 27
_OFFER = Qt.ItemDataRole.UserRole


class OfferList(QListWidget):
    """Up and Down go from one refactoring to the next; groups are only titles."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_OfferPainter(self))
        self.setAccessibleName(self.tr("Refactorings"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.currentItemChanged.connect(self._pick)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show all refactorings; the first that applies becomes the current one."""
        group = ""
        for offer in offers:
            if offer.refactoring.group != group:
                group = offer.refactoring.group
                title = QListWidgetItem(self.tr(group))
                title.setFlags(Qt.ItemFlag.NoItemFlags)
                self.addItem(title)
            item = QListWidgetItem(self.tr(offer.refactoring.title))
            self.addItem(item)
            self._fill(item, offer)
        wanted = next((o for o in offers if o.plan is not None), offers[0])
        self.show_current(wanted.refactoring.name)

    def show_current(self, name: str) -> None:
        """Make a refactoring the current one."""
        for row in range(self.count()):
            found = self.item(row).data(_OFFER)
            if found is not None and found.refactoring.name == name:
                self.setCurrentRow(row)

    def current(self) -> Offer:
        """Return the offer that is the current one."""
        offer = self.currentItem().data(_OFFER)
        assert isinstance(offer, Offer)
        return offer

    def offers(self) -> list[Offer]:
        """Return all offers, as listed."""
        found = [self.item(row).data(_OFFER) for row in range(self.count())]
        return [offer for offer in found if offer is not None]

    def update_current(self, offer: Offer) -> None:
        """Show what became of the current refactoring with other options."""
        self._fill(self.currentItem(), offer)

    def _fill(self, item: QListWidgetItem, offer: Offer) -> None:
        item.setData(_OFFER, offer)
        said = f"{item.text()}: {_effect(offer)}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        item.setToolTip(offer.reason)

    def _pick(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None and item.data(_OFFER) is not None:
            self.picked.emit(item.data(_OFFER))


def _effect(offer: Offer) -> str:
    return in_short(offer.preview) if offer.preview is not None else offer.reason


class _OfferPainter(QStyledItemDelegate):
    def sizeHint(
        self,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        tall = ROW_HEIGHT if index.data(_OFFER) is not None else GROUP_HEIGHT
        return QSize(200, tall)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        offer, colors, box = index.data(_OFFER), theme(), QRect(option.rect)
        line = box.adjusted(MARGIN, 0, -MARGIN, 0)
        painter.save()
        if offer is None:
            line.setTop(line.bottom() - 21)
            font = ui_font(HINT, 600)
            draw_line(painter, line, str(index.data()), font, colors.text3)
        else:
            self._paint_back(painter, option, box)
            applies = offer.plan is not None
            first = QRect(line.left(), box.top() + 3, line.width(), 19)
            ink = colors.text if applies else colors.text3
            font = ui_font(BODY, 600 if applies else 400)
            draw_line(painter, first, str(index.data()), font, ink)
            second = QRect(line.left(), box.top() + 21, line.width(), 16)
            ink = colors.text2 if applies else colors.text3
            draw_line(painter, second, _effect(offer), ui_font(HINT), ink)
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
