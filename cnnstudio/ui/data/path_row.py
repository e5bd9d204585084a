"""A row of a form for a path: typed, or chosen with the system's dialog."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStyle, QStyleOptionFrame, QWidget

from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.param import LONGEST_TEXT, Param
from cnnstudio.project.param_words import label_of
from cnnstudio.ui.forms.param_row import ParamRow
from cnnstudio.ui.properties.text_fields import TextField
from cnnstudio.ui.widgets.buttons import IconButton
from cnnstudio.ui.widgets.painting import draw_line


class PathField(TextField):
    """A path; while nobody types it is cut in its middle, so that its end is read."""

    def shown(self) -> str:
        """Return the path as it is read now, cut where there is no room for it."""
        if self.hasFocus():
            return self.text()
        room = self._text_room().width()
        return shortened_path(self.text(), self.fontMetrics(), room)

    def _text_room(self) -> QRect:
        frame = QStyleOptionFrame()
        self.initStyleOption(frame)
        part = QStyle.SubElement.SE_LineEditContents
        return self.style().subElementRect(part, frame, self).adjusted(2, 0, -2, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.shown()
        if shown == self.text():
            super().paintEvent(event)
            return
        frame = QStyleOptionFrame()
        self.initStyleOption(frame)
        with QPainter(self) as painter:
            panel = QStyle.PrimitiveElement.PE_PanelLineEdit
            self.style().drawPrimitive(panel, frame, painter, self)
            ink = self.palette().text().color()
            draw_line(painter, self._text_room(), shown, self.font(), ink)


def shortened_path(path: str, metrics: QFontMetrics, room: int) -> str:
    """Return a path no wider than `room` pixels: its name stays, the rest is cut.

    A name that alone is too wide is cut in its middle.
    """
    middle = Qt.TextElideMode.ElideMiddle
    cut = max(path.rfind("/"), path.rfind("\\"), 0)
    before, tail = path[:cut], path[cut:]
    left = room - metrics.horizontalAdvance(tail)
    if metrics.horizontalAdvance(path) <= room or left < metrics.averageCharWidth():
        return metrics.elidedText(path, middle, room)
    return metrics.elidedText(before, middle, left) + tail


class PathRow(ParamRow):
    """A path that is taken over on Enter, when it is left, or when it is chosen.

    `browse_asked(name)`: somebody wants to choose it; the owner answers by `take`.
    """

    browse_asked = Signal(str)

    def __init__(self, name: str, param: Param, parent: QWidget | None = None) -> None:
        label = label_of(param, name)
        self.text = PathField(label, LONGEST_TEXT)
        self.browse = IconButton("folder", "", box=QSize(26, 26))
        field = QWidget()
        field.setAccessibleName(label)
        row = QHBoxLayout(field)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.text, 1)
        row.addWidget(self.browse)
        super().__init__(name, param, self.text, field, parent)
        self.form.stack()
        said = self.tr("Browse…")
        self.browse.setToolTip(said)
        self.browse.setAccessibleName(said)
        self.browse.clicked.connect(self._browse)
        self.text.done.connect(self.take)

    def show_value(self, value: Any) -> None:
        self.text.show_text(str(value))
        self._judge("")

    def take(self, text: str) -> None:
        """Propose a path."""
        try:
            value = self.param.parse(self.name, text)
        except FieldError as error:
            said = self.tr("Expected {0}, got {1}.")
            self._judge(said.format(error.expected, text[:40]))
            return
        self._judge("")
        self.proposed.emit(self.name, value)

    def _mark(self, reason: str) -> None:
        self.text.show_problem(reason)
        if not reason:
            self.text.setToolTip(self.text.text())

    def _browse(self) -> None:
        self.browse_asked.emit(self.name)
