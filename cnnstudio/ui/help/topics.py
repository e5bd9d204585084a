"""Which card of help belongs to which widget, and what was asked about there.

A topic is "kind/name": `layer/Conv2d`, `field/out_channels`, `setting/batch_size`,
`source/table`, `step/flip`, `finding/needs_vector`, `panel/palette`, `action/collapse`,
`page/not_covered`. The card is `resources/help/KIND/NAME.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.param import Param

_PROPERTY = "help_topic"


@dataclass(frozen=True, slots=True)
class Asked:
    """What help was asked about: a topic, and how the thing is just there.

    `layer` has the fields of the node and `report` its shapes; `param` is the field or
    setting in its form; `title` is what a thing without a card is called; `note` says
    what holds here and now. `place` is where the thing lies on the screen.
    """

    topic: str
    layer: Layer | None = None
    report: NodeReport | None = None
    param: Param | None = None
    title: str = ""
    note: str = ""
    place: QRect | None = None

    @property
    def kind(self) -> str:
        """The part of the topic before the slash."""
        return self.topic.partition("/")[0]

    @property
    def name(self) -> str:
        """The part of the topic behind the slash."""
        return self.topic.partition("/")[2]


@runtime_checkable
class Explains(Protocol):
    """A widget that shows several things, or knows more about its own than a topic."""

    def explained_at(self, at: QPoint | None) -> Asked | None:
        """Return what lies at a place of the widget; None: what has the keyboard."""
        ...


def set_topic(widget: QWidget, topic: str) -> None:
    """Say what F1 explains while the keyboard is in a widget."""
    widget.setProperty(_PROPERTY, topic)


def own_topic(widget: QWidget) -> str:
    """Return the topic that was set for this very widget, or an empty string."""
    topic = widget.property(_PROPERTY)
    return topic if isinstance(topic, str) else ""


def topic_of(widget: QWidget | None) -> str:
    """Return the topic of a widget or of what holds it; empty if none has one."""
    while widget is not None:
        if topic := own_topic(widget):
            return topic
        widget = widget.parentWidget()
    return ""


def asked_of(widget: QWidget | None, at: QPoint | None = None) -> Asked | None:
    """Return what is asked about by F1 at a widget, or at what holds it.

    `at` is a place on the screen, if the pointer asks and not the keyboard.
    """
    while widget is not None:
        found = None
        if isinstance(widget, Explains):
            inside = None if at is None else widget.mapFromGlobal(at)
            found = widget.explained_at(inside)
        elif topic := own_topic(widget):
            found = Asked(topic)
        if found is not None:
            return found if found.place is not None else _placed(found, widget)
        widget = widget.parentWidget()
    return None


def layer_topic(layer_type: type[Layer]) -> str:
    """Return the topic of a type of layers, blocks among them."""
    if issubclass(layer_type, BlockLayer):
        return f"block/{layer_type.definition.id}"
    return f"layer/{layer_type.type_name()}"


def _placed(asked: Asked, widget: QWidget) -> Asked:
    box = QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
    return Asked(
        asked.topic, asked.layer, asked.report, asked.param, asked.title, asked.note,
        box,
    )  # fmt: skip
