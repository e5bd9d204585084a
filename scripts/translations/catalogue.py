"""A language's catalogue: texts and translations in a .ts file, built to a .qm."""

from __future__ import annotations

import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path

import PySide6

from scripts.translations.message import Message

Translations = dict[Message, tuple[str, ...]]
"""The forms of each text: one, or one for each kind of number; empty: unfinished."""


def read(path: Path) -> Translations:
    """Read a .ts file; raises `OSError` or `xml.etree.ElementTree.ParseError`."""
    found: Translations = {}
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for entry in context.iter("message"):
            counts = entry.get("numerus") == "yes"
            message = Message(name, entry.findtext("source", ""), counts)
            found[message] = _forms(entry.find("translation"))
    return found


def _forms(said: ET.Element | None) -> tuple[str, ...]:
    if said is None or said.get("type") == "unfinished":
        return ()
    forms = [form.text or "" for form in said.iter("numerusform")]
    return tuple(forms or [said.text or ""])


def joined(texts: Iterable[Message], known: Mapping[Message, tuple[str, ...]]) -> (
    Translations
):
    """Return all texts with what is known of each; what nobody says any more goes."""
    return {message: known.get(message, ()) for message in sorted(set(texts))}


def write(path: Path, language: str, translations: Translations) -> None:
    """Write a .ts file: by context, by text, without places in the source."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    for name, entries in groupby(sorted(translations), key=lambda m: m.context):
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = name
        for message in entries:
            _entry(context, message, translations[message])
    ET.indent(root, " " * 4)
    body = ET.tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(f"{head}{body}\n", encoding="utf-8")


def _entry(context: ET.Element, message: Message, forms: tuple[str, ...]) -> None:
    entry = ET.SubElement(context, "message")
    ET.SubElement(entry, "source").text = message.text
    said = ET.SubElement(entry, "translation")
    if not all(forms) or not forms:
        said.set("type", "unfinished")
    if message.counts:
        entry.set("numerus", "yes")
        for form in forms or ("", ""):
            ET.SubElement(said, "numerusform").text = form
    elif forms:
        said.text = forms[0]


def build(source: Path, target: Path) -> None:
    """Make the .qm that the window reads; raises `subprocess.CalledProcessError`."""
    tool = Path(PySide6.__file__).parent / "lrelease"
    subprocess.run([tool, "-silent", source, "-qm", target], check=True)
