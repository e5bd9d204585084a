"""Numbers are written as the design language says."""

from __future__ import annotations

import math

import pytest

from cnnstudio.ui import format as fmt


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (999, "999"),
        (58_090, "58,090"),
        (99_999, "99,999"),
        (100_000, "100.0 k"),
        (200_704, "200.7 k"),
        (999_999, "1.00 M"),
        (11_673_600, "11.67 M"),
        (1_234_567_890, "1.23 G"),
        (-58_090, "\u221258,090"),
    ],
)
def test_count(number: int, text: str) -> None:
    assert fmt.count(number) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0 B"),
        (1023, "1023 B"),
        (25_088, "24.5 KiB"),
        (232_360, "227 KiB"),
        (87 * 2**20, "87 MiB"),
        (1024 * 1024 - 1, "1 MiB"),
        (5.1 * 2**30, "5.1 GiB"),
    ],
)
def test_size(number: float, text: str) -> None:
    assert fmt.size(number) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.0031, "3.1e-3"),
        (0.003, "3e-3"),
        (0.015, "1.5e-2"),
        (0.1, "0.1"),
        (0.0, "0"),
        (2.5, "2.5"),
        (math.nan, "?"),
    ],
)
def test_rate(number: float, text: str) -> None:
    assert fmt.rate(number) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0:00"),
        (36, "0:36"),
        (61, "1:01"),
        (59.6, "1:00"),
        (7509, "2:05:09"),
        (273_600, "3 d 4 h"),
        (math.inf, "?"),
        (-5, "0:00"),
    ],
)
def test_duration(seconds: float, text: str) -> None:
    assert fmt.duration(seconds) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.0402, "0.0402"),
        (2.30258, "2.3026"),
        (123.456, "123.46"),
        (0.00001, "1e-5"),
        (0.0, "0.0000"),
        (math.nan, "not a number"),
        (-math.inf, "\u2212infinite"),
    ],
)
def test_value(number: float, text: str) -> None:
    assert fmt.value(number) == text


def test_the_rest() -> None:
    assert fmt.percent(0.9878) == "98.78 %"
    assert fmt.percent(0.31, 0) == "31 %"
    assert fmt.percent(math.nan) == "?"
    assert fmt.rate(2.66e-3, 3) == "2.66e-3"
    assert fmt.shape((64, 14, 14)) == "64 \u00d7 14 \u00d7 14"
    assert fmt.shape((64, None), compact=True) == "64\u00d7?"
    assert fmt.counted(0, "{n} problems", "no problems") == "no problems"
    assert fmt.counted(1, "{n} problem", "no problems") == "1 problem"
    assert fmt.counted(2_000_000, "{n} entries") == "2.00 M entries"
    assert fmt.milliseconds(0.0004) == "0.4 ms"
    assert fmt.milliseconds(0.032) == "32 ms"
    assert fmt.milliseconds(1.94) == "1.9 s"
    assert fmt.grouped(11_673_600) == "11,673,600"
