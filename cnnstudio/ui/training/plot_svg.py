"""The plots as SVG, written by hand: Qt's own writer does not cut lines at a frame."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from xml.sax.saxutils import escape

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from cnnstudio.ui.fonts import HINT, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.curve_plot import LEFT, RIGHT, CurvePlot, DrawnLine
from cnnstudio.ui.training.plot_row import PlotRow
from cnnstudio.ui.training.plot_stack import PlotStack
from cnnstudio.ui.widgets.painting import text_width

Point = tuple[float, float]

_UI, _MONO = "Inter, sans-serif", "JetBrains Mono, monospace"
_NAME = 32


def svg_of(stack: PlotStack) -> bytes:
    """Return the plots as they are shown, below the run's name."""
    return "\n".join(_parts(stack)).encode()


def _parts(stack: PlotStack) -> Iterator[str]:
    width, height = stack.width(), stack.height() + _NAME
    colors, name = theme(), stack.curves.name if stack.curves is not None else ""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">'
    )
    yield f"<title>{escape(name)}</title>"
    yield _rect(QRectF(0, 0, width, height), colors.surface)
    yield _text(name, LEFT, 22, colors.text, weight=600, size=13)
    yield f'<g transform="translate(0,{_NAME})">'
    for key, plot in stack.plots.items():
        row = stack.rows[key]
        middle = row.title.y() + row.title.height() / 2
        yield _text(row.kind.title, LEFT, middle + 4, colors.text, weight=600, size=13)
        right = plot.width() - RIGHT
        scale = row.scale.text()
        yield _text(scale, right, middle + 4, colors.text3, anchor="end")
        yield from _legend(row, right - 90, middle)
        yield f'<g transform="translate(0,{plot.y()})">'
        yield from _plot(plot)
        yield "</g>"
    yield from _words(stack)
    yield "</g></svg>"


def _plot(plot: CurvePlot) -> Iterator[str]:
    colors, box, frame = theme(), plot.plot_box, plot.frame
    yield _rect(box, colors.canvas)
    for x, _ in frame.x_ticks:
        yield _line(x, box.top(), x, box.bottom(), colors.line)
    for y, _ in frame.y_ticks:
        yield _line(box.left(), y, box.right(), y, colors.line, (1, 4))
    for x in frame.marks:
        yield _line(x, box.top(), x, box.bottom(), colors.text3, (1, 3))
    if frame.hairline is not None:
        y = frame.hairline
        yield _line(box.left(), y, box.right(), y, colors.text3, (5, 4))
    for drawn in plot.lines():
        yield from _curve(drawn, box)
    bottom = box.bottom()
    yield _line(box.left(), box.top(), box.left(), bottom, colors.line2)
    yield _line(box.left(), bottom, box.right(), bottom, colors.line2)
    for y, text in frame.y_ticks:
        at = box.left() - 8
        yield _text(text, at, y + 4, colors.text3, font=_MONO, anchor="end")
    if frame.x_title:
        yield _text(frame.x_title, box.left() - 8, bottom + 17, colors.text3,
                    anchor="end")  # fmt: skip
        for x, text in frame.x_ticks:
            yield _text(text, x, bottom + 17, colors.text3, font=_MONO, anchor="middle")


def _curve(drawn: DrawnLine, box: QRectF) -> Iterator[str]:
    """A path of what lies inside of the frame, and its dots."""
    color, style = theme().color(drawn.style.color), drawn.style
    path = "".join(_pieces(drawn, box))
    if path:
        dash = " ".join(f"{part:g}" for part in style.dash)
        yield (
            f'<path d="{path}" fill="none" stroke="{color.name()}" '
            f'stroke-width="{style.width:g}" stroke-opacity="{style.opacity:g}"'
            + (f' stroke-dasharray="{dash}"' if dash else "")
            + ' stroke-linejoin="round"/>'
        )
    if style.dots:
        for x, y in zip(drawn.x.tolist(), drawn.y.tolist(), strict=True):
            if box.adjusted(-1, -1, 1, 1).contains(x, y):
                at = f'cx="{x:.2f}" cy="{y:.2f}"'
                yield f'<circle {at} r="3.5" fill="{color.name()}"/>'


