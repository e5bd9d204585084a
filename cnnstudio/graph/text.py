"""Texts for people, in the language of whoever reads them.

The rooms below the window write English. The window puts its translator here
(`use_translator`); without one, in the engine and on the command line, texts stay
English. Values come after translation: `translate("Rules", "{0} needs {1}").format(…)`.
"""

from __future__ import annotations

from collections.abc import Callable

Translator = Callable[[str, str], str]


def _english(context: str, text: str) -> str:
    return text


_translator: Translator = _english


def translate(context: str, text: str) -> str:
    """Return a text in the chosen language; `context` tells equal words apart."""
    return _translator(context, text)


def use_translator(translator: Translator | None) -> None:
    """Let texts be translated by a function of (context, text); None: English."""
    global _translator
    _translator = translator or _english
