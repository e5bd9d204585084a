"""Texts for people: the translator's words, and English without one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cnnstudio.graph.text import listed, marked, plural, translate, use_translator

GERMAN = {
    ("Layers", "image"): ("Bild",),
    ("Layers", "{n} rows"): ("{n} Zeile", "{n} Zeilen"),
    ("Text", "{first} and {last}"): ("{first} und {last}",),
}


def german(context: str, text: str, number: int) -> str:
    forms = GERMAN.get((context, text), (text,))
    return forms[0] if number == 1 else forms[-1]


@pytest.fixture
def _german() -> Iterator[None]:
    use_translator(german)
    yield
    use_translator(None)


@pytest.mark.usefixtures("_german")
def test_a_translator_says_it_in_its_language() -> None:
    assert translate("Layers", "image") == "Bild"
    assert translate("Layers", "what it does not know") == "what it does not know"
    assert listed(["a", "b", "c"]) == "a, b und c"


@pytest.mark.usefixtures("_german")
def test_a_language_has_its_own_forms_for_numbers() -> None:
    assert plural("Layers", 1, "{n} row", "{n} rows") == "{n} Zeile"
    assert plural("Layers", 0, "{n} row", "{n} rows") == "{n} Zeilen"


def test_without_a_translator_it_is_english() -> None:
    assert translate("Layers", "image") == "image"
    assert plural("Layers", 1, "{n} row", "{n} rows") == "{n} row"
    assert plural("Layers", 2, "{n} row", "{n} rows") == "{n} rows"
    assert marked("Layers", "image") == "image"


@pytest.mark.parametrize(
    ("texts", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")],
)
def test_texts_are_joined_as_one_says_them(texts: list[str], said: str) -> None:
    assert listed(texts, "or") == said
