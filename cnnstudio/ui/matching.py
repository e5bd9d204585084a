"""How well a thing matches what somebody types: one order for all searches."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

HOLDS = 3
"""The rank of a title that holds what is typed; of a better match it begins with it."""


def rank(
    query: str, title: str, *, words: Iterable[str], hints: Iterable[str] = ()
) -> int | None:
    """Return how well a title matches a query in lower case: 0 best, None not at all.

    `words` are other names, which count when they are typed in full or begin so;
    `hints` are where it belongs, such as a family, which count when they begin so.
    Of several words typed each must be found somewhere.
    """
    low, names, others, everything = _lowered(title, tuple(words), tuple(hints))
    if low == query:
        return 0
    if query in names:
        return 1
    if low.startswith(query):
        return 2
    if query in low:
        return HOLDS
    if any(other.startswith(query) for other in others):
        return 4
    if len(query) > 1 and _holds_in_order(low, query):
        return 5
    if " " in query and all(part in everything for part in query.split()):
        return 6
    return None


@lru_cache(maxsize=8192)
def _lowered(
    title: str, words: tuple[str, ...], hints: tuple[str, ...]
) -> tuple[str, tuple[str, ...], tuple[str, ...], str]:
    """Return title, words, words and hints, and all in one: in lower case."""
    low, names = title.lower(), tuple(word.lower() for word in words)
    others = (*names, *(hint.lower() for hint in hints))
    return low, names, others, " ".join((low, *others))


def _holds_in_order(text: str, letters: str) -> bool:
    """Return True if a text has these letters, whatever is between them."""
    at = -1
    for letter in letters:
        at = text.find(letter, at + 1)
        if at < 0:
            return False
    return True
