"""A log of a run for TensorBoard, written beside the run's own tables.

It needs the package `tensorboard`, which does not come with the program: without it
the run trains all the same, and says so.
"""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from cnnstudio.graph.text import translate

FOLDER = "tensorboard"
PACKAGE = "tensorboard"


class Board:
    """Writes series by name, each value at its step; `add` does not wait for the disk.

    A run that is resumed at a step has what lay behind it dropped by TensorBoard.
    """

    def __init__(self, run: Path, step: int) -> None:
        from torch.utils.tensorboard import SummaryWriter

        self._writer: Any = SummaryWriter(
            str(run / FOLDER), purge_step=step + 1 if step else None
        )

    def add(self, step: int, values: Mapping[str, float]) -> None:
        """Write what was measured at a step; not-a-number is left out."""
        for name, value in values.items():
            if not math.isnan(value):
                self._writer.add_scalar(name, value, step)

    def add_all(self, rows: Iterable[tuple[int, Mapping[str, float]]]) -> None:
        """Write what several steps gave."""
        for step, values in rows:
            self.add(step, values)

    def flush(self) -> None:
        """Have all of it in the file."""
        self._writer.flush()

    def close(self) -> None:
        """Write what is left, and let go of the file."""
        self._writer.close()


def board_for(run: Path, step: int, wanted: bool) -> tuple[Board | None, str]:
    """Return the log of a run, and a sentence if it is wanted but cannot be."""
    if not wanted:
        return None, ""
    if importlib.util.find_spec(PACKAGE) is None:
        return None, translate(
            "Engine",
            "No TensorBoard log is written: the package is missing. Install it with: "
            "pip install cnnstudio[tensorboard]",
        )
    try:
        return Board(run, step), ""
    except Exception as error:  # whatever a package of others raises when it is loaded
        text = translate("Engine", "No TensorBoard log is written: {error}.")
        return None, text.format(error=error)
