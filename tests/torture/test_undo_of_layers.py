"""R5: random edits of layers, settings and frames, undone and done again."""

from __future__ import annotations

import pytest

from tests.torture import undo

SEEDS = 400


@pytest.mark.requirement("R5")
def test_any_sequence_is_undone_and_done_again_to_the_same_bytes() -> None:
    tally = undo.run(range(0, SEEDS, 2))
    assert tally.sequences == SEEDS // 2
    assert tally.steps == tally.sequences * undo.STEPS
    assert len(tally.kinds) >= 14, "hardly any kind of command took part"
