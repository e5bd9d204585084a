"""What is said of an action in one row: text, help, keys, place, and what it calls."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing that can be done.

    `slot` is a method of the studio or of a part of it (`canvas.fit_all`); `group`
    separates entries of a menu by a line. A `menu` may lie in another: `View/Panels`.
    Of the `checkable` entries of a group one is checked, or none where they are
    `optional`; one that is `alone` is checked for itself. The key in `canvas_key` acts
    only while the canvas has the keyboard. `help` is one sentence on what it does.
    `why_not` is a method like `slot` that returns why it cannot be done now, or an
    empty string.
    """

    key: str
    menu: str
    text: str
    slot: str
    shortcut: str = ""
    icon: str = ""
    group: int = 0
    checkable: bool = False
    optional: bool = False
    canvas_key: str = ""
    help: str = ""
    why_not: str = ""
    alone: bool = False
