"""Worker processes that decode: deaths and hangs are told by the file."""

from __future__ import annotations

import sys
import time

import pytest

from cnnstudio.engine.data.decoders import Answer, Decoders
from cnnstudio.engine.errors import DataError

SCRIPT = """
import json, os, sys, time
for line in sys.stdin:
    for place, path in json.loads(line)["files"]:
        if path == "kill":
            os.kill(os.getpid(), 9)
        if path == "hang":
            time.sleep(600)
        if path in ("prints", "wrong"):
            print("hello" if path == "prints" else '{"place": -1}', flush=True)
        print(json.dumps({"place": place, "path": path}), flush=True)
"""


def decoders(patience: float = 60.0, workers: int = 2) -> Decoders:
    return Decoders(workers, patience, [sys.executable, "-c", SCRIPT])


def answers(
    files: list[str], patience: float = 60.0, workers: int = 2
) -> dict[int, Answer]:
    done = decoders(patience, workers).do({}, list(enumerate(files)))
    found = {answer["place"]: answer for answer in done}
    assert sorted(found) == list(range(len(files)))
    return found


def test_every_file_is_answered_once() -> None:
    names = [f"file {n}" for n in range(100)]
    found = answers(names)
    assert [found[n]["path"] for n in range(100)] == names
    assert list(decoders().do({}, [])) == []


def test_a_decoder_that_dies_is_told_by_its_file_and_the_rest_goes_on() -> None:
    names = [f"file {n}" for n in range(40)]
    names[0] = names[7] = names[39] = "kill"
    found = answers(names)
    died = {n for n, answer in found.items() if "problem" in answer}
    assert died == {0, 7, 39}
    assert found[7]["problem"] == "decoder_died"
    assert found[7]["details"] == ["-9"]


def test_a_decoder_that_hangs_is_ended() -> None:
    names = ["a", "hang", "b"]
    found = answers(names, patience=1.5, workers=1)
    assert found[1]["problem"] == "decoder_hung"
    assert (found[0]["path"], found[2]["path"]) == ("a", "b")


@pytest.mark.parametrize("how", ["prints", "wrong"])
def test_an_answer_that_is_none_is_told_by_its_file(how: str) -> None:
    found = answers(["a", how, "b", "c"], workers=1)
    assert found[1]["problem"] == "decoder_died"
    assert [found[n]["path"] for n in (0, 2, 3)] == ["a", "b", "c"]


def test_nobody_outlives_a_scan_that_is_given_up() -> None:
    running = decoders().do({}, [(0, "a"), *((n, "hang") for n in range(1, 40))])
    next(running)
    started = time.monotonic()
    running.close()
    assert time.monotonic() - started < 10


def test_a_program_that_is_missing_is_told() -> None:
    nobody = Decoders(1, 60.0, ["/nowhere/python"])
    with pytest.raises(DataError, match="could not be started"):
        list(nobody.do({}, [(0, "a"), (1, "b")]))
