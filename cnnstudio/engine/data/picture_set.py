"""Decodes the files of a set once, in processes, and keeps what comes out.

First all headers are read, which says how large the pictures are and whether they have
colours; then they are decoded to one size into one array. Files that have not changed
are not read again.
"""

from __future__ import annotations

import dataclasses
import hashlib
import statistics
from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from cnnstudio.engine.data.decoders import Answer, Decoders, File
from cnnstudio.engine.data.files import Found
from cnnstudio.engine.data.pictures import Plan
from cnnstudio.engine.data.problems import COMMON, Problem, is_odd, shown
from cnnstudio.engine.data.scanned import Progress
from cnnstudio.engine.data.store import Index, Record, Store, close_gaps, copy_rows
from cnnstudio.engine.data.watch import WatchedFile
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.project.sources.pictures import PictureSource

if TYPE_CHECKING:
    from numpy.typing import NDArray

SMALL = 128
"""Pictures that are all of one size up to this keep it."""

USUAL = 64
"""Height and width of pictures that are larger or of several sizes."""


@dataclass(slots=True)
class PictureSet:
    """The files that could be decoded, in order, and their pixels (N, C, H, W)."""

    files: list[Found]
    pixels: NDArray[np.uint8]
    digests: list[str]
    sizes: NDArray[np.int32]
    values: list[int]
    problems: list[Problem]
    oddities: list[tuple[str, str]]
    conversions: Counter[str]
    plan: Plan
    was_known: bool
    root: str

    def watched(self) -> list[WatchedFile]:
        """Return the files as they were read, for `RawData.files`."""
        return [
            WatchedFile(f"{self.root}/{f.name}", shown(f.name), f.size, f.changed)
            for f in self.files
        ]

    def mark(self, *more: str) -> str:
        """Return what stands for the content, for `RawData.mark`."""
        text = "\n".join([f"{self.plan}", *self.digests, *more])
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


Reading = Generator[Progress, None, PictureSet]


def read_pictures(
    source: PictureSource,
    root: str,
    files: Sequence[Found],
    *,
    again: bool = False,
    fixed: Plan | None = None,
    decoders: Decoders | None = None,
) -> Reading:
    """Decode files, whose names are below `root`; raises `DataError` if none can be.

    With a `fixed` plan they are masks, which are decoded to it.
    """
    reader = _Reader(source, root, files, fixed, decoders or Decoders())
    return (yield from reader.read(again))


