"""What is known of data before any image is read: rules and forms ask here.

Sources that come with the program know it by themselves; of files it is found by a
scan and kept in the project, so that a network is judged without reading them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from cnnstudio.graph.param import (
    choice_param,
    int_param,
    numbers_param,
    shape_param,
    text_param,
    texts_param,
)
from cnnstudio.graph.text import marked
from cnnstudio.project.record import Record, Registry

Task = Literal["classes", "labels", "values", "masks", "none"]
TASKS: tuple[str, ...] = get_args(Task)
MOST = 10_000_000_000
FACTS = Registry()


@FACTS.register("facts", marked("Data", "Facts"))
@dataclass(frozen=True, slots=True, kw_only=True)
class DataFacts(Record):
    """What a data set holds.

    `task` says what a sample's target is: one class, several labels, numbers, a mask
    of classes, or nothing. `shape` is that of one input, channels first; `classes`
    names the classes, labels or numbers; `count` is of all samples and `counts` of
    each class; `own_parts` are training, validation and test samples where the data
    bring their own division. `fingerprint` is that of the scan.
    """

    task: str = choice_param("classes", TASKS)
    shape: tuple[int, ...] = shape_param((1,))
    classes: tuple[str, ...] = texts_param()
    count: int = int_param(0, maximum=MOST)
    counts: tuple[float, ...] = numbers_param(maximum=MOST)
    own_parts: tuple[float, ...] = numbers_param(maximum=MOST, most=3)
    fingerprint: str = text_param()

    @property
    def outputs(self) -> int:
        """How many scores the network's head must give (per pixel for masks)."""
        return len(self.classes)
