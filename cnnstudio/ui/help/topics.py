"""Which card of help belongs to which widget.

A topic is "kind/name": `layer/Conv2d`, `field/out_channels`, `setting/batch_size`,
`finding/needs_vector`, `panel/palette`, `action/collapse`, `page/not_covered`. The card
is `resources/help/KIND/NAME.md`.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_PROPERTY = "help_topic"


def set_topic(widget: QWidget, topic: str) -> None:
    """Say what F1 explains while the keyboard is in a widget."""
    widget.setProperty(_PROPERTY, topic)


def topic_of(widget: QWidget | None) -> str:
    """Return the topic of a widget or of what holds it; empty if none has one."""
    while widget is not None:
        topic = widget.property(_PROPERTY)
        if isinstance(topic, str) and topic:
            return topic
        widget = widget.parentWidget()
    return ""
