"""Older versions of the format: one function for each, which makes the next of it.

Version 1 is the first, so there is nothing to convert yet. A change of the format
adds one entry here, and the current version follows from their number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Raw = dict[str, Any]
Steps = Mapping[int, Callable[[Raw], Raw]]

STEPS: Steps = {}
"""From a version's number to the function that makes the next version of it."""


def current_version(steps: Steps = STEPS) -> int:
    """Return the version that is written."""
    return 1 + len(steps)


def convert(raw: Raw, version: int, steps: Steps = STEPS) -> Raw:
    """Bring a file's content from an older version to the current one."""
    for number in range(version, current_version(steps)):
        raw = {**steps[number](raw), "version": number + 1}
    return raw
