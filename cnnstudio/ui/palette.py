"""The palette: all layers by family, to drag onto the canvas or add with Enter."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSettings,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.graph.catalogue import resolve
from cnnstudio.ui.document import Document
from cnnstudio.ui.fonts import HINT, ui_font
from cnnstudio.ui.help.topics import Asked, layer_topic, own_topic, set_topic
from cnnstudio.ui.icons import family_icon_name, paint_icon
from cnnstudio.ui.later import later
from cnnstudio.ui.layer_choices import LayerChoices, block_shelf
from cnnstudio.ui.layer_search import family_title
from cnnstudio.ui.model_index import Index
from cnnstudio.ui.palette_rows import LayerRows, Row
from cnnstudio.ui.theme import ThemeManager
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.painting import draw_line, fitting_font, focus_ring, rounded
from cnnstudio.ui.widgets.search_field import SearchField

ROW_HEIGHT = 25
FOLDED = "palette/folded"


def help_spot(box: QRect) -> QRect:
    """Return where in a row a click opens the help card."""
    return QRect(box.right() - 23, box.center().y() - 6, 14, 14)


class _RowPainter(QStyledItemDelegate):
    """Draws headings and layers, 25 px each."""

    def __init__(self, themes: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        model = index.model()
        assert isinstance(model, LayerRows)
        row, colors = model.row(index), self._themes.current()
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if selected:
            painter.fillRect(box, colors.raised)
            painter.fillRect(box.x(), box.y(), 2, box.height(), colors.accent)
        elif hovered:
            painter.fillRect(box, colors.hover)
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, box.adjusted(1, 0, -1, 0), 4)
        middle = box.y() + box.height() / 2
        if not row.layer:
            glyph = "chevron-right" if model.is_folded(row.family) else "chevron-down"
            spot = QRectF(box.x() + 8, middle - 6, 12, 12)
            paint_icon(painter, glyph, spot, "text3")
            text = box.adjusted(24, 0, -12, 0)
            font = ui_font(HINT, 600)
            draw_line(painter, text, family_title(row.family), font, colors.text3)
            return
        spot = QRectF(box.x() + 24, middle - 8, 16, 16)
        paint_icon(painter, family_icon_name(row.family), spot, row.family)
        assert row.choice is not None
        text = box.adjusted(50, 0, -4, 0)
        if selected or hovered:
            paint_icon(painter, "info", QRectF(help_spot(box)), "text3")
            text = box.adjusted(50, 0, -28, 0)
        title = row.choice.title
        draw_line(painter, text, title, fitting_font(title, text.width()), colors.text)


class _LayerList(QListView):
    """The list: Enter and double click choose, dragging carries a layer."""

    chosen = Signal(str)
    left_upwards = Signal()
    help_asked = Signal(object)

    def __init__(self, themes: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setItemDelegate(_RowPainter(themes, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Layers"))

    def _rows(self) -> LayerRows:
        model = self.model()
        assert isinstance(model, LayerRows)
        return model

    def choose(self) -> None:
        """Choose the current layer, or fold the current family."""
        index = self.currentIndex()
        if not index.isValid():
            return
        row = self._rows().row(index)
        if row.layer:
            self.chosen.emit(row.layer)
        else:
            self._toggle(index)

    def _toggle(self, index: Index) -> None:
        row = index.row()
        self._rows().toggle(self._rows().row(index).family)
        self.setCurrentIndex(self._rows().index(row))

    def startDrag(self, actions: Qt.DropAction) -> None:
        row = self._rows().row(self.currentIndex())
        if not row.layer:
            return
        drag = QDrag(self)
        drag.setMimeData(self._rows().mimeData([self.currentIndex()]))
        picture = self._picture(row)
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(-12, -12))
        drag.exec(Qt.DropAction.CopyAction)

    def _picture(self, row: Row) -> QPixmap:
        """Only a small glyph: the ghost on the canvas shows the rest."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(26 * ratio), round(26 * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        colors = self._themes.current()
        with QPainter(picture) as painter:
            rounded(painter, QRect(0, 0, 26, 26), 5, colors.raised, colors.line2)
            glyph = family_icon_name(row.family)
            paint_icon(painter, glyph, QRectF(5, 5, 16, 16), row.family)
        return picture

    def ask_help(self) -> None:
        """Ask for the help card of the current layer."""
        index = self.currentIndex()
        if index.isValid() and self._rows().row(index).choice is not None:
            self.help_asked.emit(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        spot = help_spot(self.visualRect(index)).adjusted(-5, -6, 5, 6)
        if index.isValid() and spot.contains(event.position().toPoint()):
            self.setCurrentIndex(index)
            self.ask_help()
            return
        super().mousePressEvent(event)
        if index.isValid() and not self._rows().row(index).layer:
            self._toggle(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._rows().row(index).layer:
            self.setCurrentIndex(index)
            self.choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        elif key == Qt.Key.Key_Question:
            self.ask_help()
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows().rowCount() > 1:
            self.setCurrentIndex(self._rows().index(1))


class Palette(QWidget):
    """Search field and list of layers; `chosen` says which one is to be added.

    `help_wanted(object)` carries an `Asked`: what a card is wanted of.
    """

    chosen = Signal(str)
    help_wanted = Signal(object)

    def __init__(
        self,
        document: Document,
        themes: ThemeManager,
        parent: QWidget | None = None,
        settings: QSettings | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/palette")
        self._document, self._settings = document, settings
        self.choices = LayerChoices(document, self)
        self.search = SearchField("")
        self.rows = LayerRows(self.choices, self._folded_before(), self)
        self.list = _LayerList(themes, self)
        self.list.setModel(self.rows)
        self._nothing = TextLabel("", "label", "text2", wrap=True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        top = QVBoxLayout()
        top.setContentsMargins(12, 6, 12, 0)
        top.addWidget(self.search)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        self.list.chosen.connect(self.chosen)
        self.list.left_upwards.connect(self.focus_search)
        self.list.help_asked.connect(self.show_help)
        self.choices.changed.connect(self._count)
        self.rows.modelReset.connect(self._remember)
        themes.changed.connect(self._theme_changed)
        document.reset.connect(self.search.clear)
        self._count()

    def _folded_before(self) -> list[str]:
        stored = self._settings.value(FOLDED) if self._settings else None
        return [word for word in str(stored).split(",") if word] if stored else []

    def _remember(self) -> None:
        """Keep which families are folded, for the next start."""
        if self._settings is not None:
            self._settings.setValue(FOLDED, ",".join(self.rows.folded))

    def _count(self) -> None:
        said = self.tr("Search {0} layers").format(len(self.choices.all()))
        self.search.setPlaceholderText(said)
        self.search.setAccessibleName(said)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not block_shelf().is_read:
            # Once the window stands: the files take longer than all layers.
            later(self, block_shelf().read)

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(self._nothing)
        self._reset = Button(self.tr("Show all layers"), small=True)
        self._reset.clicked.connect(self._show_all)
        column.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    def show_help(self, index: Index) -> None:
        """Have the help card of what a row offers opened."""
        asked = self._asked(index)
        if asked is not None:
            self.help_wanted.emit(asked)

    def explained_at(self, at: QPoint | None) -> Asked | None:
        """Return the layer of the row at a place, or of the current row."""
        index = self.list.currentIndex()
        if at is not None:
            index = self.list.indexAt(self.list.viewport().mapFrom(self, at))
        found = self._asked(index) if index.isValid() else None
        return found or Asked(own_topic(self))

    def _asked(self, index: Index) -> Asked | None:
        choice = self.rows.row(index).choice
        if choice is None:
            return None
        layer = resolve(choice.layer_type, choice.fields)
        more = choice.help if choice.fields else ""
        box = self.list.visualRect(index)
        place = QRect(self.list.viewport().mapToGlobal(box.topLeft()), box.size())
        topic = layer_topic(choice.layer_type)
        return Asked(topic, layer, title=choice.title, note=more, place=place)

    def _show_all(self) -> None:
        self.search.clear()

    def _search(self, text: str) -> None:
        self.rows.search(text)
        best = self.rows.best() if text.strip() else -1
        if best >= 0:
            self.list.setCurrentIndex(self.rows.index(best))
        nothing = self.rows.rowCount() == 0
        self._pages.setCurrentIndex(1 if nothing else 0)
        if nothing:
            say = self.tr(
                "No layer is called “{0}”. Try a short word such as conv, pool or norm."
            )
            self._nothing.setText(say.format(text.strip()))

    def _theme_changed(self, _theme: object) -> None:
        self.list.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Enter in the search field adds the best match; Down goes on to the list.
        if watched is self.search and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.search.text().strip() and self.rows.rowCount():
                    self.list.choose()
                return True
            if pressed and event.key() == Qt.Key.Key_Down:
                if self.rows.rowCount():
                    self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)
