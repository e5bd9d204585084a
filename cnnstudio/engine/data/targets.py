"""Targets of a table: one class, several labels or numbers, told by their texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from cnnstudio.engine.data.tables import is_missing, number_of
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import listed, translate
from cnnstudio.project.facts import Task

if TYPE_CHECKING:
    from numpy.typing import NDArray

JOINTS = "|;"
"""What stands between several labels in one field."""

FEW = 50
"""So many different whole numbers are classes at most, if nothing else is said."""

MOST_CLASSES = 100_000


@dataclass(frozen=True, slots=True)
class Targets:
    """Targets as `RawData` has them; `left_out` maps rows to problem kinds."""

    task: Task
    values: NDArray[Any]
    classes: tuple[str, ...]


def task_of(columns: Sequence[Sequence[str]]) -> Task:
    """Tell what targets are by their texts, column by column."""
    if len(columns) == 1:
        texts = set(columns[0])
        if any(joint in text for text in texts for joint in JOINTS):
            return "labels"
        numbers = [number_of(text) for text in texts]
        if any(number is None for number in numbers):
            return "classes"
        whole = all(number == int(number) for number in numbers if number is not None)
        return "classes" if whole and len(texts) <= FEW else "values"
    words = {text.strip() for column in columns for text in column}
    return "labels" if words <= {"0", "1", "0.0", "1.0"} else "values"


def problem_of(row: Sequence[str], task: Task) -> tuple[str, tuple[str, ...]] | None:
    """Return what is wrong with the targets of a row, as a problem's kind."""
    if task == "labels" and len(row) == 1:
        return None  # nothing of all is an answer, too
    for place, text in enumerate(row):
        if is_missing(text):
            return "no_label", ()
        if task == "values" and number_of(text) is None:
            return "bad_label", (text[:40],)
        if task == "labels" and number_of(text) not in (0, 1):
            return "bad_label", (f"{text[:40]} ({place + 1})",)
    return None


def targets_of(
    rows: Sequence[Sequence[str]], names: Sequence[str], task: Task
) -> Targets:
    """Make targets of the texts of good rows; `names` are those of the columns."""
    if task == "values":
        return Targets(task, _numbers(rows, len(names)), tuple(names))
    if task == "classes":
        if len(names) != 1:
            raise DataError(
                translate(
                    "Engine",
                    "One class each needs one column of targets, not {count}: {names}.",
                ).format(count=len(names), names=listed(names))
            )
        texts = [row[0].strip() for row in rows]
        classes = ordered(set(texts))
        numbers = {name: n for n, name in enumerate(classes)}
        labels = np.array([numbers[text] for text in texts], np.int64)
        return Targets(task, labels, classes)
    if len(names) > 1:
        return Targets(task, _numbers(rows, len(names)), tuple(names))
    return _several_in_one(rows)


def _numbers(rows: Sequence[Sequence[str]], count: int) -> NDArray[np.float32]:
    found = np.zeros((len(rows), count), np.float32)
    for row, texts in zip(found, rows, strict=True):
        row[:] = [float(text) for text in texts]
    return found


def _several_in_one(rows: Sequence[Sequence[str]]) -> Targets:
    said = [labels_in(row[0]) for row in rows]
    classes = ordered({label for labels in said for label in labels})
    numbers = {name: n for n, name in enumerate(classes)}
    values = np.zeros((len(rows), len(classes)), np.float32)
    for row, labels in zip(values, said, strict=True):
        row[[numbers[label] for label in labels]] = 1
    return Targets("labels", values, classes)


def labels_in(text: str) -> list[str]:
    """Return the labels that a field names."""
    for joint in JOINTS[1:]:
        text = text.replace(joint, JOINTS[0])
    return [part.strip() for part in text.split(JOINTS[0]) if part.strip()]


def ordered(classes: set[str]) -> tuple[str, ...]:
    """Put names of classes in order: numbers by value, words by letters."""
    if len(classes) > MOST_CLASSES:
        text = translate(
            "Engine", "The targets have {count:,} different values: no classes."
        )
        raise DataError(text.format(count=len(classes)))
    numbers = [(number_of(name), name) for name in classes]
    if all(number is not None for number, _ in numbers):
        return tuple(name for _, name in sorted(numbers, key=_by_number))
    return tuple(sorted(classes))


def _by_number(item: tuple[float | None, str]) -> tuple[float, str]:
    return item[0] or 0.0, item[1]
