"""The colour maps of maps, weights and evidence, for window and files alike."""

from __future__ import annotations

from functools import cache

Rgb = tuple[int, int, int]

STOPS = {
    "viridis": "#440154 #482878 #3e4989 #31688e #26828e #1f9e89 #35b779 #6ece58"
    " #b5de2b #fde725",
    "blue-white-red": "#053061 #2166ac #4393c3 #92c5de #d1e5f0 #f7f7f7 #fddbc7"
    " #f4a582 #d6604d #b2182b #67001f",
    "magma": "#000004 #180f3d #440f76 #721f81 #9e2f7f #cd4071 #f1605d #fd9668"
    " #feca8d #fcfdbf",
    "confusion": "#ffffff #123f8f",
    "grey": "#000000 #ffffff",
}
"""Colours at equal distances, joined by straight lines in sRGB."""


@cache
def color_table(name: str) -> tuple[Rgb, ...]:
    """Return 256 (red, green, blue) entries of a map."""
    colors = [_rgb(stop) for stop in STOPS[name].split()]
    table = []
    for index in range(256):
        place = index / 255 * (len(colors) - 1)
        left = min(int(place), len(colors) - 2)
        part = place - left
        a, b = colors[left], colors[left + 1]
        r, g, blue = (round(x + (y - x) * part) for x, y in zip(a, b, strict=True))
        table.append((r, g, blue))
    return tuple(table)


def _rgb(stop: str) -> Rgb:
    return int(stop[1:3], 16), int(stop[3:5], 16), int(stop[5:7], 16)
