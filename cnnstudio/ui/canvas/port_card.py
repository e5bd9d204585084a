"""The card beside a port: how every dimension comes about, values and memory."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from cnnstudio.graph.arithmetic import Dimension, arithmetic, changed_terms
from cnnstudio.graph.cost import FLOAT_BYTES
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.node import Edge
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import translate
from cnnstudio.ui.canvas.node_face import PortFace
from cnnstudio.ui.fonts import LABEL, ui_font
from cnnstudio.ui.format import grouped, size
from cnnstudio.ui.theme import ThemeManager
from cnnstudio.ui.theme_tokens import Theme
from cnnstudio.ui.widgets.painting import rounded

_APART = 12


class CardText(QLabel):
    """A text that can be selected and copied, also where copying is a shortcut."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(
            event, QKeyEvent
        ):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Copy) or event.matches(keys.SelectAll):
                event.accept()
                return True
        return super().event(event)


class PortCard(QFrame):
    """Stays while the pointer is in it; its text can be selected and copied.

    `entered` and `left` say where the pointer is; Escape asks to be `closed`.
    """

    entered = Signal()
    left = Signal()
    closed = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._room = themes, parent
        self.text = CardText(self)
        self.text.setFont(ui_font(LABEL))
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setCursor(Qt.CursorShape.IBeamCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 10)
        column.addWidget(self.text)
        self.setAccessibleName(self.tr("Shape arithmetic"))
        self.hide()

    def show_lines(self, html: str, port: QPoint, above: bool) -> None:
        """Show a text beside a port in the view, `above` it or below."""
        self.text.setText(f'<div style="line-height:130%">{html}</div>')
        self.adjustSize()
        room = self._room.rect()
        x = min(port.x() + _APART, room.right() - self.width() - 4)
        y = port.y() - _APART - self.height() if above else port.y() + _APART
        if y < 4:
            y = port.y() + _APART
        if y + self.height() > room.bottom() - 4:
            y = port.y() - _APART - self.height()
        self.move(max(4, x), max(4, y))
        self.show()
        self.raise_()

    def take_keyboard(self) -> None:
        """Let the text be selected by keys."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.entered.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = self._themes.current()
        with QPainter(self) as painter:
            rounded(painter, self.rect(), 8, colors.raised, colors.line2)


class PortWords:
    """Writes what a card says, as rich text in the colours of a theme."""

    def __init__(self, graph: Graph, colors: Theme) -> None:
        self._graph, self._colors = graph, colors

    def of_output(
        self, report: NodeReport, before: NodeReport | None, port: PortFace
    ) -> str:
        """Tell how the shape that leaves a port comes about.

        Terms that are others than in `before` are shown in accent.
        """
        name = escape(self._graph.nodes[report.node].name)
        shape = report.given_to(Edge(report.node, "", port.name))
        said = translate("PortWords", "{0} gives {1}").format(name, self._shape(shape))
        if port.title:
            said = translate("PortWords", "{0}, output {1}, gives {2}").format(
                name, escape(port.title), self._shape(shape)
            )
        lines = [_strong(said)]
        if report.problem is not None:
            lines.append(self._muted(report.problem.message))
            if report.problem.formula:
                lines.append(self._mono(escape(report.problem.formula)))
        earlier = {(d.output, d.letter): d.text for d in arithmetic(before)}
        lines += self._dimensions(arithmetic(report), earlier, port)
        return "<br>".join([*lines, *self._amount(shape)])

    def of_input(self, shape: TensorShape | None, edge: Edge | None, node: str) -> str:
        """Tell what arrives at a port."""
        name = escape(self._graph.nodes[node].name)
        if edge is None:
            said = translate("PortWords", "Nothing arrives at {0} here").format(name)
            hint = translate(
                "PortWords", "Drag a wire from an output to it, or press C."
            )
            return f"{_strong(said)}<br>{self._muted(hint)}"
        source = escape(self._graph.nodes[edge.source].name)
        said = translate("PortWords", "{0} gets {1} from {2}")
        head = said.format(name, self._shape(shape), source)
        return "<br>".join([_strong(head), *self._amount(shape)])

    def _dimensions(
        self,
        dimensions: Sequence[Dimension],
        earlier: dict[tuple[str, str], str],
        port: PortFace,
    ) -> list[str]:
        lines = []
        for one in dimensions:
            if one.output and one.output != (port.title or port.name):
                continue
            pieces = changed_terms(one.text, earlier.get((one.output, one.letter), ""))
            text = "".join(
                self._accent(escape(piece)) if changed else escape(piece)
                for piece, changed in pieces
            )
            letter = f'<span style="color:{self._colors.text3.name()}">{one.letter}'
            lines.append(self._mono(f"{letter}&nbsp;&nbsp;</span>{text}"))
            if one.note:
                lines.append(self._muted(f"&nbsp;&nbsp;&nbsp;{escape(one.note)}"))
        return lines

    def _amount(self, shape: TensorShape | None) -> list[str]:
        if shape is None:
            return [self._muted(translate("PortWords", "Nobody knows the shape yet."))]
        said = translate("PortWords", "{0} values per image, {1} in memory")
        count = shape.values
        return [self._muted(said.format(grouped(count), size(count * FLOAT_BYTES)))]

    def _shape(self, shape: TensorShape | None) -> str:
        return "?" if shape is None else self._mono(str(shape))

    def _mono(self, html: str) -> str:
        html = html.replace(" ", "&nbsp;") if "<" not in html else html
        return f"<span style=\"font-family:'JetBrains Mono'\">{html}</span>"

    def _muted(self, html: str) -> str:
        return f'<span style="color:{self._colors.text2.name()}">{html}</span>'

    def _accent(self, html: str) -> str:
        return f'<b style="color:{self._colors.accent.name()}">{html}</b>'


def _strong(html: str) -> str:
    return f'<span style="font-weight:600">{html}</span>'
