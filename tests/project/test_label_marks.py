"""Marks of wrong labels are kept beside the weights, and never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from cnnstudio.project.label_marks import FILE, MarksError, read_marks, write_marks


def test_what_was_written_is_read(tmp_path: Path) -> None:
    assert read_marks(tmp_path) == {}
    marks = {"validation": frozenset({3, 1}), "test": frozenset[int]()}
    write_marks(tmp_path, marks)
    assert read_marks(tmp_path) == {"validation": frozenset({1, 3})}
    write_marks(tmp_path, {})
    assert read_marks(tmp_path) == {}


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"validation": 3}', '{"test": [1.5]}', '{"train": [-1]}',
     '{"train": [true]}', "[" * 100_000, "\udcff"],
)  # fmt: skip
def test_what_is_no_list_is_told_with_its_file(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(MarksError, match="Delete the file to begin anew") as told:
        read_marks(tmp_path)
    assert str(tmp_path / FILE) in str(told.value)
    assert "\n" not in str(told.value)
