"""The keys of a table of cells: arrows step, Enter chooses, Escape leaves it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

STEPS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}  # fmt: skip
"""Rows down and columns to the right of each arrow."""

CHOOSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def pressed(
    key: int,
    step: Callable[[int, int], None],
    choose: Callable[[], None],
    leave: Callable[[], None] | None,
) -> bool:
    """Do what a key means in a table; False if it means nothing there.

    `leave` is None where nothing is chosen: Escape is then for whoever is around.
    """
    one = Qt.Key(key)
    if one in STEPS:
        step(*STEPS[one])
    elif one in CHOOSES:
        choose()
    elif one == Qt.Key.Key_Escape and leave is not None:
        leave()
    else:
        return False
    return True
