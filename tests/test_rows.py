"""`make rows`: which requirement is claimed by which test."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import rows

TESTS = """
import pytest

pytestmark = [pytest.mark.slow, pytest.mark.requirement("A01")]

@pytest.mark.requirement("A05", "NT-01")
def test_one(): ...

@pytest.mark.requirement("B01")
class TestMore:
    @pytest.mark.requirement("A05")
    def test_two(self): ...
    def helper(self): ...
"""


def test_claims_are_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "tests" / "graph"
    folder.mkdir(parents=True)
    (folder / "test_a.py").write_text(TESTS, encoding="utf-8")
    one, two = "tests/graph/test_a.py::test_one", "tests/graph/test_a.py::TestMore"
    two += "::test_two"
    assert rows.claims_in(tmp_path / "tests") == {
        "A01": [one, two],
        "A05": [one, two],
        "B01": [two],
        "NT-01": [one],
    }
    wanted = tmp_path / "issue.md"
    wanted.write_text("the rows A05 and A07–A09", encoding="utf-8")
    status = rows.main([str(tmp_path / "tests"), "--wanted", str(wanted)])
    assert status == 1
    output = capsys.readouterr().out
    assert f"NT-01  {one}" in output
    assert "3 of 4 wanted rows not claimed: ['A07', 'A08', 'A09']" in output


def test_ranges_in_a_text_are_filled_in() -> None:
    text = "A01 (without x), A02–A05, NT-01…NT-03, NT-12, L01-L02, UTF-8, A4"
    assert sorted(rows.ids_named_in(text)) == [
        *["A01", "A02", "A03", "A04", "A05", "L01", "L02"],
        *["NT-01", "NT-02", "NT-03", "NT-12"],
    ]


def test_this_repository_can_be_listed() -> None:
    assert rows.main([str(Path(__file__).parent)]) == 0
