"""What a project says about itself: title, year, a paragraph, its source, tags.

A project made by hand has none of it, and its file says nothing then. The bundled
networks carry one each; the gallery shows it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cnnstudio.graph.text import translate
from cnnstudio.project.strict_json import shown

LONGEST_LINE, LONGEST_TEXT, MOST_TAGS, LATEST_YEAR = 200, 4_000, 12, 9_999


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the network is and what it teaches; `year` 0 is none, `text` a paragraph."""

    title: str = ""
    year: int = 0
    text: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AboutRead:
    """An About from a file, with what was refused (name, reason) and not known."""

    about: About
    refused: tuple[tuple[str, str], ...] = ()
    unknown: Mapping[str, Any] = dataclasses.field(default_factory=dict)


def about_to(about: About) -> dict[str, Any]:
    """Return what is said, for the file; what is empty is left out."""
    values = {**dataclasses.asdict(about), "tags": list(about.tags)}
    return {name: value for name, value in values.items() if value}


def about_from(raw: Mapping[str, Any]) -> AboutRead:
    """Read an About value by value; one that is not allowed is left empty."""
    values: dict[str, Any] = {}
    refused = []
    known = {field.name for field in dataclasses.fields(About)}
    for name in known & raw.keys():
        value, wanted = raw[name], _wanted(name, raw[name])
        if wanted:
            refused.append(
                (
                    name,
                    translate("Files", "expected {wanted}, found {value}").format(
                        wanted=wanted, value=shown(value)
                    ),
                )
            )
        else:
            values[name] = tuple(value) if name == "tags" else value
    unknown = {name: value for name, value in raw.items() if name not in known}
    return AboutRead(About(**values), tuple(sorted(refused)), unknown)


def _wanted(name: str, value: object) -> str:
    """Say what must stand there instead of `value`; empty if it is right."""
    if name == "year":
        right = type(value) is int and 0 <= value <= LATEST_YEAR
        return (
            ""
            if right
            else translate("Files", "a year up to {latest_year}").format(
                latest_year=LATEST_YEAR
            )
        )
    if name == "tags":
        right = (
            isinstance(value, list)
            and len(value) <= MOST_TAGS
            and all(_is_text(tag, LONGEST_LINE) for tag in value)
        )
        return (
            ""
            if right
            else translate("Files", "up to {most_tags} words").format(
                most_tags=MOST_TAGS
            )
        )
    longest = LONGEST_TEXT if name == "text" else LONGEST_LINE
    return (
        ""
        if _is_text(value, longest)
        else translate("Files", "a text up to {longest:,} characters").format(
            longest=longest
        )
    )


def _is_text(value: object, longest: int) -> bool:
    return isinstance(value, str) and len(value) <= longest
