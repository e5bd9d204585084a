"""The text of "Copy diagnostics": versions, device, last lines of the logs."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from cnnstudio.bridge.installation import versions
from cnnstudio.ui.crash_log import CRASHES

TAIL_BYTES, TAIL_LINES = 16_000, 40


def diagnostics(
    logs: Path,
    device: str = "",
    engine: Iterable[tuple[str, str]] = (),
    hidden: Iterable[Path] = (),
) -> str:
    """Return what a report of an error needs, and no private path beyond that.

    `hidden` are folders whose names are nobody's business: those of projects.
    """
    rows = versions()
    if device:
        rows.append(("Device", device))
    rows += [(f"Engine's {name}", text) for name, text in engine]
    parts = ["\n".join(f"{name:<20}{text}" for name, text in rows)]
    for name in ("window.log", "engine.log", CRASHES):
        text = _tail(logs / name)
        if text:
            parts.append(f"--- {name}\n{text}")
    return without_private("\n\n".join(parts), hidden) + "\n"


def without_private(text: str, hidden: Iterable[Path] = ()) -> str:
    """Replace folders of projects by `…` and the user's own folder by `~`."""
    folders = sorted({str(path) for path in hidden}, key=len, reverse=True)
    for folder in folders:
        if len(folder) > 1:
            text = text.replace(folder + os.sep, f"…{os.sep}")
    home = str(Path.home())
    return text.replace(home, "~") if len(home) > 1 else text


def _tail(path: Path) -> str:
    try:
        with path.open("rb") as file:
            end = file.seek(0, os.SEEK_END)
            file.seek(max(0, end - TAIL_BYTES))
            text = file.read().decode("utf-8", "replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-TAIL_LINES:]).strip()
