"""The actions of the menu View > Language: one for every language there is."""

from __future__ import annotations

from cnnstudio.graph.text import marked
from cnnstudio.ui.actions.spec import ActionSpec
from cnnstudio.ui.language import SYSTEM, languages

_MENU = "View/Language"

LANGUAGE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        f"language_{SYSTEM}", _MENU, "As the system", f"language.use.{SYSTEM}", "", "",
        0, True, help="Speaks the language of the system, if there is a translation.",
    ),
    *(
        ActionSpec(
            f"language_{code}", _MENU, name, f"language.use.{code}", "", "", 0, True,
            help=marked("Actions", "Speaks this language from the next start on."),
        )
        for code, name in languages().items()
    ),
)  # fmt: skip
