"""The interval of a share against known figures, and against chance itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.project.uncertainty import wilson


def test_known_figures() -> None:
    """Brown, Cai, DasGupta 2001 and R's prop.test(correct=FALSE)."""
    assert wilson(0.5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-4)
    assert wilson(0.9, 100) == pytest.approx((0.8256, 0.9448), abs=1e-4)
    assert wilson(1.0, 36) == pytest.approx((0.9036, 1.0), abs=1e-4)
    assert wilson(0.0, 0) == (0.0, 1.0)


@given(st.floats(0, 1), st.integers(1, 100_000))
def test_it_holds_the_share_and_stays_within_0_and_1(share: float, count: int) -> None:
    low, high = wilson(share, count)
    assert 0 <= low <= share + 1e-9
    assert share - 1e-9 <= high <= 1


def test_it_holds_the_truth_in_about_95_of_100_cases() -> None:
    hits = np.random.default_rng(0).binomial(200, 0.9, 4000) / 200
    held = [low <= 0.9 <= high for low, high in (wilson(float(h), 200) for h in hits)]
    assert 0.93 < np.mean(held) < 0.97