def _pieces(drawn: DrawnLine, box: QRectF) -> Iterator[str]:
    """Yield the commands of a path."""
    last: Point | None = None
    for start, end in clipped(drawn, box):
        if start != last:
            yield f"M{start[0]:.2f} {start[1]:.2f}"
        yield f"L{end[0]:.2f} {end[1]:.2f}"
        last = end


def clipped(drawn: DrawnLine, box: QRectF) -> list[tuple[Point, Point]]:
    """Return the pieces of a line inside of a frame; not every viewer cuts them."""
    points = zip(drawn.x.tolist(), drawn.y.tolist(), strict=True)
    parts = (_cut(a, b, box) for a, b in itertools.pairwise(points))
    return [part for part in parts if part is not None]


def _cut(start: Point, end: Point, box: QRectF) -> tuple[Point, Point] | None:
    """Return the part of a line inside of a box; None without any (Liang, Barsky)."""
    (x, y), dx, dy = start, end[0] - start[0], end[1] - start[1]
    if not (math.isfinite(y) and math.isfinite(y + dy)):
        return None
    first, last = 0.0, 1.0
    for step, room in (
        (-dx, x - box.left()), (dx, box.right() + 1 - x),
        (-dy, y - box.top() + 1), (dy, box.bottom() + 1 - y),
    ):  # fmt: skip
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    if first > last:
        return None
    ends = ((x + dx * share, y + dy * share) for share in (first, last))
    return next(ends), next(ends)


def _legend(row: PlotRow, right: float, y: float) -> Iterator[str]:
    """The lines' names, right-aligned, each behind a piece of its line."""
    colors = theme()
    for name, token, dots, dash in reversed(row.legend.entries):
        yield _text(name, right, y + 4, colors.text2, anchor="end")
        start = right - text_width(ui_font(HINT), name) - 28
        yield _line(start, y, start + 18, y, colors.color(token), dash, 2)
        if dots:
            color = colors.color(token).name()
            yield f'<circle cx="{start + 9:.1f}" cy="{y:.1f}" r="3" fill="{color}"/>'
        right = start - 16


def _words(stack: PlotStack) -> Iterator[str]:
    overlay, colors = stack.overlay, theme()
    for ring in overlay.rings:
        yield (
            f'<circle cx="{ring.point.x():.2f}" cy="{ring.point.y():.2f}" r="5" '
            f'fill="none" stroke="{colors.color(ring.color).name()}" '
            'stroke-width="1.5"/>'
        )
    for end in overlay.line_ends:
        at = end.box.center()
        font = _UI if end.is_name else _MONO
        color = colors.color(end.color)
        yield _text(end.text, at.x(), at.y() + 4, color, font=font, anchor="middle")
    for remark in overlay.remarks:
        box = remark.box
        at_y = box.center().y() if remark.centred else box.bottom() - 5
        at_x = box.center().x() if remark.centred else box.right() - 6
        anchor = "middle" if remark.centred else "end"
        yield _text(remark.text, at_x, at_y, colors.text3, anchor=anchor)


def _rect(box: QRectF, color: QColor | None = None) -> str:
    fill = f' fill="{color.name()}"' if color is not None else ""
    return (
        f'<rect x="{box.x():g}" y="{box.y():g}" width="{box.width():g}" '
        f'height="{box.height():g}"{fill}/>'
    )


def _line(
    x1: float, y1: float, x2: float, y2: float, color: QColor,
    dash: tuple[float, ...] = (), width: int = 1,
) -> str:  # fmt: skip
    dashes = f' stroke-dasharray="{" ".join(map(str, dash))}"' if dash else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
        f'stroke="{color.name()}" stroke-width="{width}"{dashes}/>'
    )


def _text(
    text: str,
    x: float,
    y: float,
    color: QColor,
    *,
    font: str = _UI,
    size: int = HINT,
    weight: int = 400,
    anchor: str = "start",
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{color.name()}" '
        f'font-family="{font}" font-size="{size}" font-weight="{weight}" '
        f'text-anchor="{anchor}">{escape(text)}</text>'
    )
