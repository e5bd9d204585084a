"""Rows of the settings form: each shows one setting and proposes another value.

A row never changes the document. It judges what is typed, keeps a wrong value red
with its reason, and emits `proposed(name, value)` for a right one.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.param import Param
from cnnstudio.ui.widgets.buttons import IconButton
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import TextLabel, Tone
from cnnstudio.ui.widgets.number_field import NumberField
from cnnstudio.ui.widgets.rows import LABEL_WIDTH, MARGIN, FormRow
from cnnstudio.ui.widgets.switch import ToggleSwitch


class SettingRow(QWidget):
    """A labelled field with a line below it for a reason or a hint."""

    proposed = Signal(str, object)

    def __init__(
        self, name: str, param: Param, field: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name, self.param, self.field = name, param, field
        self._hint: tuple[str, Tone] = ("", "text3")
        self._reason = ""
        self._note = TextLabel("", "hint", "text3", wrap=True)
        self._note.setContentsMargins(MARGIN + LABEL_WIDTH, 0, MARGIN, 4)
        self._note.hide()
        self.form = FormRow(param.label or name, field)
        if param.help:
            self.form.label.setToolTip(param.help)
            field.setToolTip(param.help)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.form)
        self.column.addWidget(self._note)

    def show_value(self, value: Any) -> None:
        """Show the document's value."""
        raise NotImplementedError

    def set_hint(self, text: str, tone: Tone = "text3") -> None:
        """Say something below the field; a reason for a wrong value goes first."""
        self._hint = (text, tone)
        self._show_note()

    def note(self) -> str:
        """Return the line below the field."""
        return self._note.text()

    def _set_reason(self, reason: str) -> None:
        self._reason = reason
        self._show_note()

    def _show_note(self) -> None:
        text, tone = (self._reason, "error") if self._reason else self._hint
        self._note.setText(text)
        self._note.set_tone(tone)  # type: ignore[arg-type]
        self._note.setVisible(bool(text))


class ChoiceRow(SettingRow):
    """One of a few words; a value that is not offered here is shown all the same."""

    def __init__(
        self,
        name: str,
        param: Param,
        words: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        self._words = words
        self._options = [(key, words.get(key, key)) for key in param.choices]
        self.combo = Combo(self._options)
        super().__init__(name, param, self.combo, parent)
        self.combo.picked.connect(self._picked)

    def offer(self, options: list[tuple[str, str]]) -> None:
        """Offer other values than those of the declaration; follow by `show_value`."""
        self._options = options
        self.combo.set_options(options)

    def show_value(self, value: Any) -> None:
        options = list(self._options)
        if value not in dict(options):
            missing = self.tr("{0}, not here").format(self._words.get(value, value))
            options.append((value, missing))
        self.combo.set_options(options)
        self.combo.set_current_key(value)

    def _picked(self, key: object) -> None:
        self.proposed.emit(self.name, key)


class SwitchRow(SettingRow):
    """On or off."""

    def __init__(self, name: str, param: Param, parent: QWidget | None = None) -> None:
        self.switch = ToggleSwitch(param.label or name)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.switch)
        row.addStretch(1)
        super().__init__(name, param, holder, parent)
        self.switch.clicked.connect(self._clicked)

    def show_value(self, value: Any) -> None:
        self.switch.setChecked(bool(value))

    def _clicked(self, on: bool) -> None:
        self.proposed.emit(self.name, on)


class TypedRow(SettingRow):
    """A value that is typed: judged and taken over with every key.

    While the text is wrong the document holds what it held before the typing began,
    not what the first half of the text happened to mean.
    """

    def __init__(
        self, name: str, param: Param, field: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, param, field, parent)
        self._shown: Any = None
        self._before: Any = None

    def show_value(self, value: Any) -> None:
        # What is being typed stays until the document holds something else.
        if value != self._shown:
            self._shown = self._before = value
            self._write(value)
            self._judge("")

    def _write(self, value: Any) -> None:
        """Put a value of the document into the field."""
        raise NotImplementedError

    def _mark(self, reason: str) -> None:
        """Mark the field as right (no reason) or wrong."""
        raise NotImplementedError

    def _typed(self, text: str) -> None:
        try:
            value = self.param.parse(self.name, text)
        except FieldError as error:
            self._judge(f"Expected {error.expected}, got {error.got}.")
            value = self._before
        else:
            self._judge("")
        if value != self._shown:
            self._shown = value
            self.proposed.emit(self.name, value)

    def _done(self) -> None:
        self._before = self._shown

    def _judge(self, reason: str) -> None:
        self._mark(reason)
        self._set_reason(reason)


class NumberRow(TypedRow):
    """A number with steppers, and maybe a button behind them."""

    def __init__(
        self,
        name: str,
        param: Param,
        extra: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        whole = param.kind == "int"
        label = param.label or name
        self.number = NumberField("", label, whole, param.minimum, param.maximum)
        field: QWidget = self.number
        if extra is not None:
            field = QWidget()
            field.setAccessibleName(label)
            row = QHBoxLayout(field)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(4)
            row.addWidget(self.number, 1)
            row.addWidget(extra)
        super().__init__(name, param, field, parent)
        self.number.edited.connect(self._typed)
        self.number.committed.connect(self._done)

    def _write(self, value: Any) -> None:
        self.number.set_text(self.param.text(value))

    def _mark(self, reason: str) -> None:
        self.number.set_state("error" if reason else "normal", reason)
        if not reason:
            self.number.setToolTip(self.param.help)


class SeedRow(NumberRow):
    """A seed, and a button that draws another one: the network is initialised anew."""

    def __init__(self, name: str, param: Param, parent: QWidget | None = None) -> None:
        box = QSize(26, 26)
        said = "New seed: initialise anew"
        self.fresh = IconButton("refresh", said, size=14, box=box)
        super().__init__(name, param, self.fresh, parent)
        self.fresh.clicked.connect(self._draw)

    def _draw(self) -> None:
        # Small enough to be read aloud and typed again.
        self.number.setText(str(secrets.randbelow(100_000)))
        self.number.edited.emit(self.number.text())
        self._done()


class BatchRow(TypedRow):
    """A size to choose or to type."""

    def __init__(self, name: str, param: Param, parent: QWidget | None = None) -> None:
        self.combo = Combo([(size, str(size)) for size in param.presets])
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(Combo.InsertPolicy.NoInsert)
        self.combo.setCompleter(None)  # type: ignore[arg-type]
        super().__init__(name, param, self.combo, parent)
        line = self.combo.lineEdit()
        assert line is not None
        self.combo.picked.connect(self._picked)
        line.textEdited.connect(self._typed)
        line.editingFinished.connect(self._done)

    def _write(self, value: Any) -> None:
        if value in self.param.presets:
            self.combo.set_current_key(value)
        self.combo.setEditText(str(value))

    def _mark(self, reason: str) -> None:
        self.combo.set_state("error" if reason else "normal", reason)

    def _picked(self, size: object) -> None:
        self._typed(str(size))
        self._done()
