"""Pictures in one folder per class."""

from __future__ import annotations

import os

import numpy as np

from cnnstudio.engine.data.files import Listing, list_classes
from cnnstudio.engine.data.notes import beside_note, size_note
from cnnstudio.engine.data.picture_set import read_pictures
from cnnstudio.engine.data.raw import RawData
from cnnstudio.engine.data.scanned import Progress, Scan, Scanned
from cnnstudio.engine.data.sources.registry import scans
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import listed, translate
from cnnstudio.project.sources.image_folder import ImageFolder
from cnnstudio.project.split_sizes import PARTS

EXAMPLE = "cats/ dogs/"


@scans(ImageFolder)
def scan_image_folder(source: ImageFolder, again: bool) -> Scan:
    """List the folder, decode its pictures; classes without any are left out."""
    root = os.path.abspath(source.path)
    if not source.path or not os.path.isdir(root):
        raise DataError(
            translate("Engine", "There is no folder at {path}.").format(
                path=source.path or "?"
            )
        )
    yield Progress(translate("Engine", "looking through {0}").format(source.name))
    listing = list_classes(root)
    check_classes(listing, root)
    found = yield from read_pictures(source, root, listing.files, again=again)
    classes = sorted({file.label for file in found.files})
    if len(classes) < 2:
        raise DataError(_one_class(classes, listing, root))
    numbers = {name: number for number, name in enumerate(classes)}
    labels = np.array([numbers[file.label] for file in found.files], np.int64)
    split = None
    if listing.parts:
        parts = [-1 if f.part is None else PARTS.index(f.part) for f in found.files]
        split = np.array(parts, np.int8)
    names = [file.name for file in found.files]
    raw = RawData(
        found.pixels, labels, "classes", tuple(classes), split, names, found.digests,
        mark=found.mark(*names), files=found.watched(), sizes=found.sizes,
    )  # fmt: skip
    notes = [*size_note(found), *beside_note(listing.beside)]
    missing = [name for name in listing.classes if name not in numbers]
    if missing:
        notes.append(
            translate(
                "Engine", "Left out, because no picture in them can be read: {0}."
            ).format(listed(missing))
        )
    return Scanned(
        raw, [*listing.problems, *found.problems], found.oddities,
        found.conversions, notes, found.was_known,
    )  # fmt: skip


def check_classes(listing: Listing, root: str) -> None:
    """Raise `DataError` unless there are files in class folders."""
    if not listing.classes:
        raise DataError(
            translate(
                "Engine",
                "Found 0 class folders in {root}; expected one folder per class, such "
                "as {example}.",
            ).format(root=root, example=EXAMPLE)
        )
    if not listing.files:
        raise DataError(
            translate(
                "Engine",
                "The {count:,} class folders in {root} hold no files; expected "
                "pictures in them.",
            ).format(count=len(listing.classes), root=root)
        )


def _one_class(classes: list[str], listing: Listing, root: str) -> str:
    if len(listing.classes) < 2:
        text = translate(
            "Engine",
            "Found one class folder, {name}, in {root}; to tell classes apart, two or "
            "more are needed, such as {example}.",
        )
        return text.format(name=listing.classes[0], root=root, example=EXAMPLE)
    text = translate(
        "Engine",
        "Of {count:,} class folders in {root} only {name} holds pictures that can be "
        "read.",
    )
    name = classes[0] if classes else "?"
    return text.format(count=len(listing.classes), root=root, name=name)
