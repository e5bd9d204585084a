"""The frames of a graph in a file; what is no frame is noted and left out.

    {"id": "f1", "title": "Stage 1", "note": "…", "x": 0, "y": 0, "width": 300,
     "height": 400}

`note` may be missing. A graph without frames has no list of them at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cnnstudio.graph.frame import LONGEST_NOTE, LONGEST_TITLE, SMALLEST, Frame
from cnnstudio.project.graph_reader import (
    FARTHEST,
    ID,
    GraphBuilder,
    ShapeOfFileError,
    items_of,
)
from cnnstudio.project.strict_json import shown

MAX_FRAMES = 1_000
FRAME_KEYS = {"id", "title", "note", "x", "y", "width", "height"}


def read_frames(entry: Mapping[str, Any], builder: GraphBuilder) -> None:
    """Add the frames of a graph in a file; raises `ShapeOfFileError`."""
    entries = items_of(entry, "frames")
    if len(entries) > MAX_FRAMES:
        found = f"{len(entries):,} frames (limit {MAX_FRAMES:,})"
        raise ShapeOfFileError("frames", found)
    for index, raw in enumerate(entries):
        frame = frame_from(raw)
        if isinstance(frame, str):
            builder.note(f"{frame}; left out", f"frames[{index}]")
        elif frame.id in builder.graph.frames:
            text = f"a second frame with the id «{frame.id}»; left out"
            builder.note(text, f"frames[{index}]")
        else:
            builder.graph.add_frame(frame)


def frame_from(raw: object) -> Frame | str:
    """Return the frame, or a sentence on why it is none."""
    if not isinstance(raw, dict) or not raw.keys() <= FRAME_KEYS:
        return f"expected id, title, x, y, width and height, found {shown(raw)}"
    known, title, note = raw.get("id"), raw.get("title", ""), raw.get("note", "")
    if not isinstance(known, str) or not ID.fullmatch(known):
        return f"the id {shown(known)} is not allowed"
    if not isinstance(title, str) or len(title) > LONGEST_TITLE:
        return f"expected a title of {LONGEST_TITLE} letters, found {shown(title)}"
    if not isinstance(note, str) or len(note) > LONGEST_NOTE:
        return f"expected a note of {LONGEST_NOTE:,} letters, found {shown(note)}"
    numbers = [raw.get(name, 0.0) for name in ("x", "y")]
    sizes = [
        raw.get(n, least)
        for n, least in zip(("width", "height"), SMALLEST, strict=True)
    ]
    for number in (*numbers, *sizes):
        if type(number) not in (int, float) or abs(number) > FARTHEST:
            return f"expected numbers up to {FARTHEST:,.0f}, found {shown(number)}"
    if min(sizes) <= 0:
        return f"expected a width and height above 0, found {shown(min(sizes))}"
    return Frame(known, title, note, *map(float, numbers), *map(float, sizes))
