"""The outline: the graph as a tree, for keys and for readers of screens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.ui.canvas.view import CanvasView
from cnnstudio.ui.document import Document
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.outline.model import LAYER, SHAPE, STATE, OutlineModel, Row
from cnnstudio.ui.place import Place
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.widgets.read_table import Inks
from cnnstudio.ui.widgets.search_field import SearchField

INDENT = 12
REST_MS = 60
"""From the last scrolling until the columns are fitted to what came into sight."""


class OutlineTree(QTreeView):
    """A tree of layers; what is done with one is told by signals."""

    edit_asked = Signal()
    delete_asked = Signal(bool)
    menu_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Outline of the network"))
        self.setItemDelegate(Inks(self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setTabKeyNavigation(False)
        self._at_rest = QTimer(self)
        self._at_rest.setSingleShot(True)
        self._at_rest.setInterval(REST_MS)
        self._at_rest.timeout.connect(self._fit_columns)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def share_room(self) -> None:
        """Give the layers' names the room that shapes and states leave."""
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(20)
        # Qt would measure a thousand rows with every change: those in sight do.
        header.setResizeContentsPrecision(0)
        header.setSectionResizeMode(LAYER, QHeaderView.ResizeMode.Stretch)
        for column in (SHAPE, STATE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def _scrolled(self, _value: int) -> None:
        self._at_rest.start()

    def _fit_columns(self) -> None:
        """Give shapes and states the width of the rows that are in sight now."""
        for column in (SHAPE, STATE):
            self.resizeColumnToContents(column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        none = Qt.KeyboardModifier.NoModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain == none:
            self.edit_asked.emit()
        elif event.key() == Qt.Key.Key_Delete and plain == none:
            self.delete_asked.emit(True)
        elif (
            event.key() == Qt.Key.Key_Delete
            and plain == Qt.KeyboardModifier.ShiftModifier
        ):
            self.delete_asked.emit(False)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and index.isValid():
            corner = self.visualRect(index).bottomLeft()
            self.menu_asked.emit(self.viewport().mapToGlobal(corner))
        else:
            self.menu_asked.emit(event.globalPos())


class OutlinePanel(QWidget):
    """A field to search in, and the tree; the selection is the canvas's too.

    `menu_asked` carries the place on the screen for the menu of the selected layers.
    """

    menu_asked = Signal(QPoint)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        canvas: CanvasView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._canvas = document, selection, canvas
        self._is_joining = False
        set_topic(self, "panel/outline")
        self.model = OutlineModel(document, self)
        self.found = QSortFilterProxyModel(self)
        self.found.setSourceModel(self.model)
        self.found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.found.setRecursiveFilteringEnabled(True)
        self.search = SearchField(self.tr("Find a layer"), key_hint="")
        self.tree = OutlineTree()
        self.tree.setModel(self.found)
        self.tree.share_room()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        field = QHBoxLayout()
        field.setContentsMargins(8, 0, 8, 0)
        field.addWidget(self.search)
        column.addLayout(field)
        column.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)
        self._connect()
        self._show_selection()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.search.entered.connect(self._enter_tree)
        self.search.confirmed.connect(self._enter_tree)
        self.search.left.connect(self._leave_search)
        self.tree.selectionModel().selectionChanged.connect(self._tree_selected)
        self.tree.edit_asked.connect(self._edit)
        self.tree.doubleClicked.connect(self._edit)
        self.tree.delete_asked.connect(self._delete)
        self.tree.menu_asked.connect(self.menu_asked)
        self._selection.changed.connect(self._show_selection)
        self._document.place_changed.connect(self._show_selection)
        self._document.validated.connect(self._follow)
        self._document.reset.connect(self._open)

    # The document

    def _open(self) -> None:
        with self._joining():
            self.model.open()
        self._show_selection()

    def _follow(self) -> None:
        with self._joining():
            self.model.follow()
        self._show_selection()

    @contextmanager
    def _joining(self) -> Iterator[None]:
        """Let the tree's selection change without that of the canvas.

        A tree selects another row by itself when the current one goes.
        """
        before, self._is_joining = self._is_joining, True
        try:
            yield
        finally:
            self._is_joining = before

    # Searching

    def _find(self, text: str) -> None:
        with self._joining():
            self.found.setFilterFixedString(text)
            if text:
                self.tree.expandAll()
        self._show_selection()

    def _enter_tree(self) -> None:
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.tree.selectionModel().hasSelection():
            self.tree.setCurrentIndex(self.found.index(0, 0))

    def _leave_search(self) -> None:
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)

    # The shared selection

    def _tree_selected(self) -> None:
        """Select on the canvas what is selected here, in the current layer's graph."""
        if self._is_joining:
            return
        rows = [self._row(index) for index in self.tree.selectionModel().selectedRows()]
        current = self._row(self.tree.currentIndex())
        if current.node and current in rows:
            rows.remove(current)
            rows.append(current)
        place = rows[-1].place if rows else self._document.place
        nodes = [row.node for row in rows if row.place == place]
        with self._joining():
            if rows and not self._is_shown(place):
                self._document.go_to(place)
            self._selection.select(nodes)
            if len(nodes) == 1:
                self._canvas.show_node(nodes[0])

    def _show_selection(self) -> None:
        """Select here what is selected on the canvas."""
        if self._is_joining or not self.isVisible():
            return
        nodes = self._selection.nodes
        indices = self.model.indices_of(self._document.place, nodes)
        chosen = QItemSelection()
        last = QModelIndex()
        for index in indices:
            last = self.found.mapFromSource(index)
            chosen.select(last, last)
        with self._joining():
            model, flags = self.tree.selectionModel(), QItemSelectionModel.SelectionFlag
            model.select(chosen, flags.ClearAndSelect | flags.Rows)
            if last.isValid() and last != self.tree.currentIndex():
                model.setCurrentIndex(last, flags.NoUpdate)
                self.tree.scrollTo(last)

    def _is_shown(self, place: Place) -> bool:
        """Whether the canvas shows it, in whichever repetition."""
        shown = [level.node for level in self._document.place]
        return shown == [level.node for level in place]

    def _row(self, index: QModelIndex) -> Row:
        return self.model.row_at(self.found.mapToSource(index))

    # What is done with layers

    def _edit(self) -> None:
        node = self._row(self.tree.currentIndex()).node
        if node:
            self._canvas.edit_requested.emit(node)

    def _delete(self, rejoin: bool) -> None:
        if rejoin:
            self._canvas.delete_and_rejoin()
        else:
            self._canvas.delete_and_leave_gap()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_selection()
