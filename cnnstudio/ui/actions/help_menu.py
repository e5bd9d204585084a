"""The actions of the menu Help."""

from __future__ import annotations

from cnnstudio.ui.actions.spec import ActionSpec

# fmt: off
HELP_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "commands", "Help", "All commands…", "show_commands", "Ctrl+K", "search",
        help="Finds every command, layer, sample and help card by typing.",
    ),
    ActionSpec(
        "about", "Help", "About CNN Studio", "show_about",
        help="Says which version this is, and under which licence.",
    ),
)
# fmt: on
