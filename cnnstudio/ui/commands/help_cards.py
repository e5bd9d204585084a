"""What Ctrl+K finds of help: every card, by its title and its other names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from cnnstudio.graph.catalogue import type_named
from cnnstudio.graph.text import translate
from cnnstudio.ui.commands.command import Command
from cnnstudio.ui.help.cards import Card, CardLibrary, card_library, kind_title


class HelpCommands:
    """A command for every card: show it in the help window."""

    listed = False

    def __init__(self, show: Callable[[str], object]) -> None:
        self._show = show
        self._made_of: CardLibrary | None = None
        self._made: list[Command] = []

    def commands(self) -> list[Command]:
        """Return the commands; the cards are read once in each language."""
        library = card_library()
        if library is not self._made_of:
            self._made_of = library
            self._made = [self._command(card) for card in library.all()]
        return self._made

    def _command(self, card: Card) -> Command:
        layer_type = type_named(card.name) if card.kind == "layer" else None
        others = layer_type.aliases if layer_type is not None else ()
        return Command(
            f"help/{card.topic}",
            translate("Commands", "Help: {0}").format(card.title),
            partial(self._show, card.topic),
            icon="info",
            path=kind_title(card.kind),
            note=card.first,
            words=(card.title, card.name, *others),
            explains=True,
        )
