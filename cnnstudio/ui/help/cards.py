"""The cards of help: Markdown files under resources/help, found by topic and by word.

A card begins with its title as a heading; its first paragraph says what the thing is.
In another language than English a card of that language goes first, where there is one:
`resources/help/de/KIND/NAME.md`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from cnnstudio.bridge.language import LANGUAGE
from cnnstudio.graph.catalogue import type_named
from cnnstudio.graph.text import translate
from cnnstudio.paths import resource

KINDS = (
    "page", "panel", "action", "layer", "block", "field", "setting", "source", "step",
    "finding",
)  # fmt: skip
"""The order in which cards are listed."""
ENGLISH = "en"

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*`#>|]|^- ", re.MULTILINE)


@dataclass(frozen=True)
class Card:
    """One card: `body` is its Markdown behind the title."""

    topic: str
    title: str
    body: str

    @property
    def kind(self) -> str:
        """The part of the topic before the slash."""
        return self.topic.partition("/")[0]

    @property
    def name(self) -> str:
        """The part of the topic behind the slash."""
        return self.topic.partition("/")[2]

    @property
    def first(self) -> str:
        """The first paragraph, without marks."""
        return " ".join(plain(self.body.split("\n\n")[0]).split())

    @property
    def rest(self) -> str:
        """The Markdown behind the first paragraph."""
        return self.body.partition("\n\n")[2]

    @cached_property
    def words(self) -> str:
        """All that is searched besides the title, in small letters."""
        layer_type = type_named(self.name) if self.kind == "layer" else None
        others = layer_type.aliases if layer_type is not None else ()
        return " ".join((self.name, *others, plain(self.body))).lower()


def plain(markdown: str) -> str:
    """Return Markdown without its marks, as it is read out."""
    return _MARKS.sub("", _LINK.sub(r"\1", markdown))


class CardLibrary:
    """The cards of one language; files are read when they are first needed."""

    def __init__(self, folder: Path, language: str = ENGLISH) -> None:
        self.language = language
        # Plain text: joining 300 paths would take longer than reading the files.
        self._folder = str(folder)
        self._read: dict[str, Card] = {}

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """Every topic that has a card, in the order of kinds and names."""
        return tuple(_topics_in(self._folder))

    @cached_property
    def translated(self) -> frozenset[str]:
        """Topics that have a card of the chosen language."""
        if self.language == ENGLISH:
            return frozenset()
        return frozenset(_topics_in(f"{self._folder}/{self.language}"))

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.topics)

    def get(self, topic: str) -> Card | None:
        """Return the card of a topic, or None if there is none."""
        if topic not in self._known:
            return None
        if topic not in self._read:
            folder = self._folder
            if topic in self.translated:
                folder = f"{folder}/{self.language}"
            with open(f"{folder}/{topic}.md", encoding="utf-8") as file:
                self._read[topic] = _card(topic, file.read())
        return self._read[topic]

    def all(self) -> Iterator[Card]:
        """Yield every card."""
        for topic in self.topics:
            card = self.get(topic)
            if card is not None:
                yield card

    def search(self, query: str) -> list[Card]:
        """Return the cards in which every word of a query occurs, the best first."""
        wanted = query.lower().split()
        if not wanted:
            return []
        ranked = []
        for place, card in enumerate(self.all()):
            rank = _rank(card, wanted)
            if rank is not None:
                ranked.append((rank, place, card))
        ranked.sort(key=lambda item: item[:2])
        return [card for _, _, card in ranked]


def _topics_in(folder: str) -> Iterator[str]:
    """Yield the topics that have a card in a folder, by kind and name."""
    for kind in KINDS:
        if os.path.isdir(f"{folder}/{kind}"):
            for name in sorted(os.listdir(f"{folder}/{kind}")):
                yield f"{kind}/{name.removesuffix('.md')}"


def _card(topic: str, text: str) -> Card:
    title, _, body = text.partition("\n")
    return Card(topic, title.removeprefix("# ").strip(), body.strip())


def _rank(card: Card, wanted: list[str]) -> int | None:
    title, query = card.title.lower(), " ".join(wanted)
    if query == title:
        return 0
    if title.startswith(query):
        return 1
    if all(word in title for word in wanted):
        return 2
    if all(word in title or word in card.words for word in wanted):
        return 3 if query in card.words else 4
    return None


@cache
def _library(language: str) -> CardLibrary:
    return CardLibrary(resource("help"), language)


def card_library() -> CardLibrary:
    """Return the cards that come with the program, in the language of the window."""
    return _library(os.environ.get(LANGUAGE, ENGLISH))


def kind_title(kind: str) -> str:
    """Return what cards of a kind are called together."""
    return {
        "page": translate("Help", "Ideas"),
        "panel": translate("Help", "Panels"),
        "action": translate("Help", "Actions"),
        "layer": translate("Help", "Layers"),
        "block": translate("Help", "Blocks"),
        "field": translate("Help", "Fields"),
        "setting": translate("Help", "Settings"),
        "source": translate("Help", "Data"),
        "step": translate("Help", "Steps of the pipeline"),
        "finding": translate("Help", "Messages"),
    }[kind]
