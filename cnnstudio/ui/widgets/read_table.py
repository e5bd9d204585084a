"""A table to read: names and glyphs at the left, mono numbers at the right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cnnstudio.ui.fonts import LABEL, mono_font
from cnnstudio.ui.icons import icon
from cnnstudio.ui.theme import theme, theme_manager

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ROW_HEIGHT = 25
TONE, GLYPH = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class ReadTable(QTableWidget):
    """No grid and nothing to edit; the first column takes the room.

    Cells hold tokens, not colours, so that they follow the theme.
    """

    def __init__(self, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(0, columns, parent)
        self.setItemDelegate(Inks(self))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setAccessibleName(self.tr("Columns"))
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        theme_manager().changed.connect(self._recolor)

    def set_titles(self, *titles: tuple[str, Qt.AlignmentFlag]) -> None:
        """Name the columns."""
        for column, (title, align) in enumerate(titles):
            item = QTableWidgetItem(title)
            item.setTextAlignment(align)
            self.setHorizontalHeaderItem(column, item)

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Measure columns once all is written, not all cells for every one."""
        header, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        columns = range(1, self.columnCount())
        for column in columns:
            header.setSectionResizeMode(column, modes.Fixed)
        try:
            yield
        finally:
            for column in columns:
                header.setSectionResizeMode(column, modes.ResizeToContents)

    def put_name(
        self,
        row: int,
        text: str,
        tone: str = "text",
        glyph: tuple[str, str] | None = None,
    ) -> None:
        """Write the first cell; `glyph` is an icon and its colour token."""
        item = QTableWidgetItem(text)
        item.setData(TONE, tone)
        item.setData(GLYPH, glyph)
        self.setItem(row, 0, item)

    def put(
        self,
        row: int,
        column: int,
        text: str,
        align: Qt.AlignmentFlag = RIGHT,
        tone: str = "text",
    ) -> None:
        """Write a mono cell."""
        item = QTableWidgetItem(text)
        item.setFont(mono_font(LABEL))
        item.setTextAlignment(align)
        item.setData(TONE, tone)
        self.setItem(row, column, item)

    def _recolor(self, _theme: object) -> None:
        self.viewport().update()


class Inks(QStyledItemDelegate):
    """Gives cells the colours of their tokens when they are painted."""

    def initStyleOption(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().initStyleOption(option, index)
        tone, glyph = index.data(TONE), index.data(GLYPH)
        if tone:
            palette = QPalette(option.palette)
            palette.setColor(QPalette.ColorRole.Text, theme().color(tone))
            option.palette = palette
        if glyph:
            option.icon = icon(*glyph)
            has = QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.features = option.features | has
