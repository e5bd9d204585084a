"""Sentences that a scan says beside its numbers."""

from __future__ import annotations

from cnnstudio.engine.data.picture_set import PictureSet
from cnnstudio.graph.text import plural, translate


def size_note(found: PictureSet) -> list[str]:
    """Say what was done with pictures of other sizes than the chosen one."""
    sizes = {(int(w), int(h)) for w, h in found.sizes}
    plan = found.plan
    target = f"{plan.width} × {plan.height}"
    if sizes <= {(plan.width, plan.height)}:
        return []
    ways = {
        "crop": translate("Engine", "cropped and scaled to {0}"),
        "pad": translate("Engine", "scaled to {0} with a border"),
        "stretch": translate("Engine", "stretched to {0}"),
    }
    way = ways[plan.resize].format(target)
    if len(sizes) == 1:
        width, height = next(iter(sizes))
        text = translate("Engine", "The pictures are {width} × {height}; {way}.")
        return [text.format(width=width, height=height, way=way)]
    least, most = min(sizes, key=_area), max(sizes, key=_area)
    text = translate(
        "Engine",
        "The pictures have {count:,} sizes, from {w} × {h} to {w2} × {h2}; {way}.",
    )
    return [
        text.format(
            count=len(sizes), w=least[0], h=least[1], w2=most[0], h2=most[1], way=way
        )
    ]


def _area(size: tuple[int, int]) -> int:
    return size[0] * size[1]


def beside_note(count: int) -> list[str]:
    """Say how many files that are no pictures were passed over."""
    if not count:
        return []
    text = plural(
        "Engine",
        count,
        "{0:,} text file beside the pictures was passed over.",
        "{0:,} text files beside the pictures were passed over.",
    )
    return [text.format(count)]
