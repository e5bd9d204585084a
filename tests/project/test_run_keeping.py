"""Which checkpoints stay: the best, the newest, every k-th; never more than told."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.project.records import CheckpointRecord
from cnnstudio.project.run_keeping import kept, room, snapshots, to_slim_down

WEIGHTS, OPTIMIZER = 100, 200


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
    assert [c.epoch for c in kept(all_of_them, 4, every)] == expected


def test_one_from_inside_an_epoch_stays() -> None:
    inside = checkpoint(3, inside=True)
    assert inside in kept([checkpoint(1), checkpoint(2), checkpoint(3), inside], 1, 0)
    assert inside not in to_slim_down([inside], 0)


@given(
    epochs=st.integers(1, 40), every=st.integers(0, 45), bests=st.randoms(),
)  # fmt: skip
def test_a_run_ends_with_no_more_than_is_told(
    epochs: int, every: int, bests: Random
) -> None:
    """Thinned out after each epoch, as a run does it, whatever epoch is best."""
    there: tuple[CheckpointRecord, ...] = ()
    slim: set[int] = set()
    best = 0
    for epoch in range(1, epochs + 1):
        best = epoch if not best or bests.random() < 0.3 else best
        there = kept((*there, checkpoint(epoch)), best, every)
        slim |= {c.epoch for c in to_slim_down(there, best)}
        assert best in {c.epoch for c in there}
        assert best not in slim
        assert epoch in {c.epoch for c in there} - slim
    sizes = [WEIGHTS + (0 if c.epoch in slim else OPTIMIZER) for c in there]
    assert len(there) <= snapshots(epochs, every)
    assert sum(sizes) <= room(WEIGHTS, OPTIMIZER, epochs, every)
