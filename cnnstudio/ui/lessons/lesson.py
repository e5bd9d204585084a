"""What a lesson is: a sample, one to four things to do, and what they show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cnnstudio.ui.lessons.seen import Seen

Check = Callable[[Seen, Seen], bool]
"""Whether a step is done, by how all stood when it began, and how it stands now."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do; `shows` is what one sees once it is done."""

    ask: str
    done: Check
    shows: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson of one to four steps on a bundled sample.

    `topics` are cards of help to read on; `takeaway` is what to remember.
    """

    key: str
    title: str
    minutes: int
    sample: str
    why: str
    steps: tuple[Step, ...]
    takeaway: str
    topics: tuple[str, ...] = ()
