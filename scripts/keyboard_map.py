"""Write docs/keyboard.md: the keys of every action, from the table of actions.

`python -m scripts.keyboard_map` writes it; a test fails while it is stale.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cnnstudio.ui.actions.hand_moves import HAND_MOVES
from cnnstudio.ui.actions.key_map import sequences
from cnnstudio.ui.actions.spec import ActionSpec
from cnnstudio.ui.actions.table import ACTIONS, MENUS

PAGE = Path(__file__).parent.parent / "docs" / "keyboard.md"
HEAD = """# Keyboard map

Every action of the studio, as its menus list it, with the keys that it has at first.
**Edit > Keys…** shows and changes them; **Ctrl+K** finds any action by typing, also
those without keys. What is marked *canvas* acts while the canvas has the keyboard,
what is marked *canvas, view* also while the curves or the maps beside it have.

Made by `python -m scripts.keyboard_map`.
"""


def page() -> str:
    """Return the text: one table for each menu, and one for hands."""
    parts = [HEAD]
    for menu in MENUS:
        rows = [_row(s) for s in ACTIONS if s.menu.partition("/")[0] == menu]
        parts.append(_table(menu, ("action", "keys", "where", "does"), rows))
    moves = [(f"`{move}`", does) for move, does in HAND_MOVES]
    parts.append(_table("By hand", ("hand", "does"), moves))
    return "\n".join(parts)


def _row(spec: ActionSpec) -> tuple[str, str, str, str]:
    keys = ", ".join(f"`{one.toString()}`" for one in sequences(spec.keys))
    where = "canvas, view" if spec.in_views else "canvas" if spec.canvas_key else ""
    path = spec.menu.partition("/")[2]
    text = spec.text.rstrip("…")
    return f"{path}: {text}" if path else text, keys, where, spec.help


def _table(title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [f"## {title}", "", _line(heads), _line("---" for _ in heads)]
    lines += [_line(row) for row in rows]
    return "\n".join(lines) + "\n"


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
