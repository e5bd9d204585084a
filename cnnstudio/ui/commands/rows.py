"""The list of the popup: a model of commands and how a row is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cnnstudio.ui.commands.command import Command
from cnnstudio.ui.fonts import BODY, HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.icons import paint_icon
from cnnstudio.ui.model_index import NOWHERE, Index
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.painting import draw_line, rounded, text_width

ROW_HEIGHT, ROWS = 30, 11


class CommandModel(QAbstractListModel):
    """What was found, the best first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._found: list[Command] = []

    def show(self, found: Sequence[Command]) -> None:
        """Show other commands."""
        self.beginResetModel()
        self._found = list(found)
        self.endResetModel()

    def command(self, index: Index) -> Command | None:
        """Return the command of a row; None if there is no such row."""
        row = index.row()
        return self._found[row] if 0 <= row < len(self._found) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        command = self.command(index)
        if command is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return command.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (command.title, command.path, command.keys, command.reason)
            return ", ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return command.reason or command.note
        return None


class _RowPainter(QStyledItemDelegate):
    """Glyph, title and place at the left; keys, or why not, at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        model = index.model()
        assert isinstance(model, CommandModel)
        command = model.command(index)
        if command is None:
            return
        colors = theme()
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            rounded(painter, box, 4, colors.hover)
            painter.fillRect(box.x(), box.y() + 4, 2, box.height() - 8, colors.accent)
        off = bool(command.reason)
        if command.icon:
            middle = box.center().y() + 0.5
            spot = QRectF(box.x() + 10, middle - 8, 16, 16)
            paint_icon(painter, command.icon, spot, "text3" if off else command.color)
        ink = colors.text3 if off else colors.text
        left = box.adjusted(36, 0, -12, 0)
        used = draw_line(painter, left, command.title, ui_font(BODY), ink)
        rest = left.adjusted(used + 10, 0, 0, 0)
        if rest.width() > 30:
            wide = text_width(ui_font(LABEL), command.path)
            draw_line(painter, rest, command.path, ui_font(LABEL), colors.text3)
            rest = rest.adjusted(wide + 16, 0, 0, 0)
        if rest.width() > 30:
            said = command.reason or command.keys
            font = ui_font(HINT) if off else mono_font(HINT)
            ink = colors.text3 if off else colors.text2
            draw_line(painter, rest, said, font, ink, Qt.AlignmentFlag.AlignRight)


class CommandList(QListView):
    """Commands one below the other; the keyboard stays in the field above."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = CommandModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_RowPainter(self))
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Commands"))

    def step(self, by: int) -> None:
        """Make another row current, going on at the other end."""
        count = self.rows.rowCount()
        if count:
            row = (self.currentIndex().row() + by) % count
            self.setCurrentIndex(self.rows.index(row))

    def current(self) -> Command | None:
        """Return the command that Enter would do."""
        return self.rows.command(self.currentIndex())

    def show_rows(self, found: Sequence[Command]) -> None:
        """Show what was found, the first row current."""
        self.rows.show(found)
        self.setCurrentIndex(self.rows.index(0))
        self.setFixedHeight(ROW_HEIGHT * max(1, min(ROWS, len(found))))
