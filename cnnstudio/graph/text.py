"""Texts for people, in the language of whoever reads them.

The rooms below the window write English. The window puts its translator here
(`use_translator`); without one, in the engine and on the command line, texts stay
English. Values come after translation: `translate("Rules", "{0} needs {1}").format(…)`.
Contexts and texts are literals, so that `python -m scripts.translations` finds them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Translator = Callable[[str, str, int], str]
"""(context, text, how many; −1 where nothing is counted) → the text that is shown."""


def _english(context: str, text: str, number: int) -> str:
    return text


_translator: Translator = _english


def translate(context: str, text: str) -> str:
    """Return a text in the chosen language; `context` tells equal words apart."""
    return _translator(context, text, -1) if text else ""


def plural(context: str, number: int, one: str, many: str) -> str:
    """Return the text for so many things; `many` is what translators are given.

    A language with more forms than these two has them all in its catalogue.
    """
    said = _translator(context, many, number)
    return one if said == many and number == 1 else said


def marked(context: str, text: str) -> str:
    """Return a text of a table as it is: it is translated where it is shown."""
    return text


def listed(texts: Sequence[str], joint: str = "and") -> str:
    """Join texts as one says them: `a`, `a and b`, `a, b or c`."""
    if len(texts) < 2:
        return "".join(texts)
    joints = {
        "and": translate("Text", "{first} and {last}"),
        "or": translate("Text", "{first} or {last}"),
    }
    return joints[joint].format(first=", ".join(texts[:-1]), last=texts[-1])


def use_translator(translator: Translator | None) -> None:
    """Let texts be translated by this; with None they are English."""
    global _translator
    _translator = translator or _english
