"""The index of the bundled networks: what the gallery shows before any is opened.

Reading forty projects and inferring their shapes would take seconds; one small file
beside them holds what comes out of that. `python -m scripts.zoo` writes it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from cnnstudio.graph.text import translate
from cnnstudio.project.about import About, about_from

INDEX_FILE = "index.json"
PICTURE_SIDE = 1_000
"""Pictures are drawn in a square of this side; who paints them scales each axis."""


class SampleIndexError(ValueError):
    """The index cannot be read: one sentence for people."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A layer in a picture: its box, the flow running to the right, and its family."""

    left: int
    top: int
    right: int
    bottom: int
    family: str


@dataclass(frozen=True, slots=True)
class Wire:
    """An edge in a picture; `over` is how high it goes around what is between."""

    x1: int
    y1: int
    x2: int
    y2: int
    over: int = 0


@dataclass(frozen=True, slots=True)
class SampleCard:
    """A bundled network: its file, what it says of itself, what it costs, how it looks.

    `multiply_adds` are those of one sample; `layers` counts all, inside blocks too.
    """

    file: str
    about: About
    parameters: int
    multiply_adds: int
    layers: int
    bars: tuple[Bar, ...] = ()
    wires: tuple[Wire, ...] = ()

    def matches(self, query: str) -> bool:
        """True if every word of the query is found in what the card says."""
        about = self.about
        said = " ".join(
            [about.title, str(about.year), about.source, about.text, *about.tags]
            + [translate("Samples", t) for t in (about.title, about.text, *about.tags)]
        ).lower()
        return all(word in said for word in query.lower().split())


def read_index(path: Path) -> tuple[SampleCard, ...]:
    """Read the cards in their order; raises `SampleIndexError`."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return tuple(_card(entry) for entry in raw["samples"])
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise SampleIndexError(
            translate(
                "Files",
                "The list of bundled networks in {path} cannot be read ({name}). "
                "Install CNN Studio again.",
            ).format(path=path, name=type(error).__name__)
        ) from error


def _card(raw: dict[str, Any]) -> SampleCard:
    return SampleCard(
        str(raw["file"]),
        about_from(raw["about"]).about,
        int(raw["parameters"]),
        int(raw["multiply_adds"]),
        int(raw["layers"]),
        tuple(_bar(*row) for row in raw["bars"]),
        tuple(Wire(*map(int, ends)) for ends in raw["wires"]),
    )


def _bar(left: int, top: int, right: int, bottom: int, family: str) -> Bar:
    return Bar(int(left), int(top), int(right), int(bottom), str(family))


def row_of(shape: Bar | Wire) -> list[object]:
    """Return a bar or a wire as the index holds it."""
    return [getattr(shape, field.name) for field in fields(shape)]
