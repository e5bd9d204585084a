"""The base of all rows of forms: a labelled field with a line below it.

The forms of layers and of settings are both made of these. A row never changes the
document: it judges what is typed, keeps a wrong value red with its reason, and emits
`proposed(name, value)` for a right one.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.expression import Value
from cnnstudio.graph.param import Param
from cnnstudio.project.param_words import help_of, label_of
from cnnstudio.ui.forms.expressions import read_expression, value_of
from cnnstudio.ui.help.topics import Asked, own_topic
from cnnstudio.ui.widgets.buttons import set_reason
from cnnstudio.ui.widgets.labels import Glyph, TextLabel, Tone
from cnnstudio.ui.widgets.rows import LABEL_WIDTH, MARGIN, FormRow

_LONGEST = 40


class ParamRow(QWidget):
    """A labelled field with a line below it for a reason or a hint.

    `control` is the part of the field that takes the keyboard. `scope` gives the names
    that expressions may use, inside of a block; outside it is None.
    """

    proposed = Signal(str, object)

    def __init__(
        self,
        name: str,
        param: Param,
        control: QWidget,
        field: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        field = field or control
        self.name, self.param, self.control = name, param, control
        self.field = field
        if not control.accessibleName():
            control.setAccessibleName(label_of(param, name))
        self._hint: tuple[str, Tone] = ("", "text3")
        self._live: tuple[str, Tone] = ("", "text3")
        self._reason = self._help = ""
        self._lock: Glyph | None = None
        self.scope: Mapping[str, Value] | None = None
        self._note = TextLabel("", "hint", "text3", wrap=True)
        self._note.setContentsMargins(MARGIN + LABEL_WIDTH, 0, MARGIN, 4)
        self._note.hide()
        self.form = FormRow(label_of(param, name), field)
        self.form.label.setToolTip(help_of(param))
        field.setToolTip(help_of(param))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.form)
        self.column.addWidget(self._note)

    @abstractmethod
    def show_value(self, value: Any) -> None:
        """Show the document's value."""

    def show_in(self, value: Any, scope: Mapping[str, Value] | None) -> None:
        """Show a value that may be an expression, and what it gives here."""
        self.scope = scope
        self.show_value(value)
        given = ""
        if scope is not None and self.param.is_expression(value):
            given = value_of(self.param, self.name, value, scope)
        self.set_hint(f"= {given}" if given else "")

    def show_problem(self, reason: str) -> None:
        """Mark the value: it is allowed, but does not work here."""
        if not self._reason:
            self._judge(reason)

    def set_hint(self, text: str, tone: Tone = "text3") -> None:
        """Say something below the field; a reason for a wrong value goes first."""
        self._hint = (text, tone)
        self._show_note()

    def set_live(self, text: str, tone: Tone = "accent") -> None:
        """Say what becomes of the value while a run trains; it goes before a hint."""
        self._live = (text, tone)
        self._show_note()

    def set_lock(self, reason: str) -> None:
        """Show a lock beside the label, with its reason; without one take it away.

        The value can be changed all the same: for another time.
        """
        if reason and self._lock is None:
            self._lock = Glyph("lock", "text3", 12, self.form)
            self._lock.move(MARGIN + LABEL_WIDTH - 20, (self.form.height() - 12) // 2)
        if self._lock is not None:
            self._lock.setVisible(bool(reason))
            self._lock.setToolTip(reason)
            self._lock.setAccessibleName(reason)

    def set_blocked(self, reason: str) -> None:
        """Disable the field and say why; without a reason it can be changed again."""
        for part in (self.control, self.field, self.form.label):
            set_reason(part, reason or None)

    def set_help(self, text: str) -> None:
        """Say more about the field than its declaration does: what holds here."""
        self._help = text
        tip = f"{help_of(self.param)} {text}".strip()
        for part in (self.form.label, self.control):
            part.setToolTip(tip)

    def explained_at(self, at: QPoint | None) -> Asked | None:
        """Return the card of this field, with its limits in this form."""
        topic = own_topic(self)
        return Asked(topic, param=self.param, note=self._help) if topic else None

    def note(self) -> str:
        """Return the line below the field."""
        return self._note.text()

    def _mark(self, reason: str) -> None:
        """Mark the control as right (no reason) or wrong."""

    def _judge(self, reason: str) -> None:
        self._mark(reason)
        self._reason = reason
        self._show_note()

    def _show_note(self) -> None:
        text, tone = self._live if self._live[0] else self._hint
        if self._reason:
            text, tone = self._reason, "error"
        self._note.setText(text)
        self._note.set_tone(tone)
        self._note.setVisible(bool(text))


class TypedRow(ParamRow):
    """A value that is typed: judged and taken over with every key.

    While the text is wrong the document holds what it held before the typing began,
    not what the first half of the text happened to mean.
    """

    def __init__(
        self,
        name: str,
        param: Param,
        control: QWidget,
        field: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, param, control, field, parent)
        self._shown: Any = None
        self._before: Any = None

    def show_value(self, value: Any) -> None:
        # What is being typed stays until the document holds something else.
        if value != self._shown:
            self._shown = self._before = value
            self._write(value)
        self._judge(self._parsed(self._text())[1])

    @abstractmethod
    def _write(self, value: Any) -> None:
        """Put a value of the document into the field."""

    @abstractmethod
    def _text(self) -> str:
        """Return what stands in the field."""

    def _parsed(self, text: str) -> tuple[Any, str]:
        """Return (value, ""), or (None, why the text is wrong)."""
        try:
            return self.param.parse(self.name, text), ""
        except FieldError as error:
            if self.scope is not None and text.strip():
                return self._expression(text, self.scope)
            got = text.strip()[:_LONGEST] or self.tr("nothing")
            said = self.tr("Expected {0}, got {1}.")
            return None, said.format(error.expected, got)

    def _expression(self, text: str, scope: Mapping[str, Value]) -> tuple[Any, str]:
        try:
            return read_expression(self.param, self.name, text, scope), ""
        except ValueError as error:
            return None, str(error)

    def _typed(self, text: str) -> None:
        value, reason = self._parsed(text)
        self._judge(reason)
        if reason:
            value = self._before
        if value != self._shown:
            self._shown = value
            self.proposed.emit(self.name, value)

    def _done(self) -> None:
        self._before = self._shown
