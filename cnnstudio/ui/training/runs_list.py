"""The runs of a project, newest first: name, how it was trained, best accuracy."""

from __future__ import annotations

import math
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QWidget,
)

from cnnstudio.project.file_format import ProjectError, loads
from cnnstudio.project.records import RunRecord
from cnnstudio.project.run_table import KnownRun, known_runs, matches
from cnnstudio.project.setting_words import word_for
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.measured import measured_text
from cnnstudio.ui.training.note_dialog import NoteDialog
from cnnstudio.ui.training.run import Run, RunState, state_of, state_word
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.run_keeper import RunKeeper
from cnnstudio.ui.training.run_rows import (
    ROW,
    ROW_HEIGHT,
    RunRow,
    RunRowPainter,
    eye_box,
)

_GLYPHS = {
    RunState.FAILED: ("error", "error"),
    RunState.INTERRUPTED: ("warning", "warn"),
    RunState.ELSEWHERE: ("waits", "text2"),
    RunState.PAUSED: ("pause", "warn"),
}


class RunsList(QListWidget):
    """Click, or Enter on a row, shows that run's curves.

    The eye at the right, or Space, draws a run beside that one; F2 renames, Delete
    throws away, Ctrl+Z right after it brings back. The menu has all of it.
    """

    chosen = Signal(object)

    def __init__(
        self,
        controller: RunController,
        keeper: RunKeeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/runs")
        self._controller, self.keeper = controller, keeper
        self._how: dict[str, str] = {}
        self._rows: tuple[RunRow, ...] = ()
        self._words = ""
        self._known: list[KnownRun] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        painter = RunRowPainter(self)
        painter.renamed.connect(keeper.rename)
        self.setItemDelegate(painter)
        self.setAccessibleName(self.tr("Runs"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.chosen.connect(controller.show_run)
        controller.runs_changed.connect(self.refresh)
        controller.changed.connect(self.refresh)
        keeper.changed.connect(self.refresh)
        self.refresh()

    def rows(self) -> tuple[RunRow, ...]:
        """Return what the list shows."""
        return self._rows

    def narrow(self, words: str) -> None:
        """Show only the runs that say all of these words."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the runs as they are now."""
        self._known = known_runs(self._controller.runs, self._known)
        found = (run.record for run in self._known if matches(run, self._words))
        rows = tuple(self._row(record) for record in found)
        if rows == self._rows:
            return
        self._rows = rows
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        while self.count() < len(rows):
            item = QListWidgetItem()
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.addItem(item)
        for index, row in enumerate(rows):
            item = self.item(index)
            item.setData(ROW, row)
            said = f"{row.name}, {row.detail}, {row.value}".rstrip(", ")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip("\n".join(text for text in (row.detail, row.note) if text))
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
        return RunRow(
            record.folder,
            record.number,
            record.title,
            ", ".join(word for word in words if word),
            measured_text(record.metric, best),
            *_GLYPHS.get(state, ("", "")),
            shown=controller.shown.id == record.id,
            beside=self.keeper.is_beside(record.id),
            star=record.marks.star,
            note=record.marks.problem or record.marks.note,
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

    # What can be done with a run

    def menu_of(self, row: RunRow) -> QMenu:
        """Return the menu of a row."""
        folder, keeper = Path(row.folder), self.keeper
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not row.shown:
            show, draw = self.tr("Show its curves"), self.tr("Draw beside the others")
            draw = self.tr("Hide") if row.beside else draw
            menu.addAction(show, lambda: self.chosen.emit(folder))
            menu.addAction(draw, lambda: keeper.draw_beside(folder, not row.beside))
            menu.addSeparator()
        menu.addAction(self.tr("Rename"), QKeySequence("F2"), self._edit_current)
        menu.addAction(self.tr("Note…"), lambda: self.edit_note(row))
        star = self.tr("Take the star") if row.star else self.tr("Give a star")
        menu.addAction(star, lambda: keeper.star(folder, not row.star))
        menu.addSeparator()
        delete = QKeySequence(QKeySequence.StandardKey.Delete)
        menu.addAction(
            self.tr("Move to the trash"), delete, lambda: keeper.throw_away([folder])
        )
        return menu

    def edit_note(self, row: RunRow) -> None:
        """Ask for the note of a run."""
        folder = Path(row.folder)
        dialog = NoteDialog(row.name, row.note, self.window())
        dialog.written.connect(lambda text: self.keeper.note(folder, text))
        dialog.open()

    def edit_name(self, folder: Path) -> None:
        """Put a field over the name of a run."""
        if self._make_current(folder):
            self._edit_current()

    def edit_note_of(self, folder: Path) -> None:
        """Ask for the note of a run, by its folder."""
        if self._make_current(folder):
            self.edit_note(self.currentItem().data(ROW))

    def _make_current(self, folder: Path) -> bool:
        for number, row in enumerate(self._rows):
            if Path(row.folder) == folder:
                self.setCurrentRow(number)
                self.scrollToItem(self.currentItem())
                return True
        return False

    def _edit_current(self) -> None:
        if self.currentItem() is not None:
            self.editItem(self.currentItem())

    def _row_at(self, place: QPoint) -> RunRow | None:
        item = self.itemAt(place)
        return None if item is None else item.data(ROW)

    def _toggle(self, row: RunRow) -> None:
        if not row.shown:
            self.keeper.draw_beside(Path(row.folder), not row.beside)

    def event(self, event: QEvent) -> bool:
        # Ctrl+Z takes back a run thrown away only while the keyboard is in the list.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and self.keeper.thrown_text()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item, key = self.currentItem(), event.key()
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # an Enter that has ended the renaming
        elif event.matches(QKeySequence.StandardKey.Undo) and self.keeper.thrown_text():
            self.keeper.undo()
        elif item is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(Path(item.data(ROW).folder))
        elif key == Qt.Key.Key_Space:
            self._toggle(item.data(ROW))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.keeper.throw_away([Path(item.data(ROW).folder)])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        row = self._row_at(place)
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        index: QModelIndex = self.indexAt(place)
        if eye_box(self.visualRect(index)).contains(place):
            self._toggle(row)
        else:
            self.chosen.emit(Path(row.folder))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if by_key else self.itemAt(event.pos())
        if item is None:
            return
        self.setCurrentItem(item)
        box = self.visualItemRect(item)
        place = box.center() if by_key else event.pos()
        self.menu_of(item.data(ROW)).popup(self.viewport().mapToGlobal(place))


def _best(live: Run | None, record: RunRecord) -> float:
    if live is not None:
        return live.best_value
    return math.nan if record.best_value is None else record.best_value
