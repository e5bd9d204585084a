"""Pieces of a page: sections, tables and pictures, with all text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from cnnstudio.engine.pictures import at_most, data_uri, grid

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_TILES = 64
_COLUMNS, _WIDEST, _LARGEST = 16, 760, 10

SIDE, TILE = 360, 94
"""Pixels of the longer side of a picture and of a tile, twice what a page shows.

With those of large images a page would be hundreds of megabytes.
"""


def section(key: str, title: str, content: str) -> str:
    """Return a part of the page under its heading; nothing without content."""
    if not content:
        return ""
    return (
        f'<section aria-labelledby="{key}"><h2 id="{key}">{escape(title)}</h2>'
        f"{content}</section>"
    )


def said(text: str) -> str:
    """Return a sentence that stands out."""
    return f'<p class="note">{escape(text)}</p>'


def table(
    rows: Iterable[Sequence[str]],
    head: Sequence[str] = (),
    caption: str = "",
    figures: bool = True,
) -> str:
    """Return a table whose rows begin with what they are about.

    It can be scrolled sideways where there is no room for it. `figures` stand at the
    right of their column.
    """
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        + "".join(
            f"<td{_kind(cell) if figures else ''}>{escape(cell)}</td>" for cell in rest
        )
        + "</tr>"
        for first, *rest in rows
    )
    named = f"<caption>{escape(caption)}</caption>" if caption else ""
    first = f"<thead><tr>{top}</tr></thead>" if top else ""
    return (
        f'<div class="wide" tabindex="0"><table>{named}{first}<tbody>{body}</tbody>'
        "</table></div>"
    )


def _kind(cell: str) -> str:
    """Return the class of a cell: figures stand at the right, in one line."""
    figures = cell[:1].isdigit() and not any(s.isalpha() or s in "→·" for s in cell)
    return ' class="figure"' if figures else ""


def picture(pixels: NDArray[np.uint8], alt: str, caption: str, width: int = 0) -> str:
    """Return a picture (H, W, 3) as a figure; `width` in pixels, 0: by the style.

    A large one is made smaller.
    """
    style = f' style="width:{width}px"' if width else ""
    below = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    shown = data_uri(at_most(pixels, SIDE))
    return (
        f'<figure><img src="{shown}" alt="{escape(alt)}"{style}>{below}'
        "</figure>"
    )


def tiles(caption: str, pictures: NDArray[np.uint8]) -> str:
    """Return tiles (N, h, w, 3) as one picture, as large as they may be."""
    columns = min(_COLUMNS, max(1, len(pictures)))
    shown = np.stack([at_most(one, TILE) for one in pictures[:MOST_TILES]])
    whole = grid(shown, columns)
    scale = max(1, min(_LARGEST, _WIDEST // max(1, whole.shape[1])))
    return (
        f'<figure class="tiles"><figcaption>{escape(caption)}</figcaption>'
        f'<img src="{data_uri(whole)}" alt="{escape(caption)}" '
        f'style="width:{whole.shape[1] * scale}px"></figure>'
    )
