"""Numbers in cells: as many signs as there is room for, and never a wrong one."""

from __future__ import annotations

import numpy as np
import pytest

from cnnstudio.ui.viewer.lab.sheet import Sheet, rounded_to, writes


@pytest.mark.parametrize(
    ("value", "signs", "text"),
    [
        (3.0, 3, "3"), (-0.25, 3, "−.2"), (-0.25, 4, "−.25"), (-0.25, 5, "−0.25"),
        (0.126, 3, ".13"), (12.34, 3, "12"), (12.34, 4, "12.3"), (-123.4, 3, ""),
        (0.3, 1, ""), (0.004, 3, ".00"), (-0.004, 3, ".00"), (np.inf, 1, "∞"),
        (-np.inf, 1, ""), (0.0, 1, "0"),
    ],
)  # fmt: skip
def test_a_number_takes_the_room_that_there_is(
    value: float, signs: int, text: str
) -> None:
    assert rounded_to(value, signs) == text
    assert len(text) <= signs


@pytest.mark.usefixtures("qapp")
def test_a_narrow_table_has_short_numbers_and_a_narrower_one_none() -> None:
    sheet = Sheet(np.array([[0.125, -0.5], [2.75, -0.033]]))
    assert writes(sheet, 23)
    assert not writes(sheet, 22)
    assert not writes(Sheet(np.array([[-123.4]])), 23)
    assert writes(Sheet(np.array([[-123.4]])), 48)
