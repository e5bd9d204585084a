"""The strip of steps from the data to the network: cards that are chosen and moved."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from cnnstudio.project.steps.step import Place
from cnnstudio.ui.help.topics import Asked
from cnnstudio.ui.pipeline.cards import CARD, face_of, paint_card, paint_plus
from cnnstudio.ui.pipeline.model import LOAD, NETWORK, PipelineModel
from cnnstudio.ui.pipeline.strip_items import GAP, HEAD, Item, arranged
from cnnstudio.ui.pipeline.words import section_title, summary_of, title_of
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.labels import role_font
from cnnstudio.ui.widgets.painting import by_keyboard, draw_line

_CIRCLE = 12
"""Half of what is drawn of a plus."""

_MARK = 3


class PipelineStrip(QWidget):
    """Load, three places with their steps and a plus each, the network.

    Arrows go from item to item, Ctrl+arrows and dragging move a step among those of
    its place, Space switches it, Delete removes it, Enter on a plus adds one:
    `add_asked(place, point)`. `chosen_there(box)`: scroll to it.
    """

    add_asked = Signal(str, QPoint)
    chosen_there = Signal(QRect)

    def __init__(self, model: PipelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.items: list[Item] = []
        self._heads: list[tuple[str, QRect]] = []
        self._current = 0
        self._shown = model.chosen
        self._ring = False
        self._pressed: QPoint | None = None
        self._dragged = -1
        self._drop = -1
        self._room = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Steps from the data to the network"))
        model.changed.connect(self.refresh)
        self.refresh()

    # Where everything is

    def refresh(self) -> None:
        """Show what the model holds."""
        self._arrange()
        number = self._model.chosen
        found = [n for n, i in enumerate(self.items)
                 if i.kind == "card" and i.number == number]  # fmt: skip
        was_plus = self._current < len(self.items) and (
            self.items[self._current].kind == "plus"
        )
        if found and not (was_plus and self.hasFocus()):
            self._current = found[0]
        self._current = min(self._current, len(self.items) - 1)
        self._tell()
        self.update()
        if number != self._shown:
            self._shown = number
            self.chosen_there.emit(self.items[self._current].box)

    def set_room(self, room: int) -> None:
        """Use narrower cards where the usual ones take more than `room` pixels."""
        self._room = room
        self._arrange()
        self.update()

    def _arrange(self) -> None:
        made = arranged(self._model.steps, self._room)
        self.items, self._heads = made.items, made.heads
        self.setFixedSize(made.width, HEAD + made.card.height() + 12)

    def card_box(self, number: int) -> QRect:
        """Where the card of a step is; also of `LOAD` and `NETWORK`."""
        return next(
            i.box for i in self.items if i.kind == "card" and i.number == number
        )

    def plus_box(self, place: Place) -> QRect:
        """Where the plus of a place is."""
        return next(i.box for i in self.items if i.kind == "plus" and i.place == place)

    def _item_at(self, at: QPoint) -> int:
        return next((n for n, i in enumerate(self.items) if i.box.contains(at)), -1)

    def explained_at(self, at: QPoint | None) -> Asked | None:
        """Return the card of help of the step at a place, or of the chosen one."""
        place = self._current if at is None else self._item_at(at)
        if not 0 <= place < len(self.items):
            return Asked("panel/pipeline")
        item = self.items[place]
        if item.kind == "plus" or item.number < 0:
            return Asked("panel/pipeline")
        return Asked(f"step/{self._model.steps[item.number].kind}")

    # Choosing and moving

    def _go_to(self, place: int) -> None:
        self._current = max(0, min(len(self.items) - 1, place))
        item = self.items[self._current]
        if item.kind == "card":
            self._model.choose(item.number)
        self._tell()
        self.update()
        self.chosen_there.emit(item.box)

    def _tell(self) -> None:
        item = self.items[self._current]
        self.setAccessibleDescription(self._said(item))

    def _said(self, item: Item) -> str:
        if item.kind == "plus" and item.place is not None:
            return self.tr("Add a step: {0}").format(section_title(item.place))
        if item.number == LOAD:
            return self.tr("Load: the data as they are")
        if item.number == NETWORK:
            return self.tr("Network: what it is given")
        step = self._model.steps[item.number]
        said = self.tr("{0}, {1}, {2}") if step.on else self.tr("{0}, {1}, {2}, off")
        where = section_title(step.place)
        return said.format(title_of(step), summary_of(step), where)

    def _ask_to_add(self, item: Item) -> None:
        assert item.place is not None
        circle = item.box.center() + QPoint(-_CIRCLE, _CIRCLE + 4)
        self.add_asked.emit(item.place, self.mapToGlobal(circle))

    def _move_current(self, by: int) -> None:
        item = self.items[self._current]
        if item.kind == "card" and item.number >= 0:
            self._model.move(item.number, by)

    def _drop_place(self, at: QPoint) -> int:
        """Return among how many of its neighbours the dragged card would be put."""
        beside = self._model.neighbours(self._dragged)
        middles = [self.card_box(n).center().x() for n in beside]
        return sum(middle < at.x() for middle in middles)

    def _let_go(self) -> None:
        beside = self._model.neighbours(self._dragged)
        before = beside.index(self._dragged)
        after = self._drop - (self._drop > before)
        number, self._dragged, self._drop = self._dragged, -1, -1
        if after != before:
            self._model.move(number, after - before)
        self.update()

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        with QPainter(self) as painter:
            for line, box in self._heads:
                draw_line(painter, box, line, role_font("section"), colors.text3)
            self._paint_wire(painter)
            for place, item in enumerate(self.items):
                ring = self._ring and place == self._current
                if item.kind == "plus":
                    paint_plus(painter, QRectF(item.box), ring)
                else:
                    face = face_of(self._model, item.number, ring=ring)
                    paint_card(painter, QRectF(item.box), face)
            if self._dragged >= 0:
                painter.fillRect(self._drop_mark(), colors.accent)

    def _paint_wire(self, painter: QPainter) -> None:
        """Paint the line along which images go."""
        left, right = self.items[0].box, self.items[-1].box
        y = left.center().y()
        painter.fillRect(left.right(), y, right.left() - left.right(), 2, theme().edge)

    def _drop_mark(self) -> QRect:
        beside = self._model.neighbours(self._dragged)
        if self._drop < len(beside):
            x = self.card_box(beside[self._drop]).left() - GAP // 2 - 1
        else:
            x = self.card_box(beside[-1]).right() + GAP // 2 - 1
        return QRect(x, HEAD, _MARK, CARD.height())

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        place = self._item_at(at)
        if event.button() != Qt.MouseButton.LeftButton or place < 0:
            return
        self._go_to(place)
        item = self.items[place]
        if item.kind == "plus":
            self._ask_to_add(item)
        elif item.number >= 0 and not self._model.why_locked():
            self._pressed = at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is None:
            return
        far = (at - self._pressed).manhattanLength()
        if self._dragged < 0 and far >= QApplication.startDragDistance():
            self._dragged = self._model.chosen
        if self._dragged >= 0:
            self._drop = self._drop_place(at)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self._dragged >= 0:
            self._let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._item_at(event.position().toPoint())
        if place >= 0:
            self._switch(self.items[place])

    def _switch(self, item: Item) -> None:
        if item.kind == "card" and item.number >= 0:
            self._model.switch(item.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, item = event.key(), self.items[self._current]
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        is_step = item.kind == "card" and item.number >= 0
        if by and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._move_current(by)
        elif by:
            self._go_to(self._current + by)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if key == Qt.Key.Key_Home else len(self.items) - 1)
        elif key == Qt.Key.Key_Delete and is_step:
            self._model.remove(item.number)
        elif key == Qt.Key.Key_Space and is_step:
            self._switch(item)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item.kind == "plus":
            self._ask_to_add(item)
        elif key == Qt.Key.Key_Escape and self._dragged >= 0:
            self._pressed, self._dragged, self._drop = None, -1, -1
            self.update()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event.reason())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        self.update()
