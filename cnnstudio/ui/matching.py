"""How well a thing matches what somebody types: one order for all searches."""

from __future__ import annotations

import re
from collections.abc import Iterable


def rank(
    query: str, title: str, *, words: Iterable[str], hints: Iterable[str] = ()
) -> int | None:
    """Return how well a title matches a query in lower case: 0 best, None not at all.

    `words` are other names, which count when they are typed in full or begin so;
    `hints` are where it belongs, such as a family, which count when they begin so.
    Of several words typed each must be found somewhere.
    """
    low = title.lower()
    names = [word.lower() for word in words]
    if low == query:
        return 0
    if query in names:
        return 1
    if low.startswith(query):
        return 2
    if query in low:
        return 3
    others = [*names, *(hint.lower() for hint in hints)]
    if any(other.startswith(query) for other in others):
        return 4
    if len(query) > 1 and re.search(".*?".join(map(re.escape, query)), low):
        return 5
    parts = query.split()
    everything = " ".join((low, *others))
    if len(parts) > 1 and all(part in everything for part in parts):
        return 6
    return None
