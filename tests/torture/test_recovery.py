"""R3: windows that are killed at any moment lose less than two seconds of edits."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.recovery import QUICK

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL, fork")


def kill() -> str:
    """Kill windows, in a process that may fork; return what it prints."""
    result = subprocess.run(
        [sys.executable, "-m", "tests.torture.recovery"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def test_twenty_kills() -> None:
    told = re.search(r"offered (\d+) of (\d+) that had a copy", kill())
    assert told is not None
    offered, copies = map(int, told.groups())
    assert QUICK / 2 < offered == copies
