"""Where a run keeps what its generator painted after each epoch."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = "painted"
_NAME = re.compile(r"epoch_(\d+)\.png")


def painted_file(folder: Path, epoch: int) -> Path:
    """Return the picture of an epoch in a run's folder."""
    return folder / FOLDER / f"epoch_{epoch:04}.png"


def painted_epochs(folder: Path) -> list[int]:
    """Return the epochs of which there are pictures, in order."""
    try:
        names = [path.name for path in (folder / FOLDER).iterdir()]
    except OSError:
        return []
    return sorted(int(found[1]) for n in names if (found := _NAME.fullmatch(n)))
