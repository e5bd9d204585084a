"""Runs that are to be trained one after the other, kept in a file beside the runs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from cnnstudio.graph.text import translate
from cnnstudio.project.atomic import write_atomic
from cnnstudio.project.strict_json import JsonError, parse

QUEUE_FILE = "queue.json"
FORMAT = 1
LARGEST = 256 * 2**20
MOST = 1_000
"""Runs that a queue may hold: a sweep that is larger is a mistake."""


class QueueError(Exception):
    """A queue cannot be read; the text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class QueuedRun:
    """A run to come: the text of its project as it is to be trained.

    `group` is the same for the runs of one sweep, and empty for others.
    """

    name: str
    project: str
    group: str = ""


def read_queue(folder: Path) -> tuple[QueuedRun, ...]:
    """Read the queue of a folder of runs; raises `QueueError` for a damaged one."""
    path = folder / QUEUE_FILE
    damaged = translate("Files", "{path} is damaged: the queue begins empty.")
    try:
        if path.stat().st_size > LARGEST:
            raise QueueError(damaged.format(path=path))
        content = parse(path.read_bytes())
    except FileNotFoundError:
        return ()
    except (OSError, JsonError) as error:
        raise QueueError(damaged.format(path=path)) from error
    runs = content.get("runs") if isinstance(content, dict) else None
    if not isinstance(runs, list) or len(runs) > MOST:
        raise QueueError(damaged.format(path=path))
    found = tuple(_read(entry) for entry in runs)
    if None in found:
        raise QueueError(damaged.format(path=path))
    return tuple(run for run in found if run is not None)


def write_queue(folder: Path, runs: Iterable[QueuedRun]) -> None:
    """Replace the queue of a folder of runs; an empty one leaves no file.

    Raises `WriteError`.
    """
    queued = [asdict(run) for run in runs]
    path = folder / QUEUE_FILE
    if not queued:
        path.unlink(missing_ok=True)
        return
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"format": FORMAT, "runs": queued}, indent=1)
    write_atomic(path, text.encode())


def _read(entry: object) -> QueuedRun | None:
    if not isinstance(entry, dict):
        return None
    values = {name: entry.get(name, "") for name in ("name", "project", "group")}
    if not all(isinstance(value, str) for value in values.values()):
        return None
    return QueuedRun(**values)
