"""Which part of a run the plots show: zooming and moving along the epochs."""

from __future__ import annotations

Span = tuple[float, float]


class EpochSpan:
    """The whole run, or a part of it that never leaves it; pure arithmetic."""

    def __init__(self) -> None:
        self._whole = 1.0
        self._least = 0.0
        self._part: Span | None = None

    @property
    def shown(self) -> Span:
        """First and last epoch on the axis."""
        return self._part or (0.0, self._whole)

    @property
    def is_part(self) -> bool:
        """True if something of the run lies outside."""
        return self._part is not None

    def set_whole(self, epochs: float, least: float) -> None:
        """Say how long the run is and how little of it may be shown at most."""
        self._whole, self._least = epochs, least
        if self._part is not None:
            low, high = self._part
            self.go_to(low, high - low)

    def reset(self) -> None:
        """Show the whole run."""
        self._part = None

    def zoom(self, factor: float, at: float) -> None:
        """Show `factor` times as many epochs; the epoch `at` keeps its place."""
        low, high = self.shown
        width = max(self._least, (high - low) * factor)
        self.go_to(at - (at - low) / (high - low) * width, width)

    def go_to(self, low: float, width: float) -> None:
        """Show `width` epochs from `low` on, as far as the run has them."""
        if width >= self._whole * (1 - 1e-9):
            self._part = None
        else:
            low = min(max(0.0, low), self._whole - width)
            self._part = (low, low + width)
