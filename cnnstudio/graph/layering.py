"""Layers by depth: which column and which height the items of a layout get.

An item is a node, or a frame with all that lies in it. The longest path stays straight
in column 0; side branches take columns to its right, those that span little nearer,
and beside each other in the order of the inputs that they lead to. What stands in one
column now is rather taken for the main path than what does not, so that a small edit
moves little (Sugiyama, Tagawa and Toda 1981, with columns in place of crossings sorted
out layer by layer).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

KEEPS = 0.2
"""How much longer, for each edge, a path counts that is straight already."""


@dataclass(frozen=True, slots=True)
class Item:
    """Size in pixels; `line` is how far from its left the main path goes through.

    `x` is where that line is now.
    """

    width: float
    height: float
    line: float
    x: float = 0.0


@dataclass(frozen=True, slots=True)
class Gaps:
    """Pixels between items: one below another, around a split or merge, columns."""

    gap: float
    wide: float
    column: float


@dataclass
class Layering:
    """Places a connected or unconnected set of items.

    `into` and `out` lead from an item to its neighbours, in the order of ports; items
    come in an order in which every edge leads forward.
    """

    items: Mapping[str, Item]
    into: Mapping[str, Sequence[str]]
    out: Mapping[str, Sequence[str]]
    gaps: Gaps
    depth: dict[str, int] = field(default_factory=dict)

    def places(self) -> dict[str, tuple[float, float]]:
        """Return the top left corner of each item; the first part begins at (0, 0)."""
        result: dict[str, tuple[float, float]] = {}
        left = 0.0
        for part in self._parts():
            columns = self._columns(part)
            lines, width = self._lines(part, columns)
            tops = self._tops(part, columns)
            for item in part:
                x = lines[columns[item]] - self.items[item].line
                result[item] = left + x, tops[item]
            left += width + self.gaps.column
        return result

    # Parts

    def _parts(self) -> list[list[str]]:
        """Connected groups: from left to right as they lie now, else the largest first.

        Each is in the order of the items, by depth.
        """
        group: dict[str, list[str]] = {}
        for start in self.items:
            if start in group:
                continue
            members: list[str] = []
            stack = [start]
            group[start] = members
            while stack:
                item = stack.pop()
                members.append(item)
                for other in (*self.into[item], *self.out[item]):
                    if other not in group:
                        group[other] = members
                        stack.append(other)
        for item in self.items:
            above = [self.depth[before] + 1 for before in self.into[item]]
            self.depth[item] = max(above, default=0)
        position = {item: index for index, item in enumerate(self.items)}
        found = list({id(members): members for members in group.values()}.values())
        for members in found:
            members.sort(key=lambda item: (self.depth[item], position[item]))
        found.sort(key=lambda m: (min(self.items[i].x for i in m), -len(m)))
        return found

    # Columns

    def _columns(self, part: list[str]) -> dict[str, int]:
        columns = dict.fromkeys(self._main_path(part), 0)
        taken: dict[int, list[tuple[int, int]]] = {}
        branches = self._branches(part, columns)
        branches.sort(key=lambda b: (self._reach(b), self._port(b), self.depth[b[0]]))
        for branch in branches:
            first, last = self._span(branch)
            column = 1
            while any(a <= last and first <= b for a, b in taken.get(column, [])):
                column += 1
            taken.setdefault(column, []).append((first, last))
            columns.update(dict.fromkeys(branch, column))
        return columns

    def _main_path(self, part: list[str]) -> list[str]:
        """Return the longest path; of equally long ones that of the first inputs."""
        length: dict[str, float] = {}
        before: dict[str, str] = {}
        for item in sorted(part, key=self.depth.__getitem__):
            length[item] = 0.0
            for source in self.into[item]:
                straight = abs(self.items[source].x - self.items[item].x) < 1
                so_far = length[source] + 1 + (KEEPS if straight else 0.0)
                if so_far > length[item] + 1e-6:
                    length[item], before[item] = so_far, source
        item = max(part, key=length.__getitem__)
        path = [item]
        while item in before:
            item = before[item]
            path.append(item)
        return path

    def _branches(self, part: list[str], main: Iterable[str]) -> list[list[str]]:
        """Stretches of items off the main path that follow one another."""
        seen = set(main)
        result = []
        for start in part:
            if start in seen:
                continue
            branch = [start]
            seen.add(start)
            while True:
                ways = [item for item in self.out[branch[-1]] if item not in seen]
                if not ways:
                    break
                branch.append(ways[0])
                seen.add(ways[0])
            result.append(branch)
        return result

    def _span(self, branch: list[str]) -> tuple[int, int]:
        before = [self.depth[item] + 1 for item in self.into[branch[0]]]
        behind = [self.depth[item] - 1 for item in self.out[branch[-1]]]
        first = min([*before, self.depth[branch[0]]])
        return first, max([*behind, self.depth[branch[-1]]])

    def _reach(self, branch: list[str]) -> int:
        first, last = self._span(branch)
        return last - first

    def _port(self, branch: list[str]) -> int:
        """Which input of what follows a branch leads to."""
        end = branch[-1]
        return min((self.into[t].index(end) for t in self.out[end]), default=0)

    def _lines(
        self, part: list[str], columns: Mapping[str, int]
    ) -> tuple[dict[int, float], float]:
        """Where the line of each column is, and how wide all of them are."""
        before: dict[int, float] = {}
        behind: dict[int, float] = {}
        for name in part:
            item, column = self.items[name], columns[name]
            before[column] = max(before.get(column, 0.0), item.line)
            behind[column] = max(behind.get(column, 0.0), item.width - item.line)
        lines: dict[int, float] = {}
        right = -self.gaps.column
        for column in sorted(before):
            lines[column] = right + self.gaps.column + before[column]
            right = lines[column] + behind[column]
        return lines, right

    # Heights

    def _tops(self, part: list[str], columns: Mapping[str, int]) -> dict[str, float]:
        """As high as inputs and the column allow, branches half way down."""
        tops: dict[str, float] = {}
        above: dict[int, str] = {}
        below: dict[str, str] = {}
        for item in part:
            column = columns[item]
            limits = [
                self._bottom(tops, s) + self._gap(s, item) for s in self.into[item]
            ]
            if column in above:
                upper = above[column]
                limits.append(self._bottom(tops, upper) + self.gaps.gap)
                below[upper] = item
            above[column] = item
            tops[item] = max(limits, default=0.0)
        for branch in self._branches(part, [i for i in part if not columns[i]]):
            self._sink(branch, tops, below)
        return tops

    def _sink(
        self, branch: list[str], tops: dict[str, float], below: Mapping[str, str]
    ) -> None:
        """Move a branch to the middle of the room that it has."""
        inside = set(branch)
        room, joined = [], False
        for item in branch:
            bottom = self._bottom(tops, item)
            for target in self.out[item]:
                if target not in inside:
                    joined = True
                    room.append(tops[target] - self._gap(item, target) - bottom)
            under = below.get(item)
            if under is not None and under not in inside:
                room.append(tops[under] - self.gaps.gap - bottom)
        if joined and self.into[branch[0]]:
            for item in branch:
                tops[item] += max(0.0, min(room)) / 2

    def _bottom(self, tops: Mapping[str, float], item: str) -> float:
        return tops[item] + self.items[item].height

    def _gap(self, source: str, target: str) -> float:
        split = len(self.out[source]) > 1 or len(self.into[target]) > 1
        return self.gaps.wide if split else self.gaps.gap
