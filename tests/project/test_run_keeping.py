"""Which checkpoints stay: the best, the newest, every k-th; never more than told."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.project.records import CheckpointRecord
from cnnstudio.project.run_keeping import Keeping, kept, room, snapshots, to_slim_down

WEIGHTS, OPTIMIZER = 100, 200
NONE = Keeping(0, 99)


def checkpoint(epoch: int, *, inside: bool = False) -> CheckpointRecord:
    step = epoch * 10 + (5 if inside else 0)
    return CheckpointRecord(f"{step:08d}-ab.ckpt", epoch, step, 1, "ab", not inside)


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        (1, list(range(1, 11))),
        (0, [4, 9, 10]),
        (3, [3, 4, 6, 9, 10]),
        (5, [4, 5, 9, 10]),
        (100, [4, 9, 10]),
    ],
)
def test_what_stays_after_ten_epochs(every: int, expected: list[int]) -> None:
    all_of_them = [checkpoint(n) for n in range(1, 11)]
    assert [c.epoch for c in kept(all_of_them, 4, Keeping(every, 99))] == expected


@pytest.mark.parametrize(
    ("every", "most", "expected"),
    [(1, 10, 1), (1, 9, 2), (1, 4, 4), (1, 1, 8), (1, 0, 0), (3, 2, 6), (0, 5, 0)],
)
def test_where_the_room_ends_every_second_stays(
    every: int, most: int, expected: int
) -> None:
    keeping = Keeping(every, most)
    assert keeping.distance(10) == expected
    stay = kept([checkpoint(n) for n in range(1, 11)], 10, keeping)
    regular = {c.epoch for c in stay} - {9, 10}
    assert regular == {n for n in range(1, 9) if expected and n % expected == 0}
    assert len(regular) <= most


def test_one_from_inside_an_epoch_stays() -> None:
    inside = checkpoint(3, inside=True)
    ends = [checkpoint(n) for n in (1, 2, 3)]
    assert inside in kept([*ends, inside], 1, NONE)
    assert inside not in to_slim_down([inside], 0)


@given(
    epochs=st.integers(1, 40), every=st.integers(0, 45), most=st.integers(0, 45),
    bests=st.randoms(),
)  # fmt: skip
def test_a_run_ends_with_no_more_than_is_told(
    epochs: int, every: int, most: int, bests: Random
) -> None:
    """Thinned out after each epoch, as a run does it, whatever epoch is best."""
    there: tuple[CheckpointRecord, ...] = ()
    slim: set[int] = set()
    best, keeping = 0, Keeping(every, most)
    for epoch in range(1, epochs + 1):
        best = epoch if not best or bests.random() < 0.3 else best
        there = kept((*there, checkpoint(epoch)), best, keeping)
        slim |= {c.epoch for c in to_slim_down(there, best)}
        assert best in {c.epoch for c in there}
        assert best not in slim
        assert epoch in {c.epoch for c in there} - slim
    sizes = [WEIGHTS + (0 if c.epoch in slim else OPTIMIZER) for c in there]
    assert len(there) <= snapshots(epochs, keeping)
    assert sum(sizes) <= room(WEIGHTS, OPTIMIZER, epochs, keeping)
