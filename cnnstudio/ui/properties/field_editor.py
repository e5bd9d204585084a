"""One row of a form: the control for a parameter, made from its description."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.param import Param
from cnnstudio.ui.widgets.buttons import IconButton
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.number_field import NumberField
from cnnstudio.ui.widgets.rows import FormRow
from cnnstudio.ui.widgets.switch import ToggleSwitch


class FieldEditor(QWidget):
    """Label, control, presets and the reason why a typed value is not taken.

    `entered(object)` carries a raw value that the parameter allows. Anything else
    stays in the field, in red, with its reason, and is not announced.
    """

    entered = Signal(object)

    def __init__(self, name: str, param: Param, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.param = name, param
        self._raw: object = param.default
        self._before: object = param.default  # what refused typing goes back to
        self._suggested: tuple[tuple[str, object], ...] = ()
        self._menu: QMenu | None = None
        label = param.label or name
        self.control = self._make_control(label)
        self.row = FormRow(label, self._with_presets())
        self.row.setToolTip(param.help)
        self._reason = TextLabel("", "label", "error", wrap=True)
        self._reason.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.row)
        box.addWidget(self._reason)
        self._reason.setContentsMargins(12, 0, 12, 2)

    def _make_control(self, label: str) -> QWidget:
        if self.param.kind == "bool":
            switch = ToggleSwitch(label)
            switch.toggled.connect(self._switched)
            return switch
        if self.param.kind == "choice":
            options = [(c, c.replace("_", " ")) for c in self.param.choices]
            combo = Combo(options, label)
            combo.picked.connect(self._picked)
            return combo
        field = NumberField(
            name=label,
            whole=self.param.kind != "float",
            minimum=self.param.minimum,
            maximum=self.param.maximum,
        )
        field.edited.connect(self._typed)
        field.committed.connect(self._settle)
        return field

    def _with_presets(self) -> QWidget:
        if not isinstance(self.control, NumberField) or not self.param.presets:
            return self.control
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.control, 1)
        button = IconButton(
            "chevron-down",
            self.tr("Usual values of {0}").format(self.name),
            box=QSize(24, 24),
        )
        button.clicked.connect(self._show_presets)
        row.addWidget(button)
        self.presets_button = button
        return holder

    @property
    def raw(self) -> object:
        """The last raw value that was allowed."""
        return self._raw

    def set_raw(
        self, raw: object, suggested: Iterable[tuple[str, object]] = ()
    ) -> None:
        """Show the document's value, which may be one that is not allowed."""
        self._suggested = tuple(suggested)
        unchanged, self._raw = raw == self._raw, raw
        if isinstance(self.control, ToggleSwitch):
            blocked = self.control.blockSignals(True)
            self.control.setChecked(raw is True)
            self.control.blockSignals(blocked)
        elif isinstance(self.control, Combo):
            self.control.set_current_key(raw)
        elif isinstance(self.control, NumberField):
            # What somebody is typing stays as it is typed, right or wrong.
            typing = unchanged and self.control.hasFocus()
            if not typing and self._parsed(self.control.text()) != (raw, ""):
                self.control.set_text(self.param.text(raw))
            if not typing:
                self._before = raw
            self._judge(self.control.text())

    def show_problem(self, reason: str) -> None:
        """Mark the field: the value is allowed but does not work here."""
        self._mark(reason)

    def _parsed(self, text: str) -> tuple[object, str]:
        try:
            return self.param.parse(self.name, text), ""
        except FieldError as error:
            return None, self.tr("Expected {0}.").format(error.expected)

    def _judge(self, text: str) -> None:
        self._mark(self._parsed(text)[1])

    def _mark(self, reason: str) -> None:
        if isinstance(self.control, NumberField | Combo):
            self.control.set_state("error" if reason else "normal", reason)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))

    def _typed(self, text: str) -> None:
        raw, reason = self._parsed(text)
        self._mark(reason)
        # "1" on the way to a refused "1e9" must not stay in the document.
        wanted = self._before if reason else raw
        if wanted != self._raw:
            self._raw = wanted
            self.entered.emit(wanted)

    def _settle(self, text: str) -> None:
        if not self._parsed(text)[1]:
            self._before = self._raw

    def _switched(self, on: bool) -> None:
        self._raw = on
        self.entered.emit(on)

    def _picked(self, key: object) -> None:
        self._raw = key
        self.entered.emit(key)

    def _show_presets(self) -> None:
        menu = QMenu(self)
        for why, raw in self._suggested:
            text = f"{self.param.text(raw)}  ({why})"
            menu.addAction(text).setData(raw)
        if self._suggested:
            menu.addSeparator()
        for raw in self.param.presets:
            value = list(raw) if isinstance(raw, tuple) else raw
            menu.addAction(self.param.text(raw)).setData(value)
        menu.triggered.connect(self._take_preset)
        self._menu = menu
        menu.popup(
            self.presets_button.mapToGlobal(self.presets_button.rect().bottomLeft())
        )

    def _take_preset(self, action: QAction) -> None:
        raw = action.data()
        self._raw = self._before = raw
        if isinstance(self.control, NumberField):
            self.control.set_text(self.param.text(raw))
        self._mark("")
        self.entered.emit(raw)
