"""The file of a project: JSON with sorted keys, one line for each simple item.

A line is a node, an edge, or one setting, so that a comparison of two versions reads
like the change itself. Reading is strict; nothing is ever written over a file that
could not be read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cnnstudio.graph.text import plural, translate
from cnnstudio.project import migrations
from cnnstudio.project.about import about_to
from cnnstudio.project.atomic import (
    readable_size,
    remove_stale_temporaries,
    write_atomic,
)
from cnnstudio.project.graph_writer import (
    KnownLines,
    block_text,
    graph_text,
    line,
    lines,
    named,
    pairs,
)
from cnnstudio.project.migrations import STEPS, Steps, current_version
from cnnstudio.project.project import Project
from cnnstudio.project.reader import Note, ShapeOfFileError, project_from
from cnnstudio.project.settings import settings_to
from cnnstudio.project.strict_json import (
    MAX_BYTES,
    JsonError,
    foreign_kind,
    parse,
    shown,
)

__all__ = ["Loaded", "Note", "ProjectError", "dumps", "load", "loads", "save"]

FORMAT = "cnnstudio-project"


class ProjectError(ValueError):
    """A project cannot be read: one sentence, with the file and the place in it."""

    def __init__(self, sentence: str, path: str = "", place: str = "") -> None:
        super().__init__(sentence)
        self.path = path
        self.place = place


@dataclass(frozen=True, slots=True)
class Loaded:
    """A project that was read, what was noticed, and whether it may be saved there.

    `version` is that of the file; an older one has been converted in memory.
    """

    project: Project
    notes: tuple[Note, ...] = ()
    read_only: bool = False
    version: int = 1


# Writing


def dumps(
    project: Project, *, steps: Steps = STEPS, known: KnownLines | None = None
) -> str:
    """Return the text of the project's file; equal projects give equal texts.

    `known` makes writing the same project again and again quicker.
    """
    if known is not None:
        known.begin()
    kept = project.extras
    in_networks = _mapping(kept.get("networks"))
    networks = (
        graph_text({"name": name}, graph, _mapping(in_networks.get(name)), known)
        for name, graph in project.networks.items()
    )
    definitions = project.library.definitions.values()
    blocks = (block_text(block, known) for block in definitions)
    settings = {
        "dataset": {**_mapping(kept.get("dataset")), **settings_to(project.dataset)},
        "training": {**_mapping(kept.get("training")), **settings_to(project.training)},
    }
    parts = {name: line(v) for name, v in kept.items()}
    about = {**_mapping(kept.get("about")), **about_to(project.about)}
    if about:  # most projects say nothing of themselves
        settings["about"] = about
    parts |= {name: lines("{", pairs(v), "}", " ") for name, v in settings.items()}
    parts["format"] = line(FORMAT)
    parts["version"] = line(current_version(steps))
    parts["blocks"] = lines("[", blocks, "]", " ")
    parts["networks"] = lines("[", networks, "]", " ")
    return lines("{", named(parts), "}", "") + "\n"


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def save(
    project: Project, path: str | os.PathLike[str], *, steps: Steps = STEPS
) -> None:
    """Write the project to `path`, completely or not at all.

    A file of an older version is kept beside it, as `NAME.cnnproj.v1`. Raises
    `WriteError` when the disk refuses, and `ProjectError` when what lies at `path`
    could not be read in full: it is somebody's work, and stays.
    """
    target = Path(os.path.realpath(path))
    content = dumps(project, steps=steps).encode("utf-8")

    def verify(written: Path) -> None:
        again = loads(written.read_bytes(), target.name, steps=steps).project
        if dumps(again, steps=steps).encode("utf-8") != content:
            sentence = translate(
                "Files", "{target} would not read back as it was written: not saved."
            ).format(target=target)
            raise ProjectError(sentence, str(target))

    _respect(target, steps)
    write_atomic(target, content, verify)


def _respect(target: Path, steps: Steps) -> None:
    """Make sure that nothing unreadable is replaced, and keep an older version."""
    if not target.exists():
        return
    advice = translate("Files", "It is left as it is: save under another name.")
    try:
        there = load(target, steps=steps)
    except ProjectError as error:
        raise ProjectError(f"{error} {advice}", str(target), error.place) from None
    lost = [note for note in there.notes if note.severity == "lost"]
    if lost or there.version > current_version(steps):
        note = lost[0] if lost else there.notes[0]
        sentence = translate(
            "Files", "{target} was not read in full ({note}). {advice}"
        ).format(target=target, note=note, advice=advice)
        raise ProjectError(sentence, str(target), note.place)
    if there.version < current_version(steps):
        kept = target.with_name(f"{target.name}.v{there.version}")
        if not kept.exists():
            write_atomic(kept, target.read_bytes())


# Reading


def load(path: str | os.PathLike[str], *, steps: Steps = STEPS) -> Loaded:
    """Read the project at `path`; raises `ProjectError`.

    What writers that were killed have left in that folder is removed.
    """
    data = _read(Path(path), str(path))
    remove_stale_temporaries(Path(os.path.realpath(path)).parent)
    return loads(data, str(path), steps=steps)


def _read(target: Path, name: str) -> bytes:
    try:
        status = target.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ProjectError(
                translate("Files", "{name} is a folder, not a project.").format(
                    name=name
                ),
                name,
            )
        if not stat.S_ISREG(status.st_mode):
            raise ProjectError(
                translate("Files", "{name} is not a file.").format(name=name), name
            )
        with target.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ProjectError(
            translate("Files", "{name} does not exist.").format(name=name), name
        ) from None
    except (OSError, ValueError) as error:
        if isinstance(error, ProjectError):
            raise
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ProjectError(
            translate("Files", "{name} cannot be read: {reason}.").format(
                name=name, reason=reason
            ),
            name,
        ) from None


def loads(text: str | bytes, name: str = "", *, steps: Steps = STEPS) -> Loaded:
    """Read a project from the content of its file; raises `ProjectError` only.

    `name` is that of the file, for messages.
    """
    label = name or translate("Files", "The project")
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    try:
        return _loads(data, label, steps)
    except JsonError as error:
        where = f"{error.place}: " if error.place else ""
        sentence = translate(
            "Files", "{label} is not a valid project file: {where}{reason}."
        ).format(label=label, where=where, reason=error.reason)
        raise ProjectError(sentence, name, error.place) from None
    except ShapeOfFileError as error:
        raise ProjectError(f"{label}: {error}.", name, error.place) from None


def _loads(data: bytes, label: str, steps: Steps) -> Loaded:
    if len(data) > MAX_BYTES:
        limit = readable_size(MAX_BYTES)
        sentence = translate(
            "Files", "{label} is too large for a project (limit {limit})."
        ).format(label=label, limit=limit)
        raise ProjectError(sentence, label)
    if not data.strip():
        size = plural("Files", len(data), "{n} byte", "{n} bytes").format(n=len(data))
        raise ProjectError(
            translate("Files", "{label} is empty ({size}).").format(
                label=label, size=size
            ),
            label,
        )
    kind = foreign_kind(data)
    if kind:
        raise ProjectError(
            translate(
                "Files", "{label}: this is {kind}, not a CNN Studio project."
            ).format(label=label, kind=kind),
            label,
        )
    raw = parse(data)
    version = _version(raw, label)
    current = current_version(steps)
    if version < current:
        raw = migrations.convert(raw, version, steps)
    project, notes = project_from(raw)
    if version > current:
        text = translate(
            "Files",
            "made by version {version} of the format, this program knows {current}",
        ).format(version=version, current=current)
        notes = (
            Note(
                translate("Files", "{text}: opened read-only").format(text=text),
                severity="remark",
            ),
            *notes,
        )
    damaged = any(note.severity != "remark" for note in notes)
    return Loaded(project, notes, damaged or version > current, version)


def _version(raw: object, label: str) -> int:
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        reason = translate(
            "Files", 'JSON, but not a CNN Studio project ("format" is not "{value}")'
        ).format(value=FORMAT)
        raise ProjectError(
            translate("Files", "{label}: this is {reason}.").format(
                label=label, reason=reason
            ),
            label,
        )
    version = raw.get("version")
    if type(version) is not int or version < 1:
        raise ShapeOfFileError(
            "version",
            translate(
                "Files", "expected a whole number from 1, found {version}"
            ).format(version=shown(version)),
        )
    return version
