"""Killed at any instant of saving: the file is the old one or the new, in full."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cnnstudio.project.atomic import PREFIX, remove_stale_temporaries, write_atomic
from tests.helpers import save_forever

SIZE = 2_000_000
ROOT = Path(__file__).parent.parent.parent


class Saver:
    """A child process that saves without end."""

    def __init__(self, target: Path, version: int) -> None:
        script = ROOT / "tests" / "helpers" / "save_forever.py"
        arguments = [str(target), str(SIZE), str(version)]
        self.process = subprocess.Popen(
            [sys.executable, "-S", str(script), *arguments],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert self.process.stdout is not None
        self.output = self.process.stdout
        assert self.output.readline() == b"saving\n"

    def kill(self) -> list[int]:
        """End it with SIGKILL; return the versions that it reported as saved."""
        self.process.kill()
        rest = self.output.read()
        self.output.close()
        self.process.wait()
        whole_lines = rest[: rest.rfind(b"\n") + 1].split()
        return [int(line) for line in whole_lines if line != b"saving"]


def seconds_of_a_save(target: Path) -> float:
    parts = save_forever.parts_of(0, SIZE)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        write_atomic(target, parts)
        times.append(time.perf_counter() - start)
    return sorted(times)[2]


def kill_often(folder: Path, kills: int, seed: int = 0) -> int:
    """Kill a saver at random instants over the time of two saves, and look.

    Returns how many kills cut a save off.
    """
    target = folder / "project.cnnproj"
    duration = seconds_of_a_save(target)
    chance = random.Random(seed)
    saved = version = 0
    cut_off = found_old = 0
    for _ in range(kills):
        saver = Saver(target, saved + 1)
        time.sleep(chance.uniform(0, 2 * duration))
        acknowledged = saver.kill()
        saved = max([saved, *acknowledged])

        version = save_forever.version_in(target)
        assert version in (saved, saved + 1)  # at most the one being saved is ahead
        found_old += version == saved
        saved = version

        cut_off += any(name.startswith(PREFIX) for name in os.listdir(folder))
        remove_stale_temporaries(folder)
        assert os.listdir(folder) == [target.name]
    # Else the kills missed the saves, and the test would prove nothing.
    assert cut_off >= kills // 5, f"only {cut_off} of {kills} kills hit a save"
    assert found_old >= kills // 10
    return cut_off


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_killed_ten_times_while_saving(tmp_path: Path) -> None:
    kill_often(tmp_path, 10)
