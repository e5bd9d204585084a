"""What an engine would answer about a folder of flowers in two classes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from cnnstudio.bridge.data_messages import (
    DataDescribed,
    DataScanned,
    DescribeData,
    LookAtPath,
    PathLooked,
    SamplesShown,
    ScanData,
    ShowSamples,
)
from cnnstudio.bridge.message import Message
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.record import raw_of
from tests.helpers.fakes import FakeEngineClient

Asked = TypeVar("Asked", bound=Message)
CLASSES = ("rose", "tulip")
SHAPE = (3, 48, 48)
COUNTS = (60.0, 20.0)


class DataEngine:
    """Answers the newest question of a kind, as for 80 pictures of flowers."""

    def __init__(self, client: FakeEngineClient, folder: Path) -> None:
        self.client, self.folder = client, folder
        self.own_parts: tuple[float, ...] = ()
        self.problems = (("rose/cut.jpg", "damaged", "is damaged or cut off: no end"),)
        self.duplicates = ((("train", 3, "rose/a.jpg"), ("test", 1, "rose/b.jpg")),)

    @property
    def source(self) -> dict[str, Any]:
        """The raw form of the source, without anything found."""
        return {"kind": "image_folder", "path": str(self.folder)}

    @property
    def found(self) -> dict[str, Any]:
        """The same, with what a scan finds."""
        facts = DataFacts(
            shape=SHAPE,
            classes=CLASSES,
            count=80,
            counts=COUNTS,
            own_parts=self.own_parts,
            fingerprint="f1",
        )
        return {**self.source, "found": [raw_of(facts)]}

    def newest(self, kind: type[Asked]) -> Asked:
        """Return the newest question of a kind."""
        return self.client.submitted_of(kind)[-1]

    def asked(self, kind: type[Message]) -> int:
        """How often a kind of question was asked."""
        return len(self.client.submitted_of(kind))

    def look(self, problem: str = "") -> None:
        """Say what the path is."""
        asked = self.newest(LookAtPath)
        source: Mapping[str, Any] = {} if problem else self.source
        answer = PathLooked(asked.request, asked.path, source, "", problem)
        self.client.deliver(answer)

    def scan(self, problem: str = "") -> None:
        """Say what is in the folder."""
        asked = self.newest(ScanData)
        if problem:
            self.client.deliver(DataScanned(asked.request, problem=problem))
            return
        known = {k: v for k, v in asked.source.items() if k != "found"}
        self.client.deliver(
            DataScanned(
                asked.request,
                {**known, "found": self.found["found"]},
                "flowers",
                "classes",
                SHAPE,
                CLASSES,
                80,
                sizes=np.array([[640, 480], [48, 48], [800, 600]], np.int32),
                problems=self.problems,
                problem_count=len(self.problems),
                oddities=(("tulip/x.gif", "frames", "the first one is used"),),
                oddity_count=1,
                conversions={"turned": 9, "grey to RGB": 31},
            )
        )

    def describe(self) -> None:
        """Say how the samples are divided."""
        asked = self.newest(DescribeData)
        answer = DataDescribed(
            asked.request,
            "flowers",
            "classes",
            SHAPE,
            CLASSES,
            (56, 12, 12),
            np.array([[42, 14], [9, 3], [9, 3]], np.int64),
            np.array([0.5, 0.4, 0.3], np.float32),
            np.array([0.2, 0.2, 0.1], np.float32),
            np.ones((3, 256), np.int64),
            self.duplicates,  # type: ignore[arg-type]
            2,
            1,
        )
        self.client.deliver(answer)

    def show(self, total: int = 150) -> SamplesShown:
        """Show the samples that were asked for."""
        asked = self.newest(ShowSamples)
        count = max(0, min(asked.count, total - asked.first))
        numbers = np.arange(asked.first, asked.first + count, dtype=np.int32)
        labels = numbers % 2 if asked.label < 0 else np.full(count, asked.label)
        rng = np.random.default_rng(asked.first)
        shown = SamplesShown(
            asked.request,
            asked.part,
            asked.label,
            asked.first,
            total,
            CLASSES,
            rng.integers(0, 256, (count, 3, 48, 48), dtype=np.uint8),
            labels=labels.astype(np.int32),
            indices=numbers,
            names=tuple(f"{CLASSES[k % 2]}/{n}.jpg" for n, k in enumerate(numbers)),
        )
        self.client.deliver(shown)
        return shown
