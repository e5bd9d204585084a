"""Which runs belong to which sweep: a file beside the runs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from cnnstudio.graph.text import translate
from cnnstudio.project.atomic import write_atomic
from cnnstudio.project.strict_json import JsonError, parse
from cnnstudio.project.sweep import NAMES

SWEEPS_FILE = "sweeps.json"
FORMAT = 1
LARGEST = 16 * 2**20


class SweepFileError(Exception):
    """The file cannot be read; the text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class SweepRecord:
    """A sweep by its id: a title, the settings that it tries, and its runs so far.

    `planned` is how many runs it has in all.
    """

    id: str
    title: str
    names: tuple[str, ...]
    planned: int
    runs: tuple[str, ...] = ()


def read_sweeps(folder: Path) -> tuple[SweepRecord, ...]:
    """Read the sweeps of a folder of runs, the newest last; raises `SweepFileError`."""
    path = folder / SWEEPS_FILE
    damaged = translate("Files", "{path} is damaged: earlier sweeps are not listed.")
    try:
        if path.stat().st_size > LARGEST:
            raise SweepFileError(damaged.format(path=path))
        content = parse(path.read_bytes())
    except FileNotFoundError:
        return ()
    except (OSError, JsonError) as error:
        raise SweepFileError(damaged.format(path=path)) from error
    entries = content.get("sweeps") if isinstance(content, dict) else None
    found = [_read(entry) for entry in entries] if isinstance(entries, list) else [None]
    if None in found:
        raise SweepFileError(damaged.format(path=path))
    return tuple(record for record in found if record is not None)


def write_sweeps(folder: Path, sweeps: Iterable[SweepRecord]) -> None:
    """Replace the file; raises `WriteError`."""
    folder.mkdir(parents=True, exist_ok=True)
    content = {"format": FORMAT, "sweeps": [asdict(sweep) for sweep in sweeps]}
    write_atomic(folder / SWEEPS_FILE, json.dumps(content, indent=1).encode())


def with_run(
    sweeps: Iterable[SweepRecord], sweep: str, run: str
) -> tuple[SweepRecord, ...]:
    """Return the sweeps with a run added to one of them."""
    return tuple(
        replace(s, runs=(*s.runs, run)) if s.id == sweep else s for s in sweeps
    )


def _read(entry: object) -> SweepRecord | None:
    match entry:
        case {
            "id": str(id_), "title": str(title), "planned": int(planned),
            "names": [*names], "runs": [*runs],
        }:  # fmt: skip
            known = set(names) <= set(NAMES)
            if known and all(isinstance(run, str) for run in runs):
                return SweepRecord(id_, title, tuple(names), planned, tuple(runs))
    return None
