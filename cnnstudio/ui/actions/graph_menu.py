"""The actions of the menu Graph."""

from __future__ import annotations

from cnnstudio.ui.actions.spec import ActionSpec

# fmt: off
GRAPH_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("search", "Graph", "Search layers", "search_layers", "Ctrl+F", "search"),
    ActionSpec(
        "layout", "Graph", "Auto-layout", "canvas.auto_layout", "Ctrl+L", "layout",
    ),
    ActionSpec("pattern", "Graph", "Insert pattern…", "insert_pattern", "Ctrl+Shift+P"),
    ActionSpec("refactor", "Graph", "Refactor…", "refactor", "Ctrl+R"),
    ActionSpec(
        "collapse", "Graph", "Collapse to block", "canvas.blocks.collapse", "Ctrl+G",
        "family-composite", 2,
    ),
    ActionSpec(
        "expand", "Graph", "Expand block", "canvas.blocks.expand", "Ctrl+Shift+G", "",
        2,
    ),
    ActionSpec(
        "unroll", "Graph", "Unroll repetitions", "canvas.blocks.unroll", "", "", 2,
    ),
    ActionSpec(
        "make_different", "Graph", "Make this block different",
        "canvas.blocks.make_different", "", "", 2,
    ),
    ActionSpec(
        "save_block", "Graph", "Save to Blocks", "canvas.blocks.save", "", "", 2,
    ),
    ActionSpec(
        "import_block", "Graph", "Import block…", "block_files.import_dialog", "", "",
        2,
    ),
    ActionSpec(
        "export_block", "Graph", "Export block…", "block_files.export_dialog", "", "",
        2,
    ),
    ActionSpec(
        "enter_block", "Graph", "Go inside", "canvas.blocks.enter", "", "", 3,
        canvas_key="Return",
    ),
    ActionSpec(
        "leave_block", "Graph", "Out of the block", "canvas.blocks.leave", "", "", 3,
        canvas_key="Alt+Up",
    ),
    ActionSpec("next_problem", "Graph", "Next problem", "next_problem", "F8", "", 1),
    ActionSpec(
        "previous_problem", "Graph", "Previous problem", "previous_problem",
        "Shift+F8", "", 1
    ),
    ActionSpec(
        "fix", "Graph", "Apply the shown fix", "apply_shown_fix", "Alt+Return",
        "wrench", 1
    ),
    ActionSpec(
        "connect", "Graph", "Connect", "canvas.wires.connect_layer", "", "", 4,
        canvas_key="C",
        help="Draws a wire from the layer: arrows choose the port, Enter joins, "
        "Tab adds a layer instead.",
        why_not="canvas.wires.why_not_connect",
    ),
    ActionSpec(
        "select_wire", "Graph", "Select next wire", "canvas.wires.select_next", "", "",
        4, canvas_key="W",
        help="Selects a wire of the layer, then the next: Delete cuts it, Tab puts a "
        "layer onto it.",
        why_not="canvas.wires.why_not_select",
    ),
    ActionSpec(
        "arithmetic", "Graph", "Shape arithmetic", "canvas.ports.toggle", "", "", 4,
        canvas_key="I",
        help="Shows how every dimension of the layer's output comes about.",
        why_not="canvas.ports.why_not",
    ),
)
# fmt: on
