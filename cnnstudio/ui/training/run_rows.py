"""One line of the list of runs: what it says, how it is painted and renamed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QLineF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cnnstudio.project.run_marks import LONGEST_NAME
from cnnstudio.ui.fonts import BODY, HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.icons import paint_icon
from cnnstudio.ui.model_index import Index
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.run_look import look_of
from cnnstudio.ui.widgets.painting import draw_line, focus_ring, text_width
from cnnstudio.ui.widgets.rows import MARGIN

ROW_HEIGHT = 40
EYE_WIDTH = 30
ROW = Qt.ItemDataRole.UserRole
_SWATCH = 16


@dataclass(frozen=True, slots=True)
class RunRow:
    """One line; `shown` marks the run on screen, `beside` one drawn with it.

    `glyph` and `tone` say of a run that is not simply finished how it stands.
    """

    folder: str
    number: int
    name: str
    detail: str
    value: str
    glyph: str = ""
    tone: str = ""
    shown: bool = False
    beside: bool = False
    star: bool = False
    note: str = ""


def eye_box(row: QRect) -> QRect:
    """Return where in a row the eye lies that draws its curves beside others."""
    return QRect(row.right() + 1 - EYE_WIDTH, row.top(), EYE_WIDTH, row.height())


class RunRowPainter(QStyledItemDelegate):
    """Paints rows, and puts a field over the name to be renamed.

    `renamed(folder, name)`: somebody has typed another name.
    """

    renamed = Signal(object, str)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        field = QLineEdit(parent)
        field.setFont(ui_font(BODY))
        field.setMaxLength(LONGEST_NAME)
        field.setAccessibleName(self.tr("Name of the run"))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(index.data(ROW).name)
        editor.selectAll()

    def setModelData(
        self, editor: QWidget, _model: QAbstractItemModel, index: Index
    ) -> None:
        assert isinstance(editor, QLineEdit)
        row: RunRow = index.data(ROW)
        if editor.text() != row.name:
            self.renamed.emit(Path(row.folder), editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        box = QRect(option.rect)
        left = MARGIN + _SWATCH + 4
        editor.setGeometry(box.adjusted(left, 5, -EYE_WIDTH - 4, -5))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        row: RunRow = index.data(ROW)
        box, state = QRect(option.rect), option.state
        painter.save()
        _paint_ground(painter, box, row, bool(state & QStyle.StateFlag.State_MouseOver))
        _paint_sign(painter, box, row)
        _paint_eye(painter, box, row)
        _paint_words(painter, box, row)
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, box, 4)
        painter.restore()


def _paint_ground(painter: QPainter, box: QRect, row: RunRow, hovered: bool) -> None:
    colors = theme()
    if row.shown:
        painter.fillRect(box, colors.raised)
        painter.fillRect(QRect(box.left(), box.top(), 2, box.height()), colors.accent)
    elif hovered:
        painter.fillRect(box, colors.hover)


def _paint_sign(painter: QPainter, box: QRect, row: RunRow) -> None:
    """Paint how the run stands, or a piece of its line beside others."""
    if row.glyph:
        place = QRectF(box.left() + MARGIN, box.top() + 13, 14, 14)
        paint_icon(painter, row.glyph, place, row.tone)
        return
    painter.setPen(look_of(row.number).pen())
    middle, left = box.top() + 20.0, float(box.left() + MARGIN)
    painter.drawLine(QLineF(left, middle, left + _SWATCH, middle))


def _paint_eye(painter: QPainter, box: QRect, row: RunRow) -> None:
    eye = eye_box(box)
    place = QRectF(eye.left() + 4, eye.top() + 13, 14, 14)
    name, tone = ("eye", "text2") if row.shown or row.beside else ("eye-off", "text3")
    paint_icon(painter, name, place, tone)


def _paint_words(painter: QPainter, box: QRect, row: RunRow) -> None:
    colors = theme()
    right = eye_box(box).left() - 4
    width = text_width(mono_font(LABEL), row.value)
    value = QRect(right - width, box.top(), width + 1, box.height())
    draw_line(painter, value, row.value, mono_font(LABEL), colors.text)
    left = box.left() + MARGIN + _SWATCH + 8
    room = right - width - 8 - left
    font = ui_font(BODY, 600)
    name = QRect(left, box.top() + 3, room - (16 if row.star else 0), 18)
    drawn = draw_line(painter, name, row.name, font, colors.text)
    if row.star:
        drawn = min(drawn, name.width())
        star = QRectF(left + drawn + 5, box.top() + 6, 11, 11)
        paint_icon(painter, "star", star, "warn")
    detail = QRect(left, box.top() + 20, room, 16)
    draw_line(painter, detail, row.detail, ui_font(HINT), colors.text3)
