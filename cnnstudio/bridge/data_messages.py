"""Messages about data: what a path is, what a scan finds, samples to look at.

All of it is done in side jobs, whatever the engine is doing: each request is answered
by its own answer (`problem` is then a sentence, or empty), some after JobProgress, and
is ended by CancelJob. Parts are always in the order training, validation, test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

from cnnstudio.bridge.message import Bytes, Counts, FloatArray, Message, Numbers

Part = Literal["train", "validation", "test"]
Raw = Mapping[str, Any]
"""The raw form of a source, as `project.record.raw_of` gives it."""

NO_COUNTS = np.zeros((0, 0), np.int64)
NO_NUMBERS = np.zeros((0, 2), np.int32)
NO_FLOATS = np.zeros(0, np.float32)
NO_BYTES = np.zeros((0, 0, 0, 0), np.uint8)
NO_MASKS = np.zeros((0, 0, 0), np.uint8)


@dataclass(frozen=True, slots=True)
class LookAtPath(Message):
    """Find out what a file or folder is as data; answered by PathLooked at once."""

    request: int
    path: str


@dataclass(frozen=True, slots=True)
class ScanData(Message):
    """Read a source once and keep it; answered by JobProgress …, DataScanned.

    What was scanned before and has not changed is not read again, unless `again`.
    """

    request: int
    source: Raw
    again: bool = False


@dataclass(frozen=True, slots=True)
class DescribeData(Message):
    """Count a project's samples as they are divided; answered by DataDescribed."""

    request: int
    project: str


@dataclass(frozen=True, slots=True)
class ShowSamples(Message):
    """Show samples of a part, from the `first` on; answered by SamplesShown.

    With `label` ≥ 0 those of a class only; `places` names places in the part instead.
    `side` is the most pixels of a picture's longer side.
    """

    request: int
    project: str
    part: Part = "train"
    label: int = -1
    first: int = 0
    count: int = 60
    side: int = 64
    places: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PathLooked(Message):
    """What a path is: the source that reads it, and a sentence that says so.

    `source` is empty if nothing reads it; `problem` then says what was expected.
    """

    request: int
    path: str
    source: Raw = field(default_factory=dict)
    text: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class DataScanned(Message):
    """What is in a source.

    `source` is its raw form with the facts that were found: put it into the project.
    `counts` (parts, classes) has one row for each of `parts` that the data bring, or
    one row. `sizes` (N, 2) are width and height of the files as they are; `mean` and
    `deviation` (C,) of the values, 0 to 1 for bytes; `histogram` (C, 256) counts
    values of bytes.

    `problems` are files left out: (name, kind, reason). `oddities` are files that are
    used by a rule worth knowing: (name, kind, what was done). `conversions` counts all
    rules; `notes` are sentences. `duplicates` are names of files with equal content,
    `across` how many of these groups reach over parts that the data bring. Of very
    long lists only the beginning is told: `problem_count` and `oddity_count` are whole.
    """

    request: int
    source: Raw = field(default_factory=dict)
    name: str = ""
    task: str = "classes"
    shape: tuple[int, ...] = ()
    classes: tuple[str, ...] = ()
    count: int = 0
    parts: tuple[Part, ...] = ()
    counts: Counts = field(default_factory=lambda: NO_COUNTS)
    sizes: Numbers = field(default_factory=lambda: NO_NUMBERS)
    mean: FloatArray = field(default_factory=lambda: NO_FLOATS)
    deviation: FloatArray = field(default_factory=lambda: NO_FLOATS)
    histogram: Counts = field(default_factory=lambda: NO_COUNTS)
    problems: tuple[tuple[str, str, str], ...] = ()
    problem_count: int = 0
    oddities: tuple[tuple[str, str, str], ...] = ()
    oddity_count: int = 0
    conversions: Mapping[str, int] = field(default_factory=dict)
    duplicates: tuple[tuple[str, ...], ...] = ()
    across: int = 0
    notes: tuple[str, ...] = ()
    seconds: float = 0.0
    was_known: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class DataDescribed(Message):
    """A project's samples by part and class, after its split.

    `counts` is (3, classes); of several labels a sample counts for each, of masks each
    pixel. `mean`, `deviation` and `histogram` are those of DataScanned. `duplicates`
    are groups of equal samples: (part, index within the part, name) each; `across`
    counts the groups that reach over two parts.
    """

    request: int
    name: str = ""
    task: str = "classes"
    shape: tuple[int, ...] = ()
    classes: tuple[str, ...] = ()
    sizes: tuple[int, ...] = (0, 0, 0)
    counts: Counts = field(default_factory=lambda: NO_COUNTS)
    mean: FloatArray = field(default_factory=lambda: NO_FLOATS)
    deviation: FloatArray = field(default_factory=lambda: NO_FLOATS)
    histogram: Counts = field(default_factory=lambda: NO_COUNTS)
    duplicates: tuple[tuple[tuple[Part, int, str], ...], ...] = ()
    duplicate_count: int = 0
    across: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class SamplesShown(Message):
    """Samples of a part, from `first` of `total` on.

    `images` (N, C, H, W) are bytes as they are stored, made smaller (of clips the
    middle frame; none of rows). `indices` are places in the part. `labels` (N,) are
    class numbers, −1 where a sample has not just one; `targets` (N, K) are several
    labels or numbers; `masks` (N, H, W) go with the images. `rows` (N, F) are rows.
    """

    request: int
    part: Part = "train"
    label: int = -1
    first: int = 0
    total: int = 0
    classes: tuple[str, ...] = ()
    images: Bytes = field(default_factory=lambda: NO_BYTES)
    masks: Bytes = field(default_factory=lambda: NO_MASKS)
    rows: FloatArray = field(default_factory=lambda: NO_FLOATS)
    targets: FloatArray = field(default_factory=lambda: NO_FLOATS)
    labels: Numbers = field(default_factory=lambda: NO_NUMBERS[:, 0])
    indices: Numbers = field(default_factory=lambda: NO_NUMBERS[:, 0])
    names: tuple[str, ...] = ()
    problem: str = ""
