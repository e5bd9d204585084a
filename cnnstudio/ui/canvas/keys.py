"""Keys of the canvas: what each does, and which node the arrows lead to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeyEvent

from cnnstudio.graph.graph import Graph
from cnnstudio.ui.canvas.highlights import Highlights
from cnnstudio.ui.canvas.pointer import PointerRouter
from cnnstudio.ui.canvas.port_hover import PortHover
from cnnstudio.ui.canvas.scene import GraphScene
from cnnstudio.ui.canvas.visits import Visits
from cnnstudio.ui.canvas.wire_actions import WireActions
from cnnstudio.ui.selection import Selection

Direction = Literal["up", "down", "left", "right"]
_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
}

CANVAS_KEYS: tuple[tuple[str, str], ...] = (
    ("Tab, A", "Add a layer by name"),
    ("/", "Search the palette"),
    ("Up, Down", "Next layer along the wire"),
    ("Left, Right", "Change branch"),
    ("C", "Connect: arrows choose the port, Enter joins, Tab adds a layer"),
    ("I", "Shape arithmetic of the layer; again: select its text"),
    ("W", "Select a wire of the layer, and the next"),
    ("Return", "Edit the first field, or go into a block"),
    ("Alt+Up, Backspace", "Out of the block"),
    ("PgUp, PgDown", "Repetition of the block before / after"),
    ("Alt+Return", "Apply the shown fix"),
    ("F / Shift+F", "Fit all / fit selection"),
    ("Ctrl+Shift+F", "Find a layer of this network"),
    ("Delete / Shift+Delete", "Delete and rejoin / delete and leave the gap"),
    ("Alt+drag", "Duplicate; with Shift what comes in is kept"),
    ("Alt+right drag", "Cut wires"),
    ("Shift+drop", "Keep the layer for the next place"),
    ("Space+drag", "Move the view"),
    ("Ctrl+drag", "Drop a layer beside a wire; move without snapping"),
    ("Menu", "What can be done with the selection"),
    ("Escape", "Cancel, or select nothing"),
)
"""(keys, what they do): what no menu names."""


class Keyed(Protocol):
    """What the keys use of the canvas."""

    highlights: Highlights
    selection: Selection
    graph_scene: GraphScene
    visits: Visits
    wires: WireActions
    ports: PortHover
    search_asked: SignalInstance

    def cut(self) -> None: ...
    def copy(self) -> None: ...
    def paste(self) -> None: ...
    def duplicate(self) -> None: ...
    def select_all(self) -> None: ...
    def delete_selection(self, rejoin: bool = True) -> None: ...
    def auto_layout(self) -> None: ...
    def fit_all(self) -> None: ...
    def fit_selection(self) -> None: ...
    def zoom_in(self) -> None: ...
    def zoom_out(self) -> None: ...
    def zoom_to(self, zoom: float) -> None: ...
    def apply_shown_fix(self) -> None: ...
    def show_node(self, node: str) -> None: ...
    def open_current(self) -> None: ...
    def add_by_name(self) -> None: ...
    def find_by_name(self) -> None: ...


class KeyRouter:
    """Turns key presses into what the canvas does."""

    def __init__(self, canvas: Keyed, pointer: PointerRouter) -> None:
        self._canvas, self._pointer = canvas, pointer
        key = Qt.Key
        self._table: dict[tuple[int, Qt.KeyboardModifier], Callable[[], None]] = {
            (key.Key_Delete, _NONE): self._delete,
            (key.Key_Backspace, _NONE): self._backspace,
            (key.Key_Up, _ALT): self._leave,
            (key.Key_PageUp, _NONE): self._repetition_before,
            (key.Key_PageDown, _NONE): self._repetition_after,
            (key.Key_Delete, _SHIFT): self._delete_gap,
            (key.Key_A, _CTRL): canvas.select_all,
            (key.Key_D, _CTRL): canvas.duplicate,
            (key.Key_C, _CTRL): canvas.copy,
            (key.Key_X, _CTRL): canvas.cut,
            (key.Key_V, _CTRL): canvas.paste,
            (key.Key_L, _CTRL): canvas.auto_layout,
            (key.Key_F, _NONE): canvas.fit_all,
            (key.Key_F, _SHIFT): canvas.fit_selection,
            (key.Key_F, _CTRL | _SHIFT): canvas.find_by_name,
            (key.Key_Plus, _CTRL): canvas.zoom_in,
            (key.Key_Equal, _CTRL): canvas.zoom_in,
            (key.Key_Minus, _CTRL): canvas.zoom_out,
            (key.Key_0, _CTRL): self._full_size,
            (key.Key_Return, _NONE): canvas.open_current,
            (key.Key_Enter, _NONE): canvas.open_current,
            (key.Key_Return, _ALT): canvas.apply_shown_fix,
            (key.Key_Enter, _ALT): canvas.apply_shown_fix,
            (key.Key_Tab, _NONE): canvas.add_by_name,
            (key.Key_A, _NONE): canvas.add_by_name,
            (key.Key_C, _NONE): canvas.wires.connect_layer,
            (key.Key_W, _NONE): canvas.wires.select_next,
            (key.Key_I, _NONE): canvas.ports.toggle,
            (key.Key_Slash, _NONE): canvas.search_asked.emit,
            (key.Key_Slash, _SHIFT): canvas.search_asked.emit,  # where it needs Shift
            (key.Key_Escape, _NONE): self._escape,
            (key.Key_Space, _NONE): self._space,
        }

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; return False if it means nothing here."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == _NONE and event.key() in _ARROWS:
            self._walk(_ARROWS[event.key()])
            return True
        action = self._table.get((event.key(), modifiers))
        if action is None and modifiers == _CTRL | _SHIFT:
            action = self._table.get((event.key(), _CTRL))
            action = action if event.key() == Qt.Key.Key_Plus else None
        if action is None:
            return False
        action()
        return True

    def _delete(self) -> None:
        self._canvas.delete_selection()

    def _backspace(self) -> None:
        """Delete, as some keyboards have no other key; with nothing, go out."""
        selected = self._canvas.selection.nodes or self._canvas.highlights.edges
        if selected or not self._canvas.visits.leave():
            self._delete()

    def _leave(self) -> None:
        self._canvas.visits.leave()

    def _repetition_before(self) -> None:
        self._canvas.visits.step(-1)

    def _repetition_after(self) -> None:
        self._canvas.visits.step(1)

    def _delete_gap(self) -> None:
        self._canvas.delete_selection(rejoin=False)

    def _full_size(self) -> None:
        self._canvas.zoom_to(1.0)

    def _space(self) -> None:
        self._pointer.hold_space(True)

    def _escape(self) -> None:
        if self._canvas.ports.card.isVisible():
            self._canvas.ports.hide()
        elif not self._pointer.cancel():
            self._canvas.highlights.select_edges(())

    def _walk(self, direction: Direction) -> None:
        canvas = self._canvas
        graph = canvas.graph_scene.document.graph
        node = next_node(graph, canvas.selection.current, direction)
        if node:
            canvas.highlights.by_keyboard(True)
            canvas.show_node(node)


def next_node(graph: Graph, current: str, direction: Direction) -> str:
    """Return the node that an arrow leads to from `current`; itself if there is none.

    Up and Down follow the edges, Left and Right change to the nearest branch.
    """
    if current not in graph.nodes:
        order = graph.order().nodes
        return order[0] if order else ""
    if direction in ("up", "down"):
        return _along(graph, current, direction)
    here = graph.nodes[current]
    sign = 1 if direction == "right" else -1
    beside = [
        n
        for n in graph.nodes.values()
        if (n.x - here.x) * sign > 20 and n.id != current
    ]
    if not beside:
        return current
    best = min(beside, key=lambda n: (abs(n.y - here.y) + abs(n.x - here.x) / 4, n.id))
    return best.id


def _along(graph: Graph, current: str, direction: Direction) -> str:
    here = graph.nodes[current]
    if direction == "down":
        ends = [e.target for e in graph.outgoing(current)]
    else:
        ends = [e.source for e in graph.incoming(current)]
    if not ends:
        return current
    return min(ends, key=lambda n: abs(graph.nodes[n].x - here.x))
