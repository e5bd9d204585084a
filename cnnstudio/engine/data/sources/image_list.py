"""Pictures that a CSV file names."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from cnnstudio.engine.data.files import PART_NAMES, Found, look_up
from cnnstudio.engine.data.notes import size_note
from cnnstudio.engine.data.picture_set import read_pictures
from cnnstudio.engine.data.problems import Problem
from cnnstudio.engine.data.raw import RawData
from cnnstudio.engine.data.scanned import Progress, Scan, Scanned
from cnnstudio.engine.data.sources.registry import scans
from cnnstudio.engine.data.tables import is_missing, open_table, places_of
from cnnstudio.engine.data.targets import problem_of, targets_of, task_of
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.project.facts import Task
from cnnstudio.project.sources.image_list import ImageList
from cnnstudio.project.split_sizes import PARTS, Part

PART_COLUMNS = ("split", "part", "set", "subset", "fold")


@dataclass(slots=True)
class _Listed:
    """What the rows of the file say."""

    root: str
    files: list[Found] = field(default_factory=list)
    targets: dict[str, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    columns: tuple[str, ...] = ()
    task: Task = "classes"


@scans(ImageList)
def scan_image_list(source: ImageList, again: bool) -> Scan:
    """Read the list, then decode the pictures that it names."""
    yield Progress(translate("Engine", "reading {0}").format(source.name))
    said = _read(source)
    found = yield from read_pictures(source, said.root, said.files, again=again)
    rows = [said.targets[file.name] for file in found.files]
    targets = targets_of(rows, said.columns, said.task)
    names = [file.name for file in found.files]
    split = None
    if any(file.part is not None for file in found.files):
        numbers = [-1 if f.part is None else PARTS.index(f.part) for f in found.files]
        split = np.array(numbers, np.int8)
    raw = RawData(
        found.pixels, targets.values, targets.task, targets.classes, split, names,
        found.digests, mark=found.mark(*names), files=found.watched(),
        sizes=found.sizes,
    )  # fmt: skip
    return Scanned(
        raw, [*said.problems, *found.problems], found.oddities,
        found.conversions, size_note(found), found.was_known,
    )  # fmt: skip


def _read(source: ImageList) -> _Listed:
    folder = source.folder or os.path.dirname(os.path.abspath(source.path))
    said = _Listed(os.path.abspath(folder))
    with open_table(source.path) as (rows, columns):
        table = list(rows)
    named = [source.file_column] if source.file_column else columns[:1]
    (file_place,) = places_of(named, columns, source.path)
    part_place = next(
        (n for n, c in enumerate(columns) if c.lower() in PART_COLUMNS), -1
    )
    if not _are_parts(table, part_place):
        part_place = -1
    said.columns = source.target_columns or tuple(
        c for n, c in enumerate(columns) if n not in (file_place, part_place)
    )
    places = places_of(said.columns, columns, source.path)
    if not places:
        text = translate(
            "Engine", "{name} says nothing of its files: expected a column of labels."
        )
        raise DataError(text.format(name=source.name))
    whole = [row for row in table if len(row) >= len(columns)]
    said.task = _task(source, [[row[n] for row in whole] for n in places])
    for row in table:
        _take(said, row, file_place, part_place, places)
    if not said.files:
        text = translate("Engine", "No file that {name} names can be used. {first}")
        first = said.problems[0] if said.problems else None
        example = f"{first.name} {first.reason}." if first else ""
        raise DataError(text.format(name=source.name, first=example).strip())
    return said


def _are_parts(table: Sequence[Sequence[str]], place: int) -> bool:
    said = {row[place].strip().lower() for row in table if 0 <= place < len(row)}
    return "train" in {PART_NAMES.get(word) for word in said}


def _task(source: ImageList, columns: list[list[str]]) -> Task:
    known: dict[str, Task] = {
        "classes": "classes", "labels": "labels", "values": "values",
    }  # fmt: skip
    if source.task in known:
        return known[source.task]
    return task_of([[t for t in column if not is_missing(t)] for column in columns])


def _take(
    said: _Listed, row: list[str], file_place: int, part_place: int, places: list[int]
) -> None:
    """Put the file of a row on the list, or what is wrong with it."""
    name = row[file_place].strip() if file_place < len(row) else ""
    targets = [row[n].strip() if n < len(row) else "" for n in places]
    path = os.path.normpath(os.path.join(said.root, name))
    known = os.path.relpath(path, said.root).replace(os.sep, "/")
    problem = problem_of(targets, said.task)
    if known.startswith("../") or os.path.isabs(known):
        problem = "outside", ()
    elif known in said.targets:
        problem = "twice", ()
    if problem is None:
        try:
            part: Part | None = None
            if 0 <= part_place < len(row):
                part = PART_NAMES.get(row[part_place].strip().lower())
            said.files.append(look_up(said.root, known, part=part))
        except FileNotFoundError:
            problem = "gone", ()
        except (OSError, ValueError) as error:
            problem = "unreadable", (getattr(error, "strerror", "") or str(error),)
    if problem is None:
        said.targets[known] = targets
    else:
        said.problems.append(Problem(name or "–", *problem))
