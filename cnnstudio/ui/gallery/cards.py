"""The cards of the gallery: a list in rows, that the arrow keys walk through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cnnstudio.graph.text import translate
from cnnstudio.project.sample_index import SampleCard
from cnnstudio.ui import format as fmt
from cnnstudio.ui.fonts import BODY, HINT, LABEL, ui_font
from cnnstudio.ui.gallery.picture import paint_network
from cnnstudio.ui.model_index import NOWHERE, Index
from cnnstudio.ui.theme import theme, theme_manager
from cnnstudio.ui.widgets.painting import draw_line, rounded

CARD, GAP = QSize(226, 156), 12
PICTURE_HEIGHT = 84


class CardModel(QAbstractListModel):
    """The cards that match the search, in the order of the index."""

    def __init__(
        self, cards: Sequence[SampleCard], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._all = tuple(cards)
        self._shown = self._all

    def search(self, query: str) -> None:
        """Show only what holds every word of the query."""
        self.beginResetModel()
        self._shown = tuple(card for card in self._all if card.matches(query))
        self.endResetModel()

    def card(self, index: Index) -> SampleCard:
        """Return the card at an index."""
        return self._shown[index.row()]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        card = self.card(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return translate("Samples", card.about.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            title = translate("Samples", card.about.title)
            return ", ".join((title, str(card.about.year), size_text(card)))
        return None


def size_text(card: SampleCard) -> str:
    """Return the size of a network in words, for its card."""
    return translate("Gallery", "{0} parameters").format(fmt.count(card.parameters))


class _CardPainter(QStyledItemDelegate):
    """Paints a card: the drawing above, title and year, what it costs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(CARD.width() + GAP, CARD.height() + GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        model = index.model()
        assert isinstance(model, CardModel)
        card, colors = model.card(index), theme()
        box: QRect = option.rect
        state = option.state
        box = QRect(box.x() + GAP // 2, box.y() + GAP // 2, CARD.width(), CARD.height())
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        fill = colors.hover if hovered and not selected else colors.raised
        border = colors.accent if selected else colors.line
        rounded(painter, box, 6, fill, border, 1.5 if selected else 1.0)
        if selected and state & QStyle.StateFlag.State_HasFocus:
            rounded(painter, box.adjusted(-3, -3, 3, 3), 8, None, colors.accent, 2.0)
        ground = QRect(box.x() + 8, box.y() + 8, box.width() - 16, PICTURE_HEIGHT)
        rounded(painter, ground, 4, colors.canvas)
        paint_network(painter, QRectF(ground).adjusted(8, 8, -8, -8), card)
        self._write(painter, box, card)

    def _write(self, painter: QPainter, box: QRect, card: SampleCard) -> None:
        colors = theme()
        left, width = box.x() + 12, box.width() - 24
        line = QRect(left, box.y() + PICTURE_HEIGHT + 14, width, 20)
        year, right = str(card.about.year), Qt.AlignmentFlag.AlignRight
        draw_line(painter, line, year, ui_font(HINT), colors.text3, right)
        title = line.adjusted(0, 0, -34, 0)
        draw_line(
            painter,
            title,
            translate("Samples", card.about.title),
            ui_font(BODY, 600),
            colors.text,
        )
        line.translate(0, 19)
        draw_line(painter, line, size_text(card), ui_font(LABEL), colors.text2)
        line.translate(0, 16)
        work = self.tr("{0} multiply-adds").format(fmt.count(card.multiply_adds))
        draw_line(painter, line, work, ui_font(LABEL), colors.text3)


class CardList(QListView):
    """Rows of cards; Enter and a double click choose, the arrow keys walk."""

    chosen = Signal()
    picked = Signal()
    left_upwards = Signal()

    def __init__(self, model: CardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._model = model
        self.setItemDelegate(_CardPainter(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName(self.tr("Networks"))
        self.selectionModel().currentChanged.connect(self._pick)
        theme_manager().changed.connect(self._repaint)

    def current_card(self) -> SampleCard | None:
        """Return the card that is picked, if there is one."""
        index = self.currentIndex()
        return self._model.card(index) if index.isValid() else None

    def pick_first(self) -> None:
        """Pick the first card, if there is any."""
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(0))

    def _pick(self, *_: object) -> None:
        self.picked.emit()

    def _repaint(self, _: object) -> None:
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
            return
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() == before:
            self.left_upwards.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.chosen.emit()
