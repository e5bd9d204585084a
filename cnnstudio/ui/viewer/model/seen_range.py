"""One scale for a layer's maps over all kept epochs that were seen of an image."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.model.inspect_model import InspectModel

MOST = 256
"""Looks (run, layer, image) whose range is remembered."""

Ends = tuple[float, float]


class SeenRange:
    """Joins the range of what is shown with those of the epochs seen before.

    Of one epoch alone weak maps would look strong while one scrubs. Weights that
    change, of a network that trains or is edited, leave nothing behind.
    """

    def __init__(self) -> None:
        self._seen: OrderedDict[object, Ends] = OrderedDict()

    def joined(self, model: InspectModel, ends: Ends) -> Ends:
        """Return the range of what is shown, `ends`, and of what was seen of it."""
        key = model.run.id, model.captured_node, model.part, model.index
        if model.subject != "run":
            return ends
        low, high = self._seen.get(key, ends)
        whole = min(low, ends[0]), max(high, ends[1])
        if not model.trains:
            self._seen[key] = whole
            self._seen.move_to_end(key)
            while len(self._seen) > MOST:
                self._seen.popitem(last=False)
        return whole
