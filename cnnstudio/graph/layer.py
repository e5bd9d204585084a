"""What a layer is: fields, ports, a shape rule, a cost, a recipe for torch as data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, ClassVar, Literal, NamedTuple, NoReturn, Self, TypeVar

from cnnstudio.graph.errors import LayerError, Problem
from cnnstudio.graph.param import Param, params_of
from cnnstudio.graph.receptive import Way
from cnnstudio.graph.shape import TensorShape, Window

Shapes = tuple[TensorShape, ...]

MOST_RESULTS = 10_000  # remembered by one layer


@dataclass(frozen=True, slots=True)
class Port:
    """A named place where edges end. A variadic input takes any number of edges.

    `title` is what people read where it differs from the name.
    """

    name: str
    variadic: bool = False
    title: str = ""

    def shown(self) -> str:
        """The name for people."""
        return self.title or self.name


@dataclass(frozen=True, slots=True)
class Step:
    """One callable of a recipe: a `torch.nn` class or a short-listed torch function.

    `takes` says how the values go in: "one" value, all of them as a "list", or
    pairwise from the left ("fold", for functions of two).
    """

    target: str
    arguments: Mapping[str, object] = field(default_factory=dict)
    takes: Literal["one", "list", "fold"] = "one"


Recipe = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Preset:
    """A layer with some fields set, offered in the palette under a name of its own.

    `per_channel` names fields that become the channels of what the layer is dropped
    behind (groups and out_channels of a depthwise convolution).
    """

    name: str
    fields: Mapping[str, object]
    per_channel: tuple[str, ...] = ()
    help: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cost:
    """What a layer, or all layers of a block, cost for one sample.

    `frozen` counts parameters that are not trained; `weight_layers` counts layers
    as papers do: convolutions and dense layers, but no normalization.
    """

    weights: int = 0
    biases: int = 0
    buffers: int = 0
    multiply_adds: int = 0
    activations: int = 0
    frozen: int = 0
    weight_layers: int = 0

    @property
    def parameters(self) -> int:
        """Learned numbers, frozen ones included: weights and biases."""
        return self.weights + self.biases

    @property
    def trainable(self) -> int:
        """Numbers that training adjusts."""
        return self.parameters - self.frozen

    def __add__(self, other: Cost) -> Cost:
        return Cost(
            self.weights + other.weights,
            self.biases + other.biases,
            self.buffers + other.buffers,
            self.multiply_adds + other.multiply_adds,
            self.activations + other.activations,
            self.frozen + other.frozen,
            self.weight_layers + other.weight_layers,
        )


@dataclass(frozen=True, slots=True)
class Formula:
    """How one dimension of the output comes about, with its numbers."""

    dimension: str
    text: str
    note: str = ""


class Layer:
    """Base of all layer types. Subclasses are frozen dataclasses under `@register`.

    A subclass declares its parameters as fields and overrides `output_shapes` and
    `recipe`; palette, form, file format, inference, training and tests derive from
    these. The docstring's first line is shown to people.
    """

    family: ClassVar[str] = ""
    short_name: ClassVar[str] = "layer"
    aliases: ClassVar[tuple[str, ...]] = ()
    inputs: ClassVar[tuple[Port, ...]] = (Port("in"),)
    outputs: ClassVar[tuple[Port, ...]] = (Port("out"),)
    least_inputs: ClassVar[int] = 1
    is_full_node: ClassVar[bool] = False
    presets: ClassVar[tuple[Preset, ...]] = ()
    is_weight_layer: ClassVar[bool] = False
    # Where a layer refuses on purpose what torch takes: kind of problem and reason.
    # The tests against torch allow these only, and docs/stricter.md is made of them.
    stricter: ClassVar[Mapping[str, str]] = {}
    __slots__ = ("results",)

    # What this layer made of inputs that it met. It is no field, so that it does not
    # count when layers are compared, hashed or copied. A dictionary on the layer is
    # faster than one for all layers: to hash a layer means to hash all its fields.
    results: dict[tuple[TensorShape | None, ...], Evaluated]

    def __new__(cls, *_: Any, **__: Any) -> Self:
        self = super().__new__(cls)
        object.__setattr__(self, "results", {})
        return self

    @classmethod
    def type_name(cls) -> str:
        """Name of the type in files and on screen; torch's where torch has one."""
        return cls.__name__

    @classmethod
    def build(cls, values: tuple[tuple[str, Any], ...]) -> Layer:
        """Make the layer with these resolved fields; equal ones are one object.

        So what is derived from a layer can be remembered on it.
        """
        return _built(cls.type_name(), values)

    @classmethod
    def params(cls) -> dict[str, Param]:
        """Parameters by name, in the order in which a form shows them."""
        if cls not in _params:
            _params[cls] = params_of(cls)
        return _params[cls]

    # `Any`: a subclass names the inputs that it has, `output_shapes(self, image)`.

    def output_shapes(self, *inputs: Any, **_: Any) -> TensorShape | Shapes:
        """Shape of the output for one sample; raises `LayerError`.

        A layer with several outputs gives a tuple, in the order of `output_ports`.
        """
        raise NotImplementedError

    @classmethod
    def output_ports(cls, fields: Mapping[str, object]) -> tuple[Port, ...]:
        """Outputs of a node with these raw fields; the first is named "out"."""
        return cls.outputs

    def is_frozen(self) -> bool:
        """True if training leaves the weights as they are."""
        return False

    def recipe(self, *inputs: Any, **_: Any) -> Recipe:
        """Torch callables that do what this layer does; none: the identity."""
        raise NotImplementedError

    def parameter_counts(self, *inputs: Any, **_: Any) -> tuple[int, int, int]:
        """(weights, biases, buffers) that training adjusts or updates."""
        return 0, 0, 0

    # `output` is the shape of the only output, here and in `formulas`; a layer with
    # several outputs has neither.

    def multiply_adds(self, output: Any, *inputs: Any, **_: Any) -> int:
        """Multiply-add operations for one sample, half of torch's flop counter."""
        return 0

    def window(self, *inputs: TensorShape) -> Window | None:
        """Return the sliding window, for the receptive field; None: pointwise."""
        return None

    def sees_everything(self) -> bool:
        """True if every output value depends on the whole input."""
        return False

    def formulas(self, output: Any, *inputs: Any, **_: Any) -> Iterable[Formula]:
        """Explain every output dimension with this layer's numbers."""
        return ()

    def hints(self, *inputs: TensorShape) -> Iterable[str]:
        """Remarks on settings that work but are probably not meant."""
        return ()

    def summary(self, *inputs: TensorShape) -> str:
        """Key parameters for the node; values equal to the default are left out."""
        return ""

    def suggestions(self, name: str) -> Iterable[tuple[str, object]]:
        """Values for a field that follow from the other fields: (why, raw value)."""
        return ()

    def inferred(self, *inputs: TensorShape) -> dict[str, int]:
        """Sizes that torch wants and the graph knows, such as in_channels."""
        given = self.params()
        return {
            name: value
            for step in self.recipe(*inputs)
            for name, value in step.arguments.items()
            if name not in given and type(value) is int and name != "output_size"
        }

    def evaluated(self, inputs: Shapes) -> Evaluated:
        """Everything that follows from the shapes of the inputs, computed anew."""
        shapes = self.output_shapes(*inputs)
        outputs = (shapes,) if isinstance(shapes, TensorShape) else shapes
        weights, biases, buffers = self.parameter_counts(*inputs)
        macs = self.multiply_adds(outputs[0] if len(outputs) == 1 else outputs, *inputs)
        cost = Cost(
            weights,
            biases,
            buffers,
            macs,
            sum(shape.values for shape in outputs),
            weights + biases if self.is_frozen() else 0,
            1 if self.is_weight_layer else 0,
        )
        whole, hints = self.sees_everything(), tuple(self.hints(*inputs))
        given = outputs if self.outputs else ()
        return Evaluated(given, cost, self.window(*inputs), whole, hints)


