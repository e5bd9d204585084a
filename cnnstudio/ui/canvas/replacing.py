"""The list of layers that can take the place of one, by typing a name."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.canvas.by_name import order, split_query
from cnnstudio.ui.canvas.editor import Editor
from cnnstudio.ui.canvas.outcome import fields_from_numbers, outcome
from cnnstudio.ui.canvas.pick_popup import PickPopup, PickRow
from cnnstudio.ui.canvas.scene import GraphScene
from cnnstudio.ui.icons import family_icon_name


class Replacing(QObject):
    """Offers the layers with the shape that each would give; those that fail, last."""

    def __init__(self, scene: GraphScene, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene, self._editor = scene, editor
        self._node = ""
        self.popup = PickPopup(
            self.tr("Replace by, such as conv 64 3"),
            self.tr("No such layer. Try conv, pool or norm."),
            self._layers,
            scene.themes,
            parent,
        )
        self.popup.picked.connect(self._picked)

    def open(self, node: str, at: QPoint) -> None:
        """Offer what can take the place of a node."""
        self._node = node
        self.popup.open_at(at)

    def _layers(self, text: str) -> list[PickRow]:
        words, numbers = split_query(text)
        document = self._scene.document
        report = document.report.nodes.get(self._node)
        given = report.inputs[0] if report is not None and report.inputs else None
        type_name = document.graph.nodes[self._node].type
        good: list[PickRow] = []
        bad: list[PickRow] = []
        named = set()
        for choice in self._editor.choices.find(words):
            layer_type = choice.layer_type
            if layer_type.type_name() == type_name and not numbers:
                continue
            typed = fields_from_numbers(layer_type, numbers)
            fields = {**choice.fields_behind(given), **typed}
            shape, reason = outcome(layer_type, given, fields)
            note = reason or (str(shape) if shape is not None else "")
            icon = family_icon_name(choice.family)
            row = PickRow(
                choice.key, icon, choice.family, choice.title, note, bool(reason)
            )
            (bad if reason else good).append(row)
            if choice.is_named(words):
                named.add(choice.key)
        return order(words, good, bad, named)

    def _picked(self, key: str, text: str, _shifted: bool) -> None:
        choice = self._editor.choices.get(key)
        if choice is not None and self._node in self._scene.document.graph.nodes:
            fields = fields_from_numbers(choice.layer_type, split_query(text)[1])
            self._editor.replace_layer(self._node, key, fields)
