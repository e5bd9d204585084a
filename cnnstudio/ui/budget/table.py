"""Where the costs are: one row for each layer, sortable, with bars of their share."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QObject,
    QRectF,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cnnstudio.graph.cost import MEASURES, Measure, amount
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import NodeReport, ShapeReport
from cnnstudio.graph.receptive import ReceptiveField
from cnnstudio.graph.text import translate
from cnnstudio.ui.fonts import LABEL, mono_font, ui_font
from cnnstudio.ui.format import count, grouped, percent
from cnnstudio.ui.icons import family_icon_name, paint_icon
from cnnstudio.ui.layer_search import title_of
from cnnstudio.ui.model_index import Index
from cnnstudio.ui.theme import mixed, theme
from cnnstudio.ui.widgets.painting import draw_line, text_width

SORT = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 26


class BudgetRow(NamedTuple):
    """One layer: what it is, and what it costs."""

    node: str
    place: int
    name: str
    kind: str
    family: str
    report: NodeReport


def budget_rows(graph: Graph, report: ShapeReport) -> list[BudgetRow]:
    """Return the layers in the order of flow, as far as they are known."""
    rows = []
    for place, known in enumerate(report.nodes.values()):
        node = graph.nodes.get(known.node)
        if node is None or node.layer_type is None:
            continue
        family, kind = node.layer_type.family, title_of(node)
        rows.append(BudgetRow(node.id, place, node.name, kind, family, known))
    return rows


class BudgetModel(QAbstractTableModel):
    """Columns: layer, the three measures, receptive field and jump.

    `share(index)` is the part of the whole that the bar of a cell shows.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[BudgetRow] = []
        self._whole: dict[Measure, int] = {}
        self._titles = (
            self.tr("Layer"), self.tr("Parameters"), self.tr("Multiply-adds"),
            self.tr("Activations"), self.tr("Sees"), self.tr("Jump"),
        )  # fmt: skip

    def show_rows(self, rows: list[BudgetRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        for measure in MEASURES:
            whole = sum(amount(row.report.cost, measure) for row in rows)
            self._whole[measure] = whole or 1
        self.endResetModel()

    def share(self, index: Index) -> float | None:
        """Share of the whole, 0 to 1; None for a column without one."""
        if not 1 <= index.column() <= len(MEASURES):
            return None
        measure = MEASURES[index.column() - 1]
        own = amount(self.rows[index.row()].report.cost, measure)
        return own / self._whole[measure]

    def _text(self, row: BudgetRow, column: int) -> str:
        field = row.report.field
        if column == 0:
            return row.name
        if column <= len(MEASURES):
            own = amount(row.report.cost, MEASURES[column - 1])
            return (grouped(own) if column == 1 else count(own)) if own else ""
        return (_sees(field) if column == 4 else _jump(field)) if field else ""

    def _sort_key(self, row: BudgetRow, column: int) -> float:
        if column == 0:
            return row.place
        if column <= len(MEASURES):
            return amount(row.report.cost, MEASURES[column - 1])
        field = row.report.field
        if field is None:
            return 0
        return field.size[0] * field.size[1] if column == 4 else field.jump[0]

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.rows) if parent is None or not parent.isValid() else 0

    def columnCount(self, parent: Index | None = None) -> int:
        return len(self._titles) if parent is None or not parent.isValid() else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == SORT:  # first, because it is asked for far more often
            return self._sort_key(row, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            share = self.share(index)
            part = f", {percent(share, 1)}" if share else ""
            text = self._text(row, index.column())
            return f"{row.name} {self._titles[index.column()]} {text}{part}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row)
        return None

    def _tip(self, row: BudgetRow) -> str:
        cost = row.report.cost
        parts = self.tr("{0}: {1} weights, {2} biases, {3} buffers, {4} frozen")
        return parts.format(
            row.kind, grouped(cost.weights), grouped(cost.biases),
            grouped(cost.buffers), grouped(cost.frozen),
        )  # fmt: skip

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
            return (right if section else left) | Qt.AlignmentFlag.AlignVCenter
        return None


def _sees(field: ReceptiveField) -> str:
    return f"{field.size[0]} × {field.size[1]}"


def _jump(field: ReceptiveField) -> str:
    if field.whole:
        return translate("BudgetTable", "all")
    high, wide = field.jump
    return f"{high:g}" if high == wide else f"{high:g} × {wide:g}"


class BarDelegate(QStyledItemDelegate):
    """A cell: the number at the right, behind it a bar in the colour of the family."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        empty = QStyleOptionViewItem(option)
        super().initStyleOption(empty, index)
        empty.text = ""
        colors, box = theme(), option.rect
        widget: QWidget = option.widget
        style = widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, empty, painter, widget)
        proxy = index.model()
        assert isinstance(proxy, QSortFilterProxyModel)
        source = proxy.mapToSource(index)
        model = source.model()
        assert isinstance(model, BudgetModel)
        row, text = model.rows[source.row()], str(index.data() or "")
        painter.save()
        if index.column() == 0:
            self._name(painter, option, row)
        else:
            share = model.share(source)
            if share:
                bar = QRectF(box.left() + 6, box.top() + 5, 0, box.height() - 10)
                bar.setWidth(max(1.5, (box.width() - 12) * share))
                fill = mixed(colors.families[row.family], colors.surface, 0.35)
                painter.fillRect(bar, fill)
            inner = box.adjusted(8, 0, -8, 0)
            align = Qt.AlignmentFlag.AlignRight
            draw_line(painter, inner, text, mono_font(LABEL), colors.text, align)
        painter.restore()

    @staticmethod
    def _name(painter: QPainter, option: QStyleOptionViewItem, row: BudgetRow) -> None:
        colors, box = theme(), option.rect
        spot = QRectF(box.left() + 8, box.center().y() - 7, 14, 14)
        family = colors.families[row.family]
        paint_icon(painter, family_icon_name(row.family), spot, family)
        start = box.adjusted(30, 0, -8, 0)
        font = mono_font(LABEL)
        draw_line(painter, start, row.name, font, colors.text)
        start.setLeft(start.left() + text_width(font, row.name) + 8)
        if start.width() > 30:
            draw_line(painter, start, row.kind, ui_font(LABEL), colors.text3)


class BudgetTable(QTableView):
    """The table; `chosen(str)` carries the node of a row that is clicked or entered."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = BudgetModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.rows)
        self._sorted.setSortRole(SORT)
        self.setModel(self._sorted)
        self.setItemDelegate(BarDelegate(self))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Costs of every layer"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(56)
        for column, width in ((1, 104), (2, 104), (3, 96), (4, 78), (5, 56)):
            header.resizeSection(column, width)
        self.setSortingEnabled(True)
        self.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def show_report(self, graph: Graph, report: ShapeReport) -> None:
        """Show the layers of a graph; the chosen one stays chosen."""
        chosen = self.current_node()
        self.rows.show_rows(budget_rows(graph, report))
        self.show_node(chosen)

    def current_node(self) -> str:
        """Return the node of the current row; empty if there is none."""
        index = self.currentIndex()
        return self._node(index) if index.isValid() else ""

    def show_node(self, node: str) -> None:
        """Make the row of a node the current one."""
        place = next((i for i, r in enumerate(self.rows.rows) if r.node == node), -1)
        if place < 0:
            self.clearSelection()
            return
        index = self._sorted.mapFromSource(self.rows.index(place, 0))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def names(self) -> list[str]:
        """Return the names of the layers from top to bottom, as they are shown."""
        model = self._sorted
        return [str(model.index(r, 0).data()) for r in range(model.rowCount())]

    def _node(self, index: Index) -> str:
        return self.rows.rows[self._sorted.mapToSource(index).row()].node

    def _choose(self, index: Index) -> None:
        self.chosen.emit(self._node(index))
