"""Lines that a carried card meets: centres in a row, gaps of the same size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cnnstudio.ui.canvas.rect_index import Box

SNAP = 6.0
"""Distance on the screen within which a card is drawn to a guide."""

Line = tuple[float, float, float, float]
"""A guide from (x, y) to (x, y) in the scene."""


@dataclass(frozen=True, slots=True)
class Match:
    """By how much the card moves to meet the guides, and the guides."""

    dx: float = 0.0
    dy: float = 0.0
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class _Meeting:
    """One way to meet: move by `shift` along an axis; the cards that it is about."""

    shift: float
    rank: int
    cards: tuple[Box, ...]


def matched(box: Box, others: Sequence[Box], reach: float) -> Match:
    """Return what `box` meets among `others` within `reach`, along each axis.

    The nearest wins, and of two as near a centre before a gap.
    """
    shifts, found = [0.0, 0.0], list[tuple[int, _Meeting]]()
    for axis in (0, 1):
        meetings = [*_centres(box, others, reach, axis), *_gaps(box, others, axis)]
        near = [m for m in meetings if abs(m.shift) <= reach]
        if near:
            best = min(near, key=lambda m: (round(abs(m.shift), 3), m.rank))
            shifts[axis] = best.shift
            found.append((axis, best))
    dx, dy = shifts
    there = (box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy)
    lines = [line for axis, best in found for line in _lines(there, best, axis)]
    return Match(dx, dy, tuple(lines))


def _centres(
    box: Box, others: Sequence[Box], reach: float, axis: int
) -> Iterator[_Meeting]:
    """Centre lines of other cards, the nearest card of each first."""
    middle = (box[axis] + box[axis + 2]) / 2
    across = 1 - axis
    near = [
        (abs(other[across] - box[across]), other)
        for other in others
        if abs((other[axis] + other[axis + 2]) / 2 - middle) <= reach
    ]
    for _, other in sorted(near):
        shift = (other[axis] + other[axis + 2]) / 2 - middle
        yield _Meeting(shift, 0, (other,))


def _gaps(box: Box, others: Sequence[Box], axis: int) -> Iterator[_Meeting]:
    """Places between or behind neighbours at which two gaps are the same."""
    size = box[axis + 2] - box[axis]
    before, after = _before(box, others, axis), _after(box, others, axis)
    if before is not None and after is not None:
        room = after[axis] - before[axis + 2] - size
        if room > 0:
            shift = before[axis + 2] + room / 2 - box[axis]
            yield _Meeting(shift, 1, (before, after))
    if before is not None:
        farther = _before(before, others, axis)
        gap = before[axis] - farther[axis + 2] if farther is not None else 0.0
        if farther is not None and gap > 0:
            yield _Meeting(before[axis + 2] + gap - box[axis], 2, (farther, before))
    if after is not None:
        farther = _after(after, others, axis)
        gap = farther[axis] - after[axis + 2] if farther is not None else 0.0
        if farther is not None and gap > 0:
            yield _Meeting(after[axis] - gap - box[axis + 2], 2, (after, farther))


def _beside(box: Box, other: Box, axis: int) -> bool:
    across = 1 - axis
    return other[across] < box[across + 2] and box[across] < other[across + 2]


def _before(box: Box, others: Sequence[Box], axis: int) -> Box | None:
    """The nearest card that ends before the middle of `box`."""
    middle = (box[axis] + box[axis + 2]) / 2
    found = [o for o in others if o[axis + 2] < middle and _beside(box, o, axis)]
    return max(found, key=lambda o: o[axis + 2], default=None)


def _after(box: Box, others: Sequence[Box], axis: int) -> Box | None:
    """The nearest card that begins behind the middle of `box`."""
    middle = (box[axis] + box[axis + 2]) / 2
    found = [o for o in others if o[axis] > middle and _beside(box, o, axis)]
    return min(found, key=lambda o: o[axis], default=None)


def _lines(box: Box, meeting: _Meeting, axis: int) -> Iterator[Line]:
    across = 1 - axis
    if meeting.rank == 0:
        at = (box[axis] + box[axis + 2]) / 2
        cards = (box, *meeting.cards)
        start = min(card[across] for card in cards)
        end = max(card[across + 2] for card in cards)
        yield (at, start, at, end) if axis == 0 else (start, at, end, at)
        return
    at = (box[across] + box[across + 2]) / 2
    cards = tuple(sorted((box, *meeting.cards), key=lambda card: card[axis]))
    for first, second in pairwise(cards):
        start, end = first[axis + 2], second[axis]
        yield (start, at, end, at) if axis == 0 else (at, start, at, end)
