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
        "explain", "Help", "Explain this", "help.explain_here", "F1", "info",
        help="Opens the card of what the pointer or the keyboard is on.",
    ),
    ActionSpec(
        "help", "Help", "Help", "help.show_window", "Shift+F1",
        help="Opens all cards of help, with a search over every word in them.",
    ),
    ActionSpec("keys", "Help", "Keys", "show_keys"),
    ActionSpec("about", "Help", "About CNN Studio", "show_about"),
)
# fmt: on
