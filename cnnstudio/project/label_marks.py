"""Images whose label somebody holds to be wrong: a list beside the run's weights."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from cnnstudio.graph.text import translate
from cnnstudio.project.atomic import write_atomic
from cnnstudio.project.split_sizes import PARTS

FILE = "wrong_labels.json"
_LARGEST = 16 * 2**20

Marks = Mapping[str, frozenset[int]]
"""Places of the images, counted from 0, by the part of the data that they are in."""


class MarksError(ValueError):
    """The list of a run cannot be used; the text is one sentence for people."""


def read_marks(folder: Path) -> dict[str, frozenset[int]]:
    """Return the marks of the run in a folder; none if nobody has made any.

    Raises `MarksError` for a file that is no such list.
    """
    path = folder / FILE
    try:
        if path.stat().st_size > _LARGEST:
            raise MarksError(_sentence(path, translate("Marks", "it is too large")))
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise MarksError(_sentence(path, str(error))) from error
    if not isinstance(raw, dict) or not all(_is_list(raw.get(p, [])) for p in PARTS):
        expected = translate("Marks", "expected lists of numbers, one for each part")
        raise MarksError(_sentence(path, expected))
    return {part: frozenset(raw[part]) for part in PARTS if raw.get(part)}


def write_marks(folder: Path, marks: Marks) -> None:
    """Write the marks of the run in a folder; raises `WriteError`."""
    lists = {part: sorted(marks[part]) for part in PARTS if marks.get(part)}
    write_atomic(folder / FILE, json.dumps(lists, indent=1).encode())


def _is_list(raw: object) -> bool:
    return isinstance(raw, list) and all(type(n) is int and n >= 0 for n in raw)


def _sentence(path: Path, reason: str) -> str:
    text = translate(
        "Marks",
        "The marks of wrong labels in {path} cannot be read: {reason}. Delete the file "
        "to begin anew.",
    )
    return text.format(path=path, reason=reason)
