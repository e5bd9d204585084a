"""The frames of a graph in a file; what is no frame is noted and left out.

    {"id": "f1", "title": "Stage 1", "note": "…", "x": 0, "y": 0, "width": 300,
     "height": 400}

`note` may be missing. A graph without frames has no list of them at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cnnstudio.graph.frame import LONGEST_NOTE, LONGEST_TITLE, SMALLEST, Frame
from cnnstudio.graph.text import translate
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
        text = translate("Files", "{count} frames (limit {most})")
        raise ShapeOfFileError(
            "frames", text.format(count=f"{len(entries):,}", most=f"{MAX_FRAMES:,}")
        )
    for index, raw in enumerate(entries):
        frame = _frame_from(raw)
        if isinstance(frame, str):
            text = translate("Files", "{reason}; left out").format(reason=frame)
            builder.note(text, f"frames[{index}]")
        elif frame.id in builder.graph.frames:
            text = translate(
                "Files", "a second frame with the id «{frame}»; left out"
            ).format(frame=frame.id)
            builder.note(text, f"frames[{index}]")
        else:
            builder.graph.add_frame(frame)


def _frame_from(raw: object) -> Frame | str:
    """Return the frame, or a sentence on why it is none."""
    if not isinstance(raw, dict) or not raw.keys() <= FRAME_KEYS:
        text = translate(
            "Files", "expected id, title, x, y, width and height, found {raw}"
        )
        return text.format(raw=shown(raw))
    known, title, note = raw.get("id"), raw.get("title", ""), raw.get("note", "")
    if not isinstance(known, str) or not ID.fullmatch(known):
        text = translate("Files", "the id {frame} is not allowed")
        return text.format(frame=shown(known))
    if not isinstance(title, str) or len(title) > LONGEST_TITLE:
        text = translate("Files", "expected a title of {most} letters, found {title}")
        return text.format(most=LONGEST_TITLE, title=shown(title))
    if not isinstance(note, str) or len(note) > LONGEST_NOTE:
        text = translate("Files", "expected a note of {most} letters, found {note}")
        return text.format(most=f"{LONGEST_NOTE:,}", note=shown(note))
    rect = [raw.get(name, 0.0) for name in ("x", "y")]
    rect += [
        raw.get(name, least)
        for name, least in zip(("width", "height"), SMALLEST, strict=True)
    ]
    for number in rect:
        if type(number) not in (int, float) or abs(number) > FARTHEST:
            text = translate("Files", "expected numbers up to {farthest}, found {raw}")
            return text.format(farthest=f"{FARTHEST:,.0f}", raw=shown(number))
    if min(rect[2:]) <= 0:
        text = translate(
            "Files", "expected a width and height above 0, found {smallest}"
        )
        return text.format(smallest=shown(min(rect[2:])))
    return Frame(known, title, note, *map(float, rect))
