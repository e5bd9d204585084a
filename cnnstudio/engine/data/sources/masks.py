"""Pictures with masks of the same names."""

from __future__ import annotations

import os

import numpy as np

from cnnstudio.engine.data.files import MASK_FOLDERS, Found, Listing, list_files
from cnnstudio.engine.data.notes import beside_note, size_note
from cnnstudio.engine.data.picture_set import PictureSet, read_pictures
from cnnstudio.engine.data.problems import Problem
from cnnstudio.engine.data.raw import RawData
from cnnstudio.engine.data.scanned import Progress, Scan, Scanned
from cnnstudio.engine.data.sources.registry import scans
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.project.sources.masks import Masks

ENDS = ("_mask", "-mask", "_label", "_labels", "_seg", "_gt", "_l")
"""What names of masks have behind those of their pictures, now and then."""


@scans(Masks)
def scan_masks(source: Masks, again: bool) -> Scan:
    """Pair pictures with masks by name, decode both, number the classes."""
    root = os.path.abspath(source.path)
    masks_root = _folder_of_masks(source, root)
    yield Progress(translate("Engine", "looking through {0}").format(source.name))
    pictures, masks = list_files(root), list_files(masks_root)
    pairs, problems = _pairs(pictures, masks)
    if not pairs:
        text = translate(
            "Engine", "No picture in {root} has a mask of the same name in {masks}."
        )
        raise DataError(text.format(root=root, masks=masks_root))
    files = [picture for picture, _ in pairs]
    found = yield from read_pictures(source, root, files, again=again)
    mask_of = {picture.name: mask for picture, mask in pairs}
    wanted = [mask_of[file.name] for file in found.files]
    marks = yield from read_pictures(
        source, masks_root, wanted, again=again, fixed=found.plan
    )
    scanned = _joined(source, found, marks, mask_of)
    scanned.problems[:0] = [*pictures.problems, *masks.problems, *problems]
    scanned.notes += beside_note(pictures.beside + masks.beside)
    return scanned


def _folder_of_masks(source: Masks, root: str) -> str:
    given = [source.masks] if source.masks else []
    beside = [os.path.join(os.path.dirname(root), name) for name in MASK_FOLDERS]
    folders = given or beside
    for folder in map(os.path.abspath, folders):
        if os.path.isdir(folder) and os.path.isdir(root) and folder != root:
            return folder
    text = translate(
        "Engine", "There is no folder of masks for {root}; looked for {folder}."
    )
    raise DataError(text.format(root=root, folder=folders[0]))


def _stem(name: str) -> str:
    stem = os.path.splitext(name)[0].lower()
    end = next((end for end in ENDS if stem.endswith(end)), "")
    return stem.removesuffix(end)


def _pairs(
    pictures: Listing, masks: Listing
) -> tuple[list[tuple[Found, Found]], list[Problem]]:
    by_stem = {_stem(mask.name): mask for mask in masks.files}
    pairs, problems = [], []
    for picture in pictures.files:
        mask = by_stem.pop(_stem(picture.name), None)
        if mask is None:
            problems.append(Problem(picture.name, "mask_missing"))
        else:
            pairs.append((picture, mask))
    left = [Problem(mask.name, "picture_missing") for mask in by_stem.values()]
    return pairs, problems + left


def _joined(
    source: Masks, found: PictureSet, marks: PictureSet, mask_of: dict[str, Found]
) -> Scanned:
    """Keep pictures whose mask could be read and has their size."""
    rows = {file.name: row for row, file in enumerate(marks.files)}
    kept, mask_rows, problems = [], [], [*found.problems, *marks.problems]
    for row, file in enumerate(found.files):
        mask_row = rows.get(mask_of[file.name].name)
        if mask_row is None:
            continue
        if tuple(found.sizes[row]) != tuple(marks.sizes[mask_row]):
            problems.append(Problem(file.name, "mask_size"))
            continue
        kept.append(row)
        mask_rows.append(mask_row)
    if not kept:
        raise DataError(translate("Engine", "No picture has a mask of its own size."))
    values = marks.values
    numbers = np.zeros(256, np.uint8)
    numbers[values] = np.arange(len(values))
    targets = numbers[marks.pixels[mask_rows]]
    names = [found.files[row].name for row in kept]
    whole = len(kept) == len(found.files)
    raw = RawData(
        found.pixels if whole else found.pixels[kept],
        targets,
        "masks",
        _names(source, values),
        names=names,
        digests=[found.digests[row] for row in kept],
        mark=found.mark(*names),
        files=[*found.watched(), *marks.watched()],
        sizes=found.sizes[kept],
    )
    return Scanned(
        raw, problems, found.oddities, found.conversions,
        size_note(found), found.was_known and marks.was_known,
    )  # fmt: skip


def _names(source: Masks, values: list[int]) -> tuple[str, ...]:
    if source.class_names and len(source.class_names) != len(values):
        text = translate(
            "Engine",
            "The masks have {count} classes (numbers {values}), but {names} names are "
            "given.",
        )
        shown = ", ".join(str(v) for v in values[:20])
        raise DataError(
            text.format(count=len(values), values=shown, names=len(source.class_names))
        )
    return source.class_names or tuple(str(value) for value in values)
