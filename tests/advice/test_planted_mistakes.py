"""Two thousand networks with one planted mistake each: found once, and mended."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from random import Random

import pytest

from cnnstudio.advice.check import find_mistakes
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.project.project import Project
from tests.helpers import planted_ends, planted_joins, planted_layers
from tests.helpers.planted import KINDS
from tests.helpers.planted_networks import KINDS as NETWORKS
from tests.helpers.planted_networks import Sketch

COUNT = 2_000
FILES = (planted_layers, planted_joins, planted_ends)
"""Importing them enters their kinds."""
SHARE = 0.95


@dataclass
class Tally:
    """What came of the mistakes so far, by kind, and what did not hold."""

    planted: Counter[str] = field(default_factory=Counter)
    mended: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    unmended: list[str] = field(default_factory=list)

    def table(self) -> str:
        """List every kind: how many were planted, how many the first fix mended."""
        rows = [f"{'planted mistake':<42}{'planted':>8}{'mended by the first fix':>26}"]
        for name in KINDS:
            rows.append(f"{name:<42}{self.planted[name]:>8}{self.mended[name]:>26}")
        total, mended = self.planted.total(), self.mended.total()
        rows.append(f"{'all':<42}{total:>8}{mended:>26} ({mended / total:.1%})")
        return "\n".join(rows)


def errors_of(project: Project) -> list[Finding]:
    return [f for f in find_mistakes(project) if f.severity is Severity.ERROR]


def planted(random: Random, name: str) -> tuple[Sketch, set[str]]:
    """Draw networks until one has what this kind of mistake spoils."""
    while True:
        sketch = random.choice(NETWORKS)(random)
        places = KINDS[name](sketch, random)
        if places is not None:
            return sketch, places


def look_at(tally: Tally, name: str, seed: int) -> None:
    """Plant one mistake, look for it, and take the first fix."""
    sketch, places = planted(Random(seed), name)
    tally.planted[name] += 1
    errors = errors_of(sketch.project)
    told = [f"{e.rule} at {e.where}: {e.message}. {e.detail}" for e in errors]
    if len(errors) != 1 or errors[0].node not in places:
        tally.wrong.append(f"{name} ({seed}): {told} instead of one at {places}")
        return
    fixes = errors[0].fixes
    if not 1 <= len(fixes) <= 3:
        tally.unmended.append(f"{name} ({seed}): {len(fixes)} fixes for {told}")
        return
    fixes[0].command.redo(sketch.project)
    left = errors_of(sketch.project)
    if left:
        told = [f"{e.rule} at {e.where}" for e in left]
        tally.unmended.append(f"{name} ({seed}): after «{fixes[0].label}» {told}")
    else:
        tally.mended[name] += 1


@pytest.mark.requirement("A12", "A33", "A34", "A39")
def test_two_thousand_planted_mistakes(capsys: pytest.CaptureFixture[str]) -> None:
    tally, names = Tally(), list(KINDS)
    assert len(names) >= 25
    for number in range(COUNT):
        look_at(tally, names[number % len(names)], number)
    with capsys.disabled():
        print("\n" + tally.table())
    assert not tally.wrong, "\n".join(tally.wrong[:10])
    assert tally.planted.total() == COUNT
    share = tally.mended.total() / COUNT
    assert share >= SHARE, "\n".join(tally.unmended[:20])
    # No kind may be lost in the crowd.
    for name in names:
        assert tally.mended[name] >= 0.75 * tally.planted[name], name


def test_the_networks_are_sound_and_varied_before() -> None:
    sizes = []
    for number in range(240):
        sketch = NETWORKS[number % len(NETWORKS)](Random(number))
        assert not errors_of(sketch.project), number
        sizes.append(len(sketch.graph.nodes))
    assert min(sizes) <= 6
    assert max(sizes) >= 20
    assert max(sizes) <= 32
