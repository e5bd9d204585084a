"""What a window says: every text that people see or hear, with where it was found."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QTabBar,
    QWidget,
)

from cnnstudio.ui.canvas.spoken import spoken
from cnnstudio.ui.canvas.view import CanvasView
from cnnstudio.ui.widgets.labels import ElidedLabel

Said = tuple[str, str]
"""Where it was found, and the text."""

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


def said_in(root: QWidget) -> Iterator[Said]:
    """Yield the texts of a widget and of everything in it, hidden parts too."""
    for widget in (root, *root.findChildren(QWidget)):
        where = type(widget).__name__
        for text in (*_plain(widget), *_own(widget)):
            if text:
                yield where, text


def _plain(widget: QWidget) -> Iterator[str]:
    yield widget.windowTitle()
    yield widget.toolTip()
    yield widget.statusTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()


def _own(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, ElidedLabel):
        yield widget.full_text()
    elif isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(i) for i in range(widget.count()))
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(i) for i in range(widget.count()))
        yield from (widget.tabToolTip(i) for i in range(widget.count()))
    elif isinstance(widget, QMenu | QMenuBar):
        yield from said_by_actions(widget.actions())
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _items(widget.model(), QModelIndex())
        yield from _headers(widget.model())
    elif isinstance(widget, CanvasView):
        yield from _drawn(widget)


def said_by_actions(actions: list[QAction]) -> Iterator[str]:
    """Yield the texts of entries and of the menus behind them."""
    for action in actions:
        yield action.text()
        yield action.toolTip()
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from said_by_actions(menu.actions())


def _items(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(_columns(model, parent)):
            index = model.index(row, column, parent)
            for role in ROLES:
                text = model.data(index, role)
                if isinstance(text, str):
                    yield text
            if column == 0:
                yield from _items(model, index)


def _columns(model: QAbstractItemModel, parent: QModelIndex) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)


def _headers(model: QAbstractItemModel) -> Iterator[str]:
    for section in range(_columns(model, QModelIndex())):
        text = model.headerData(section, Qt.Orientation.Horizontal)
        if isinstance(text, str):
            yield text


def _drawn(canvas: CanvasView) -> Iterator[str]:
    for node, item in canvas.graph_scene.nodes.items():
        yield spoken(canvas.document, node)
        yield item.face.type_name
        yield item.face.summary
        yield from (port.title for port in item.face.ports)
