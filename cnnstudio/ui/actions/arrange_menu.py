"""The actions of the menus Graph > Arrange and Graph > Frame, and those of a layer."""

from __future__ import annotations

from cnnstudio.ui.actions.spec import ActionSpec

# fmt: off
LAYER_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "toggle_off", "Graph", "Switch off or on", "canvas.layers.toggle_off", "Ctrl+E",
        "eye-off", 3,
        help="Lets the input of the selected layers pass through, or makes them work.",
        why_not="canvas.layers.why_not_off", places=("layers",),
    ),
    ActionSpec(
        "replace", "Graph", "Replace by…", "canvas.layers.replace", "Ctrl+H", "", 3,
        help="Puts another layer in its place, with its wires and the fields that both "
        "have.",
        why_not="canvas.layers.why_not_replace", places=("layers",),
    ),
    ActionSpec(
        "paste_inputs", "Edit", "Paste with inputs", "canvas.paste_with_inputs",
        "Ctrl+Shift+V", "", 1,
        help="Adds the copied layers, fed by what feeds their originals.",
        places=("space",),
    ),
    ActionSpec(
        "select_upstream", "Edit", "Select what leads here",
        "canvas.layers.select_upstream", "Ctrl+Shift+Up", "", 3,
        help="Selects every layer that leads to the selected ones too.",
        why_not="canvas.layers.why_not_select", places=("layers",),
    ),
    ActionSpec(
        "select_downstream", "Edit", "Select what follows",
        "canvas.layers.select_downstream", "Ctrl+Shift+Down", "", 3,
        help="Selects every layer that follows from the selected ones too.",
        why_not="canvas.layers.why_not_select", places=("layers",),
    ),
)

ARRANGE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "align_left", "Graph/Arrange", "Align left edges", "canvas.arrange.align_left",
        help="Moves the selected layers to the leftmost edge.",
        why_not="canvas.arrange.why_not_align",
    ),
    ActionSpec(
        "align_centres", "Graph/Arrange", "Align centres",
        "canvas.arrange.align_centres",
        help="Puts the centres of the selected layers in one column.",
        why_not="canvas.arrange.why_not_align",
    ),
    ActionSpec(
        "align_right", "Graph/Arrange", "Align right edges",
        "canvas.arrange.align_right",
        help="Moves the selected layers to the rightmost edge.",
        why_not="canvas.arrange.why_not_align",
    ),
    ActionSpec(
        "align_top", "Graph/Arrange", "Align upper edges", "canvas.arrange.align_top",
        "", "", 1, help="Moves the selected layers up to the uppermost edge.",
        why_not="canvas.arrange.why_not_align",
    ),
    ActionSpec(
        "align_middles", "Graph/Arrange", "Align middles",
        "canvas.arrange.align_middles", "", "", 1,
        help="Puts the middles of the selected layers in one row.",
        why_not="canvas.arrange.why_not_align",
    ),
    ActionSpec(
        "align_bottom", "Graph/Arrange", "Align lower edges",
        "canvas.arrange.align_bottom", "", "", 1,
        help="Moves the selected layers down to the lowest edge.",
        why_not="canvas.arrange.why_not_align",
    ),
    ActionSpec(
        "distribute_down", "Graph/Arrange", "Equal gaps from top to bottom",
        "canvas.arrange.distribute_down", "", "", 2,
        help="Moves the selected layers so that the gaps below one another are equal.",
        why_not="canvas.arrange.why_not_distribute",
    ),
    ActionSpec(
        "distribute_across", "Graph/Arrange", "Equal gaps from left to right",
        "canvas.arrange.distribute_across", "", "", 2,
        help="Moves the selected layers so that the gaps beside one another are equal.",
        why_not="canvas.arrange.why_not_distribute",
    ),
)

FRAME_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "frame", "Graph/Frame", "Frame the selection", "canvas.frames.add", "Ctrl+J",
        help="Draws a titled frame around the selected layers.",
        why_not="canvas.frames.why_not_add", places=("layers",),
    ),
    ActionSpec(
        "edit_frame", "Graph/Frame", "Title and note…", "canvas.frames.edit", "F2",
        "pencil", help="Edits title and note of the frame in place.",
        why_not="canvas.frames.why_not_edit", places=("frame",),
    ),
    ActionSpec(
        "fit_frame", "Graph/Frame", "Fit the frame", "canvas.frames.fit",
        help="Draws the frame tightly around the selected layers, or all that are in "
        "it.",
        why_not="canvas.frames.why_not_fit", places=("frame",),
    ),
    ActionSpec(
        "delete_frame", "Graph/Frame", "Delete the frame", "canvas.frames.delete", "",
        "trash", help="Deletes the frame and leaves the layers in it.",
        why_not="canvas.frames.why_not_edit", places=("frame",),
    ),
)
# fmt: on
