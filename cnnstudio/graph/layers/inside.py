"""What nobody adds: ports of blocks, folded time, layers that are off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.layer import (
    Cost,
    Evaluated,
    Layer,
    Port,
    Recipe,
    Shapes,
    Step,
    register,
)
from cnnstudio.graph.param import int_param
from cnnstudio.graph.shape import TensorShape


@register("input/output", internal=True)
@dataclass(frozen=True, slots=True, kw_only=True)
class BlockInput(Layer):
    """Hands on what is joined to the block's input of this name.

    Its shape is that of the instance which one looks into.
    """

    short_name: ClassVar[str] = "input"
    inputs: ClassVar[tuple[Port, ...]] = ()

    def recipe(self, *inputs: TensorShape) -> Recipe:
        return ()


@register("input/output", internal=True)
@dataclass(frozen=True, slots=True, kw_only=True)
class BlockOutput(Layer):
    """Takes what the block gives at its output of this name.

    Nothing is computed here.
    """

    short_name: ClassVar[str] = "output"
    outputs: ClassVar[tuple[Port, ...]] = ()

    def output_shapes(self, value: TensorShape) -> TensorShape:
        return value

    def evaluated(self, inputs: Shapes) -> Evaluated:
        return Evaluated((), Cost(), None, False, ())

    def recipe(self, value: TensorShape) -> Recipe:
        return ()


@register("reshape", internal=True)
@dataclass(frozen=True, slots=True, kw_only=True)
class FoldTime(Layer):
    """Takes the frames of a clip as so many samples: (T, …) of B becomes B·T.

    In front of what works frame by frame.
    """

    short_name: ClassVar[str] = "fold"

    def output_shapes(self, frames: TensorShape) -> TensorShape:
        return TensorShape(frames[1:])

    def recipe(self, frames: TensorShape) -> Recipe:
        return (Step("cnnstudio.modules.fold_time.FoldTime"),)


@register("reshape", internal=True)
@dataclass(frozen=True, slots=True, kw_only=True)
class UnfoldTime(Layer):
    """Puts samples together into clips again: B·T becomes (T, …) of B.

    Behind what works frame by frame.
    """

    short_name: ClassVar[str] = "unfold"

    frames: int = int_param(1, minimum=1)

    def output_shapes(self, value: TensorShape) -> TensorShape:
        return TensorShape((self.frames, *value))

    def recipe(self, value: TensorShape) -> Recipe:
        arguments = {"frames": self.frames}
        return (Step("cnnstudio.modules.unfold_time.UnfoldTime", arguments),)


@register("reshape", internal=True)
@dataclass(frozen=True, slots=True, kw_only=True)
class Bypass(Layer):
    """Stands for a layer that is off: what arrives passes through.

    Nothing is computed, learned or kept.
    """

    short_name: ClassVar[str] = "off"

    def output_shapes(self, value: TensorShape) -> TensorShape:
        return value

    def evaluated(self, inputs: Shapes) -> Evaluated:
        return Evaluated(inputs, Cost(), None, False, ())

    def recipe(self, value: TensorShape) -> Recipe:
        return ()
