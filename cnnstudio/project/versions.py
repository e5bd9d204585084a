"""The last versions of a project that were saved, kept in the user's data folder.

They are there for a file that somebody emptied, wrote over or deleted. The folder of a
file is named by its path, so that two of one name keep theirs apart.
"""

from __future__ import annotations

import contextlib
import os
import re
import time
from dataclasses import dataclass
from pathlib import Path

from cnnstudio.project.atomic import write_atomic

KEPT = 4
"""What is saved now, and the three versions before it."""

_ENDING = ".cnnproj"
_STAMP = re.compile(rf"(\d{{1,13}}){re.escape(_ENDING)}", re.ASCII)
_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Version:
    """A version that was saved, and when, in seconds since 1970."""

    path: Path
    saved: float


def keep_version(folder: Path, project: Path, content: bytes) -> None:
    """Keep what a project's file holds, unless it is kept already; raises `OSError`.

    Only the newest versions stay. It survives the end of the program, not of the power.
    """
    place = _place(folder, project)
    place.mkdir(parents=True, exist_ok=True)
    kept = versions_of(folder, project)
    with contextlib.suppress(OSError):
        if kept and kept[0].path.read_bytes() == content:
            return
    newest = round(kept[0].saved * 1_000) if kept else 0
    stamp = max(round(time.time() * 1_000), newest + 1)
    write_atomic(place / f"{stamp}{_ENDING}", content, durable=False)
    for old in kept[KEPT - 1 :]:
        old.path.unlink(missing_ok=True)


def versions_of(folder: Path, project: Path) -> list[Version]:
    """Return the versions that are kept of a project's file, the newest first."""
    try:
        names = os.listdir(_place(folder, project))
    except OSError:
        return []
    stamps = (_STAMP.fullmatch(name) for name in names)
    found = sorted((int(stamp[1]) for stamp in stamps if stamp), reverse=True)
    place = _place(folder, project)
    return [Version(place / f"{stamp}{_ENDING}", stamp / 1_000) for stamp in found]


def _place(folder: Path, project: Path) -> Path:
    path = os.path.realpath(project)
    import hashlib  # OpenSSL with it, and only a save needs it

    mark = hashlib.sha256(path.encode("utf-8", "surrogateescape")).hexdigest()[:12]
    stem = _UNSAFE.sub("-", Path(path).stem)[:40]
    return folder / f"{stem}-{mark}"
