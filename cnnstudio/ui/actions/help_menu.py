"""The actions of the menu Help."""

from __future__ import annotations

from cnnstudio.ui.actions.spec import ActionSpec

# fmt: off
HELP_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "commands", "Help", "All commands…", "show_commands", "Ctrl+K", "search",
        help="Finds every command, layer, sample and help card by typing.",
    ),
    ActionSpec("keys", "Help", "Keys", "show_keys", "F1"),
    ActionSpec(
        "diagnostics", "Help", "Copy diagnostics", "reports.copy", "", "copy",
        help="Copies versions, device and the last lines of the logs, for a report.",
    ),
    ActionSpec("about", "Help", "About CNN Studio", "show_about"),
)
# fmt: on
