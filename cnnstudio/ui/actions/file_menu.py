"""The actions of the menu File."""

from __future__ import annotations

from cnnstudio.ui.actions.spec import ActionSpec

# fmt: off
FILE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new", "File", "New", "files.new", "Ctrl+N", "file"),
    ActionSpec(
        "gallery", "File", "New from sample…", "show_gallery", "Ctrl+Shift+N", "graph",
    ),
    ActionSpec(
        "new_pattern", "File", "New from pattern…", "first_steps.start_with_pattern",
        help="Begins a new network with layers that a formula gives.",
    ),
    ActionSpec(
        "digits", "File", "New from the digits", "first_steps.start_with_digits",
        help="Opens the small network that learns handwritten digits.",
    ),
    ActionSpec("open", "File", "Open…", "files.open_dialog", "Ctrl+O", "folder"),
    ActionSpec("save", "File", "Save", "files.save", "Ctrl+S", "save", 1),
    ActionSpec("save_as", "File", "Save as…", "files.save_as", "Ctrl+Shift+S", "", 1),
    ActionSpec("quit", "File", "Quit", "close_window", "Ctrl+Q", "", 3),
)
# fmt: on
