"""The canvas at a thousand nodes and more: dragging, repainting, adding, typing.

Times here are of the window's own thread (`time.thread_time`), and of a frame that is
drawn several times the least counts: what the frame costs, whatever else the machine
does. Qt paints offscreen, into memory.
"""

from __future__ import annotations

import json
import math
import os
import statistics
import subprocess
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.canvas_desk import CanvasDesk, in_columns
from benchmarks.children import ROOT, child_environment
from benchmarks.harness import PAIRS, Figure, Pairs, at_least, at_most, percentile
from benchmarks.references.plain_items import PlainItems
from cnnstudio.project.commands import EditField

AREA = "canvas"
COUNT, FEW, MANY = 1_000, 10, 5_000
FRAMES, REPEATS = 120, 5
REFERENCE = ROOT / "build" / "bench-reference"
"""An environment of its own for NodeGraphQt: `make bench-reference`."""

Milliseconds = float


def measure(
    count: int = COUNT,
    many: int = MANY,
    pairs: int = PAIRS,
    frames: int = FRAMES,
    reference: Path = REFERENCE,
) -> list[Figure]:
    """Everything that a person does on a large canvas."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    return [
        *_dragging(count, pairs, frames),
        *_repainting(many, pairs),
        *_adding(count, pairs),
        *_typing(count, pairs),
        _creating(count, pairs, reference),
    ]


def cost(work: Callable[[], object]) -> Milliseconds:
    """Return what one `work` costs this thread."""
    started = time.thread_time()
    work()
    return (time.thread_time() - started) * 1_000


# Dragging


def _dragging(count: int, pairs: int, frames: int) -> list[Figure]:
    desk, small = CanvasDesk(count), CanvasDesk(FEW)
    figures = []
    for zoom in (1.0, 0.6, 0.3):
        worst = tuple(_drag(desk, zoom, frames) for _ in range(pairs))
        median = statistics.median(half for half, _ in worst)
        figures.append(
            Figure(
                AREA, f"dragging one of {count:,} nodes at {zoom:.0%}, a frame's p99",
                tuple(p99 for _, p99 in worst), at_most(2, " ms"),
                f"half of the frames take {median:.2f} ms or less", " ms",
            )
        )  # fmt: skip
    ours, theirs = [], []
    for _ in range(pairs):
        ours.append(_drag(desk, 1.0, frames)[0])
        theirs.append(_drag(small, 1.0, frames)[0])
    both = Pairs(tuple(ours), tuple(theirs))
    what = f"a frame of that, of one among {FEW} nodes"
    figures.append(Figure(AREA, what, both.shares, at_most(2), both.note()))
    desk.close()
    small.close()
    return figures


def _drag(desk: CanvasDesk, zoom: float, frames: int) -> tuple[float, float]:
    """Drag the middle node about; return the median and the 99th of the frames."""
    node = desk.middle_node()
    start = desk.show(node, zoom)
    best = [math.inf] * frames
    viewport = desk.canvas.viewport()
    _send(viewport, QEvent.Type.MouseButtonPress, start)
    for _ in range(REPEATS):
        for frame in range(frames):
            across, down = 60 * math.sin(frame / 9), 40 * math.cos(frame / 7)
            to = start + QPoint(int(20 + across), int(down))
            best[frame] = min(best[frame], cost(partial(_move, viewport, to)))
    escape = Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(desk.canvas, QKeyEvent(QEvent.Type.KeyPress, *escape))
    desk.settle()
    return percentile(best, 0.5), percentile(best, 0.99)


def _move(viewport: QWidget, to: QPoint) -> None:
    """One frame: the event, all that follows from it, and the painting."""
    _send(viewport, QEvent.Type.MouseMove, to)
    QApplication.processEvents()


def _send(widget: QWidget, kind: QEvent.Type, at: QPoint) -> None:
    moves = kind == QEvent.Type.MouseMove
    button = Qt.MouseButton.NoButton if moves else Qt.MouseButton.LeftButton
    event = QMouseEvent(
        kind, QPointF(at), QPointF(widget.mapToGlobal(at)), button,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


# Repainting


def _repainting(many: int, pairs: int) -> list[Figure]:
    desk = CanvasDesk(many, in_columns)
    plain = PlainItems(desk.cards(), desk.canvas.size())
    desk.canvas.fit_all()
    desk.settle()
    plain.show_like(desk.canvas)
    assert desk.nodes_in_sight() >= many
    ours, theirs = [], []
    for _ in range(pairs):
        ours.append(min(cost(desk.canvas.viewport().repaint) for _ in range(3)))
        theirs.append(min(cost(plain.viewport().repaint) for _ in range(3)))
    pair = Pairs(tuple(ours), tuple(theirs))
    desk.close()
    plain.close()
    return [
        Figure(
            AREA, f"repainting {many:,} visible nodes and their edges", pair.ours,
            at_most(16, " ms"), "a frame of 60 a second", " ms",
        ),
        Figure(
            AREA, "that, of as many QGraphicsRectItems alone", pair.shares, None,
            pair.note(),
        ),
    ]  # fmt: skip


# Adding, typing


def _adding(count: int, pairs: int) -> list[Figure]:
    """Add layers by name behind the last, where there are few and where many."""
    small, large = CanvasDesk(FEW - 5), CanvasDesk(count - 5)
    few, many = [], []
    for desk in (small, large):
        desk.append()
    for _ in range(pairs):
        few.append(cost(small.append))
        many.append(cost(large.append))
        small.undo()
        large.undo()
    pair = Pairs(tuple(many), tuple(few))
    opened = tuple(cost(large.open_popup) for _ in range(pairs))
    small.close()
    large.close()
    return [
        Figure(
            AREA, f"adding the {count:,}th node, of adding the {FEW}th", pair.shares,
            at_most(2), pair.note(),
        ),
        Figure(
            AREA, f"the list of layers opens among {count:,} nodes", opened,
            at_most(50, " ms"), "with the shape that each layer would give", " ms",
        ),
    ]  # fmt: skip


def _typing(count: int, pairs: int) -> list[Figure]:
    """Type other values into the first layer's field: all shapes behind it change."""
    desk = CanvasDesk(count)
    node = desk.first("Conv2d")
    values = (17, 18)

    def type_value(value: int) -> None:
        desk.document.push(EditField(node, "out_channels", value))
        desk.document.validate()

    def one() -> float:
        return min(cost(partial(type_value, v)) for v in values)

    one()
    times = tuple(one() for _ in range(pairs))
    desk.close()
    return [
        Figure(
            AREA, f"a value is typed: all of {count:,} nodes told, fields to canvas",
            times, at_most(16, " ms"), "shapes, findings, fixes, items", " ms",
        )
    ]  # fmt: skip


# Against NodeGraphQt


def _creating(count: int, pairs: int, reference: Path) -> Figure:
    what = "a node is made and shown, faster than by NodeGraphQt"
    python = reference / "bin" / "python"
    if not python.exists():
        desk = CanvasDesk(count)
        ours = tuple(desk.rebuilt() / count for _ in range(pairs))
        desk.close()
        note = "NodeGraphQt is not installed: make bench-reference"
        return Figure(AREA, "a node is made and shown", ours, None, note, " ms")
    script = ROOT / "benchmarks" / "references" / "node_graph_qt.py"
    desk = CanvasDesk(count)
    ours_each, theirs = [], []
    for _ in range(pairs):
        ours_each.append(desk.rebuilt() / count)
        told = subprocess.run(
            [str(python), str(script), str(min(count, 200))],
            capture_output=True, text=True, check=True,
            env=child_environment(reference), timeout=300,
        )  # fmt: skip
        theirs.append(json.loads(told.stdout.splitlines()[-1])["milliseconds"])
    desk.close()
    pair = Pairs(tuple(ours_each), tuple(theirs))
    return Figure(AREA, what, pair.speed_ups, at_least(5), pair.note())
