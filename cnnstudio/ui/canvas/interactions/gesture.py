"""What a gesture is, and what it may use of the canvas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QGraphicsView

from cnnstudio.ui.canvas.editor import Editor
from cnnstudio.ui.canvas.highlights import Highlights
from cnnstudio.ui.canvas.scene import GraphScene

DRAG_DISTANCE = 4
"""Pixels on the screen that the pointer moves before a press becomes a drag."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is, in the viewport and in the scene, and the keys held."""

    view: QPoint
    scene: QPointF
    modifiers: Qt.KeyboardModifier

    def holds(self, key: Qt.KeyboardModifier) -> bool:
        """Return True if a modifier key is down."""
        return bool(self.modifiers & key)


@dataclass(frozen=True, slots=True)
class Surface:
    """The parts of the canvas that gestures work with.

    `say` shows a sentence in the status bar, `hint` one beside the pointer (empty
    hides it); `ask_layer(node, port, at)` lets one type the layer that is to follow
    an output.
    """

    view: QGraphicsView
    scene: GraphScene
    editor: Editor
    highlights: Highlights
    say: Callable[[str], None]
    hint: Callable[[str, QPoint], None]
    ask_layer: Callable[[str, str, Pointer], None]


class Gesture:
    """One gesture from press to release. `cancel` must leave no trace.

    `scrolls`: the canvas moves by itself while the pointer is at its edge. `keys` come
    to the gesture while it is under way, and are no shortcuts then; one that a key
    has finished is `over`.
    """

    scrolls = True
    keys: frozenset[Qt.Key] = frozenset()
    over = False

    def __init__(self, surface: Surface) -> None:
        self.surface = surface

    def press(self, at: Pointer) -> None:
        """Begin."""

    def move(self, at: Pointer) -> None:
        """Follow the pointer."""

    def release(self, at: Pointer) -> None:
        """Finish; only this changes the document."""

    def key(self, key: Qt.Key) -> None:
        """Answer one of `keys`."""

    def cancel(self) -> None:
        """Give up."""


def far_enough(start: Pointer, now: Pointer) -> bool:
    """Return True once a press has become a drag."""
    way = now.view - start.view
    return way.manhattanLength() >= DRAG_DISTANCE
