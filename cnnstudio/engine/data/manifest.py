"""Which files a run has learnt from, so that a later one can say what has changed.

`data.txt` in the run's folder has a line for each sample: its hash and its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cnnstudio.engine.data.problems import shown
from cnnstudio.graph.text import plural, translate
from cnnstudio.project.atomic import write_atomic

NAME = "data.txt"
EXAMPLES = 3


def write_manifest(folder: Path, names: Sequence[str], digests: Sequence[str]) -> None:
    """Write the list of samples, if they have names; raises `WriteError`."""
    if not len(names) or len(names) != len(digests):
        return
    lines = (f"{d} {_line(n)}\n" for n, d in zip(names, digests, strict=True))
    write_atomic(folder / NAME, "".join(lines).encode("utf-8"), durable=False)


def difference(folder: Path, names: Sequence[str], digests: Sequence[str]) -> str:
    """Say which files were added, removed or changed since; empty if nobody knows."""
    try:
        text = (folder / NAME).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
    before = {name: digest for digest, _, name in map(_parted, text.splitlines())}
    now = {_line(n): d for n, d in zip(names, digests, strict=False)}
    added = [name for name in now if name not in before]
    removed = [name for name in before if name not in now]
    changed = [n for n, digest in now.items() if before.get(n, digest) != digest]
    parts = [
        _named(
            added,
            plural(
                "Engine", len(added), "{0:,} file was added", "{0:,} files were added"
            ),
        ),
        _named(
            removed,
            plural(
                "Engine",
                len(removed),
                "{0:,} file was removed",
                "{0:,} files were removed",
            ),
        ),
        _named(
            changed,
            plural(
                "Engine",
                len(changed),
                "{0:,} file has changed",
                "{0:,} files have changed",
            ),
        ),
    ]
    return "; ".join(part for part in parts if part)


def _parted(line: str) -> tuple[str, str, str]:
    return line.partition(" ")


def _line(name: str) -> str:
    """A name on one line that UTF-8 can hold."""
    return shown(name)


def _named(names: Sequence[str], text: str) -> str:
    """Add some of the names to a counting text; empty if there are none."""
    if not names:
        return ""
    some = ", ".join(names[:EXAMPLES])
    more = " …" if len(names) > EXAMPLES else ""
    return f"{text.format(len(names))} ({some}{more})"


def data_sentence(said: str) -> str:
    """Say why a run cannot go on with data that are not the same."""
    text = translate(
        "Engine",
        "The data changed since the run was interrupted: {said}. Which sample is in "
        "which part would differ. Put the files back, or start a new run.",
    )
    return text.format(said=said)
