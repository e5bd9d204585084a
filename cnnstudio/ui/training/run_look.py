"""How a run looks wherever runs are beside each other: one colour, one dash, for good.

They follow from its number alone, so that a run is drawn alike in the list, in the
table, beside another one and in every comparison. Blue and orange are left out: they
mean training and validation of the run on screen.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPen

from cnnstudio.ui.theme import theme

_COLORS = ("older_run", "run_2", "run_3", "run_4", "run_5")
_DASHES = ((12.0, 3.0), (5.0, 4.0), (2.0, 3.0), (8.0, 3.0, 2.0, 3.0))


@dataclass(frozen=True, slots=True)
class RunLook:
    """Colour token and dash, in pixels drawn and left out by turns."""

    color: str
    dash: tuple[float, ...]

    def pen(self, width: float = 2.0) -> QPen:
        """Return the pen of its line."""
        pen = QPen(theme().color(self.color), width)
        pen.setDashPattern([part / width for part in self.dash])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen


def look_of(number: int) -> RunLook:
    """Return the look of a run by its number; of twenty in a row none are alike."""
    at = max(0, number - 1)
    return RunLook(_COLORS[at % len(_COLORS)], _DASHES[at % len(_DASHES)])
