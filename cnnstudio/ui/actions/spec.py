"""What is said of an action in one row: text, help, keys, places, and what it calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Place = Literal["layers", "block", "inside", "edge", "frame", "space"]
"""Where the canvas's own menu offers an action: on selected layers, on one selected
block, anywhere inside of a block, on an edge, on a frame, on empty ground."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing that can be done.

    `menu` may name a menu in a menu: "View/Panels". `slot` is a method of the studio
    or of a part of it (`canvas.fit_all`); `group` separates entries of a menu by a
    line. Of the `checkable` entries of a group one is checked, or none where they are
    `optional`; one that is `alone` is checked for itself. `help` is one sentence on
    what it does. `why_not` is a method like `slot` that returns why it cannot be done
    now, or an empty string; it is asked often, so it must be cheap. `icon` is empty on
    purpose where no glyph says it.

    Keys: those in `shortcut` act in the whole window, those in `canvas_key` only while
    the canvas has the keyboard; with `in_views` also while the view beside it has
    (plots, maps). Several are joined by "; ", the one that is shown first.

    `words` are others by which Ctrl+K finds it, besides those of its key and text.

    `places` are the menus of the canvas that offer it too.
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
    in_views: bool = False
    alone: bool = False
    places: tuple[Place, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def keys(self) -> str:
        """Its keys unless somebody has changed them, joined by "; "."""
        return self.shortcut or self.canvas_key
