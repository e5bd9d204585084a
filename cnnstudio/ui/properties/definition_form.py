"""The form of a block's definition: its name, what it is for, its parameters."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph.block import BlockDefinition, BlockParam, ParamKind
from cnnstudio.graph.errors import FieldError
from cnnstudio.ui.fonts import mono_font
from cnnstudio.ui.properties.text_fields import TextArea, TextField
from cnnstudio.ui.widgets.buttons import Button, IconButton
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import SectionLabel, TextLabel

KINDS: tuple[ParamKind, ...] = ("int", "float", "bool", "choice")
_FIRST: dict[ParamKind, object] = {"int": 1, "float": 0.5, "bool": False}


class ParamEditor(QWidget):
    """One parameter: its name, below it kind and default, and what it is for.

    `changed(BlockParam)` proposes another description, `removed()` none at all.
    """

    changed = Signal(object)
    removed = Signal()

    def __init__(self, param: BlockParam, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.param = param
        self.name = TextField(self.tr("Name of the parameter"), 40)
        self.kind = Combo([(k, k) for k in KINDS], self.tr("Kind of value"))
        self.default = TextField(self.tr("Default of {0}").format(param.name), 80)
        self.help = TextArea(self.tr("What {0} is for").format(param.name), 300)
        self.words = TextField(self.tr("Words to choose from"), 200)
        said = self.tr("Remove {0}").format(param.name)
        self.remove = IconButton("trash", said, box=QSize(24, 24))
        self._note = TextLabel("", "hint", "error", wrap=True)
        self._lay_out()
        self.name.done.connect(self._rename)
        self.default.done.connect(self._set_default)
        self.help.done.connect(self._set_help)
        self.words.done.connect(self._set_words)
        self.kind.picked.connect(self._set_kind)
        self.remove.clicked.connect(self._remove)
        self.show_param(param)

    def _lay_out(self) -> None:
        for field in (self.name, self.default, self.words):
            field.setFont(mono_font(12))
        self.kind.setFixedWidth(84)
        self.help.setPlaceholderText(self.tr("What it is for"))
        self.words.setPlaceholderText(self.tr("Words, with commas between"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 12, 8)
        column.setSpacing(3)
        for first, second in ((self.name, self.remove), (self.kind, self.default)):
            line = QHBoxLayout()
            line.setSpacing(4)
            line.addWidget(first, 1 if first is self.name else 0)
            line.addWidget(second, 1 if second is self.default else 0)
            column.addLayout(line)
        column.addWidget(self.words)
        column.addWidget(self.help)
        column.addWidget(self._note)
        self._note.hide()

    def show_param(self, param: BlockParam) -> None:
        """Show what the definition says."""
        self.param = param
        self.name.show_text(param.name)
        self.kind.set_current_key(param.kind)
        self.default.show_text(param.param().text(param.default))
        self.help.show_text(param.help)
        self.words.show_text(", ".join(param.choices))
        self.words.setVisible(param.kind == "choice")
        self.show_problem("")

    def show_problem(self, problem: str) -> None:
        """Say why the last change was refused."""
        self._note.setText(problem)
        self._note.setVisible(bool(problem))

    def _rename(self, text: str) -> None:
        self.changed.emit(replace(self.param, name=text.strip()))

    def _set_help(self, text: str) -> None:
        self.changed.emit(replace(self.param, help=text.strip()))

    def _set_default(self, text: str) -> None:
        try:
            value = self.param.param().parse(self.param.name, text)
        except FieldError as error:
            said = self.tr("Expected {0}, got {1}.")
            self.show_problem(said.format(error.expected, error.got))
            return
        self.changed.emit(replace(self.param, default=value))

    def _set_words(self, text: str) -> None:
        words = tuple(w for w in (part.strip() for part in text.split(",")) if w)
        default = self.param.default if self.param.default in words else words[:1]
        first = default[0] if isinstance(default, tuple) and default else default
        self.changed.emit(replace(self.param, choices=words, default=first))

    def _set_kind(self, key: object) -> None:
        kind = next(k for k in KINDS if k == key)
        words = self.param.choices or ("first", "second")
        default = words[0] if kind == "choice" else _FIRST[kind]
        least = 0.0 if kind == "float" else 1.0
        given = words if kind == "choice" else ()
        changed = replace(
            self.param, kind=kind, default=default, minimum=least, choices=given
        )
        self.changed.emit(changed)

    def _remove(self) -> None:
        self.removed.emit()


class DefinitionForm(QWidget):
    """Everything that instances share besides the layers.

    `described(field, text)`, `param_changed(name, BlockParam)`, `param_removed(name)`
    and `param_added()` propose changes; who answers says by `show_problem` what is
    wrong with one.
    """

    described = Signal(str, str)
    param_changed = Signal(str, object)
    param_removed = Signal(str)
    param_added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = TextField(self.tr("Name of the block"), 60)
        self.help = TextArea(self.tr("What the block is for"), 1_000)
        self.source = TextArea(self.tr("Source of the block"), 300)
        self.params: dict[str, ParamEditor] = {}
        self._adding = False
        self.users = TextLabel("", "label", "text2", wrap=True)
        self.users.setContentsMargins(12, 4, 12, 8)
        self._list = QVBoxLayout()
        self._none = TextLabel(
            self.tr("No parameters yet. Fields inside may use in_channels, i and n."),
            "label", "text3", wrap=True,
        )  # fmt: skip
        self._none.setContentsMargins(12, 0, 12, 4)
        self.add = Button(self.tr("Add parameter"), "secondary", "plus", small=True)
        self._lay_out()
        self.name.done.connect(self._name)
        self.help.done.connect(self._help)
        self.source.done.connect(self._source)
        self.add.clicked.connect(self._add)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.users)
        for label, field in (
            (self.tr("Name"), self.name),
            (self.tr("What it is for"), self.help),
            (self.tr("Source"), self.source),
        ):
            title = TextLabel(label, "label", "text2")
            title.setBuddy(field)
            around = QVBoxLayout()
            around.setContentsMargins(12, 6, 12, 2)
            around.setSpacing(4)
            around.addWidget(title)
            around.addWidget(field)
            column.addLayout(around)
        title = SectionLabel(self.tr("Parameters"))
        title.setContentsMargins(12, 6, 12, 0)
        title.setFixedHeight(32)
        column.addWidget(title)
        column.addWidget(self._none)
        column.addLayout(self._list)
        line = QHBoxLayout()
        line.setContentsMargins(12, 4, 12, 8)
        line.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(line)

    def show_definition(self, definition: BlockDefinition, instances: int) -> None:
        """Show a definition and how many instances follow what is changed."""
        self.name.show_text(definition.name)
        self.help.show_text(definition.help)
        self.source.show_text(definition.source)
        many = self.tr("{0} instances follow what you change here.")
        one = self.tr("One instance follows what you change here.")
        self.users.setText(one if instances == 1 else many.format(instances))
        names = [param.name for param in definition.params]
        if names != list(self.params):
            self._make_editors(definition)
        for param in definition.params:
            self.params[param.name].show_param(param)
        self._none.setVisible(not names)
        self._adding = False

    def show_problem(self, name: str, problem: str) -> None:
        """Say what is wrong with a field (name, help, source) or a parameter."""
        fields: dict[str, TextField | TextArea]
        fields = {"name": self.name, "help": self.help, "source": self.source}
        field = self.params.get(name) or fields[name]
        field.show_problem(problem)

    def _make_editors(self, definition: BlockDefinition) -> None:
        before = set(self.params)
        for editor in self.params.values():
            editor.hide()
            self._list.removeWidget(editor)
            editor.deleteLater()
        self.params = {}
        for param in definition.params:
            editor = ParamEditor(param)
            editor.changed.connect(self._changed)
            editor.removed.connect(self._removed)
            self.params[param.name] = editor
            self._list.addWidget(editor)
            if self._adding and param.name not in before:
                editor.name.setFocus(Qt.FocusReason.OtherFocusReason)
                editor.name.selectAll()

    def _changed(self, param: BlockParam) -> None:
        editor = self.sender()
        assert isinstance(editor, ParamEditor)
        self.param_changed.emit(editor.param.name, param)

    def _removed(self) -> None:
        editor = self.sender()
        assert isinstance(editor, ParamEditor)
        self.param_removed.emit(editor.param.name)

    def _name(self, text: str) -> None:
        self.described.emit("name", text.strip())

    def _help(self, text: str) -> None:
        self.described.emit("help", text.strip())

    def _source(self, text: str) -> None:
        self.described.emit("source", text.strip())

    def _add(self) -> None:
        self._adding = True  # whoever asks for one wants to name it
        self.param_added.emit()
