"""Lets the engine speak the window's language: it reads the catalogue itself.

The window names its language in the environment of the engine. There is no Qt there,
so the engine reads the source of the catalogue, which is XML. On the command line
nobody names a language: it is English.
"""

from __future__ import annotations

import os
import xml.etree.ElementTree as ET
from pathlib import Path

from cnnstudio.graph.text import Translator, use_translator
from cnnstudio.paths import resource

LANGUAGE = "CNNSTUDIO_LANGUAGE"
"""Environment variable: a code such as `de`; unset: English."""


def catalogue(code: str) -> Path:
    """Return where a language's texts are."""
    return resource("translations") / f"cnnstudio_{code}.ts"


def speak_as_told() -> None:
    """Speak the language of the environment, if there is a catalogue of it."""
    code = spoken()
    if catalogue(code).is_file():
        use_translator(translator_of(catalogue(code)))


def spoken() -> str:
    """Return the code of the language that `speak_as_told` speaks."""
    code = os.environ.get(LANGUAGE, "")
    return code if code.isalnum() and catalogue(code).is_file() else "en"


def translator_of(path: Path) -> Translator:
    """Read a catalogue; a text that it does not have stays English.

    Of texts that count it knows one and many, which is all that the engine says.
    """
    forms: dict[tuple[str, str], list[str]] = {}
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            said = message.find("translation")
            if said is not None and said.get("type") != "unfinished":
                found = [form.text or "" for form in said.iter("numerusform")]
                key = name, message.findtext("source", "")
                forms[key] = found or [said.text or ""]

    def translated(context: str, text: str, number: int) -> str:
        known = forms.get((context, text))
        if known is None:
            return text
        return known[0] if number in (-1, 1) else known[-1]

    return translated
