"""The table of actions: text, shortcut, place, and the method that does it.

Menus, tool bar and help read this table; the main window makes one QAction of each.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing that can be done. `slot` is a method of the studio or of a part of
    it (`canvas.fit_all`); `group` separates entries of a menu by a line. Of the
    `checkable` entries of a group one is checked, or none where they are `optional`.
    The key in `canvas_key` acts only while the canvas has the keyboard.
    """

    key: str
    menu: str
    text: str
    slot: str
    shortcut: str = ""
    icon: str = ""
    group: int = 0
    checkable: bool = False
    optional: bool = False
    canvas_key: str = ""


MENUS = ("File", "Edit", "View", "Graph", "Run", "Help")

# fmt: off
ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new", "File", "New", "files.new", "Ctrl+N", "file"),
    ActionSpec(
        "gallery", "File", "New from sample…", "show_gallery", "Ctrl+Shift+N", "graph",
    ),
    ActionSpec("open", "File", "Open…", "files.open_dialog", "Ctrl+O", "folder"),
    ActionSpec("save", "File", "Save", "files.save", "Ctrl+S", "save", 1),
    ActionSpec("save_as", "File", "Save as…", "files.save_as", "Ctrl+Shift+S", "", 1),
    ActionSpec("quit", "File", "Quit", "close_window", "Ctrl+Q", "", 3),
    ActionSpec("undo", "Edit", "Undo", "undo", "Ctrl+Z", "undo"),
    ActionSpec("redo", "Edit", "Redo", "redo", "Ctrl+Shift+Z", "redo"),
    ActionSpec("cut", "Edit", "Cut", "canvas.cut", "Ctrl+X", "cut", 1),
    ActionSpec("copy", "Edit", "Copy", "canvas.copy", "Ctrl+C", "copy", 1),
    ActionSpec("paste", "Edit", "Paste", "canvas.paste", "Ctrl+V", "paste", 1),
    ActionSpec("duplicate", "Edit", "Duplicate", "canvas.duplicate", "Ctrl+D", "", 1),
    ActionSpec(
        "delete", "Edit", "Delete and rejoin", "delete_and_rejoin", "", "trash", 2,
        canvas_key="Del",
    ),
    ActionSpec(
        "delete_gap", "Edit", "Delete and leave the gap", "delete_and_leave_gap", "",
        "", 2, canvas_key="Shift+Del",
    ),
    ActionSpec(
        "select_all", "Edit", "Select all", "canvas.select_all", "Ctrl+A", "", 3,
    ),
    ActionSpec("build", "View", "Build", "show_build", "Ctrl+1"),
    ActionSpec("train_mode", "View", "Train", "show_train", "Ctrl+2"),
    ActionSpec("inspect", "View", "Inspect", "show_inspect", "Ctrl+3"),
    ActionSpec(
        "fit", "View", "Fit all", "canvas.fit_all", "", "fit", 1, canvas_key="F",
    ),
    ActionSpec(
        "fit_selection", "View", "Fit selection", "canvas.fit_selection", "", "", 1,
        canvas_key="Shift+F",
    ),
    ActionSpec("zoom_in", "View", "Zoom in", "canvas.zoom_in", "Ctrl++", "zoom-in", 1),
    ActionSpec(
        "zoom_out", "View", "Zoom out", "canvas.zoom_out", "Ctrl+-", "zoom-out", 1,
    ),
    ActionSpec("zoom_100", "View", "100 %", "zoom_to_full_size", "Ctrl+0", "", 1),
    ActionSpec(
        "costs_parameters", "View", "Costs: parameters", "costs.show_parameters",
        "Ctrl+Alt+1", "", 2, True, True,
    ),
    ActionSpec(
        "costs_multiply_adds", "View", "Costs: multiply-adds",
        "costs.show_multiply_adds", "Ctrl+Alt+2", "", 2, True, True,
    ),
    ActionSpec(
        "costs_activations", "View", "Costs: activations", "costs.show_activations",
        "Ctrl+Alt+3", "", 2, True, True,
    ),
    ActionSpec("budget", "View", "Budget…", "costs.show_budget", "Ctrl+B", "", 2),
    ActionSpec(
        "theme_system", "View", "Colours of the system", "theme_system", "", "", 3,
        True
    ),
    ActionSpec("theme_dark", "View", "Dark", "theme_dark", "", "", 3, True),
    ActionSpec("theme_light", "View", "Light", "theme_light", "", "", 3, True),
    ActionSpec("next_panel", "View", "Next panel", "next_panel", "F6", "", 4),
    ActionSpec(
        "previous_panel", "View", "Previous panel", "previous_panel", "Shift+F6", "", 4,
    ),
    ActionSpec("reset_layout", "View", "Reset layout", "reset_layout", "", "", 5),
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
    ActionSpec("train", "Run", "Train or pause", "run.train_or_pause", "F5", "play"),
    ActionSpec("stop", "Run", "Stop", "run.stop_run", "Shift+F5", "stop"),
    ActionSpec("try_batch", "Run", "Try one batch", "run.try_batch", "Ctrl+F5", "step"),
    ActionSpec(
        "next_image", "Run", "Next image", "run.next_image", "Ctrl+Right", "next", 1,
    ),
    ActionSpec(
        "previous_image", "Run", "Previous image", "run.previous_image", "Ctrl+Left",
        "previous", 1
    ),
    ActionSpec(
        "next_mistake", "Run", "Next mistake", "run.next_mistake", "Ctrl+M",
        "skip-mistake", 1
    ),
    ActionSpec("keys", "Help", "Keys", "show_keys", "F1"),
    ActionSpec("about", "Help", "About CNN Studio", "show_about"),
)
# fmt: on
