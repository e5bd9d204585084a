"""R9: damaged and odd pictures are all told, and training runs on the rest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.torture.datasets import FULL, QUICK, run

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="links, pipes"),
    pytest.mark.requirement("R9"),
]


def check(files: int, planted: int, folder: Path) -> None:
    tally = run(files, seed=0, folder=folder)
    assert tally.missing == []
    assert (tally.planted, tally.deaths, tally.trained) == (planted, 0, 1)


def test_a_folder_with_24_ways_of_damage(tmp_path: Path) -> None:
    check(QUICK, 24, tmp_path)


@pytest.mark.slow
def test_a_thousand_files_120_of_them_damaged_or_odd(tmp_path: Path) -> None:
    check(FULL, 120, tmp_path)
