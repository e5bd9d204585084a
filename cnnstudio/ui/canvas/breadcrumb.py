"""The way into the block that is shown, on top of the canvas; each part leads back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cnnstudio.ui.document import Document
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.place import TOP, Crumb, Place, with_index
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.buttons import Button, IconButton, set_reason, tip
from cnnstudio.ui.widgets.labels import Glyph, TextLabel
from cnnstudio.ui.widgets.painting import rounded

_HEIGHT = 32


class _CrumbButton(Button):
    """One part of the way; `chosen(place)` leads there."""

    chosen = Signal(object)

    def __init__(self, text: str, place: Place) -> None:
        super().__init__(text, "quiet", small=True)
        self._place = place
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self._place)


class _Repetitions(QWidget):
    """Which of several repetitions is shown, and the way to its neighbours."""

    chosen = Signal(object)

    def __init__(self, crumb: Crumb) -> None:
        super().__init__()
        self._crumb = crumb
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.before = self._button("chevron-left", self.tr("Repetition before"), "PgUp")
        self.after = self._button(
            "chevron-right", self.tr("Repetition after"), "PgDown"
        )
        text = self.tr("{0} of {1}").format(crumb.index + 1, crumb.repeat)
        self.label = TextLabel(text, "label", "text2")
        row.addWidget(self.before)
        row.addWidget(self.label)
        row.addWidget(self.after)
        first, last = crumb.index == 0, crumb.index == crumb.repeat - 1
        this = self.tr("This is the first repetition.") if first else None
        set_reason(self.before, this)
        this = self.tr("This is the last repetition.") if last else None
        set_reason(self.after, this)
        self.before.clicked.connect(self._back)
        self.after.clicked.connect(self._forward)

    @staticmethod
    def _button(icon: str, name: str, key: str) -> IconButton:
        button = IconButton(icon, name, key, size=12, box=QSize(24, 24))
        button.setToolTip(tip(name, key))
        return button

    def _back(self) -> None:
        self._step(-1)

    def _forward(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        place, index = self._crumb.place, self._crumb.index + by
        self.chosen.emit(with_index(place, len(place) - 1, index))


class Breadcrumb(QWidget):
    """Project, stage2 ×4, 1 of 4, residual: hidden outside of blocks.

    In a narrow canvas the outer parts give way to one that leads to the nearest.
    """

    chosen = Signal(object)

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        set_topic(self, "panel/breadcrumb")
        self._document = document
        self._widest = 0
        self._parts: list[QWidget] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 0, 8, 0)
        self._row.setSpacing(0)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(self.tr("Way into the block"))
        self.hide()

    def texts(self) -> list[str]:
        """Return what is read from left to right."""
        found = []
        for part in self._parts:
            if isinstance(part, _Repetitions):
                found.append(part.label.text())
            elif isinstance(part, Button | TextLabel):
                found.append(part.text())
        return found

    def button(self, text: str) -> Button:
        """Return the part of the way that is read so."""
        for part in self._parts:
            if isinstance(part, Button) and part.text() == text:
                return part
        raise KeyError(text)

    def repetitions(self) -> QWidget | None:
        """Return the chooser of the innermost repetition."""
        found = [p for p in self._parts if isinstance(p, _Repetitions)]
        return found[-1] if found else None

    def show_way(self, widest: int) -> None:
        """Show the way to the document's place in at most `widest` pixels."""
        crumbs = self._document.crumbs
        self._widest = widest
        self._clear()
        self.setVisible(bool(crumbs))
        if not crumbs:
            return
        for left_out in range(len(crumbs) + 1):
            self._clear()
            self._fill(crumbs, left_out)
            if self.sizeHint().width() <= widest:
                break
        said = ", ".join(self.texts())
        self.setAccessibleDescription(said)
        self.resize(min(self.sizeHint().width(), widest), _HEIGHT)
        self.update()

    def _fill(self, crumbs: list[Crumb], left_out: int) -> None:
        """Add the parts; the outer `left_out` ones are one part, `…`."""
        if left_out:
            before = crumbs[left_out - 2].place if left_out > 1 else TOP
            self._add_button("…", before, self.tr("Out of the block"))
        else:
            self._add_button(self._document.title, TOP, self.tr("The whole network"))
        for crumb in crumbs[max(0, left_out - 1) :]:
            self._add(Glyph("chevron-right", "text3", 12))
            self._add_crumb(crumb, last=crumb is crumbs[-1])

    def _add_crumb(self, crumb: Crumb, *, last: bool) -> None:
        text = f"{crumb.name} ×{crumb.repeat}" if crumb.repeat > 1 else crumb.name
        if last:
            label = TextLabel(text, "label", "text")
            label.setContentsMargins(6, 0, 2, 0)
            label.setToolTip(self.tr("The block {0}").format(crumb.block))
            self._add(label)
        else:
            self._add_button(text, crumb.place, crumb.block)
        if crumb.repeat > 1:
            chooser = _Repetitions(crumb)
            chooser.chosen.connect(self._choose)
            self._add(chooser)

    def _add_button(self, text: str, place: Place, said: str) -> None:
        button = _CrumbButton(text, place)
        button.setToolTip(said)
        button.setAccessibleName(f"{text}, {said}")
        button.chosen.connect(self._choose)
        self._add(button)

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        part.show()  # now, so that it counts in the width

    def _clear(self) -> None:
        for part in self._parts:
            part.hide()
            self._row.removeWidget(part)
            part.deleteLater()
        self._parts = []

    def _choose(self, place: Place) -> None:
        self.chosen.emit(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        with QPainter(self) as painter:
            rounded(painter, self.rect(), 6, colors.surface, colors.line)
