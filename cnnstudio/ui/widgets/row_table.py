"""A long table of texts to read, sort, copy and act on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cnnstudio.ui.fonts import LABEL, mono_font, ui_font
from cnnstudio.ui.icons import icon
from cnnstudio.ui.model_index import NOWHERE, Index
from cnnstudio.ui.theme import theme, theme_manager
from cnnstudio.ui.widgets.painting import rounded

ROW_HEIGHT = 26
MOST_WRAPPED = 200
"""Rows whose words may take several lines; to measure more would be felt."""

_BAR_LEFT, _BAR_RIGHT, _BAR_LEAST = 16, 76, 24
"""Room left and right of a bar, the text's among it, and its least width; in pixels."""

SORT = Qt.ItemDataRole.UserRole


class Column(NamedTuple):
    """A column: its title, and how its cells are set.

    `mono` for values and names of files, `right` for numbers; a column with a `width`
    keeps it, others share the rest. `bar` draws what a cell is sorted by, a share from
    0 to 1, as a bar beside its text; below 0 there is none.
    """

    title: str
    mono: bool = False
    right: bool = False
    width: int = 0
    bar: bool = False


class Row(NamedTuple):
    """A row: its cells, what they are sorted by, its glyph, and what it stands for.

    `glyph` is an icon and a colour token, `picture` one to be shown instead; `key` is
    given back when it is acted on.
    """

    cells: tuple[str, ...]
    key: object = None
    glyph: tuple[str, str] = ("", "")
    order: tuple[float | str, ...] = ()
    picture: QImage | None = None


class RowModel(QAbstractTableModel):
    """Rows as they were given; nothing is kept a cell."""

    def __init__(
        self, columns: Sequence[Column], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, at = self.rows[index.row()], index.column()
        roles = Qt.ItemDataRole
        if role == SORT:
            return row.order[at] if row.order else row.cells[at].casefold()
        if role in (roles.DisplayRole, roles.ToolTipRole):
            return row.cells[at]
        if role == roles.FontRole:
            return mono_font(LABEL) if self._columns[at].mono else ui_font(LABEL)
        if role == roles.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight
            side = side if self._columns[at].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == roles.DecorationRole and at == 0:
            return row.picture or (icon(*row.glyph) if row.glyph[0] else None)
        if role == roles.ForegroundRole:
            return theme().text if at == 0 else theme().text2
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag
            way = side.AlignRight if column.right else side.AlignLeft
            return way | side.AlignVCenter
        return None


class _Cells(QStyledItemDelegate):
    """Cuts names of files in their middle, where there is no room: the end tells."""

    def __init__(self, columns: Sequence[Column], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)

    def initStyleOption(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().initStyleOption(option, index)
        column = self._columns[index.column()]
        ways = Qt.TextElideMode
        is_name = column.mono and not column.right
        option.textElideMode = ways.ElideMiddle if is_name else ways.ElideRight

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        if not self._columns[index.column()].bar:
            return
        box: QRect = option.rect
        track = QRectF(box.left() + _BAR_LEFT, box.center().y() - 2, 0, 5)
        track.setRight(box.right() - _BAR_RIGHT)
        share = float(index.data(SORT))
        if track.width() < _BAR_LEAST or share < 0:
            return
        colors = theme()
        rounded(painter, track, 2, colors.hover)
        track.setWidth(max(1.5, track.width() * min(1.0, share)))
        rounded(painter, track, 2, colors.train_curve)


class RowTable(QTableView):
    """Sorts by a click on a title; Ctrl+C copies the chosen rows as lines.

    `picked(key)` follows the current row, `opened(key)` Enter or a double click.
    `menu_texts` are the entries of the context menu besides Copy; each is told by
    `asked(index, key)`.
    """

    picked = Signal(object)
    opened = Signal(object)
    asked = Signal(int, object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        menu_texts: Sequence[str] = (),
        parent: QWidget | None = None,
        *,
        wraps: bool = False,
    ) -> None:
        super().__init__(parent)
        self._menu_texts, self._wraps = tuple(menu_texts), wraps
        self.rows_model = RowModel(columns, self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.rows_model)
        self._sorted.setSortRole(SORT)
        self.setModel(self._sorted)
        self.setAccessibleName(name)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(wraps)
        self.setItemDelegate(_Cells(columns, self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self._set_columns(columns)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.selectionModel().currentRowChanged.connect(self._picked)
        self.doubleClicked.connect(self._opened)
        self._sorted.layoutChanged.connect(self._fit_rows)
        theme_manager().changed.connect(self._recolor)

    def _set_columns(self, columns: Sequence[Column]) -> None:
        header = self.horizontalHeader()
        header.setAccessibleName(self.tr("Columns"))
        header.setHighlightSections(False)
        for at, column in enumerate(columns):
            fixed = bool(column.width)
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(at, mode.Interactive if fixed else mode.Stretch)
            if fixed:
                header.resizeSection(at, column.width)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.rows_model.show_rows(rows)
        self._fit_rows()

    def _fit_rows(self, *_: object) -> None:
        """Give every row the height of its words; of very many the first alone."""
        header = self.verticalHeader()
        for row in range(min(MOST_WRAPPED, self._sorted.rowCount()) * self._wraps):
            header.resizeSection(row, max(ROW_HEIGHT, self.sizeHintForRow(row)))

    def current_key(self) -> object:
        """Return what the current row stands for, or None."""
        index = self.currentIndex()
        return self._row(index).key if index.isValid() else None

    def pick(self, row: int) -> None:
        """Make a row as shown the current one."""
        index = self._sorted.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        chosen = flags.ClearAndSelect | flags.Rows
        self.selectionModel().setCurrentIndex(index, chosen)

    def height_of_rows(self, count: float | None = None) -> int:
        """Height that title and `count` rows of one line, or all, take, in pixels."""
        count = self._sorted.rowCount() if count is None else count
        rows = round(count * self.verticalHeader().defaultSectionSize())
        frame = 2 * self.frameWidth()
        return self.horizontalHeader().sizeHint().height() + rows + frame

    def copied(self) -> str:
        """Return the chosen rows, or all, as lines of cells."""
        indexes = self.selectionModel().selectedRows()
        shown = [i.row() for i in indexes] or range(self._sorted.rowCount())
        rows = [self._row(self._sorted.index(place, 0)) for place in sorted(shown)]
        return "\n".join("\t".join(row.cells) for row in rows)

    def _row(self, shown: Index) -> Row:
        return self.rows_model.rows[self._sorted.mapToSource(shown).row()]

    def copy_rows(self) -> None:
        """Put the chosen rows, or all, on the clipboard."""
        QGuiApplication.clipboard().setText(self.copied())

    def _picked(self, _index: Index, _before: Index) -> None:
        self.picked.emit(self.current_key())

    def _opened(self, _index: Index) -> None:
        self.opened.emit(self.current_key())

    def _recolor(self, _theme: object) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            keys = QKeySequence.StandardKey
            if event.matches(keys.Copy) or event.matches(keys.SelectAll):
                event.accept()  # they mean these rows, never the layers
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif enter and self.currentIndex().isValid():
            self.opened.emit(self.current_key())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.row_menu().popup(event.globalPos())

    def row_menu(self) -> QMenu:
        """Return the menu of the current row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy")).triggered.connect(self.copy_rows)
        texts = self._menu_texts if self.current_key() is not None else ()
        for at, text in enumerate(texts):
            action = menu.addAction(text)
            action.setData(at)
            action.triggered.connect(self._ask)
        return menu

    def _ask(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.asked.emit(action.data(), self.current_key())
