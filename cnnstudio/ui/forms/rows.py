"""Rows of forms for each kind of parameter: choices, switches and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from cnnstudio.graph.param import Param
from cnnstudio.project.param_words import choice_of, label_of
from cnnstudio.ui.forms.expressions import names_for
from cnnstudio.ui.forms.param_row import ParamRow, TypedRow
from cnnstudio.ui.forms.text_row import TextRow
from cnnstudio.ui.widgets.buttons import IconButton
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.number_field import NumberField
from cnnstudio.ui.widgets.switch import ToggleSwitch

_NO_WORDS: Mapping[str, str] = {}


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
    if param.kind in ("text", "texts", "numbers"):
        return TextRow(name, param)
    return (PresetRow if param.presets else NumberRow)(name, param)
