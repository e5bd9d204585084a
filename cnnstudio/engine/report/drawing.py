"""Drawings for a page, as SVG: a network as it is laid out, and curves."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import NodeReport, infer_shapes
from cnnstudio.graph.text import plural, translate

CARD = (168, 44)
"""Width and height of a layer, in the units in which layers are laid out."""

_MARGIN = 24


def network_svg(graph: Graph) -> str:
    """Return the layers where they stand, with the shapes that flow between them."""
    if not graph.nodes:
        return ""
    report = infer_shapes(graph)
    width, height = CARD
    left = min(node.x for node in graph.nodes.values()) - _MARGIN
    top = min(node.y for node in graph.nodes.values()) - _MARGIN
    right = max(node.x for node in graph.nodes.values()) + width + _MARGIN
    bottom = max(node.y for node in graph.nodes.values()) + height + _MARGIN
    parts = [
        f'<svg class="network" role="img" aria-label="{escape(_spoken(graph))}" '
        f'viewBox="{left:g} {top:g} {right - left:g} {bottom - top:g}" '
        f'style="max-width:{right - left:.0f}px">'
    ]
    for edge in graph.edges:
        source, target = graph.nodes[edge.source], graph.nodes[edge.target]
        x1, y1 = source.x + width / 2, source.y + height
        x2, y2 = target.x + width / 2, target.y
        bend = max(12.0, abs(y2 - y1) / 2)
        parts.append(
            f'<path class="edge" d="M{x1:g} {y1:g}C{x1:g} {y1 + bend:g} '
            f'{x2:g} {y2 - bend:g} {x2:g} {y2:g}"/>'
        )
    for node in graph.nodes.values():
        found = report.nodes[node.id]
        shape = " × ".join(str(n) for n in found.output or ())
        title = node.name if node.is_block else node.type
        parts.append(
            f'<g class="f-{_family(found)}"><rect class="layer" x="{node.x:g}" '
            f'y="{node.y:g}" width="{width}" height="{height}" rx="6"/>'
            f'<rect class="bar" x="{node.x:g}" y="{node.y + 6:g}" width="3" '
            f'height="{height - 12}"/>'
            f'<text class="type" x="{node.x + 10:g}" y="{node.y + 18:g}">'
            f"{escape(title)}</text>"
            f'<text class="shape" x="{node.x + 10:g}" y="{node.y + 35:g}">'
            f"{escape(node.name)} · {escape(shape)}</text></g>"
        )
    return "".join([*parts, "</svg>"])


def _family(found: NodeReport) -> str:
    """Return the family of a layer as the name of a class of the style."""
    return found.layer.family.replace("/", "-") if found.layer is not None else ""


def _spoken(graph: Graph) -> str:
    """Say what the drawing shows; the table beside it has all of it."""
    text = plural("Report", len(graph.nodes), "Network of {n} layer", "Network of {n} "
                  "layers")  # fmt: skip
    return text.format(n=len(graph.nodes))


Points = Sequence[tuple[float, float]]


def _step_of(span: float) -> float:
    """Return a round step, of which about four make a span."""
    power = 10.0 ** math.floor(math.log10(span / 4))
    return next(n * power for n in (1, 2, 2.5, 5, 10) if n * power * 5 >= span)


def curves_svg(
    title: str,
    curves: Mapping[str, Points],
    best: int = 0,
    spoken: str = "",
    percent: bool = False,
) -> str:
    """Return curves over epochs with axes; `best` marks an epoch, 0 none.

    The last of several curves has a dot for each epoch. What is not finite interrupts
    a curve. `spoken` is for those who do not see it. `percent`: 1 is written as 100 %.
    """
    finite = [(x, y) for line in curves.values() for x, y in line if math.isfinite(y)]
    if not finite:
        return ""
    last = max(x for x, _ in finite)
    low, high = min(y for _, y in finite), max(y for _, y in finite)
    step = _step_of(high - low or abs(high) or 1.0)
    first = math.floor(low / step)
    last_tick = max(first + 1, math.ceil(high / step))
    low, high = first * step, last_tick * step

    def place(x: float, y: float) -> str:
        across = 56 + (x - 1) / max(1.0, last - 1) * 390
        return f"{across:.1f} {14 + (high - y) / (high - low) * 180:.1f}"

    parts = [f'<svg class="curves" role="img" aria-label="{escape(spoken or title)}" '
             'viewBox="0 0 470 234">']  # fmt: skip
    for number in range(first, last_tick + 1):
        y = number * step
        at = float(place(1, y).split()[1])
        parts.append(f'<path class="grid" d="M56 {at:.1f}H446"/>')
        text = f"{100 * y:.4g} %" if percent else f"{y:.4g}"
        parts.append(f'<text class="tick end" x="50" y="{at + 4:.1f}">{text}</text>')
    for epoch in sorted({1, round((1 + last) / 2), round(last)}):
        at = float(place(epoch, low).split()[0])
        parts.append(f'<text class="tick mid" x="{at:.1f}" y="212">{epoch}</text>')
    word = escape(translate("Report", "epoch"))
    parts.append(f'<text class="tick mid" x="251" y="229">{word}</text>')
    if best:
        at = float(place(best, low).split()[0])
        parts.append(f'<path class="best" d="M{at:.1f} 14V194"/>')
    for number, (name, line) in enumerate(curves.items()):
        steps, dots, pen = [], list[str](), "M"
        for x, y in line:
            if not math.isfinite(y):
                pen = "M"
                continue
            steps.append(f"{pen}{place(x, y)}")
            pen = "L"
            if number and number == len(curves) - 1:
                across, down = place(x, y).split()
                dots.append(f'<circle class="c{number}" cx="{across}" cy="{down}" '
                            'r="2.5"/>')  # fmt: skip
        label = escape(name)
        parts.append(f'<path class="curve c{number}" d="{"".join(steps)}">'
                     f"<title>{label}</title></path>{''.join(dots)}")  # fmt: skip
    return "".join([*parts, "</svg>"])
