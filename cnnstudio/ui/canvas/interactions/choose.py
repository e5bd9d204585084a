"""Which gesture a press begins."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cnnstudio.ui.canvas.hits import Hit
from cnnstudio.ui.canvas.interactions.cut_stroke import CutStroke
from cnnstudio.ui.canvas.interactions.drag_edge import DragEdge
from cnnstudio.ui.canvas.interactions.duplicate_drag import DuplicateDrag
from cnnstudio.ui.canvas.interactions.gesture import Gesture, Pointer, Surface
from cnnstudio.ui.canvas.interactions.move_frame import MoveFrame
from cnnstudio.ui.canvas.interactions.move_nodes import MoveNodes
from cnnstudio.ui.canvas.interactions.pan import Pan
from cnnstudio.ui.canvas.interactions.rubber_band import RubberBand


def gesture_for(
    surface: Surface, hit: Hit, at: Pointer, button: Qt.MouseButton, space: bool
) -> Gesture | None:
    """Return the gesture for a press, not yet begun; None if it is done already."""
    left = button == Qt.MouseButton.LeftButton
    if button == Qt.MouseButton.MiddleButton or (left and space):
        return Pan(surface)
    if button == Qt.MouseButton.RightButton:
        alt = at.holds(Qt.KeyboardModifier.AltModifier)
        return CutStroke(surface) if alt else None
    if not left:
        return None
    if hit.port >= 0:
        port = surface.scene.nodes[hit.node].face.ports[hit.port]
        return DragEdge(surface, hit.node, port)
    if hit.node:
        alt = at.holds(Qt.KeyboardModifier.AltModifier)
        return (DuplicateDrag if alt else MoveNodes)(surface, hit.node)
    if hit.edge is not None:
        ctrl = at.holds(Qt.KeyboardModifier.ControlModifier)
        others = surface.highlights.edges if ctrl else ()
        surface.highlights.select_edges(dict.fromkeys((*others, hit.edge)))
        return None
    if hit.frame:
        return MoveFrame(surface, hit.frame)
    return RubberBand(surface)
