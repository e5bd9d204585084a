"""What performs a step: one class for each kind, found by the step's class.

All work on whole batches, and no operation mixes samples: an image gets the same bits
in whatever batch it comes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from cnnstudio.project.steps.step import Step

if TYPE_CHECKING:
    import torch

Performer = TypeVar("Performer")
_performers: dict[type[Step], Callable[[Any], Any]] = {}


def performs(step: type[Step]) -> Callable[[Performer], Performer]:
    """Register what performs a kind of step; it is made with the step."""

    def enter(performer: Performer) -> Performer:
        assert callable(performer)
        _performers[step] = performer
        return performer

    return enter


def performer_of(step: Step) -> Any:
    """Make what performs a step."""
    return _performers[type(step)](step)


class Picture(ABC):
    """Changes pictures once, when they are loaded."""

    @abstractmethod
    def images(self, images: torch.Tensor, target: tuple[int, ...]) -> torch.Tensor:
        """Change bytes (N, C, H, W); `target` is the Input's shape."""

    def masks(self, masks: torch.Tensor, target: tuple[int, ...]) -> torch.Tensor:
        """Change classes of pixels (N, H, W) alike; only the size matters to them."""
        return masks


class Change(ABC):
    """A fitted change of values (B, …) float32; may work in place."""

    @abstractmethod
    def apply(self, values: torch.Tensor) -> torch.Tensor:
        """Return the changed values, in the same shape."""

    @abstractmethod
    def to(self, device: torch.device) -> Change:
        """Return it with its numbers on a device."""

    def scaled(self, factor: float) -> Change | None:
        """Return what makes the same of values that are `factor` times as large.

        None if they have to be divided before, which takes one more pass over them.
        """
        return None

    @abstractmethod
    def state(self) -> dict[str, torch.Tensor]:
        """Return the numbers that it was fitted to."""


@dataclass(frozen=True, slots=True)
class Training:
    """The training samples as they come before a step: blocks (b, …) of float32."""

    blocks: Callable[[], Iterator[torch.Tensor]]
    shape: tuple[int, ...]


class Fitting(ABC):
    """Measures training samples; the same change then serves all parts.

    `measures` is False for one that needs no sample.
    """

    measures: bool = True

    @abstractmethod
    def fit(self, training: Training) -> Change:
        """Return the change; raises `DataError` where it cannot be done."""

    @abstractmethod
    def restored(
        self, state: Mapping[str, torch.Tensor], shape: tuple[int, ...]
    ) -> Change:
        """Return the change whose `state` this was, for inputs of `shape`.

        Raises `ValueError` if these numbers cannot be those of such a change.
        """


class Move(ABC):
    """Says where the pixels of a result come from, as an affine map for each image.

    The map (a, b, c, d, e, f) leads from a place (x, y) of the result, in pixels from
    the image's middle, to (a·x + b·y + c, d·x + e·y + f) in the image. One that is
    `exact` leads from pixel to pixel, whatever is drawn. `fill` is what is outside and
    `mode` what is between pixels; empty where it makes no difference.
    """

    draws: ClassVar[int]
    exact: bool = False
    fill: str = ""
    mode: str = ""

    @abstractmethod
    def maps(self, draws: torch.Tensor, height: int, width: int) -> torch.Tensor:
        """Turn random numbers (N, draws) from 0 to 1 into maps (N, 6), both float64."""


class Bend(ABC):
    """Shifts every pixel by its own amount; `exact` if by none."""

    exact: bool = False
    fill: str = ""
    mode: str = ""

    @abstractmethod
    def offsets(self, keys: torch.Tensor, height: int, width: int) -> torch.Tensor:
        """Return how far away, in pixels, each pixel comes from: (B, H, W, 2).

        Across, then down. `keys` (B,) are the counter hash's state of each image.
        """


class Look(ABC):
    """Changes the values of pixels (B, C, …) float32, where white is 1.

    `draws` is how many random numbers an image needs, besides those of its pixels.
    """

    draws: ClassVar[int] = 0

    @abstractmethod
    def apply(
        self, pixels: torch.Tensor, draws: torch.Tensor, keys: torch.Tensor
    ) -> torch.Tensor:
        """Return changed pixels; `draws` (B, draws) float32, `keys` (B,) int64."""
