"""The queue's file: what it gives back, and what it does with damaged ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.project.run_queue import (
    MOST,
    QUEUE_FILE,
    QueuedRun,
    QueueError,
    read_queue,
    write_queue,
)

RUNS = (QueuedRun("first", "{}"), QueuedRun("", '{"α": 1}', "sweep"))


def test_a_queue_comes_back_in_its_order(tmp_path: Path) -> None:
    write_queue(tmp_path / "runs", RUNS)
    assert read_queue(tmp_path / "runs") == RUNS


def test_an_empty_queue_leaves_no_file(tmp_path: Path) -> None:
    assert read_queue(tmp_path) == ()
    write_queue(tmp_path, RUNS)
    write_queue(tmp_path, ())
    assert not (tmp_path / QUEUE_FILE).exists()
    write_queue(tmp_path / "never", ())
    assert not (tmp_path / "never").exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff",
        b"[]",
        b'{"runs": 1}',
        b'{"runs": [1]}',
        b'{"runs": [{"name": 3, "project": ""}]}',
        b'{"runs": [' + b'{"name": "", "project": ""},' * MOST
        + b'{"name": "", "project": ""}]}',
    ],
)  # fmt: skip
def test_a_damaged_queue_is_told_of(tmp_path: Path, content: bytes) -> None:
    (tmp_path / QUEUE_FILE).write_bytes(content)
    with pytest.raises(QueueError, match="is damaged: the queue begins empty"):
        read_queue(tmp_path)


@given(st.binary(max_size=200))
def test_no_bytes_do_anything_else(tmp_path_factory: object, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("queue")  # type: ignore[attr-defined]
    (folder / QUEUE_FILE).write_bytes(content)
    with pytest.raises(QueueError):
        read_queue(folder)
