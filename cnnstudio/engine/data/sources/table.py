"""A CSV table of numbers and words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from cnnstudio.engine.data.problems import Problem
from cnnstudio.engine.data.raw import RawData
from cnnstudio.engine.data.scanned import Progress, Scan, Scanned
from cnnstudio.engine.data.sources.registry import scans
from cnnstudio.engine.data.tables import is_missing, number_of, open_table, places_of
from cnnstudio.engine.data.targets import problem_of, targets_of, task_of
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.project.sources.table import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cnnstudio.project.facts import Task

MOST_WORDS = 50
"""Different words that a column may have to become columns of 0 and 1."""


@scans(Table)
def scan_table(source: Table, again: bool) -> Scan:
    """Read the table; rows with missing or odd values are left out and listed."""
    yield Progress(translate("Engine", "reading {0}").format(source.name))
    with open_table(source.path) as (found, columns):
        rows = list(enumerate(found, 1))
    names = source.target_columns or (columns[-1],)
    wanted = places_of(names, columns, source.path)
    without = set(places_of(source.without, columns, source.path)) | set(wanted)
    inputs = [n for n in range(len(columns)) if n not in without]
    if not inputs:
        text = translate("Engine", "{name} has no column besides its targets.")
        raise DataError(text.format(name=source.name))
    good, problems = _whole_rows(rows, len(columns))
    task = _task(source, [[row[n] for _, row in good] for n in wanted])
    words = _words(good, inputs, columns)
    kept = []
    for number, row in good:
        problem = _problem(row, inputs, wanted, words, columns, task)
        if problem is None:
            kept.append((number, row))
        else:
            problems.append(Problem(_row_name(number), *problem))
    if not kept:
        text = translate("Engine", "No row of {name} can be used. {first}")
        raise DataError(text.format(name=source.name, first=_first(problems)).strip())
    targets = targets_of([[r[n] for n in wanted] for _, r in kept], names, task)
    raw = RawData(
        _numbers([row for _, row in kept], inputs, words), targets.values, targets.task,
        targets.classes, names=[_row_name(number) for number, _ in kept],
    )  # fmt: skip
    problems.sort(key=lambda problem: problem.name)
    return Scanned(raw, problems=problems, notes=_notes(words, columns))


def _row_name(number: int) -> str:
    return translate("Engine", "row {0:,}").format(number)


def _first(problems: Sequence[Problem]) -> str:
    return f"{problems[0].name} {problems[0].reason}." if problems else ""


def _whole_rows(
    rows: Sequence[tuple[int, list[str]]], width: int
) -> tuple[list[tuple[int, list[str]]], list[Problem]]:
    good = [(number, row) for number, row in rows if len(row) == width]
    problems = [
        Problem(_row_name(number), "short_row", (str(len(row)), str(width)))
        for number, row in rows
        if len(row) != width
    ]
    return good, problems


def _task(source: Table, columns: list[list[str]]) -> Task:
    if source.task == "classes":
        return "classes"
    if source.task == "values":
        return "values"
    return task_of([[t for t in column if not is_missing(t)] for column in columns])


def _words(
    rows: Sequence[tuple[int, list[str]]], inputs: list[int], columns: list[str]
) -> dict[int, list[str]]:
    """Return the words of each column that holds words; raises `DataError`."""
    found = {}
    for place in inputs:
        texts = {row[place].strip() for _, row in rows if not is_missing(row[place])}
        numbers = sum(number_of(text) is not None for text in texts)
        if 2 * numbers >= len(texts):
            continue  # mostly numbers: the others are mistakes
        if len(texts) > MOST_WORDS:
            raise DataError(
                translate(
                    "Engine",
                    "Column {name} holds {count:,} different words, more than {most}: "
                    "leave it out.",
                ).format(name=columns[place], count=len(texts), most=MOST_WORDS)
            )
        found[place] = sorted(texts)
    return found


def _problem(
    row: list[str],
    inputs: list[int],
    wanted: list[int],
    words: dict[int, list[str]],
    columns: list[str],
    task: Task,
) -> tuple[str, tuple[str, ...]] | None:
    for place in inputs:
        text = row[place].strip()
        known = text in words[place] if place in words else number_of(text) is not None
        if not known:
            return "bad_value", (text[:40] or "–", columns[place])
    return problem_of([row[n] for n in wanted], task)


def _numbers(
    rows: Sequence[list[str]], inputs: list[int], words: dict[int, list[str]]
) -> NDArray[np.float32]:
    columns = []
    for place in inputs:
        texts = [row[place].strip() for row in rows]
        if place in words:
            columns += [[float(t == word) for t in texts] for word in words[place]]
        else:
            columns.append([float(text) for text in texts])
    return np.ascontiguousarray(np.array(columns, np.float32).T)


def _notes(words: dict[int, list[str]], columns: list[str]) -> list[str]:
    text = translate("Engine", "{name} holds words: {count} columns of 0 and 1.")
    return [text.format(name=columns[n], count=len(w)) for n, w in words.items()]
