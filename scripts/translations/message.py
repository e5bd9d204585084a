"""One text of the program, as a catalogue knows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLACE = re.compile(r"\{([^{}:!]*)[^{}]*\}")


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """A text in its context; `counts` says that it has a form for each number."""

    context: str
    text: str
    counts: bool = False


def places(text: str) -> list[str]:
    """Names of the values that are put into a text, in order: `{name:,}` is `name`."""
    return sorted(_PLACE.findall(text.replace("{{", "").replace("}}", "")))
