"""Rows of forms: each shows one parameter and proposes another value.

The forms of layers and of settings are both made of these. A row never changes the
document: it judges what is typed, keeps a wrong value red with its reason, and emits
`proposed(name, value)` for a right one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.expression import Value
from cnnstudio.graph.param import Param
from cnnstudio.ui.forms.expressions import names_for, read_expression, value_of
from cnnstudio.ui.help.topics import Asked, own_topic
from cnnstudio.ui.param_words import choice_of, help_of, label_of
from cnnstudio.ui.widgets.buttons import IconButton, set_reason
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import TextLabel, Tone
from cnnstudio.ui.widgets.number_field import NumberField
from cnnstudio.ui.widgets.rows import LABEL_WIDTH, MARGIN, FormRow
from cnnstudio.ui.widgets.switch import ToggleSwitch

_LONGEST = 40
_NO_WORDS: Mapping[str, str] = {}


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
        self._reason = self._help = ""
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

    def show_value(self, value: Any) -> None:
        """Show the document's value."""
        raise NotImplementedError

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
        text, tone = self._hint
        if self._reason:
            text, tone = self._reason, "error"
        self._note.setText(text)
        self._note.set_tone(tone)
        self._note.setVisible(bool(text))


class ChoiceRow(ParamRow):
    """One of a few words; a value that is not offered here is shown all the same."""

    def __init__(
        self,
        name: str,
        param: Param,
        words: Mapping[str, str] = _NO_WORDS,
        parent: QWidget | None = None,
    ) -> None:
        self._words = words
        self._options: list[tuple[Any, str]] = [
            (key, choice_of(key, words)) for key in param.choices
        ]
        self.combo = Combo(self._options)
        super().__init__(name, param, self.combo, parent=parent)
        self.combo.picked.connect(self._picked)

    def offer(self, options: list[tuple[Any, str]]) -> None:
        """Offer other values than those of the declaration; follow by `show_value`."""
        self._options = options
        self.combo.set_options(options)

    def show_value(self, value: Any) -> None:
        options = list(self._options)
        if self.scope is not None:
            said = self.tr("as {0} of the block")
            names = names_for(self.param, self.scope)
            options += [(name, said.format(name)) for name in names]
        if value not in [key for key, _ in options]:
            shown = choice_of(str(value), self._words)
            options.append((value, self.tr("{0}, not here").format(shown)))
        self.combo.set_options(options)
        self.combo.set_current_key(value)
        self._judge("")

    def _mark(self, reason: str) -> None:
        self.combo.set_state("error" if reason else "normal", reason)
        if not reason:
            self.set_help(self._help)

    def _picked(self, key: object) -> None:
        self.proposed.emit(self.name, key)


class SwitchOrNameRow(ChoiceRow):
    """On, off, or as a parameter of the block says."""

    def __init__(self, name: str, param: Param, parent: QWidget | None = None) -> None:
        super().__init__(name, param, parent=parent)
        self._options = [(True, self.tr("on")), (False, self.tr("off"))]


class SwitchRow(ParamRow):
    """On or off."""

    def __init__(self, name: str, param: Param, parent: QWidget | None = None) -> None:
        self.switch = ToggleSwitch(label_of(param, name))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.switch)
        row.addStretch(1)
        super().__init__(name, param, self.switch, holder, parent)
        self.switch.clicked.connect(self._clicked)

    def show_value(self, value: Any) -> None:
        self.switch.setChecked(value is True)
        self._judge("")

    def _clicked(self, on: bool) -> None:
        self.proposed.emit(self.name, on)


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

    def _write(self, value: Any) -> None:
        """Put a value of the document into the field."""
        raise NotImplementedError

    def _text(self) -> str:
        """Return what stands in the field."""
        raise NotImplementedError

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


class NumberRow(TypedRow):
    """A number with steppers, and maybe a button behind them."""

    def __init__(
        self,
        name: str,
        param: Param,
        extra: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        whole = param.kind != "float"
        label = label_of(param, name)
        self.number = NumberField("", label, whole, param.minimum, param.maximum)
        field: QWidget | None = None
        if extra is not None:
            field = QWidget()
            field.setAccessibleName(label)
            row = QHBoxLayout(field)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(4)
            row.addWidget(self.number, 1)
            row.addWidget(extra)
        super().__init__(name, param, self.number, field, parent)
        self.number.edited.connect(self._typed)
        self.number.committed.connect(self._done)
        self.number.textChanged.connect(self._judge_text)

    def _judge_text(self, text: str) -> None:
        self.number.wrong = bool(self._parsed(text)[1])

    def take(self, text: str) -> None:
        """Take a text that was chosen, not typed."""
        self.number.setText(text)
        self.number.edited.emit(text)
        self._done()

    def _write(self, value: Any) -> None:
        self.number.set_text(self.param.text(value))

    def _text(self) -> str:
        return self.number.text()

    def _mark(self, reason: str) -> None:
        self.number.set_state("error" if reason else "normal", reason)
        if not reason:
            self.set_help(self._help)


class PresetRow(NumberRow):
    """A number with a list of usual values behind it; those that fit here go first."""

    def __init__(self, name: str, param: Param, parent: QWidget | None = None) -> None:
        self.presets = IconButton("chevron-down", "", box=QSize(24, 24))
        super().__init__(name, param, self.presets, parent)
        said = self.tr("Usual values of {0}").format(label_of(param, name))
        keys = QKeySequence("Alt+Down").toString(QKeySequence.SequenceFormat.NativeText)
        self.presets.setToolTip(f"{said} ({keys})")
        self.presets.setAccessibleName(said)
        # Tab goes from field to field; by key the list opens from its field.
        self.presets.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.number.list_asked.connect(self._offer)
        self._suggested: tuple[tuple[str, object], ...] = ()
        self.menu = QMenu(self)
        self.menu.triggered.connect(self._choose)
        self.presets.clicked.connect(self._offer)

    def suggest(self, values: Iterable[tuple[str, object]]) -> None:
        """Offer values that fit here, each with its reason."""
        self._suggested = tuple(values)

    def _offer(self) -> None:
        menu = self.menu
        menu.clear()
        for why, raw in self._suggested:
            text = self.param.text(raw)
            menu.addAction(f"{text}  ({why})").setData(text)
        if self._suggested:
            menu.addSeparator()
        for raw in self.param.presets:
            text = self.param.text(raw)
            menu.addAction(text).setData(text)
        menu.popup(self.presets.mapToGlobal(self.presets.rect().bottomLeft()))

    def _choose(self, action: QAction) -> None:
        self.take(action.data())


def row_for(
    name: str,
    param: Param,
    words: Mapping[str, str] = _NO_WORDS,
    *,
    in_block: bool = False,
) -> ParamRow:
    """Make the row that fits a parameter; `words`: how choices are said to people.

    `in_block`: the value may be taken from a parameter of the block.
    """
    if param.kind == "choice":
        return ChoiceRow(name, param, words)
    if param.kind == "bool":
        return (SwitchOrNameRow if in_block else SwitchRow)(name, param)
    return (PresetRow if param.presets else NumberRow)(name, param)
