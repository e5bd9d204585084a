"""Ratios measured in pairs: A B A B …, the median, the spread, and one table.

A figure is never a time alone: a machine is slow today and fast tomorrow, but two
things measured in turn in the same run share its mood.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

PAIRS = 7


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure should be: at least, or at most, `bound`."""

    bound: float
    at_least: bool
    unit: str = "×"

    def met_by(self, value: float) -> bool:
        """Return True if `value` is on the right side of the bound."""
        return value >= self.bound if self.at_least else value <= self.bound

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {number(self.bound)}{self.unit}"


def at_least(bound: float, unit: str = "×") -> Goal:
    """Return the goal to reach `bound` or more."""
    return Goal(bound, True, unit)


def at_most(bound: float, unit: str = "×") -> Goal:
    """Return the goal to stay at `bound` or below."""
    return Goal(bound, False, unit)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: the median of `values`, one value for each pair.

    Without a goal it is there to be known. `note` says the times behind the ratio.
    """

    area: str
    what: str
    values: tuple[float, ...]
    goal: Goal | None = None
    note: str = ""
    unit: str = "×"

    @property
    def median(self) -> float:
        """The figure itself."""
        return statistics.median(self.values)

    @property
    def spread(self) -> str:
        """Smallest and largest of the pairs, and how many there were."""
        low, high = number(min(self.values)), number(max(self.values))
        return f"{low} – {high} ({len(self.values)})"

    @property
    def verdict(self) -> str:
        """Return "met", "NOT met", or a dash where there is no goal."""
        if self.goal is None:
            return "–"
        return "met" if self.goal.met_by(self.median) else "NOT met"

    def cells(self) -> tuple[str, ...]:
        """The figure as a row of the table."""
        shown = number(self.median) + self.unit
        goal = "–" if self.goal is None else str(self.goal)
        return self.area, self.what, shown, self.spread, goal, self.verdict, self.note


HEADER = ("area", "what", "figure", "spread (pairs)", "goal", "met", "medians")


@dataclass(frozen=True, slots=True)
class Pairs:
    """What was measured in turn; equal places belong together."""

    ours: tuple[float, ...]
    reference: tuple[float, ...]

    @property
    def speed_ups(self) -> tuple[float, ...]:
        """How many times longer the reference takes, for each pair."""
        return tuple(b / a for a, b in zip(self.ours, self.reference, strict=True))

    @property
    def shares(self) -> tuple[float, ...]:
        """Ours as a multiple of the reference, for each pair."""
        return tuple(a / b for a, b in zip(self.ours, self.reference, strict=True))

    def note(self, unit: str = "ms") -> str:
        """Say the medians: ours against the reference."""
        ours, theirs = statistics.median(self.ours), statistics.median(self.reference)
        return f"{number(ours)} against {number(theirs)} {unit}"


Measure = Callable[[], float]


def in_turn(
    *measures: Measure, rounds: int = PAIRS, warm_up: int = 1
) -> tuple[tuple[float, ...], ...]:
    """Call all in turn, A B C A B C …; return what each measured, round by round.

    The first `warm_up` rounds are thrown away.
    """
    found: tuple[list[float], ...] = tuple([] for _ in measures)
    for number_of_round in range(-warm_up, rounds):
        values = [measure() for measure in measures]
        if number_of_round >= 0:
            for series, value in zip(found, values, strict=True):
                series.append(value)
    return tuple(tuple(series) for series in found)


def measure_pairs(
    ours: Measure, reference: Measure, pairs: int = PAIRS, warm_up: int = 1
) -> Pairs:
    """Measure two things in turn."""
    return Pairs(*in_turn(ours, reference, rounds=pairs, warm_up=warm_up))


def timed(
    work: Callable[[], object],
    repeat: int = 1,
    prepare: Callable[[], object] | None = None,
) -> Measure:
    """Measure milliseconds of one `work`, the mean of `repeat`.

    What `prepare` does before each is not counted.
    """

    def measure() -> float:
        total = 0.0
        for _ in range(repeat):
            if prepare is not None:
                prepare()
            started = time.perf_counter()
            work()
            total += time.perf_counter() - started
        return total * 1_000 / repeat

    return measure


def number(value: float) -> str:
    """Show three digits that mean something, no more: 0.92, 15.3, 1,240."""
    for bound, digits in ((0.1, 4), (1, 3), (10, 2), (100, 1)):
        if abs(value) < bound:
            return f"{value:.{digits}f}".rstrip("0").rstrip(".") or "0"
    return f"{value:,.0f}"


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` (0 to 1) of `values` do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def table(figures: Sequence[Figure]) -> str:
    """Lay out the figures as a table that is also Markdown."""
    rows = [HEADER, *(f.cells() for f in figures)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEADER))]
    lines = [
        "| " + " | ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (w + 2) for w in widths) + "|")
    return "\n".join(lines)
