"""Which part of the input one value of a map depends on (Araujo et al. 2019)."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import NamedTuple

from cnnstudio.graph.shape import Pair, Steps, TensorShape, Window

TINY = 1e-9  # thirds of a pixel do not add up to whole ones exactly


class ReceptiveField(NamedTuple):
    """Receptive field of a map; every pair is (vertical, horizontal), in pixels.

    The value at (i, j) sees rows `first[0] + i·jump[0]` onwards, `size[0]` of them;
    `whole` means that it sees all of the input, whatever its place.

    Behind a layer that enlarges, jump and first may be fractions: then neighbours
    see the same pixels, and what one sees is rounded down to whole pixels.
    """

    size: Pair
    jump: Steps
    first: Steps
    whole: bool = False

    def region(self, row: int, column: int) -> tuple[int, int, int, int]:
        """(top, left, height, width) on the input that one value sees."""
        if self.whole:
            return 0, 0, *self.size
        return (
            floor(self.first[0] + row * self.jump[0] + TINY),
            floor(self.first[1] + column * self.jump[1] + TINY),
            *self.size,
        )


UNIT = ReceptiveField((1, 1), (1, 1), (0, 0))

# What an output sees of one input, counted in places of that input; None: nothing.
Way = ReceptiveField | None


def of_input(shape: TensorShape) -> ReceptiveField | None:
    """Receptive field of the input itself: one pixel; None if it is no image."""
    return UNIT if shape.is_image else None


def of_everything(image: Pair) -> ReceptiveField:
    """Receptive field of a value that depends on the whole of an image."""
    return ReceptiveField(image, (0, 0), (0, 0), whole=True)


def behind(
    window: Window | tuple[Way, ...] | None,
    fields: Sequence[ReceptiveField | None],
    image: Pair | None,
    *,
    whole: bool = False,
) -> ReceptiveField | None:
    """Receptive field behind a layer, given those of its inputs.

    `window` is the layer's, None if it works value by value, and for a block the way
    from each input; `whole` says that each of its values depends on all of its input.
    A window adds (extent − 1)·jump and multiplies the jump by its stride; branches
    that merge see the smallest rectangle around what each of them sees.
    """
    if image is None:
        return None
    if window is not None and not isinstance(window, Window):
        ways = zip(fields, window, strict=True)
        return around([_along(field, way, image) for field, way in ways])
    field = fields[0] if len(fields) == 1 else around(fields)
    if field is None or field.whole:
        return field
    if whole:
        return of_everything(image)
    return field if window is None else through(window, field)


def _along(field: ReceptiveField | None, way: Way, image: Pair) -> Way:
    """Receptive field at the end of a way, given that at its beginning."""
    if field is None or way is None or field.whole:
        return None if way is None else field
    if way.whole:
        return of_everything(image)
    top, left = way.first
    return through(Window(way.size, way.jump, (-top, -left)), field)


def through(window: Window, field: ReceptiveField) -> ReceptiveField:
    """Receptive field behind one window that slides over a map with `field`."""
    (eh, ew), (sh, sw), (bh, bw) = window.extent, window.stride, window.before
    (rh, rw), (jh, jw), (fh, fw) = field.size, field.jump, field.first
    size = rh + (eh - 1) * jh, rw + (ew - 1) * jw
    down, right = jh * sh, jw * sw
    top, left = fh - bh * jh, fw - bw * jw
    # A fraction of a jump is always also one of the next jump.
    if float in (down.__class__, right.__class__, top.__class__, left.__class__):
        return _rounded(size, (down, right), (top, left))
    sees = size, (down, right), (top, left), False
    # Half the time of ReceptiveField(...), which passes the values on by a function
    # of its own; this is done for every convolution of a graph.
    return tuple.__new__(ReceptiveField, sees)


def _rounded(size: Steps, jump: Steps, first: Steps) -> ReceptiveField:
    """Make whole numbers of what is whole, and a whole size at least as large."""
    height, width = size
    whole = ceil(height - TINY), ceil(width - TINY)
    return ReceptiveField(whole, _whole(jump), _whole(first))


def _whole(steps: Steps) -> Steps:
    down, right = (round(s) if abs(s - round(s)) < TINY else s for s in steps)
    return down, right


def around(fields: Sequence[ReceptiveField | None]) -> ReceptiveField | None:
    """Receptive field of what is merged from several; None: nothing is known."""
    present = [f for f in fields if f is not None]
    for field in present:
        if field.whole:
            return field
    if not present:
        return None

    def axis(i: int) -> tuple[int, float, float]:
        first = min(f.first[i] for f in present)
        end = max(f.first[i] + f.size[i] for f in present)
        return ceil(end - first), max(f.jump[i] for f in present), first

    (sh, jh, fh), (sw, jw, fw) = axis(0), axis(1)
    return ReceptiveField((sh, sw), (jh, jw), (fh, fw))
