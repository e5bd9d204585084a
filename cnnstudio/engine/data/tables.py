"""CSV files: the delimiter and the heading are found out, mistakes have a line."""

from __future__ import annotations

import csv
import math
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import listed, translate

DELIMITERS = ",;\t|"
LONGEST_FIELD = 100_000
MISSING = {"", "na", "n/a", "nan", "null", "none", "?"}
_HEAD = 2**16

Rows = Iterator[list[str]]


@contextmanager
def open_table(path: str) -> Iterator[tuple[Rows, list[str]]]:
    """Open a CSV file: its rows without the heading, and the names of its columns.

    Without a heading they are called column 1, column 2 …. Raises `DataError` with
    the line of a mistake, also while rows are read.
    """
    csv.field_size_limit(LONGEST_FIELD)
    name = os.path.basename(path)
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            head = file.read(_HEAD)
            file.seek(0)
            reader = csv.reader(file, delimiter=_delimiter(head))
            rows = _rows(reader, name)
            first = next(rows, None)
            if first is None:
                text = translate("Engine", "{name} is empty: expected rows of a table.")
                raise DataError(text.format(name=name))
            if any(number_of(value) is not None for value in first):
                columns = [
                    translate("Engine", "column {0}").format(n + 1)
                    for n in range(len(first))
                ]
                yield _chained(first, rows), columns
            else:
                yield rows, [value.strip() for value in first]
    except OSError as error:
        text = translate("Engine", "{name} cannot be read: {reason}.")
        raise DataError(
            text.format(name=name, reason=error.strerror or error)
        ) from error
    except UnicodeDecodeError as error:
        text = translate(
            "Engine",
            "{name} is no text in UTF-8 (byte {place:,}): save the table as CSV UTF-8.",
        )
        raise DataError(text.format(name=name, place=error.start)) from error


def _rows(reader: Iterator[list[str]], name: str) -> Rows:
    """Yield rows that are not empty; a mistake of the format has its line."""
    line = 0
    while True:
        line += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            text = translate("Engine", "{name}, line {line:,}: {reason}.")
            raise DataError(text.format(name=name, line=line, reason=error)) from error
        if any(value.strip() for value in row):
            yield row


def _chained(first: list[str], rows: Rows) -> Rows:
    yield first
    yield from rows


def _delimiter(head: str) -> str:
    """Return the delimiter that the first lines have equally often, at least once."""
    lines = [line for line in head.splitlines()[:20] if line.strip()][:-1] or [head]
    counts = {d: [line.count(d) for line in lines] for d in DELIMITERS}
    even = [d for d in DELIMITERS if min(counts[d]) == max(counts[d]) > 0]
    if even:
        return max(even, key=lambda d: counts[d][0])
    return max(DELIMITERS, key=lambda d: sum(counts[d]))


def number_of(text: str) -> float | None:
    """Return the number that a field holds; None if it is none (or not finite)."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def is_missing(text: str) -> bool:
    """True for a field that says that nothing is known."""
    return text.strip().lower() in MISSING


def places_of(names: Sequence[str], columns: Sequence[str], file: str) -> list[int]:
    """Return where columns are; raises `DataError` that names those there are."""
    places = []
    for name in names:
        if name not in columns:
            text = translate("Engine", "{file} has no column {name}; it has {columns}.")
            raise DataError(
                text.format(
                    file=os.path.basename(file), name=name, columns=listed(columns[:20])
                )
            )
        places.append(columns.index(name))
    return places