class _Reader:
    def __init__(
        self,
        source: PictureSource,
        root: str,
        files: Sequence[Found],
        fixed: Plan | None,
        decoders: Decoders,
    ) -> None:
        self.source = source
        self.root = root
        self.files = files
        self.fixed = fixed
        self.decoders = decoders
        settings = (source.height, source.width, source.resize, source.colour)
        self.store = Store(root, str(settings), "masks" if fixed else "pictures")
        self.records: dict[str, Record] = {}

    def read(self, again: bool) -> Reading:
        """Read headers, decide the size, decode what is new."""
        known = Index() if again else self.store.read()
        self._recall(known)
        yield from self._read_headers()
        plan = self.fixed or plan_for(self.source, list(self.records.values()))
        if plan is None:
            raise self._none_readable()
        before = None
        if known.plan == dataclasses.asdict(plan):
            before = self.store.open(known, self._shape(plan))
        was_known = before is not None and self._is_as(known)
        if not was_known:
            before = yield from self._decode(plan, known, before)
        if before is None or not len(before):
            raise self._none_readable()
        return self._result(plan, before, was_known)

    def _recall(self, known: Index) -> None:
        for found in self.files:
            record = known.files.get(found.name)
            if record is None or not record.is_of(found.size, found.changed):
                record = Record(found.size, found.changed)
            self.records[found.name] = record

    def _is_as(self, known: Index) -> bool:
        """True if the array holds just these files in this order."""
        if list(known.files) != list(self.records):
            return False
        rows = [r.row for r in self.records.values() if not r.problem]
        return rows == list(range(known.rows))

    def _shape(self, plan: Plan) -> tuple[int, ...]:
        size = plan.height, plan.width
        return size if self.fixed else (plan.channels, *size)

    def _read_headers(self) -> Generator[Progress, None, None]:
        new = [
            (place, self._path(found))
            for place, found in enumerate(self.files)
            if not self._is_judged(found)
        ]
        text = translate("Engine", "reading sizes")
        for answer in self._do({"do": "header"}, new):
            record = self._record(answer)
            if "size" in answer:
                record.width, record.height = answer["size"]
                record.is_grey = answer["grey"]
            yield Progress(text, answer["done"], len(new))

    def _is_judged(self, found: Found) -> bool:
        record = self.records[found.name]
        return bool(record.width or record.problem)

    def _decode(
        self, plan: Plan, known: Index, before: NDArray[np.uint8] | None
    ) -> Generator[Progress, None, NDArray[np.uint8] | None]:
        """Make a new array, of what is there and of what has to be decoded."""
        good = [
            (place, found)
            for place, found in enumerate(self.files)
            if not self.records[found.name].problem
        ]
        shape = self._shape(plan)
        path = self.store.new_array(len(good) * int(np.prod(shape)))
        kept, new = [], []
        for row, (place, found) in enumerate(good):
            record = self.records[found.name]
            if before is not None and record.row >= 0:
                kept.append((record.row, row))
            else:
                new.append((row, place, found))
            record.row = row
        if before is not None:
            copy_rows(before, kept, path)
        job = {
            "do": "mask" if self.fixed else "decode",
            "plan": dataclasses.asdict(plan),
            "array": str(path),
        }
        places = {row: place for row, place, _ in new}
        files = [(row, self._path(found)) for row, _, found in new]
        text = translate("Engine", "decoding pictures")
        for answer in self._do(job, files, places):
            record = self._record(answer)
            if record.problem:
                record.row = -1
            else:
                record.digest = answer["digest"]
                record.rules = answer.get("rules", [])
                record.values = answer.get("values", [])
            yield Progress(text, answer["done"], len(files))
        return self._keep(plan, path.name)

    def _keep(self, plan: Plan, array: str) -> NDArray[np.uint8] | None:
        """Close the gaps of files that could not be decoded; write the index."""
        good = [r for r in self.records.values() if not r.problem]
        shape = self._shape(plan)
        rows = [record.row for record in good]
        close_gaps(self.store.folder / array, int(np.prod(shape)), rows)
        for row, record in enumerate(good):
            record.row = row
        index = Index(dataclasses.asdict(plan), array, len(good), self.records)
        try:
            self.store.write(index)
        except OSError as error:
            raise DataError(
                translate("Engine", "The scan cannot be kept: {error}").format(
                    error=error.strerror or error
                )
            ) from error
        return self.store.open(index, shape)

    def _do(
        self,
        job: dict[str, Any],
        files: Sequence[File],
        places: dict[int, int] | None = None,
    ) -> Generator[Answer, None, None]:
        """Let files be done; `done` of an answer counts, `place` is that in `files`."""
        for done, answer in enumerate(self.decoders.do(job, files), 1):
            answer["done"] = done
            if places is not None:
                answer["place"] = places[answer["place"]]
            yield answer

    def _record(self, answer: Answer) -> Record:
        record = self.records[self.files[answer["place"]].name]
        record.problem = answer.get("problem", "")
        record.details = answer.get("details", [])
        return record

    def _path(self, found: Found) -> str:
        return f"{self.root}/{found.name}"

    def _result(
        self, plan: Plan, pixels: NDArray[np.uint8], was_known: bool
    ) -> PictureSet:
        good, problems, oddities = [], [], []
        conversions: Counter[str] = Counter()
        values: set[int] = set()
        for found in self.files:
            record = self.records[found.name]
            if record.problem:
                details = tuple(record.details)
                problems.append(Problem(found.name, record.problem, details))
                continue
            good.append((found, record))
            rules = [*record.rules, *(["name"] if is_odd(found.name) else [])]
            conversions.update(rules)
            oddities += [(found.name, rule) for rule in rules if rule not in COMMON]
            values.update(record.values)
        return PictureSet(
            files=[found for found, _ in good],
            pixels=pixels,
            digests=[record.digest for _, record in good],
            sizes=np.array([(r.width, r.height) for _, r in good], np.int32),
            values=sorted(values),
            problems=problems,
            oddities=oddities,
            conversions=conversions,
            plan=plan,
            was_known=was_known,
            root=self.root,
        )

    def _none_readable(self) -> DataError:
        text = translate(
            "Engine",
            "None of the {count:,} files in {root} could be read as a picture. {first}",
        )
        first = next((f for f in self.files if self.records[f.name].problem), None)
        example = ""
        if first is not None:
            record = self.records[first.name]
            problem = Problem(first.name, record.problem, tuple(record.details))
            example = f"{first.name} {problem.reason}."
        return DataError(
            text.format(count=len(self.files), root=self.root, first=example).strip()
        )


def plan_for(source: PictureSource, records: Sequence[Record]) -> Plan | None:
    """Decide how pictures come out; None if there is none.

    Pictures that are all of one size up to 128 keep it. Else they become squares of
    64, or of 32 or their own size where most are smaller than that.
    """
    good = [record for record in records if not record.problem]
    if not good:
        return None
    sizes = {(record.width, record.height) for record in good}
    width, height = next(iter(sizes))
    if len(sizes) > 1 or max(width, height) > SMALL:
        side = int(statistics.median(min(r.width, r.height) for r in good))
        side = next((n for n in (USUAL, USUAL // 2) if side >= n), max(1, side))
        width = height = side
    is_grey = all(record.is_grey for record in good)
    channels = {"grey": 1, "rgb": 3, "auto": 1 if is_grey else 3}[source.colour]
    return Plan(channels, source.height or height, source.width or width, source.resize)
