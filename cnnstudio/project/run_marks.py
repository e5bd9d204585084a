"""What a person writes on a run: a name, a note and a star.

They lie in `about.json` beside `run.json`, which belongs to the process that trains:
so neither ever replaces what the other has just written.
"""

from __future__ import annotations

import errno
import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from cnnstudio.graph.text import translate
from cnnstudio.project.atomic import WriteError, write_atomic

MARKS_FILE = "about.json"
DAMAGED_SUFFIX = ".damaged"
FORMAT = 1
LONGEST_NAME = 80
LONGEST_NOTE = 10_000
LARGEST_JSON = 2**20


@dataclass(frozen=True, slots=True)
class RunMarks:
    """Marks of one run; without a `name` it is called what the writer called it.

    `problem` is a sentence if the file could not be read; the run is not harmed.
    """

    name: str = ""
    note: str = ""
    star: bool = False
    problem: str = ""


NO_MARKS = RunMarks()


def read_marks(folder: Path) -> RunMarks:
    """Return the marks in a run's folder; none, with a reason, if they are damaged."""
    path = folder / MARKS_FILE
    try:
        if path.stat().st_size > LARGEST_JSON:
            raise ValueError("it is too large")
        return _parsed(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return NO_MARKS
    except (OSError, ValueError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        text = translate("Files", "{path} cannot be read: {reason}.")
        return RunMarks(problem=text.format(path=path, reason=reason or error))


def change_marks(folder: Path, **changes: Any) -> RunMarks:
    """Change some marks and return all of them; raises `WriteError`.

    A damaged file is put aside under another name, not overwritten.
    """
    old, path = read_marks(folder), folder / MARKS_FILE
    if not folder.is_dir():
        text = translate("Files", "There is no run in {folder} any more.")
        raise WriteError(errno.ENOENT, text.format(folder=folder), path)
    if old.problem:
        with suppress(OSError):  # one that cannot be moved is refused by the writer
            path.rename(path.with_name(MARKS_FILE + DAMAGED_SUFFIX))
    new = replace(old, problem="", **changes)
    name = " ".join(new.name.split())[:LONGEST_NAME]
    new = replace(new, name=name, note=new.note[:LONGEST_NOTE])
    content = {k: v for k, v in asdict(new).items() if k != "problem"}
    text = json.dumps({"format": FORMAT, **content}, indent=1, ensure_ascii=False)
    write_atomic(path, text.encode())
    return new


def _parsed(content: object) -> RunMarks:
    if not isinstance(content, dict):
        raise ValueError("expected an object")
    if content.get("format") != FORMAT:
        raise ValueError(f"expected format {FORMAT}, got {content.get('format')!r}")
    name, note = content.get("name", ""), content.get("note", "")
    star = content.get("star", False)
    if type(name) is not str or type(note) is not str:
        raise ValueError("name and note: expected texts")
    if type(star) is not bool:
        raise ValueError("star: expected true or false")
    return RunMarks(name[:LONGEST_NAME], note[:LONGEST_NOTE], star)
