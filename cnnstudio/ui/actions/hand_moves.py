"""What is done with the mouse and with keys that are held: to read, beside the keys."""

from __future__ import annotations

# fmt: off
HAND_MOVES: tuple[tuple[str, str], ...] = (
    ("Space + drag, middle drag", "Moves the view."),
    ("Drag the head of a frame", "Moves the frame and all that lies in it."),
    ("Wheel", "Zooms about the pointer."),
    ("Drag on empty ground", "Selects the layers in the frame."),
    ("Alt + drag", "Carries a copy of the selected layers away; with Shift it keeps "
     "what comes in."),
    ("Alt + right drag", "Cuts the wires that it crosses."),
    ("Shift while dropping", "Keeps a layer of the palette for the next place."),
    ("Two fingers", "Move the view; apart or together they zoom."),
    ("Ctrl + drag", "Places a layer beside a wire, and moves without snapping."),
    ("Drag from a port", "Draws an edge; let go over nothing, it asks for a layer."),
    ("Double click", "Goes into a block, edits the first field of a layer, or the "
     "title of a frame."),
)
# fmt: on
"""(hand, what it does): no action has these."""
