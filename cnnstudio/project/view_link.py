"""Links to a view: the path of a project's file, `#`, and what is looked at."""

from __future__ import annotations

import os

_ENDING = ".cnnproj"
_COMMAND = "cnnstudio "
_QUOTES = "\"'“”„‘’`"
LONGEST = 8_000
"""Characters: a path and every choice of a view together take less."""


def split_link(text: str) -> tuple[str | None, str]:
    """Return the path of a link to a view and what is behind its `#`.

    A path that is there may have a `#` of its own; an empty one is None.
    """
    if "#" not in text or os.path.exists(text):  # False of what is no path at all
        return text or None, ""
    path, _, fragment = text.partition(f"{_ENDING}#")
    if not fragment:
        return text, ""
    return f"{path}{_ENDING}", fragment


def bare_link(text: str) -> str:
    """Return a link without what is around it where it was copied from.

    That may be spaces, quotation marks and the name of the command.
    """
    text = text.strip()
    return text.removeprefix(_COMMAND).strip().strip(_QUOTES).strip()


def is_link(text: str) -> bool:
    """Tell whether a text is a link to a view of a project, and nothing besides."""
    text = bare_link(text)
    if len(text) > LONGEST or len(text.splitlines()) != 1:
        return False
    path, mark, fragment = text.partition(f"{_ENDING}#")
    return bool(path and mark and fragment)
