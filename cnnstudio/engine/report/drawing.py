"""Drawings for a page, as SVG: a network as it is laid out, and curves."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    axes = _Axes.of(curves)
    if axes is None:
        return ""
    parts = [f'<svg class="curves" role="img" aria-label="{escape(spoken or title)}" '
             'viewBox="0 0 470 234">', *_ticks(axes, percent)]  # fmt: skip
    if best:
        at, _ = axes.place(best, 0.0)
        parts.append(f'<path class="best" d="M{at:.1f} 14V194"/>')
    for number, (name, line) in enumerate(curves.items()):
        dotted = number > 0 and number == len(curves) - 1
        parts.append(_curve(axes, line, number, escape(name), dotted))
    return "".join([*parts, "</svg>"])


@dataclass(frozen=True, slots=True)
class _Axes:
    """Epochs from 1 to `last`; values from `first` to `top` times a round step."""

    last: float
    step: float
    first: int
    top: int

    @classmethod
    def of(cls, curves: Mapping[str, Points]) -> _Axes | None:
        """Return axes that hold what is finite of curves; None if nothing is."""
        points = [(x, y) for line in curves.values() for x, y in line]
        finite = [(x, y) for x, y in points if math.isfinite(y)]
        if not finite:
            return None
        low, high = min(y for _, y in finite), max(y for _, y in finite)
        step = _step_of(high - low or abs(high) or 1.0)
        first = math.floor(low / step)
        top = max(first + 1, math.ceil(high / step))
        return cls(max(x for x, _ in finite), step, first, top)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where an epoch and a value are drawn: across and down."""
        across = 56 + (x - 1) / max(1.0, self.last - 1) * 390
        down = 14 + (self.top - y / self.step) / (self.top - self.first) * 180
        return across, down


def _ticks(axes: _Axes, percent: bool) -> Iterator[str]:
    for number in range(axes.first, axes.top + 1):
        y = number * axes.step
        _, at = axes.place(1, y)
        yield f'<path class="grid" d="M56 {at:.1f}H446"/>'
        text = f"{100 * y:.4g} %" if percent else f"{y:.4g}"
        yield f'<text class="tick end" x="50" y="{at + 4:.1f}">{text}</text>'
    for epoch in sorted({1, round((1 + axes.last) / 2), round(axes.last)}):
        at, _ = axes.place(epoch, 0.0)
        yield f'<text class="tick mid" x="{at:.1f}" y="212">{epoch}</text>'
    word = escape(translate("Report", "epoch"))
    yield f'<text class="tick mid" x="251" y="229">{word}</text>'


def _curve(axes: _Axes, line: Points, number: int, label: str, dotted: bool) -> str:
    steps, dots, pen = [], list[str](), "M"
    for x, y in line:
        if not math.isfinite(y):
            pen = "M"
            continue
        across, down = axes.place(x, y)
        steps.append(f"{pen}{across:.1f} {down:.1f}")
        pen = "L"
        if dotted:
            dots.append(f'<circle class="c{number}" cx="{across:.1f}" '
                        f'cy="{down:.1f}" r="2.5"/>')  # fmt: skip
    path = f'<path class="curve c{number}" d="{"".join(steps)}">'
    return f"{path}<title>{label}</title></path>{''.join(dots)}"
