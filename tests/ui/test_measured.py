"""Measured values: every measure has its unit."""

from __future__ import annotations

import math

import pytest

from cnnstudio.project.measures import MEASURES
from cnnstudio.ui.measured import measured_parts, measured_text


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("accuracy", 0.9878, "98.78 %"),
        ("mae", 0.0402, "0.0402"),
        ("loss", 2.302585, "2.3026"),
        ("images_per_second", 11_840.4, "11,840 img/s"),
        ("memory", 0.71 * 2**30, "727 MiB"),
        ("loader_wait", 0.31, "31.00 %"),
        ("accuracy", math.nan, ""),
        ("of a later version", 1.5, "1.5000"),
    ],
)
def test_a_value_and_its_unit(key: str, value: float, said: str) -> None:
    assert measured_text(key, value) == said


def test_every_measure_can_be_said() -> None:
    for key in MEASURES:
        number, _ = measured_parts(key, 0.5)
        assert number
