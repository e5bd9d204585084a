"""The actions of the menu Edit."""

from __future__ import annotations

from cnnstudio.ui.actions.spec import ActionSpec

# fmt: off
EDIT_ACTIONS: tuple[ActionSpec, ...] = (
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
)
# fmt: on
