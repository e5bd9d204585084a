"""The actions of the menu Edit."""

from __future__ import annotations

from cnnstudio.ui.actions.spec import ActionSpec

# fmt: off
EDIT_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "undo", "Edit", "Undo", "changes.undo", "Ctrl+Z", "undo",
        help="Takes the last change of the project back.",
        why_not="changes.why_not_undo",
    ),
    ActionSpec(
        "redo", "Edit", "Redo", "changes.redo", "Ctrl+Shift+Z; Ctrl+Y", "redo",
        help="Does the change again that was taken back last.",
        why_not="changes.why_not_redo",
    ),
    ActionSpec(
        "cut", "Edit", "Cut", "canvas.cut", "Ctrl+X", "cut", 1,
        help="Copies the selected layers and deletes them.",
        why_not="canvas.why.nothing_to_copy", places=("layers",),
    ),
    ActionSpec(
        "copy", "Edit", "Copy", "canvas.copy", "Ctrl+C", "copy", 1,
        help="Copies the selected layers as text that another window can paste.",
        why_not="canvas.why.nothing_to_copy", places=("layers",),
    ),
    ActionSpec(
        "paste", "Edit", "Paste", "links.paste", "Ctrl+V", "paste", 1,
        help="Adds copied layers at the pointer; a copied link is opened, a picture "
             "looked at in Inspect.",
        places=("layers", "frame", "space"),
    ),
    ActionSpec(
        "duplicate", "Edit", "Duplicate", "canvas.duplicate", "Ctrl+D", "", 1,
        help="Copies the selected layers beside themselves; weights are not copied.",
        why_not="canvas.why.nothing_to_copy", places=("layers",),
    ),
    ActionSpec(
        "delete", "Edit", "Delete and rejoin", "canvas.delete_and_rejoin", "", "trash",
        2, canvas_key="Del; Backspace",
        help="Deletes what is selected and joins what was before to what is behind.",
        why_not="canvas.why.nothing_selected", places=("layers", "edge"),
    ),
    ActionSpec(
        "delete_gap", "Edit", "Delete and leave the gap", "canvas.delete_and_leave_gap",
        "", "", 2, canvas_key="Shift+Del",
        help="Deletes what is selected and joins nothing.",
        why_not="canvas.why.nothing_selected", places=("layers",),
    ),
    ActionSpec(
        "select_all", "Edit", "Select all", "canvas.select_all", "Ctrl+A", "", 3,
        help="Selects every layer of the network that is shown.",
        why_not="canvas.why.empty", places=("space",),
    ),
    ActionSpec(
        "escape", "Edit", "Cancel, or select nothing", "canvas.escape", "", "", 3,
        canvas_key="Esc",
        help="Gives up what is under way; else selects nothing; else leaves the block.",
    ),
    ActionSpec(
        "keys", "Edit", "Keys…", "larger.show_keys", "", "", 4,
        help="Lists the keys of every action, to look them up and to change them.",
    ),
)
# fmt: on
