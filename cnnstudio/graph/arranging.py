"""Nodes in line with one another, and with equal gaps between them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layout import Place, card_of, node_size

Line = Literal["left", "centre", "right", "top", "middle", "bottom"]
Axis = Literal["across", "down"]
LINES: tuple[Line, ...] = ("left", "centre", "right", "top", "middle", "bottom")


def aligned(graph: Graph, nodes: Collection[str], line: Line) -> dict[str, Place]:
    """Return the places of nodes that are not in line yet with the outermost one.

    "centre" and "middle" are those of the rectangle around all.
    """
    cards = {n: card_of(graph.nodes[n]) for n in nodes}
    left, right = min(c[0] for c in cards.values()), max(c[2] for c in cards.values())
    top, bottom = min(c[1] for c in cards.values()), max(c[3] for c in cards.values())
    result: dict[str, Place] = {}
    for node in cards:
        width, height = node_size(graph.nodes[node])
        x, y = graph.nodes[node].x, graph.nodes[node].y
        places: dict[Line, Place] = {
            "left": (left, y),
            "centre": ((left + right - width) / 2, y),
            "right": (right - width, y),
            "top": (x, top),
            "middle": (x, (top + bottom - height) / 2),
            "bottom": (x, bottom - height),
        }
        if places[line] != (x, y):
            result[node] = places[line]
    return result


def distributed(graph: Graph, nodes: Collection[str], axis: Axis) -> dict[str, Place]:
    """Return the places with equal gaps between neighbours; the outer two stay.

    The gaps are negative if there is no room for all of them.
    """
    side = 0 if axis == "across" else 1
    cards = {n: card_of(graph.nodes[n]) for n in nodes}
    order = sorted(cards, key=lambda n: (cards[n][side], cards[n][side + 2]))
    taken = sum(cards[n][side + 2] - cards[n][side] for n in order)
    room = max(c[side + 2] for c in cards.values()) - cards[order[0]][side]
    gap = (room - taken) / max(1, len(order) - 1)
    result: dict[str, Place] = {}
    at = cards[order[0]][side]
    for node in order:
        x, y = graph.nodes[node].x, graph.nodes[node].y
        place = (at, y) if axis == "across" else (x, at)
        if abs(at - (x, y)[side]) > 1e-6:
            result[node] = place
        at += cards[node][side + 2] - cards[node][side] + gap
    return result
