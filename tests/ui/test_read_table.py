"""Tables to read: their inks are tokens, which follow the theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from cnnstudio.ui.theme import Mode, theme, theme_manager
from cnnstudio.ui.widgets.read_table import LEFT, RIGHT, Inks, ReadTable


def has(table: ReadTable, color: QColor) -> bool:
    """Look for pixels of a colour where the cells are."""
    image = table.viewport().grab().toImage()
    points = ((x, y) for y in range(image.height()) for x in range(image.width()))
    return any(image.pixelColor(x, y) == color for x, y in points)


@pytest.mark.parametrize(("first", "then"), [("dark", "light"), ("light", "dark")])
def test_cells_follow_the_theme_while_the_table_is_open(
    qtbot: QtBot, first: Mode, then: Mode
) -> None:
    try:
        theme_manager().set_mode(first)
        table = ReadTable(2)
        qtbot.addWidget(table)
        table.resize(220, 80)
        table.set_titles(("Layer", LEFT), ("Change", RIGHT))
        table.setRowCount(1)
        table.put_name(0, "Conv2d", glyph=("error", "error"))
        table.put(0, 1, "▮▮▮", tone="warn")
        table.show()
        qtbot.waitExposed(table)
        before = theme().warn
        assert has(table, before)
        theme_manager().set_mode(then)
        assert theme().warn != before
        assert has(table, theme().warn)
        assert not has(table, before)
    finally:
        theme_manager().set_mode("system")


class Counted(Inks):
    """Counts how often a cell is laid out."""

    count = 0

    def initStyleOption(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.count += 1
        super().initStyleOption(option, index)


def test_an_open_table_is_measured_once_for_all_that_is_written(qtbot: QtBot) -> None:
    table, rows = ReadTable(3), 100
    qtbot.addWidget(table)
    inks = Counted(table)
    table.setItemDelegate(inks)
    table.show()
    qtbot.waitExposed(table)
    table.setRowCount(rows)
    with table.filling():
        for row in range(rows):
            table.put_name(row, f"row {row}")
            table.put(row, 1, "1")
            table.put(row, 2, "as wide as this")
    table.grab()
    assert inks.count <= 10 * rows
    assert table.columnWidth(2) > table.columnWidth(1)
