"""One setting of a sweep: which one, and the values to try."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cnnstudio.graph.param import Param, params_of
from cnnstudio.project.param_words import choice_of, label_of
from cnnstudio.project.setting_words import WORDS
from cnnstudio.project.settings import TrainingConfig
from cnnstudio.project.sweep import NAMES, Axis, SweepError, read_axis
from cnnstudio.ui.fonts import LABEL, mono_font
from cnnstudio.ui.style_sheet import set_property
from cnnstudio.ui.widgets.buttons import IconButton
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import TextLabel

_USUAL = {
    "learning_rate": "0.001, 0.003, 0.01",
    "weight_decay": "0, 0.01, 0.05",
    "batch_size": "32, 64, 128",
    "label_smoothing": "0, 0.1",
    "optimizer": "adam, adamw, sgd",
    "schedule": "constant, cosine, one_cycle",
}


class AxisRow(QWidget):
    """A setting, its values as typed, and what is wrong with them.

    `changed` follows every edit; `removed` the button behind it.
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        params = params_of(TrainingConfig)
        options = [(key, label_of(params[key], key)) for key in NAMES]
        self.combo = Combo(options, self.tr("Setting to try"))
        self.combo.setFixedWidth(180)
        self.values = QLineEdit()
        self.values.setFont(mono_font(LABEL))
        self.values.setAccessibleName(self.tr("Values to try"))
        self.remove = IconButton("trash", self.tr("Do not try this setting"), size=14,
                                 box=QSize(26, 26))  # fmt: skip
        self.note = TextLabel("", "hint", "text3", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.combo)
        line.addWidget(self.values, 1)
        line.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.note)
        self.note.setContentsMargins(188, 0, 0, 2)
        self.combo.set_current_key(name)
        self.values.setText(_usual(name))
        self.combo.picked.connect(self._picked)
        self.values.textEdited.connect(self._typed)
        self.remove.clicked.connect(self.removed)
        self._typed()

    @property
    def name(self) -> str:
        """The setting."""
        return str(self.combo.current_key())

    def axis(self) -> Axis:
        """Return what is typed; raises `SweepError`."""
        return read_axis(self.name, self.values.text())

    def _picked(self, name: object) -> None:
        self.values.setText(_usual(str(name)))
        self._typed()

    def _typed(self) -> None:
        try:
            self.axis()
        except SweepError as error:
            self.note.setText(str(error))
            self.note.set_tone("error")
            set_property(self.values, "state", "error")
        else:
            self.note.setText(_offered(params_of(TrainingConfig)[self.name]))
            self.note.set_tone("text3")
            set_property(self.values, "state", "normal")
        self.note.setVisible(bool(self.note.text()))
        self.changed.emit()


def _usual(name: str) -> str:
    """Return values that one would try first."""
    if name in _USUAL:
        return _USUAL[name]
    param = params_of(TrainingConfig)[name]
    if param.kind == "bool":
        return "off, on"
    if param.kind == "choice":
        return ", ".join(param.choices)
    return ", ".join(param.text(v) for v in param.presets) or param.text(param.default)


def _offered(param: Param) -> str:
    """Say what the words of a choice mean; numbers need none."""
    if param.kind != "choice":
        return ""
    said = (f"{key}: {choice_of(key, WORDS)}" for key in param.choices)
    return ", ".join(text for text in said)
