"""A data source: which files or generator the samples come from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from cnnstudio.graph.text import translate
from cnnstudio.project.facts import FACTS, DataFacts
from cnnstudio.project.record import Record, Registry, records_param

SOURCES = Registry()
"""All kinds of sources, in the order in which they are offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record, ABC):
    """Base of all sources; a subclass declares its fields and what is known of it.

    `tag` is the kind of its images, where it is the same for all that it can give;
    `folders` and `files` name its text fields that are paths; `words` says how people
    call its choices where the key is no word. `knows_objects` where it is told which
    pixels of an image are its object.
    """

    tag: ClassVar[str] = "unknown"
    folders: ClassVar[tuple[str, ...]] = ()
    files: ClassVar[tuple[str, ...]] = ()
    words: ClassVar[Mapping[str, str]] = MappingProxyType({})
    knows_objects: ClassVar[bool] = False

    @abstractmethod
    def known(self) -> DataFacts | None:
        """Return what is known of the data; None before a scan has found it."""

    @property
    def name(self) -> str:
        """What people call it: the kind's title, or the folder's name."""
        return translate("Data", self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedSource(Source):
    """A source of files: a scan finds what is in them (`found`, one or none)."""

    found: tuple[DataFacts, ...] = records_param(FACTS, most=1)

    def known(self) -> DataFacts | None:
        """Return what the scan found."""
        return self.found[0] if self.found else None
