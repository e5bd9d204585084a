"""The actions of the menu Help."""

from __future__ import annotations

from cnnstudio.ui.actions.spec import ActionSpec

# fmt: off
HELP_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "commands", "Help", "All commands…", "commands.show", "Ctrl+K", "search",
        help="Finds every command, layer, sample and help card by typing.",
    ),
    ActionSpec(
        "lessons", "Help", "Lessons", "first_steps.show_lessons",
        help="Shows ten short lessons that notice what you do.",
    ),
    ActionSpec(
        "lab", "Help", "Convolution lab…", "first_steps.show_lab",
        help="Steps through a convolution or pooling of numbers that you type.",
        words=("kernel", "filter", "stride", "padding", "dilation", "gradient"),
    ),
    ActionSpec(
        "hints_again", "Help", "Show the hints again", "first_steps.hints_again",
        help="Shows the three hints of the first start once more.",
    ),
    ActionSpec(
        "explain", "Help", "Explain this", "help.explain_here", "F1", "info",
        help="Opens the card of what the pointer or the keyboard is on.",
    ),
    ActionSpec(
        "help", "Help", "Help", "help.show_window", "Shift+F1",
        help="Opens all cards of help, with a search over every word in them.",
    ),
    ActionSpec(
        "diagnostics", "Help", "Copy diagnostics", "safety.reports.copy", "", "copy",
        help="Copies versions, device and the last lines of the logs, for a report.",
    ),
    ActionSpec(
        "about", "Help", "About CNN Studio", "show_about",
        help="Says which version this is, and under which licence.",
    ),
)
# fmt: on
