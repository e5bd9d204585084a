"""The actions of the menu Graph."""

from __future__ import annotations

from cnnstudio.ui.actions.spec import ActionSpec

# fmt: off
GRAPH_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "add_layer", "Graph", "Add a layer by name…", "canvas.add_by_name", "", "plus",
        canvas_key="Tab; A",
        help="Lists what can follow the selected layer, to find it by typing.",
        places=("layers", "edge", "space"),
    ),
    ActionSpec(
        "search", "Graph", "Search layers", "panels.search_layers", "", "list",
        canvas_key="/; Shift+/",
        help="Puts the keyboard into the search of the palette.",
    ),
    ActionSpec(
        "find_layer", "Graph", "Find a layer here…", "canvas.find_by_name",
        "Ctrl+F; Ctrl+Shift+F", "search",
        help="Lists the layers of this network, to go to one by typing.",
        why_not="canvas.why.empty",
    ),
    ActionSpec(
        "open_layer", "Graph", "Edit, or go inside", "canvas.open_current", "",
        "pencil", canvas_key="Return; Enter",
        help="Edits the first field of the selected layer, or goes into its block.",
        why_not="canvas.why.no_layer", places=("layers",),
    ),
    ActionSpec(
        "layout", "Graph", "Auto-layout", "canvas.auto_layout", "Ctrl+L", "layout",
        help="Lays out the selected layers, or all, along the flow.",
        why_not="canvas.arrange.why_not_layout", places=("space",),
    ),
    ActionSpec(
        "pattern", "Graph", "Insert pattern…", "larger.insert_pattern", "Ctrl+Shift+P",
        help="Adds a chain of layers that is written as a pattern, such as a picture.",
        places=("space",),
    ),
    ActionSpec(
        "refactor", "Graph", "Refactor…", "larger.refactor", "Ctrl+R",
        help="Shows larger changes of the selected layers with their effect.",
        why_not="canvas.why.empty",
    ),
    ActionSpec(
        "choose_head", "Graph", "End of the network…", "larger.choose_head",
        help="Sets last layer, Output and loss for classes, labels, numbers or pixels.",
        why_not="canvas.why.empty",
        words=("head", "output", "regression", "segmentation", "multi-label", "task"),
    ),
    ActionSpec(
        "next_problem", "Graph", "Next problem", "changes.next_problem", "F8", "", 1,
        help="Goes to the next mistake and shows how to mend it.",
        why_not="changes.why_no_problem",
    ),
    ActionSpec(
        "previous_problem", "Graph", "Previous problem",
        "changes.previous_problem",
        "Shift+F8", "", 1,
        help="Goes to the mistake before and shows how to mend it.",
        why_not="changes.why_no_problem",
    ),
    ActionSpec(
        "fix", "Graph", "Apply the shown fix", "canvas.apply_shown_fix",
        "Alt+Return; Alt+Enter", "wrench", 1,
        help="Mends the mistake that the canvas shows, as its button says.",
        why_not="canvas.why.no_fix",
    ),
    ActionSpec(
        "collapse", "Graph", "Collapse to block", "canvas.blocks.collapse", "Ctrl+G",
        "family-composite", 2, help="Makes one block of the selected layers.",
        why_not="canvas.blocks.why_not_collapse", places=("layers",),
    ),
    ActionSpec(
        "expand", "Graph", "Expand block", "canvas.blocks.expand", "Ctrl+Shift+G", "",
        2, help="Puts the layers of the selected block in its place.",
        why_not="canvas.blocks.why_no_block", places=("block",),
    ),
    ActionSpec(
        "unroll", "Graph", "Unroll repetitions", "canvas.blocks.unroll", "", "", 2,
        help="Makes one card for each repetition of the selected block.",
        why_not="canvas.blocks.why_not_unroll", places=("block",),
    ),
    ActionSpec(
        "make_different", "Graph", "Make this block different",
        "canvas.blocks.make_different", "", "", 2,
        help="Gives the selected block a definition of its own, apart from the others.",
        why_not="canvas.blocks.why_not_different", places=("block",),
    ),
    ActionSpec(
        "save_block", "Graph", "Save to Blocks", "canvas.blocks.save", "", "", 2,
        help="Puts the selected block into the palette, for every project.",
        why_not="canvas.blocks.why_no_block", places=("block",),
    ),
    ActionSpec(
        "import_block", "Graph", "Import block…", "block_files.import_dialog", "", "",
        2, help="Puts a block from a file into the palette.",
    ),
    ActionSpec(
        "export_block", "Graph", "Export block…", "block_files.export_dialog", "",
        "export", 2,
        help="Writes the selected block, or the one that is shown, to a file.",
        why_not="block_files.why_no_block",
    ),
    ActionSpec(
        "leave_block", "Graph/Go to", "Out of the block", "canvas.blocks.leave", "",
        "", 4, canvas_key="Alt+Up", help="Shows the network that the block is in.",
        why_not="canvas.blocks.why_not_leave", places=("inside",),
    ),
    ActionSpec(
        "repetition_before", "Graph/Go to", "Repetition before", "canvas.visits.before",
        "", "", 4, canvas_key="PgUp",
        help="Shows the block as it is in the repetition before.",
        why_not="canvas.visits.why_no_repetition",
    ),
    ActionSpec(
        "repetition_after", "Graph/Go to", "Repetition after", "canvas.visits.after",
        "", "", 4, canvas_key="PgDown",
        help="Shows the block as it is in the repetition after.",
        why_not="canvas.visits.why_no_repetition",
    ),
    ActionSpec(
        "walk_up", "Graph/Go to", "Layer before", "canvas.walking.up", "", "", 5,
        canvas_key="Up", help="Selects the layer before, along the wire.",
        why_not="canvas.why.empty",
    ),
    ActionSpec(
        "walk_down", "Graph/Go to", "Layer behind", "canvas.walking.down", "", "", 5,
        canvas_key="Down", help="Selects the layer behind, along the wire.",
        why_not="canvas.why.empty",
    ),
    ActionSpec(
        "walk_left", "Graph/Go to", "Branch at the left", "canvas.walking.left", "",
        "", 5, canvas_key="Left", help="Selects the nearest layer at the left.",
        why_not="canvas.why.empty",
    ),
    ActionSpec(
        "walk_right", "Graph/Go to", "Branch at the right", "canvas.walking.right", "",
        "", 5, canvas_key="Right", help="Selects the nearest layer at the right.",
        why_not="canvas.why.empty",
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
