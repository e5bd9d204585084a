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
        "lessons", "Help", "Lessons", "first_steps.show_lessons",
        help="Show ten short lessons that check what you do.",
    ),
    ActionSpec(
        "hints_again", "Help", "Show the hints again", "first_steps.hints_again",
        help="Show the three hints of the first start once more.",
    ),
    ActionSpec("about", "Help", "About CNN Studio", "show_about"),
)
# fmt: on
