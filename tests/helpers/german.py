"""What is German: the words of the catalogue, and a list of terms beside it."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path

from cnnstudio.graph.catalogue import layer_types
from cnnstudio.paths import resource
from cnnstudio.project.block_file import load_block
from scripts.translations import catalogue

TERMS = Path(__file__).parent.parent / "ui" / "german_terms.txt"
_WORD = re.compile(r"[^\W\d_]{2,}")
_NAME = re.compile(r"\b[A-Za-z]*_\w+|\b[a-z]+\d+\b")
_TAG = re.compile(r"<[^>]*>")
_MARK = re.compile(r"&(?=\w)")


@cache
def known() -> dict[str, str]:
    """English texts whose German is another, with that."""
    found = catalogue.read(resource("translations") / "cnnstudio_de.ts")
    return {m.text: f[-1] for m, f in found.items() if f and f[-1] != m.text}


@cache
def torch_words() -> frozenset[str]:
    """Words in the names of layers, fields, choices, ports, and blocks."""
    said = list(layer_types())
    for layer_type in layer_types().values():
        said += [layer_type.short_name, *layer_type.params()]
        said += [c for p in layer_type.params().values() for c in p.choices]
        said += [port.name for port in (*layer_type.inputs, *layer_type.outputs)]
    for path in resource("blocks").glob("*.json"):
        for definition in load_block(path).library.definitions.values():
            said += [definition.name, definition.source]
            said += [param.name for param in definition.params]
    return frozenset(word for text in said for word in words_of(text))


@cache
def words() -> frozenset[str]:
    """German words: those of the catalogue, the cards, and the listed terms."""
    found = catalogue.read(resource("translations") / "cnnstudio_de.ts")
    said = [form for forms in found.values() for form in forms]
    said += TERMS.read_text(encoding="utf-8").splitlines()
    said += [p.read_text(encoding="utf-8") for p in resource("help/de").rglob("*.md")]
    return frozenset(word for text in said for word in words_of(text))


def words_of(text: str) -> set[str]:
    """The words of a text, small, without tags and marks of keys (`A&nsehen`)."""
    plain = _MARK.sub("", unescape(_TAG.sub(" ", text)))
    return {word.casefold() for word in _WORD.findall(plain)}


def not_german(text: str, names: frozenset[str] = frozenset()) -> set[str]:
    """Return the words of a text that are not German; `names` are the document's."""
    names |= torch_words()
    if text in known() and words_of(text) - names:
        return {text}
    plain = _NAME.sub(" ", _TAG.sub(" ", text))
    return words_of(plain) - words() - names
