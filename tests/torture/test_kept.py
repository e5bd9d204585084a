"""A torture that is interrupted goes on where it was; what is done is not repeated."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.torture.kept import CHANGED, Kept

PARTS = 5


def torture(kept: Kept, most: int = PARTS) -> int:
    """Do the parts of a torture, interrupted after some; return how many it did."""
    done = 0
    for number in range(PARTS):
        if str(number) in kept.rows:
            continue
        if done == most:
            raise KeyboardInterrupt
        kept.put(str(number), {"kills": number})
        done += 1
    kept.finish({"kills": kept.total("kills"), "most": kept.most("kills")})
    return done


def opened(table: Path, at: str = "abc", name: str = "r0") -> Kept:
    return Kept(name, full=True, table=table, at=at)


def test_what_was_interrupted_goes_on(tmp_path: Path) -> None:
    table = tmp_path / "table.json"
    with pytest.raises(KeyboardInterrupt):
        torture(opened(table), most=3)
    again = opened(table)
    assert (len(again.rows), again.figures) == (3, {})
    assert torture(again) == 2
    assert again.figures == {"kills": 10, "most": 4}


def test_what_is_done_is_its_figures_until_something_changes(tmp_path: Path) -> None:
    table = tmp_path / "table.json"
    torture(opened(table))
    torture(opened(table, name="r1"))
    content = json.loads(table.read_text())
    assert set(content) == {"r0", "r1"}
    assert set(content["r0"]) == {"commit", "date", "seconds", "figures"}
    done = opened(table)
    assert done.figures == {"kills": 10, "most": 4}
    assert done.said().startswith("r0: done on abc, 20")
    assert opened(table, at="def").figures == {}
    assert opened(table, name="r2").figures == {}


@pytest.mark.parametrize("at", ["", f"abc{CHANGED}"])
def test_what_is_in_no_commit_is_never_known_again(tmp_path: Path, at: str) -> None:
    table = tmp_path / "table.json"
    torture(opened(table, at))
    assert opened(table, at).figures == {}


def test_a_quick_torture_leaves_the_table_alone(tmp_path: Path) -> None:
    table = tmp_path / "table.json"
    torture(Kept("r0", full=False, table=table, at="abc"))
    assert not table.exists()
