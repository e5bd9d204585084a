"""The runs of a project, newest first: name, how it was trained, best accuracy."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cnnstudio.project.file_format import ProjectError, loads
from cnnstudio.project.records import RunRecord
from cnnstudio.ui import format as fmt
from cnnstudio.ui.fonts import BODY, HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.icons import paint_icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.run import Run, RunState, state_of, state_word
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.setting_words import word_for
from cnnstudio.ui.widgets.painting import draw_line, focus_ring, text_width
from cnnstudio.ui.widgets.rows import MARGIN

ROW_HEIGHT = 40
_DATA = Qt.ItemDataRole.UserRole
_GLYPHS = {
    RunState.FINISHED: ("check-circle", "ok"),
    RunState.FAILED: ("error", "error"),
    RunState.INTERRUPTED: ("warning", "warn"),
    RunState.ELSEWHERE: ("waits", "text2"),
    RunState.PAUSED: ("pause", "warn"),
}


@dataclass(frozen=True, slots=True)
class RunRow:
    """One line of the list; `shown` marks the run whose curves are on screen."""

    folder: str
    name: str
    detail: str
    value: str
    glyph: str
    tone: str
    shown: bool = False


class RunsList(QListWidget):
    """Click, or Enter on a row, shows that run's curves."""

    chosen = Signal(object)

    def __init__(
        self, controller: RunController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/runs")
        self._controller = controller
        self._how: dict[str, str] = {}
        self._rows: tuple[RunRow, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(_RowPainter(self))
        self.setAccessibleName(self.tr("Runs"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.itemClicked.connect(self._choose)
        self.chosen.connect(controller.show_run)
        controller.runs_changed.connect(self.refresh)
        controller.changed.connect(self.refresh)
        self.refresh()

    def rows(self) -> tuple[RunRow, ...]:
        """Return what the list shows."""
        return self._rows

    def refresh(self) -> None:
        """Show the runs as they are now."""
        rows = tuple(self._row(record) for record in self._controller.runs)
        if rows == self._rows:
            return
        self._rows = rows
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        while self.count() < len(rows):
            self.addItem(QListWidgetItem())
        for index, row in enumerate(rows):
            item = self.item(index)
            item.setData(_DATA, row)
            said = f"{row.name}, {row.detail}, {row.value}".rstrip(", ")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(row.detail)
        self.setFixedHeight(ROW_HEIGHT * len(rows))
        policy = Qt.FocusPolicy  # an empty list would show nothing of the keyboard
        self.setFocusPolicy(policy.StrongFocus if rows else policy.NoFocus)

    def _row(self, record: RunRecord) -> RunRow:
        controller = self._controller
        live = controller.current if controller.current.id == record.id else None
        state = live.state if live else state_of(record)
        best = _best(live, record)
        words = [self._trained_how(record)]
        if record.problem:
            words = [record.problem]
        elif state is not RunState.FINISHED:
            words.insert(0, state_word(state))
        elif record.status == "stopped":
            words.insert(0, self.tr("stopped"))
        glyph, tone = _GLYPHS.get(state, ("dot", "ok"))
        return RunRow(
            record.folder,
            record.name,
            ", ".join(word for word in words if word),
            fmt.percent(best) if math.isfinite(best) else "",
            glyph,
            tone,
            controller.shown.id == record.id,
        )

    def _trained_how(self, record: RunRecord) -> str:
        if record.id not in self._how:
            try:
                training = loads(record.project, record.name).project.training
            except ProjectError:
                self._how[record.id] = ""
            else:
                schedule = word_for(training.schedule).lower()
                self._how[record.id] = f"{word_for(training.optimizer)}, {schedule}"
        return self._how[record.id]

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(Path(item.data(_DATA).folder))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._choose(item)
        else:
            super().keyPressEvent(event)


def _best(live: Run | None, record: RunRecord) -> float:
    if live is not None:
        return live.best_value
    return math.nan if record.best_value is None else record.best_value


class _RowPainter(QStyledItemDelegate):
    def sizeHint(
        self,
        _option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: RunRow = index.data(_DATA)
        colors, box = theme(), QRect(option.rect)
        state = option.state
        painter.save()
        if row.shown:
            painter.fillRect(box, colors.raised)
            painter.fillRect(
                QRect(box.left(), box.top(), 2, box.height()), colors.accent
            )
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colors.hover)
        place = QRectF(box.left() + MARGIN, box.top() + 13, 14, 14)
        paint_icon(painter, row.glyph, place, row.tone)
        right = box.right() + 1 - MARGIN
        width = text_width(mono_font(LABEL), row.value)
        value = QRect(right - width, box.top(), width + 1, box.height())
        draw_line(painter, value, row.value, mono_font(LABEL), colors.text)
        left = box.left() + MARGIN + 24
        room = right - width - 8 - left
        name = QRect(left, box.top() + 3, room, 18)
        draw_line(painter, name, row.name, ui_font(BODY, 600), colors.text)
        detail = QRect(left, box.top() + 20, room, 16)
        draw_line(painter, detail, row.detail, ui_font(HINT), colors.text3)
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, box, 4)
        painter.restore()