LayerType = TypeVar("LayerType", bound=type[Layer])
REGISTERED: dict[str, type[Layer]] = {}
INTERNAL: dict[str, type[Layer]] = {}  # never offered: ports of blocks and the like
_params: dict[type, dict[str, Param]] = {}


def register(
    family: str, *, internal: bool = False
) -> Callable[[LayerType], LayerType]:
    """Class decorator, outermost: enter a layer type into the catalogue."""

    def enter(cls: LayerType) -> LayerType:
        cls.family = family
        cls.least_inputs = least_inputs(cls.inputs)
        (INTERNAL if internal else REGISTERED)[cls.type_name()] = cls
        return cls

    return enter


def least_inputs(ports: tuple[Port, ...]) -> int:
    """How many edges must arrive: a merge of one value would be no merge."""
    return sum(2 if port.variadic else 1 for port in ports)


@lru_cache(maxsize=65_536)
def _built(type_name: str, values: tuple[tuple[str, Any], ...]) -> Layer:
    layer_type = REGISTERED.get(type_name) or INTERNAL[type_name]
    return layer_type(**dict(values))


class Evaluated(NamedTuple):
    """What a layer makes of its inputs. `whole`: each value sees all of the image.

    A block has the way from each of its inputs in the place of a window.
    """

    outputs: Shapes
    cost: Cost
    window: Window | tuple[Way, ...] | None
    whole: bool
    hints: tuple[str, ...]


def evaluate(layer: Layer, inputs: Shapes) -> Evaluated:
    """Output shapes, cost and window of a layer; raises `LayerError`."""
    known = layer.results.get(inputs)
    if known is None:
        if len(layer.results) >= MOST_RESULTS:
            layer.results.clear()
        known = layer.results[inputs] = layer.evaluated(inputs)
    return known


def refuse(rule: str, message: str, **described: Any) -> NoReturn:
    """Raise a `LayerError` of the given kind."""
    raise LayerError(Problem(rule, message, **described))
