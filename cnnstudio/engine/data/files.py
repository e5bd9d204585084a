"""The files of a folder: classes, parts, links that loop, names that are odd."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field

from cnnstudio.engine.data.problems import Problem
from cnnstudio.project.split_sizes import Part

PART_NAMES: dict[str, Part] = {
    "train": "train", "training": "train", "training_set": "train",
    "val": "validation", "valid": "validation", "validation": "validation",
    "dev": "validation", "test": "test", "testing": "test", "test_set": "test",
}  # fmt: skip
"""How folders of a part are called, in small letters."""

BESIDE = {".txt", ".csv", ".tsv", ".json", ".xml", ".md", ".yaml", ".yml", ".ini"}
"""Files that usually lie beside pictures and are passed over."""

MASK_FOLDERS = (
    "masks", "mask", "labels", "annotations", "segmentation", "segmentations",
    "targets",
)  # fmt: skip
"""How folders of masks are called."""

_SYSTEM = {"thumbs.db", "desktop.ini", "__macosx", "icon\r"}


@dataclass(frozen=True, slots=True)
class Found:
    """A file: its name below the folder (with /), what it holds, when it changed."""

    name: str
    size: int
    changed: int
    label: str = ""
    part: Part | None = None


@dataclass(slots=True)
class Listing:
    """What lies in a folder."""

    files: list[Found] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    beside: int = 0


def list_classes(folder: str) -> Listing:
    """List a folder of one folder per class, or of such folders for each part.

    Classes and files are in the order of their names, whatever the disk's order.
    """
    listing = Listing()
    walk = _Walk(folder, listing)
    folders = walk.top()
    parts = part_folders(folders)
    if parts and all(_subfolders(f"{folder}/{name}") for name in parts):
        listing.parts = sorted(set(parts.values()), key=_PARTS.index)
        classes = set()
        for name, part in parts.items():
            for inside in walk.below(name, only_folders=True):
                classes.add(inside)
                walk.take(f"{name}/{inside}", inside, part)
    else:
        classes = set(folders)
        for name in folders:
            walk.take(name, name, None)
    listing.classes = sorted(classes)
    listing.files.sort(key=lambda found: found.name)
    return listing


def list_files(folder: str) -> Listing:
    """List all files below a folder, without classes."""
    listing = Listing()
    walk = _Walk(folder, listing)
    walk.take("", "", None)
    listing.files.sort(key=lambda found: found.name)
    return listing


def part_folders(names: list[str]) -> dict[str, Part]:
    """Return which folders are parts; empty unless all are and one is for training."""
    parts = {name: PART_NAMES.get(name.lower()) for name in names}
    known = {name: part for name, part in parts.items() if part is not None}
    is_divided = len(known) == len(names) and "train" in known.values()
    several = len(set(known.values())) > 1
    return known if is_divided and several else {}


def look_up(folder: str, name: str, label: str = "", part: Part | None = None) -> Found:
    """Return what a file of this name is now; raises `OSError`."""
    status = os.stat(os.path.join(folder, name))
    return Found(name, status.st_size, status.st_mtime_ns, label, part)


_PARTS: tuple[Part, ...] = ("train", "validation", "test")


def _subfolders(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(
                e.name for e in entries if e.is_dir() and not _is_hidden(e.name)
            )
    except OSError:
        return []


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name.lower() in _SYSTEM


class _Walk:
    """Goes through folders, each one once, however links lead there."""

    def __init__(self, folder: str, listing: Listing) -> None:
        self._folder = folder
        self._listing = listing
        self._seen: set[tuple[int, int]] = set()
        self._enter("")

    def top(self) -> list[str]:
        """Return the folders in the folder; files there belong to no class."""
        return list(self.below("", only_folders=True))

    def below(self, name: str, *, only_folders: bool) -> Iterator[str]:
        """Yield the folders of a folder; tell of the files that lie beside them."""
        for entry in self._entries(name):
            kind = self._kind(entry, _joined(name, entry.name))
            if kind == "folder":
                yield entry.name
            elif kind == "file" and only_folders:
                self._problem(_joined(name, entry.name), "no_class")

    def take(self, name: str, label: str, part: Part | None) -> None:
        """Put all files below a folder on the list."""
        waiting = [name]
        while waiting:
            inside = waiting.pop()
            if inside and not self._enter(inside):
                self._problem(inside, "folder_loop")
                continue
            for entry in self._entries(inside):
                path = _joined(inside, entry.name)
                kind = self._kind(entry, path)
                if kind == "folder":
                    waiting.append(path)
                elif kind == "file":
                    self._add(entry, path, label, part)

    def _add(
        self, entry: os.DirEntry[str], name: str, label: str, part: Part | None
    ) -> None:
        try:
            status = entry.stat()
        except OSError as error:
            self._problem(name, "unreadable", error.strerror or "")
            return
        found = Found(name, status.st_size, status.st_mtime_ns, label, part)
        self._listing.files.append(found)

    def _enter(self, name: str) -> bool:
        """Remember a folder; False if it was entered before."""
        try:
            status = os.stat(f"{self._folder}/{name}")
        except OSError:
            return True  # it is told of when its entries are asked for
        place = status.st_dev, status.st_ino
        if status.st_ino and place in self._seen:
            return False
        self._seen.add(place)
        return True

    def _entries(self, name: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(f"{self._folder}/{name}") as entries:
                found = [entry for entry in entries if not _is_hidden(entry.name)]
        except OSError as error:
            self._problem(name or ".", "unreadable", error.strerror or "")
            return []
        return sorted(found, key=lambda entry: entry.name)

    def _kind(self, entry: os.DirEntry[str], name: str) -> str:
        """Return "folder", "file", or "" for what was told of or passed over."""
        try:
            status = entry.stat()
        except FileNotFoundError:
            self._problem(name, "broken_link")
            return ""
        except OSError as error:
            kind = "link_loop" if entry.is_symlink() else "unreadable"
            self._problem(name, kind, error.strerror or "")
            return ""
        if stat.S_ISDIR(status.st_mode):
            return "folder"
        if not stat.S_ISREG(status.st_mode):
            self._problem(name, "not_a_file")
            return ""
        if os.path.splitext(entry.name)[1].lower() in BESIDE:
            self._listing.beside += 1
            return ""
        return "file"

    def _problem(self, name: str, kind: str, *details: str) -> None:
        self._listing.problems.append(Problem(name, kind, details))


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
